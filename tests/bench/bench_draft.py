"""How well drafts find quotations and their speakers: `python -m tests.bench.bench_draft [split]`.

The labelled texts are those of `tests/draft_gold/`: `tuned`; `held_back`, which is scored but was not looked at
while tuning; the blind sets, each labelled before it was first drafted, whose first lines say what that gave; and the
five seeds with their curated content. A span is right when it is the label's words, punctuation
at the edges apart; a speaker is right when the names agree. Who is only described (`one official (described)`) is no
speaker: the draft tells the description beside the quotation, which is scored by itself. With `--wrong` the mistakes are listed, with `--forms` the
texts are also scored as other outlets would set them (`forms.py`).
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generator.drafting.draft import Draft, draft
from generator.reading.content import Content, load

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "draft_gold"
SPLITS = (
    "tuned",
    "held_back",
    "blind_a",
    "blind_b",
    "blind_c",
    "blind_d",
    "blind_e",
    "blind_f",
    "blind_g",
    "blind_h",
    "blind_i",
    "blind_j",
    "blind_k",
    "blind_l",
    "blind_m",
    "blind_n",
    "blind_o",
    "blind_p",
    "blind_q",
    "blind_r",
    "blind_s",
    "blind_t",
    "blind_u",
    "blind_v",
    "blind_w",
    "blind_x",
    "blind_y",
    "blind_z",
    "blind_aa",
    "blind_ab",
    "blind_ac",
    "blind_ad",
    "blind_ae",
    "blind_af",
    "seeds",
)
KINDS = ("named", "role", "pronoun", "described", "none")
_MARKED = re.compile(r"\{(\d+): ([^{}]*?)(?:\}|(?=\n\n))")
_EDGES = " ,.;:!?—–-…\n"


@dataclass(frozen=True)
class Label:
    """A labelled quotation."""

    spans: tuple[tuple[int, int], ...]
    speaker: str | None
    cue: str


@dataclass(frozen=True)
class Piece:
    """A labelled text."""

    id: str
    text: str
    labels: tuple[Label, ...]
    names: dict[str, tuple[str, ...]]
    """All names of a speaker."""


def pieces(split: str) -> list[Piece]:
    """The labelled texts of a split."""
    if split == "seeds":
        return list(_seeds())
    return [_piece(entry) for entry in yaml.safe_load((GOLD / f"{split}.yml").read_text("utf-8"))]


def _piece(entry: dict) -> Piece:
    text, spans, done, plain = entry["text"], {}, 0, ""
    for found in _MARKED.finditer(text):
        plain += text[done : found.start()]
        spans.setdefault(int(found[1]), []).append((len(plain), len(plain) + len(found[2])))
        plain += found[2]
        done = found.end()
    plain += text[done:]
    labels = []
    for number, label in entry["speakers"].items():
        name, cue = re.fullmatch(r"(.*) \((\w+)\)", label).groups()
        labels.append(Label(tuple(spans[number]), None if name == "nobody" else name, cue))
    return Piece(entry["id"], plain, tuple(labels), {})


@cache
def content() -> Content:
    """The project's own content."""
    return load(ROOT)[0]


def _seeds() -> Iterator[Piece]:
    from generator.resolving.resolve import resolve

    names = {entry.id: (entry.name, *entry.aliases) for entry in content().actors.model.actors}
    briefings, _ = resolve(content())
    for article in (article for briefing in briefings for article in briefing.articles):
        labels = tuple(
            Label(
                tuple((part.start, part.end) for part in each.parts), each.speaker.id if each.speaker else None, "named"
            )
            for each in article.quotations
            if each.parts[0].start >= article.title.end  # a headline's cut is the editor's to take
        )
        yield Piece(article.name, article.seed.text, labels, names)


