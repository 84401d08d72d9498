"""What the check says of every fault, word for word: `tests/golden/messages.txt` is read like documentation.

One line of a row is one change of a project in which nothing is wrong: a file, what stands there, what stands there
instead. `pytest --update-golden` writes the messages anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.building.build import check
from generator.reading.diagnostics import Diagnostic
from tests.fuzzing import ROOF, WHOLE, write
from tests.test_docs import documented

GOLDEN = Path(__file__).parent / "golden/messages.txt"
ARTICLES = "content/briefings/talks/articles/"
FILES = {
    "site": "site_config.yml",
    "actors": "content/actors.yml",
    "briefing": "content/briefings/talks/briefing.yml",
    "door": f"{ARTICLES}door.yml",
    "roof": f"{ARTICLES}roof.yml",
    "DOOR": "seeds/000_door.txt",
    "ROOF": "seeds/001_roof.txt",
}
NO_CHANGE = "words: There is no change, there will be no change"
SMALL = "speaker: unnamed\n  words: small step\n  context: called the reply a “small step” for the talks"

ROWS: list[tuple[str, list[tuple[str, str, str]]]] = [
    # Words that are looked for
    ("a word", [("door", NO_CHANGE, "words: There is a change, there will be no change")]),
    ("a letter's case", [("door", NO_CHANGE, "words: there is no change, there will be no change")]),
    ("a comma", [("door", NO_CHANGE, "words: There is no change there will be no change")]),
    ("the order of words", [("door", NO_CHANGE, "words: There no is change, there will be no change")]),
    ("another article's words", [("roof", "words: Now it is up to them", "words: That we will uphold the principle")]),
    ("prose", [("door", "words: not one", "words: the reply made no concessions to Land")]),
    ("speech behind a dash", [("DOOR", "though ‘not one’", "\n— We made no concessions, she said. — None.\n\nthough ‘not one’"), ("door", "words: not one", "words: We made no concessions")]),
    ("beyond the marks", [("door", "words: not one", "words: the “small step” for the talks")]),
    ("beyond the marks at the end", [("door", "words: not one", "words: small step” for the talks")]),
    ("a headline", [("door", "words: not one", "words: Door stays open")]),
    ("a caption", [("door", "words: not one", "words: a desk in the old town hall")]),
    ("a byline", [("door", "words: not one", "words: By Ann Doe")]),
    ("an advertisement", [("door", "words: not one", "words: The Morning")]),
    ("partly a caption", [("door", "words: not one", "words: '(Photo: Gazette) Minister Jo Weaver said'")]),
    ("other kinds of what is not the body", [("door", "kind: byline", "kind: duplicate"), ("door", "kind: advertisement", "kind: registration"), ("door", "words: not one", "words: By Ann Doe\n- speaker: unnamed\n  words: The Morning")]),
    ("a video, a heading, a footer", [("door", "kind: byline", "kind: video"), ("door", "kind: advertisement", "kind: footer"), ("door", "kind: caption", "kind: heading"), ("door", "words: not one", "words: By Ann Doe\n- speaker: unnamed\n  words: The Morning\n- speaker: unnamed\n  words: a desk in the old town hall")]),
    ("what is other", [("door", "kind: byline", "kind: other"), ("door", "words: not one", "words: By Ann Doe")]),
    ("a single word", [("door", "words: not one", "words: step")]),
    ("no word", [("door", "words: not one", "words: '[…] “”'")]),
    ("two places", [("DOOR", "though ‘not one’", "and a “small step” at that, though ‘not one’"), ("door", "\n  context: called the reply a “small step” for the talks", "")]),
    ("many places", [("DOOR", "though ‘not one’", "\na “small step”, a “small step”,\na “small step”, a “small step”, a “small step”, though ‘not one’"), ("door", "\n  context: called the reply a “small step” for the talks", "")]),
    ("a slip beside its context", [("DOOR", "though ‘not one’", "and a “small step” at that, though ‘not one’"), ("door", "words: small step", "words: 'small step.'")]),
    ("a slip in what is accepted", [("door", "words: not one", "words: 'step.'\n  accept:\n  - quotation-single-word")]),
    ("a context that is not there", [("door", "context: called the reply a", "context: called the answer a")]),
    ("a context without the words", [("door", "context: called the reply a “small step” for the talks", "context: called the reply")]),
    ("a mark that is never closed", [("ROOF", "to them,” Ober", "to them, Ober")]),
    ("a negation that is cut off", [("door", NO_CHANGE, "words: change, there will be no change")]),
    ("a passage twice", [("door", "id: areas", "id: again\n  speaker: jo-weaver\n  words: There are areas where, based on reciprocity, we can talk\n- id: areas")]),
    ("another speaker", [("roof", "id: up-to-them\n  speaker: max-ober", "id: up-to-them\n  speaker: jo-weaver")]),
    ("whom somebody tells", [("ROOF", "“Now it is up to them,” Ober said.", "He told Jo Weaver “Now it is up to them”."), ("roof", "id: up-to-them\n  speaker: max-ober", "id: up-to-them\n  speaker: jo-weaver")]),
    ("another speaker in German", [("ROOF", "“Now it is up to them,” Ober said.", "„Now it is up to them“, sagte Regierungssprecher Max Ober am Montag."), ("roof", "seed: 001_roof.txt", "seed: 001_roof.txt\nlanguage: de"), ("roof", "id: up-to-them\n  speaker: max-ober", "id: up-to-them\n  speaker: jo-weaver")]),
    ("another speaker in French", [("ROOF", "“Now it is up to them,” Ober said.", "« Now it is up to them », a déclaré lundi le porte-parole Max Ober."), ("roof", "seed: 001_roof.txt", "seed: 001_roof.txt\nlanguage: fr"), ("roof", "id: up-to-them\n  speaker: max-ober", "id: up-to-them\n  speaker: jo-weaver")]),
    ("an elision that drops a negation", [("door", NO_CHANGE, "words: There […] change, there will be no change")]),
    ("an elision that may turn the meaning", [("DOOR", "that is our commitment.”", "that, if we refuse, is our commitment.”"), ("door", "open, […] and that is our commitment", "open, […] is our commitment")]),
    ("an elision", [("door", "open, […] and that is our", "open, […] that is our")]),
    ("an elision of nothing", [("door", "[…] and that is our", "remains open, and that […] is our")]),
    ("an elision between two utterances", [("door", "[…] and that is our commitment", "[…] There are areas")]),
    ("an elision at the end", [("door", NO_CHANGE, "words: There is no change, there will be […]")]),
    ("an elision at the beginning", [("door", NO_CHANGE, "words: '[…] there will be no change'")]),
    ("an insertion that adds a negation", [("door", "the [same] principle", "the [not same] principle")]),
    ("an insertion that may turn the meaning", [("door", "the [same] principle", "the [rejected] principle")]),
    ("an insertion of a prefix", [("door", "the [same] principle", "the [un]principle")]),
    ("hidden characters of the article", [("ROOF", "up to them", "up \u202eto them")]),
    ("look-alikes of the article", [("ROOF", "up to them", "up to thеm"), ("roof", "up to them\n", "up to thеm\n")]),
    # Passages, titles, exclusions
    ("a passage that is not there", [("door", "words: its demands", "words: its claims")]),
    ("a passage of a headline", [("door", "words: its demands", "words: Door stays open")]),
    ("a passage of a caption", [("door", "words: its demands", "words: old town hall")]),
    ("a passage of a byline", [("door", "words: its demands", "words: Ann Doe")]),
    ("a passage of a repeated lead", [("door", "kind: byline", "kind: duplicate"), ("door", "words: its demands", "words: By Ann Doe")]),
    ("a passage partly of a caption", [("door", "words: its demands", "words: '(Photo: Gazette) Minister Jo'")]),
    ("a passage without words", [("door", "words: its demands", "words: '…'")]),
    ("a passage at two places", [("door", "words: its demands", "words: the reply")]),
    ("a slip in evidence", [("door", "words: its demands", "words: its demands,")]),
    ("a slip in a figure", [("door", "words: an estimated 100,000 troops", "words: an estimated 100,000 troops,")]),
    ("a slip in evidence beside its context", [("door", "words: the reply made no concessions\n", "words: the reply,\n")]),
    ("evidence that its context tells", [("door", "words: the reply made no concessions\n", "words: the reply\n")]),
    ("a figure that its context tells", [("DOOR", "in March.", "in March, and\nan estimated 100,000 troops in May."), ("door", "words: an estimated 100,000 troops", "words: an estimated 100,000 troops\n  context: counted an estimated 100,000 troops on the border")]),
    ("a slip in a figure beside its context", [("DOOR", "in March.", "in March, and\nan estimated 100,000 troops in May."), ("door", "words: an estimated 100,000 troops", "words: an estimated 100,000 troops,\n  context: counted an estimated 100,000 troops on the border")]),
    ("a figure from another article's quotation", [("door", "words: between 40,000 and 50,000", "words: Now it is up to them")]),
    ("evidence from another article's quotation", [("door", "words: its demands", "words: Now it is up to them")]),
    ("a passage of another article", [("door", "words: its demands", "words: told reporters")]),
    ("a title that is not there", [("door", "title: Door stays open", "title: Door is open")]),
    ("an exclusion whose begin is not there", [("door", "first: By Ann Doe", "first: By Ann Roe")]),
    ("an exclusion whose end is not there", [("door", "(Photo: Gazette)", "(Photo: Herald)")]),
    ("an exclusion that has no such occurrence", [("door", "occurrence: '1'", "occurrence: '3'")]),
    ("an occurrence that is none", [("door", "occurrence: '1'", "occurrence: '0'")]),
    ("facts whose words are not there", [("door", "basis: 'inferred: the photograph''s credit'", "words: The Photo Herald"), ("door", "words: Wednesday, 5 May 2024", "words: Thursday, 6 May 2024"), ("door", "basis: 'inferred: named elsewhere'", "words: gazette dot example")]),
    ("a fact whose words are not there", [("door", "words: By Ann Doe", "words: By Ann Roe")]),
    ("facts whose words do not state them", [("door", "words: By Ann Doe", "words: Door stays open"), ("door", "words: Wednesday, 5 May 2024", "words: By Ann Doe")]),
    # Names
    ("an actor that is not there", [("door", "speaker: jo-weaver", "speaker: jo-waever")]),
    ("an actor that is like no other", [("door", "speaker: jo-weaver", "speaker: somebody")]),
    ("an affiliation that is not there", [("actors", "affiliation: land", "affiliation: lend")]),
    ("an affiliation to oneself", [("actors", "affiliation: land", "affiliation: jo-weaver")]),
    ("an affiliation that no article has", [("actors", "- id: land\n", "- id: alliance\n  name: The Alliance\n  kind: organisation\n- id: land\n"), ("actors", "affiliation: land", "affiliation: alliance")]),
    ("affiliations that run in a circle", [("actors", "- id: land\n", "- id: land\n  affiliation: jo-weaver\n")]),
    ("an article that is not there", [("briefing", "article: roof", "article: rof")]),
    ("an article that is like no other", [("briefing", "article: roof", "article: window")]),
    ("evidence of an article that is not there", [("briefing", "- door/areas", "- dor/areas")]),
    ("a correction of an article that is not there", [("briefing", "article: roof\n- date: '2024-05-08'", "article: rof\n- date: '2024-05-08'")]),
    ("evidence without its article", [("briefing", "- door/areas", "- areas")]),
    ("words without their article", [("briefing", "  - article: door\n    words: troops", "  - words: troops")]),
    ("a quotation that is not there", [("door", "  - no-change", "  - no-chance")]),
    ("evidence of the lede that is not there", [("briefing", "- door/no-change", "- door/no-chance")]),
    ("a quotation that is like no other", [("briefing", "- door/areas", "- door/zzz")]),
    ("evidence written in full that is not there", [("briefing", "- door/areas", "- quotation: door/area")]),
    ("a position behind others that are wrong", [("door", "positions:\n", "positions:\n- actor: land\n  issue: roof\n  stance: keep\n  summary: Waits.\n  evidence:\n  - areas\n- actor: land\n  issue: open-door\n  stance: wait\n  summary: Waits.\n  evidence:\n  - areas\n- actor: lend\n  issue: open-door\n  stance: keep\n  summary: Waits.\n  evidence:\n  - areas\n")]),
    ("a quotation of another article that is not there", [("briefing", "- door/areas", "- door/area")]),
    ("a home that is not there", [("site", "home: talks", "home: talk")]),
    ("an issue that is not there", [("roof", "issue: open-door", "issue: open-dor")]),
    ("a stance that is not there", [("roof", "stance: close", "stance: closed")]),
    ("a stance that is like no other", [("roof", "stance: close", "stance: waits")]),
    ("a figure that is not there", [("roof", "figure: troops", "figure: troop")]),
    ("a seed that is not there", [("roof", "seed: 001_roof.txt", "seed: 001_rof.txt")]),
    ("a seed outside", [("roof", "seed: 001_roof.txt", "seed: ../001_roof.txt")]),
    ("a seed of another article", [("roof", "seed: 001_roof.txt", "seed: 000_door.txt")]),
    ("a seed that is no longer the same", [("roof", "seed: 001_roof.txt", f"seed: 001_roof.txt\nsha256: {'0' * 64}")]),
    ("a seed that has changed since a day", [("roof", "seed: 001_roof.txt", f"seed: 001_roof.txt\nsha256: {'0' * 64}\nretrieved: 2024-05-06")]),
    ("an actor twice", [("actors", "id: max-ober", "id: jo-weaver")]),
    ("an id that is reserved", [("actors", "id: max-ober", "id: unnamed")]),
    ("a name of two actors", [("actors", "- Ober", "- Weaver")]),
    ("an id that another's words would have", [("door", "words: not one", "words: not one\n- id: not-one\n  speaker: jo-weaver\n  words: for many weeks")]),
    ("the same words twice, without an id", [("door", "words: not one", "words: not one\n- speaker: unnamed\n  words: not one")]),
    ("a quotation's id twice", [("door", "id: areas", "id: uphold")]),
    ("an issue twice", [("briefing", "figures:\n", "- id: open-door\n  title: T\n  question: Q?\n  stances:\n  - id: a\n    label: A\n  - id: a\n    label: B\nfigures:\n")]),
    ("a figure twice", [("briefing", "- id: troops\n", "- id: troops\n  what: Others\n- id: troops\n")]),
    ("a key actor twice", [("door", "- actor: land\n  role", "- actor: jo-weaver\n  role: Minister\n- actor: land\n  role")]),
    ("a key that nobody knows", [("roof", "todo: []", "todos: []")]),
    ("a key that is like no other", [("roof", "todo: []", "xyz: []")]),
    ("a key deep inside that nobody knows", [("briefing", "label: Keep it open", "lable: Keep it open")]),
    ("a value that is not among those possible", [("briefing", "tone: for", "tone: fore")]),
    ("a value that is like none possible", [("actors", "kind: state", "kind: 7")]),
    ("a kind of exclusion that nobody knows", [("door", "kind: byline", "kind: by-line")]),
    # Wishes
    ("a wish that overrules nothing", [("roof", "not_same_as: []", "not_same_as:\n  - door/no-change")]),
    ("a wish of a quotation without an id", [("door", "words: not one", "words: not one\n  not_same_as:\n  - small-step")]),
    ("a wish for a quotation that is not there", [("roof", "not_same_as: []", "not_same_as:\n  - door/zzz")]),
    ("a wish for what two articles print alike", [("ROOF", "«Nous", "“There are areas where, based on reciprocity, we can talk,” Weaver said. «Nous"), ("roof", "- id: verrons", "- speaker: jo-weaver\n  words: There are areas where, based on reciprocity, we can talk\n  same_as:\n  - door/areas\n- id: verrons")]),
    ("a wish for what is one already", [("door", "same_as: []", "same_as:\n  - door-is-open\n- speaker: jo-weaver\n  words: NATO’s door is open, remains open\n  same_as:\n  - door-is-open")]),
    ("wishes that contradict each other", [("roof", "not_same_as: []", "not_same_as:\n  - door/no-change\n  same_as:\n  - door/no-change")]),
    ("wishes of three that contradict each other", [("door", "same_as: []", "same_as:\n  - areas"), ("door", "id: areas\n", "id: areas\n  same_as:\n  - uphold\n"), ("door", "id: uphold\n", "id: uphold\n  not_same_as:\n  - no-change\n")]),
    ("a wish that joins two speakers", [("roof", "not_same_as: []", "same_as:\n  - door/no-change")]),
    ("a translation into the same language", [("roof", "  language: fr\n", "")]),
    ("what is accepted and not there", [("door", "words: not one", "words: not one\n  accept:\n  - quotation-single-word")]),
    ("what is accepted and there", [("door", "words: not one", "words: step\n  accept:\n  - quotation-single-word")]),
    # Roles and figures
    ("a role that nothing bears out", [("door", "role: Minister", "role: Queen")]),
    ("a role far from the name", [("door", "role: Minister", "role: made no concessions to Land")]),
    ("a number that is not there", [("roof", "words: at least 90,000 troops", "words: troops stood ready")]),
    ("another number", [("roof", "words: at least 90,000 troops", "words: at least 90,000 troops\n  value: '80000'")]),
    ("several numbers", [("door", "words: between 40,000 and 50,000", "words: an estimated 100,000 troops on the border, up from between 40,000 and 50,000")]),
    ("a number that is cut", [("door", "words: between 40,000 and 50,000", "words: 50,000")]),
    ("a unit that the article does not say", [("door", "unit: troops", "unit: boats")]),
    ("a qualifier that the words do not say", [("door", "qualifier: estimated", "qualifier: at least")]),
    ("a qualifier that is none", [("door", "qualifier: estimated", "qualifier: troops")]),
    ("a qualifier that is dropped", [("roof", "words: at least 90,000 troops", "words: 90,000 troops")]),
    ("a unit that goes with a year", [("DOOR", "in March", "in 2014"), ("door", "words: between 40,000 and 50,000", "words: in 2014\n  unit: troops")]),
    # Drafts and lint
    ("a draft", [("roof", "todo: []", "draft: true\ntodo:\n- curate\n- read")]),
    ("evidence of a draft that is not there either", [("roof", "todo: []", "draft: true"), ("briefing", "words: at least 90,000 troops stood ready", "words: at most 90,000 troops stood ready")]),
    ("a draft with one thing to do", [("roof", "todo: []", "draft: true\ntodo:\n- curate")]),
    ("a draft without anything to do", [("roof", "todo: []", "draft: yes")]),
    ("something left to do", [("roof", "todo: []", "todo:\n- curate it")]),
    ("a draft in a draft of a briefing", [("roof", "todo: []", "draft: true"), ("briefing", "title: The talks begin", "title: The talks begin\ndraft: true")]),
    ("a draft that rests on its own words", [("roof", "todo: []", "draft: true"), ("roof", "  - up-to-them\nquotations", "  - words: troops stood ready\nquotations")]),
    ("a draft of a briefing", [("briefing", "title: The talks begin", "title: The talks begin\ndraft: true")]),
    ("a draft of a briefing without its parts", [("briefing", WHOLE[FILES["briefing"]].decode(), "title: To come\ndate: 2024-05-07\ndraft: true\n")]),
    ("a statement that is copied", [("door", "text: The reply concedes nothing.", "text: Minister Jo Weaver said on Wednesday, 5 May 2024, that the reply made no concessions to Land.")]),
    ("stances that contradict each other", [("door", "figures:\n- figure", "- actor: jo-weaver\n  issue: open-door\n  stance: close\n  summary: Wants it closed.\n  evidence:\n  - areas\nfigures:\n- figure")]),
    ("HTML in a seed", [("ROOF", "“Now it is up to them,”", "“Now it is up to them,” &quot;that&rsquo;s all&quot; ")]),
    ("a date after the day of retrieval", [("door", "retrieved: '2024-05-06'", "retrieved: '2024-05-01'")]),
    ("an article without quotations", [("roof", WHOLE[FILES["roof"]].decode(), "seed: 001_roof.txt\nsummary:\n- text: It is up to Land.\n  evidence:\n  - words: troops stood ready\n"), ("briefing", "  - roof/no-change\n", "")]),
    ("an actor whom nothing uses", [("actors", "- id: land", "- id: nobody\n  name: Nobody\n  kind: person\n- id: land")]),
    ("a speaker whom the article does not list", [("door", "- actor: jo-weaver\n  role: Minister\n", "")]),
    # Form
    ("what is missing", [("briefing", "title: The talks begin\n", "")]),
    ("what is missing deep inside", [("briefing", "    label: Keep it open\n", "")]),
    ("a fact with neither words nor basis", [("door", "\n  basis: 'inferred: named elsewhere'", "")]),
    ("evidence with both", [("door", "  - words: its demands", "  - words: its demands\n    quotation: areas")]),
    ("a list that is too short", [("briefing", "  - id: close\n    label: Close it\n    tone: against\n", "")]),
    ("an empty list", [("roof", "  evidence:\n  - up-to-them\nquotations", "  evidence: []\nquotations")]),
    ("an empty text", [("briefing", "title: The talks begin", "title: ''")]),
    ("nothing at all", [("briefing", "title: The talks begin", "title:")]),
    ("nothing where a list should be", [("roof", "summary:\n- text: It is up to Land.\n  evidence:\n  - up-to-them\n", "summary:\n")]),
    ("text where a list should be", [("actors", "  aliases:\n  - Weaver", "  aliases: Weaver")]),
    ("a list where text should be", [("briefing", "title: The talks begin", "title:\n- The talks begin")]),
    ("text where a mapping should be", [("briefing", "lede:\n  text: A minister answered.\n  evidence:\n  - door/no-change", "lede: A minister answered.")]),
    ("a mapping where text should be", [("briefing", "title: The talks begin", "title:\n  en: The talks begin")]),
    ("a file that is no mapping", [("actors", WHOLE[FILES["actors"]].decode(), "- id: a\n")]),
    ("an id of another form", [("actors", "id: max-ober", "id: Max_Ober")]),
    ("a reference of another form", [("roof", "speaker: max-ober\n  words: there", "speaker: Max Ober\n  words: there")]),
    ("a language that the interface does not speak", [("site", "language: en", "language: ar")]),
    ("nobody to tell of a mistake", [("site", "repository: https://forge.example/we/briefings\n", "")]),
    ("a colour of another form", [("site", "'#1b3a5c'", "blue")]),
    ("an id that is a device", [("actors", "id: max-ober", "id: con")]),
    ("an address of another scheme", [("site", "url: https://example.org/briefings/", "url: ftp://example.org/")]),
    ("an address of other letters", [("site", "url: https://example.org/briefings/", "url: https://exаmple.org/")]),
    ("an address with a mark", [("site", "url: https://example.org/briefings/", "url: 'https://example.org/\"x'")]),
    ("a port that is none", [("site", "url: https://example.org/briefings/", "url: https://example.org:99999/")]),
    ("a port in other digits", [("site", "url: https://example.org/briefings/", "url: https://example.org:٨٠/")]),
    ("an address of a site with a query", [("site", "url: https://example.org/briefings/", "url: https://example.org/a?b=c#d")]),
    ("an address of a site with a fragment", [("site", "url: https://example.org/briefings/", "url: https://example.org/a#d")]),
    ("an address of a site with a doubled slash", [("site", "url: https://example.org/briefings/", "url: https://example.org//briefings/")]),
    ("an address of a site that leads upwards", [("site", "url: https://example.org/briefings/", "url: https://example.org/../%2e%2e/x")]),
    ("a date in other digits", [("briefing", "date: '2024-05-05'\nlede", "date: ٢٠٢٤-٠٥-٠٥\nlede")]),
    ("a month in other digits", [("briefing", "date: 2024-03/2024-05", "date: ٢٠٢٤-٠٣")]),
    ("a date that is none", [("briefing", "date: '2024-05-05'\nlede", "date: '2024-02-30'\nlede")]),
    ("a date of another form", [("briefing", "date: '2024-05-05'\nlede", "date: 5 May\nlede")]),
    ("a range that runs backwards", [("briefing", "date: 2024-03/2024-05", "date: 2024-05/2024-03")]),
    ("a truth that is none", [("briefing", "contradiction: 'true'", "contradiction: perhaps")]),
    ("a character that is refused", [("actors", "name: Land", 'name: "La\\u202end"')]),
    ("a setting that is ours", [("site", "  theme:\n    features:", "  strict: false\n  theme:\n    features:")]),
    ("hidden characters", [("actors", "name: Land", "name: La\u200bnd")]),
    ("look-alikes", [("actors", "name: Max Ober", "name: Mаx Ober")]),
    # YAML
    ("a key twice", [("roof", "todo: []", "todo: []\ntodo: []")]),
    ("an open bracket", [("roof", "todo: []", "todo: [")]),
    ("an open mark", [("roof", "seed: 001_roof.txt", 'seed: "001_roof.txt')]),
    ("an entry without its dash", [("roof", "- id: up-to-them\n", "  id: up-to-them\n")]),
    ("a sign that begins no text", [("roof", "words: Now it is", "words: @them Now it is")]),
    ("a conflict of git", [("roof", "todo: []\n", "<<<<<<< HEAD\ntodo: []\n=======\ntodo: [more]\n>>>>>>> other\n")]),
    ("a tab", [("roof", "  words: Now", "\twords: Now")]),
    ("a colon in text", [("roof", "words: Now it", "words: Now: it")]),
    ("a key without a colon", [("roof", "todo: []", "todo")]),
    ("a value at the wrong place", [("roof", "  words: Now", " words: Now")]),
    ("text that a comment cuts", [("roof", "words: Now it", "words: Now #it")]),
    ("nothing", [("roof", WHOLE[FILES["roof"]].decode(), "# nothing\n")]),
    ("two documents", [("roof", "todo: []", "todo: []\n---")]),
    ("an alias", [("roof", "seed: 001_roof.txt", "seed: *roof")]),
    ("an anchor", [("roof", "seed: 001_roof.txt", "seed: &roof 001_roof.txt")]),
    ("an anchor of a key", [("roof", "seed: 001_roof.txt", "&roof seed: 001_roof.txt")]),
    ("a tag", [("roof", "seed: 001_roof.txt", "seed: !!str 001_roof.txt")]),
    ("a merge key", [("roof", "todo: []", "<<: {}")]),
    ("a key that is a list", [("roof", "todo: []", "? [todo]\n: []")]),
    ("what is too deep", [("roof", "todo: []", f"todo: {'[' * 50}{']' * 50}")]),
    ("what is too large", [("roof", "todo: []", f"todo: [] #{' ' * 2_000_000}")]),
    ("too many faults of YAML", [("roof", "todo: []", "todo: []" + "\ntodo: []" * 101)]),
    ("too many faults of form", [("roof", "todo: []", "\n".join(f"k{n}: 1" for n in range(101)))]),
    ("too many entries", [("roof", "- id: verrons", "".join(f"- id: q{n}\n  speaker: max-ober\n  words: Now it is up to them\n" for n in range(2_000)) + "- id: verrons")]),
    ("a control character", [("roof", "Now it", "Now \x07it")]),
    ("a seed's control character", [("ROOF", "Now it", "Now \x07it")]),
    ("a seed of nothing", [("ROOF", ROOF, " \n")]),
    ("a seed that is too large", [("ROOF", "Now it", " " * 2_000_001)]),
]  # fmt: skip


def remove(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).unlink()


def data(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda root: (root / name).write_bytes(content)


def link(name: str, to: str) -> Callable[[Path], object]:
    return lambda root: ((root / name).unlink(missing_ok=True), (root / name).symlink_to(to))


def folder(name: str) -> Callable[[Path], object]:
    return lambda root: ((root / name).unlink(missing_ok=True), (root / name).mkdir())


def moved(name: str, to: str) -> Callable[[Path], object]:
    return lambda root: (root / name).rename(root / to)


TREES: list[tuple[str, Callable[[Path], object]]] = [
    ("a file that is gone", remove("content/actors.yml")),
    ("settings that are gone", remove("site_config.yml")),
    ("an article that is gone", remove(f"{ARTICLES}roof.yml")),
    ("a seed that is gone", remove("seeds/001_roof.txt")),
    ("another encoding", data("content/actors.yml", b"actors: caf\xe9\n")),
    ("a seed that is no text", data("seeds/001_roof.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")),
    ("a seed of another encoding", data("seeds/001_roof.txt", "Schluß\n".encode("utf-16"))),
    ("a folder for a file", folder("content/actors.yml")),
    ("a folder for a seed", folder("seeds/001_roof.txt")),
    ("a link for a file", link("content/actors.yml", "/etc/hosts")),
    ("a link for a seed", link("seeds/001_roof.txt", "/etc/hosts")),
    ("a link for the seeds", lambda root: ((root / "seeds").rename(root / "other"), (root / "seeds").symlink_to("other"))),
    ("a file for the briefings", lambda root: (moved("content/briefings", "other")(root), (root / "content/briefings").touch())),
    ("a file for the theme", lambda root: (root / "theme").touch()),
    ("a file and a link for folders of the theme", lambda root: ((root / "theme").mkdir(), (root / "theme/assets").touch(), (root / "theme/pages").symlink_to(root))),
    ("a link for a briefing", link("content/briefings/hall", "nowhere")),
    ("another ending", data(f"{ARTICLES}hall.yaml", b"seed: x\n")),
    ("a name that is no address", moved(f"{ARTICLES}roof.yml", f"{ARTICLES}The Roof.yml")),
    ("a name that is a device", moved(f"{ARTICLES}roof.yml", f"{ARTICLES}nul.yml")),
    ("a name that is the site's own", moved(f"{ARTICLES}roof.yml", f"{ARTICLES}timeline.yml")),
    ("a briefing without articles", lambda root: (remove(f"{ARTICLES}roof.yml")(root), remove(f"{ARTICLES}door.yml")(root))),
    ("no briefing", moved("content/briefings", "content/none")),
    ("a seed that no article uses", data("seeds/002_new.txt", b"New\n")),
    ("a seed with a name that nobody can type", data("seeds/a\nb.txt", b"New\n")),
    ("a seed that lies elsewhere", moved("seeds/001_roof.txt", "seeds/002_roof.txt")),
]  # fmt: skip

ELSEWHERE = frozenset(
    "unreadable-file seed-unreadable short-history catalogue template mkdocs foreign-folder cannot-write busy internal "
    "broken-link broken-anchor broken-reference duplicate-anchor link-leaves-site unsafe-link outside-request "
    "speaker-unconfirmed speaker-doubtful".split()
)
"""What is no fault of content, answers a question, or needs a disk that fails: said in tests of their own."""


NAMES = [name for name, _ in (*ROWS, *TREES)]


class Project:
    """The project in which nothing is wrong, to be spoilt by one row after the other."""

    def __init__(self, root: Path) -> None:
        self.root = root
        write(WHOLE, root)
        self.usual = [each.message for each in check(root)]

    def said(self, name: str) -> list[Diagnostic]:
        """What the check says of a row that it does not say of the sound project."""
        tree = dict(WHOLE)
        for file, old, new in dict(ROWS).get(name, ()):
            text = tree[FILES[file]].decode()
            assert old in text
            tree[FILES[file]] = text.replace(old, new, 1).encode()
        write(tree, self.root)
        if name in dict(TREES):
            dict(TREES)[name](self.root)
        return [each for each in check(self.root) if each.message not in self.usual]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("messages"))


@pytest.fixture(scope="module")
def blocks() -> dict[str, str]:
    """The golden file, row by row."""
    parts = GOLDEN.read_text("utf-8").rstrip("\n").split("\n\n") if GOLDEN.is_file() else []
    return {part.split("\n")[0].removeprefix("# "): part for part in parts}


@pytest.mark.parametrize("name", NAMES)
def test_every_message_reads_as_it_did(
    name: str, project: Project, blocks: dict[str, str], request: pytest.FixtureRequest
) -> None:
    """Place, severity, code, message, hint, the difference, and what `--fix` would write."""
    found = project.said(name)
    lines = [f"# {name}"]
    for each in found if len(found) < 6 else (*found[:4], found[-1]):
        lines.append(each.as_text())
        if each.mend:
            lines.append(f"    mend: {each.mend.old} -> {each.mend.new}")
        lines += [f"    difference: {each.difference}"] * bool(each.difference)
    text = "\n".join(lines)
    if request.config.getoption("--update-golden"):
        blocks[name] = text
        GOLDEN.write_text("\n\n".join(blocks[one] for one in NAMES if one in blocks) + "\n", "utf-8")
    assert text == blocks[name]
    assert len({each.as_text() for each in found}) == len(found), "said twice"


def test_every_code_of_the_documentation_is_said() -> None:
    """No message is left that nobody has read."""
    codes = set(re.findall(r": (?:error|warning|note)\[([a-z0-9-]+)\]: ", GOLDEN.read_text("utf-8")))
    assert documented().keys() - codes - ELSEWHERE == set()
