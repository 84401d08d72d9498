"""The words and signs that verbs of speech, their subjects and the clauses around them are known by."""

from __future__ import annotations

import re

from generator.drafting.lexicon import SAYING, SPEECH

VERBS = "|".join(sorted(map(re.escape, SPEECH - {"according to"}), key=len, reverse=True))
VERB = re.compile(rf"(?<![\w-])(?:{VERBS})(?![\w-])")
SAYINGS = "|".join(sorted(map(re.escape, SAYING), key=len, reverse=True))
_TIMES = "week|weekend|month|year|day|night|morning|afternoon|evening|spring|summer|autumn|fall|winter|season|time|term|century"
ADVERBS = (
    r"(?:(?:has|have|had|also|however|then|later|earlier|once|twice|again|repeatedly|recently|reportedly|himself|herself|itself|themselves|just|now|still|even|once more|in turn|"
    r"further|first|since|simply|often|always|never|already|only|famously|did|does|would|will|can|could|might|may|is|was|are|were|be|has been|likes? to|liked to|"
    r"had been|been|went on to|goes on to|continued to|continues to|appeared to|seemed to|used to|tried to|sought to|took to \w+ to|wanted to|declined to|"
    r"(?:is|was|are|were) (?:said|reported|reputed|thought|believed|alleged|rumou?red|understood|heard) to(?: have)?|"
    rf"(?:last|this) (?:{_TIMES}|\w+day)|on \w+day|yesterday|today|"
    r"(?!(?:family|ally|assembly|supply|rally|reply|monopoly|bully)\b)[a-z]+ly)\s+)*"
)
AUXILIARY = re.compile(rf"(?:^|(?<=[\s,—–-])){ADVERBS}$")
BE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|get|got)\s+(?:\w+ly\s+|also\s+|later\s+|once\s+|then\s+|reportedly\s+)*$"
)
CONJUNCTION = re.compile(
    r"\b(?:and|or|but|yet|so|that|when|while|whilst|as|because|if|although|though|where|whereas|after|before|since|whether|how|why|"
    r"what|until|than|unless|once|which|whom)\b"
)
LEADING = re.compile(
    r"\s*(?:[,;—–-]\s*)?(?:(?:and|but|or|yet|so|meanwhile|however|then|also|later|still|earlier|yesterday|today|tomorrow|instead|"
    r"(?:the|that|this|a|one|two|three|four|five|\d+) (?:\w+ ){0,2}(?:day|week|month|year|morning|night|evening|afternoon|hour|minute)s?(?: (?:later|earlier|before|after|ago))?(?=,)|"
    rf"afterwards|here|elsewhere|nearby|backstage|overseas|abroad|upstairs|downstairs|downtown|online|finally|separately|additionally|moreover|in addition|on \w+day|(?:last|this) (?:{_TIMES}|\w+day)|one \w+ (?:later|ago)|(?-i:[a-z]+ly\b|[A-Z][a-z]+ly(?=,))|nevertheless|nonetheless|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?![’'])[\s,]*)+",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"\s*(?:in|on|at|after|ahead|beyond|during|for|from|by|with|without|to|under|over|since|until|before|when|while|whilst|as|if|although|though|because|"
    r"despite|amid|among|asked|speaking|writing|addressing|appearing|following|responding|reacting|given|citing|"
    r"recalling|describing|referring|seeking|using|in|of|about|against|between|through|within|once|where|unlike|like|per|via|"
    r"hours|days|weeks|minutes|months|years|shortly|soon|moments|pressed|questioned|testifying|commenting|looking|"
    r"(?:told|given|shown|made|born|known|[a-z]+ed) (?=(?:by|about|at|in|on|for|with|from|to|of|that|whether|if|how|why|as)\b)|standing|sitting|reading|holding|having|being|turning|flanked|surrounded|visibly|according|not|outside|inside|across|near|behind|upon|[a-z]+ing)\b",
    re.IGNORECASE,
)
POST = re.compile(
    r"\s(?:of|for|from|in|at|with|on|to|who|whose|which|that|by|near|about|against|after|during|under|behind|across|around|over|inside|outside|into|"
    r"representing|involved|based|close|familiar)\b"
)
ACTS = re.compile(
    r",?\s+(?:\w+ly |also |has |had |was |is )*(?:[a-z]{2,}ed|said|told|made|took|went|came|gave|got|won|has|had|was|is|will|would)\b"
)
"""What follows the subject of a clause: a verb."""
