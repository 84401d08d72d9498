"""What may be written instead of a value that is wrong, where that is safe. Nothing is written here.

Safe is what is certain (an id that is one slip away from the only one like it, a seed that was renamed) or what the
article itself prints (its capital, its quotation mark). Whatever needs judgement is left to the editor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.prose.text import words_of
from generator.prose.typography import DOUBLE_MARKS, SINGLE_MARKS, normal
from generator.proving.source import Source
from generator.proving.verdict import Verdict
from generator.proving.verify import locate, verify_passage, verify_quotation
from generator.reading.content import Content, Loaded
from generator.reading.diagnostics import Diagnostic, Mend, Place
from generator.reading.models import ArticleFile, EvidenceEntry
from generator.reading.seeds import Seed
from generator.reading.yamlfile import Path
from generator.resolving.prepared import Prepared

_EDGE = re.compile(r"[\s.,;:!?…—–-]+$")
_FIRST_LETTER = re.compile(r"^(?P<before>[^\w\[]*)(?P<letter>[^\W\d_])")
_SIGNS = re.compile(rf"[{re.escape(SINGLE_MARKS + DOUBLE_MARKS)}–—―.…‐‑-]+")
"""What differs only in typography and can be seen; white space and invisible characters are let be."""
_TELLING_WORDS = 8
"""With so many words found, a seed is the one that an article was curated from."""


def mended_words(
    words: str, verdict: Verdict, verify: Callable[[str], Verdict], accepted: Iterable[str] = ()
) -> Mend | None:
    """Words with the article's own letter at the beginning, or without punctuation at the end that it does not have.

    `verdict` is what was said of them, `verify` looks for others; `accepted` are codes of warnings that the editor
    accepts.
    """
    alike = verdict.nearest and verdict.nearest.difference in ("case", "punctuation")
    if verdict.match or not (alike or "[" in words or "…" in words):
        return None
    for other in _variants(words):
        found = verify(other)
        doubts = {finding.code for finding in found.findings if finding.severity != "note"}
        if found.match and doubts <= {"speaker-contradicted", *accepted}:
            return Mend(words, other)
    return None


def _variants(words: str) -> Iterator[str]:
    letter = _FIRST_LETTER.match(words)
    flipped = words[: letter.end() - 1] + letter["letter"].swapcase() + words[letter.end() :] if letter else words
    whole = [flipped] if len(flipped) == len(words) and flipped != words else []
    yield from whole
    yield from (short for each in (words, *whole) if (short := _EDGE.sub("", each)) != each)


def moved_seed(loaded: Loaded[ArticleFile], content: Content) -> Mend | None:
    """The name that an article's seed has now: of the seeds that no article uses, the only one that is the same.

    It is the same where its SHA-256 is the one that was noted, or else where all the article's words stand in it.
    """
    used = {article.model.seed for briefing in content.briefings for article in briefing.articles}
    unused = {name: seed for name, seed in content.seeds.items() if name not in used}
    noted = loaded.model.sha256
    same = [name for name, seed in unused.items() if (seed.sha256 == noted if noted else _fits(loaded, seed))]
    return Mend(loaded.model.seed, same[0]) if len(same) == 1 else None


def _fits(loaded: Loaded[ArticleFile], seed: Seed) -> bool:
    """Whether everything that an article takes from its seed stands in another one."""
    model = loaded.model
    quoted = [entry.words for entry in model.quotations or ()]
    passages = [entry.words for entry in _evidence_of(model) if entry.words]
    passages += [entry.words for entry in model.figures or ()]
    if sum(len(words_of(words)) for words in (*quoted, *passages)) < _TELLING_WORDS:
        return False
    whole = Source(seed.name, seed.text)
    if not all(locate(words, whole) for words in (*passages, *quoted) if "[" not in words and "…" not in words):
        return False
    faults: list[object] = []
    source = Prepared(loaded, seed, faults).source  # type: ignore[arg-type]
    return not faults and all(verify_quotation(words, source).match for words in quoted)


def _evidence_of(model: ArticleFile) -> Iterator[EvidenceEntry]:
    for statement in model.summary or ():
        yield from statement.evidence
    for actor in model.actors or ():
        yield from actor.evidence
    for position in model.positions or ():
        yield from position.evidence


def without_doubtful(diagnostics: Sequence[Diagnostic], content: Content) -> list[Diagnostic]:
    """The diagnostics without the mends of names that would spread a slip in the definition.

    Where the misspelt name is made of the words of what it should lead to, and the name that is there is not, it is the
    definition that needs mending: `id: kuraine, name: Ukraine`.
    """
    if not any(found.mend for found in diagnostics):
        return list(diagnostics)
    words = _own_words(content)

    def spreads(found: Diagnostic) -> bool:
        if not found.mend or not found.code.startswith("unknown-"):
            return False
        described = words.get(found.mend.new.rpartition("/")[2], frozenset())
        old, new = (set(name.rpartition("/")[2].split("-")) for name in (found.mend.old, found.mend.new))
        return old <= described and not new <= described

    return [replace(found, mend=None) if spreads(found) else found for found in diagnostics]


def _own_words(content: Content) -> dict[str, frozenset[str]]:
    """The words with which each named thing is described, by its id."""
    described: dict[str, str] = {}
    for actor in (content.actors.model.actors if content.actors else None) or ():
        described[actor.id] = " ".join((actor.name, actor.role or "", *actor.aliases))
    for loaded in content.briefings:
        head = loaded.briefing.model if loaded.briefing else None
        for issue in (head and head.issues) or ():
            described[issue.id] = f"{issue.title} {issue.question}"
            described |= {stance.id: stance.label for stance in issue.stances}
        described |= {figure.id: figure.what for figure in (head and head.figures) or ()}
        for article in loaded.articles:
            described |= {entry.id: entry.words for entry in article.model.quotations or () if entry.id}
    return {id: frozenset(re.findall(r"[^\W_]+", text.lower())) for id, text in described.items()}


def typography(content: Content, sources: Mapping[str, Source]) -> Iterator[tuple[Place, Mend]]:
    """Words that were found after typography only, with the marks and dashes that the article prints.

    `sources` are the seeds by name, ready for finding words in them.
    """
    for briefing in content.briefings:
        seed_of = {article.name: article.model.seed for article in briefing.articles}
        files = {article.name: article.parsed for article in briefing.articles}
        for file, parsed in {**files, **({"": briefing.briefing.parsed} if briefing.briefing else {})}.items():
            for path, entry in _entries(parsed.data):
                source = sources.get(seed_of.get(str(entry.get("article") or file), ""))
                for key in _FROM_THE_SEED if source else ():
                    words = entry.get(key)
                    if source is None or not isinstance(words, str) or (key == "title" and (path or not file)):
                        continue
                    new = _found_as(words, key, path, entry, source)
                    if new != words:
                        yield parsed.place(*path, key), Mend(words, new)


_FROM_THE_SEED = ("words", "context", "first", "last", "title")
"""Keys whose values are copied from a seed; a briefing's title is not."""
_FACTS = ("outlet", "byline", "date", "url")