@dataclass
class Score:
    """Counts over a split."""

    spans: int = 0
    found: int = 0
    right_spans: int = 0
    given: int = 0
    right_given: int = 0
    wanted: Counter[str] = None
    right: Counter[str] = None
    given_by: Counter[str] = None
    """Speakers given, by the label's cue and by the draft's kind of quotation."""
    right_by: Counter[str] = None

    def __post_init__(self) -> None:
        self.wanted, self.right = Counter(), Counter()
        self.given_by, self.right_by = Counter(), Counter()

    @property
    def span_f1(self) -> float:
        return 2 * self.right_spans / max(1, self.spans + self.found)

    @property
    def precision(self) -> float:
        """Of the speakers that are given, how many are right."""
        return self.right_given / max(1, self.given)

    def recall(self, *cues: str) -> float:
        """Of the quotations with these cues that have a speaker, how many have the right one."""
        return sum(self.right[cue] for cue in cues) / max(1, sum(self.wanted[cue] for cue in cues))

    def lines(self) -> list[str]:
        lines = [
            f"spans     precision {self.right_spans / max(1, self.found):.3f}  recall {self.right_spans / max(1, self.spans):.3f}  F1 {self.span_f1:.3f}",
            f"speakers  precision {self.precision:.3f} of {self.given} given",
        ]
        for cue in KINDS:
            if self.wanted[cue]:
                recall = self.recall(cue)
                precision = self.right_by[cue] / max(1, self.given_by[cue]) if cue != "described" else recall
                f1 = 2 * recall * precision / (recall + precision) if recall else 0
                lines.append(
                    f"  {cue:9} right {recall:.3f} of {self.wanted[cue]}  precision {precision:.3f}  F1 {f1:.3f}"
                )
        for kind in ("direct", "partial", "fragment"):
            if self.given_by[kind]:
                precision = self.right_by[kind] / self.given_by[kind]
                lines.append(f"  {kind:9} precision {precision:.3f} of {self.given_by[kind]} given")
        return lines


def trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span without punctuation and white space at its edges."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def score(split: str, form: Callable[[Piece], Piece] = lambda piece: piece) -> tuple[Score, list[str]]:
    """The score of a split and what went wrong in it, its texts set in some form."""
    total, wrong = Score(), []
    known = content().actors.model.actors if split == "seeds" else ()
    for piece in map(form, pieces(split)):
        _score_piece(piece, draft(f"{piece.id}.txt", piece.text, known), total, wrong)
    return total, wrong


def _score_piece(piece: Piece, found: Draft, total: Score, wrong: list[str]) -> None:
    by_span = {trimmed(piece.text, (part.start, part.end)): each for each in found.quotations for part in each.parts}
    labelled = {trimmed(piece.text, span): label for label in piece.labels for span in label.spans}
    if piece.names:  # an editor curates a choice: what is not in it is no mistake
        by_span = {span: each for span, each in by_span.items() if span in labelled}
    total.spans += len(labelled)
    total.found += len(by_span)
    total.right_spans += len(labelled.keys() & by_span.keys())
    for span in labelled.keys() ^ by_span.keys():
        wrong.append(f"{piece.id}: span {'missed' if span in labelled else 'invented'}: {piece.text[slice(*span)]!r}")
    for label in piece.labels:
        given = next((by_span[at] for span in label.spans if (at := trimmed(piece.text, span)) in by_span), None)
        name = given.speaker if given else None
        told = given.described if given and label.cue == "described" else None
        right = same(name or told, label.speaker, piece.names)
        if label.speaker:
            total.wanted[label.cue] += 1
            total.right[label.cue] += right
        if name is not None:
            total.given += 1
            total.right_given += right
            for each in (label.cue, given.kind):
                total.given_by[each] += 1
                total.right_by[each] += right
        if not right and (label.speaker or name):
            words = piece.text[slice(*label.spans[0])][:50]
            why = f"{given.cue!r}, {given.reason}" if given else "not found"
            wrong.append(f"{piece.id}: {words!r} is {label.speaker}’s ({label.cue}), not {name}’s: {why}")


def same(given: str | None, wanted: str | None, names: dict[str, tuple[str, ...]]) -> bool:
    """Whether a name is the wanted one: one of its aliases, or all words of the shorter in the longer."""
    if given is None or wanted is None:
        return given is wanted
    if names:
        return given in names.get(wanted, ())
    one, other = (
        {word for word in re.findall(r"\w+", name.casefold()) if word not in ("the", "a", "an", "s")}
        for name in (given, wanted)
    )
    return bool(one and other) and (one <= other or other <= one)


def main() -> None:
    """Print the scores."""
    wanted = [each for each in sys.argv[1:] if not each.startswith("-")] or list(SPLITS)
    for split in wanted:
        start = time.perf_counter()
        total, wrong = score(split)
        seconds = time.perf_counter() - start
        print(f"{split}: {len(pieces(split))} texts, {seconds / len(pieces(split)) * 1000:.0f} ms each")
        print("\n".join(f"  {line}" for line in total.lines()))
        if "--forms" in sys.argv and split != "seeds":
            from tests.bench.forms import FORMS

            for name, form in FORMS.items():
                total, _ = score(split, form)
                print(f"  as {name}: F1 {total.span_f1:.3f}, {total.precision:.3f} of {total.given} given")
        if "--wrong" in sys.argv and split != "held_back":
            print("\n".join(f"    {line}" for line in wrong))


if __name__ == "__main__":
    main()