def _found_as(words: str, key: str, path: Path, entry: Mapping[str, object], source: Source) -> str:
    """Words as the article prints them at the place that is meant; as they are where that is not certain."""
    if key == "words" and path and path[0] not in _FACTS:
        verify = verify_quotation if path[0] == "quotations" else verify_passage
        context = entry.get("context")
        match = verify(words, source, context=context if isinstance(context, str) else None).match
        return as_printed(words, [part.text for part in match.parts]) if match else words
    spans = (source.normal.original(*span) for span in source.occurrences(normal(words).text.strip()))
    printed = {as_printed(words, [source.text[start:end]]) for start, end in spans}
    return printed.pop() if len(printed) == 1 else words


def _entries(data: object, path: Path = ()) -> Iterator[tuple[Path, dict[str, object]]]:
    """Every mapping of a file, and where it stands."""
    if isinstance(data, dict):
        yield path, data
        for key, value in data.items():
            yield from _entries(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _entries(value, (*path, index))


def as_printed(words: str, parts: Iterable[str]) -> str:
    """Words with the visible signs of the passages that they were found as."""
    typed, done = normal(words), 0
    edits: list[tuple[int, int, str]] = []
    for part in parts:
        printed = normal(part)
        at = typed.text.find(printed.text, done)
        if at < 0:
            return words
        done = at + len(printed.text)
        for offset in range(len(printed.text)):
            start, end = typed.original(at + offset, at + offset + 1)
            first, last = printed.original(offset, offset + 1)
            ours, theirs = words[start:end].strip(), part[first:last].strip()
            if ours != theirs and _SIGNS.fullmatch(ours) and _SIGNS.fullmatch(theirs):
                start += words[start:end].index(ours)
                edits.append((start, start + len(ours), theirs))
    for start, end, new in reversed(dict.fromkeys(edits)):
        words = words[:start] + new + words[end:]
    return words
