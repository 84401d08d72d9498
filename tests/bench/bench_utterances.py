"""How well and how fast quotations are grouped: `python -m tests.bench.bench_utterances`.

Planted utterances: sentences of function words and names and nouns with the frequencies of news (Zipf), each printed
by one to six outlets in the ways of `VARIANTS`; documents that are quoted in full and in part; and among them strangers
of the kinds of `STRANGERS`, which look alike and are not the same. Everything is drawn from a fixed seed.
"""

from __future__ import annotations

import math
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from generator.comparing.utterances import Saying, groups

_FUNCTION = (
    "the the the the to to of of and and a a in in that that is is we we it for on with as be are this have will our "
    "not they from by was i you has at their would there but or an can should do if what who must its all been were "
    "when could them us so more than any no may into how these about such also which other only very"
).split()
_HOUSES = (
    ("NATO", "Nato"),
    ("U.S.", "US"),
    ("defense", "defence"),
    ("organize", "organise"),
    ("labor", "labour"),
    ("ten", "10"),
    ("8,500", "8500"),
    ("don't", "do not"),
    ("cannot", "can not"),
    ("Sergei", "Sergey"),
)
_ADDED = "serious own also indeed really simply certainly already clearly still".split()


@dataclass(frozen=True)
class Printed:
    """A quotation as one outlet prints it, and what it truly is."""

    words: str
    speaker: str | None
    utterance: int
    kind: str


@dataclass(frozen=True)
class _World:
    """What sentences are made of."""

    draw: random.Random
    nouns: list[str]
    cumulated: list[float]
    """The weights of the nouns, for drawing."""

    def sentence(self, length: int) -> list[str]:
        """Words of news: hardly less than half of them function words, a house style in every fourth sentence."""
        nouns = iter(self.draw.choices(self.nouns, cum_weights=self.cumulated, k=length))
        words = [self.draw.choice(_FUNCTION) if self.draw.random() < 0.45 else next(nouns) for _ in range(length)]
        if self.draw.random() < 0.25:
            words[self.draw.randrange(length)] = self.draw.choice(_HOUSES)[0]
        return words

    def terms(self, count: int) -> list[str]:
        """Terms of art: three to five nouns."""
        return [" ".join(self.draw.choices(self.nouns[:3000], k=self.draw.randint(3, 5))) for _ in range(count)]


Words = list[str]
_STAYS = frozenset("not no cannot don't".split())
"""What no outlet drops or moves: it would turn the sentence round."""


def _same(words: Words, _: random.Random) -> Words:
    return words


def _commas(words: Words, draw: random.Random) -> Words:
    return [word + "," if draw.random() < 0.15 else word for word in words]


def _house_style(words: Words, _: random.Random) -> Words:
    styles = dict(_HOUSES)
    return [styles.get(word, word) for word in words]


def _dropped(words: Words, draw: random.Random) -> Words:
    places = [at for at in range(1, len(words) - 1) if words[at] not in _STAYS]
    gone = set(draw.sample(places, min(len(places), max(1, len(words) // 12))))
    return [word for at, word in enumerate(words) if at not in gone]


def _added(words: Words, draw: random.Random) -> Words:
    words = list(words)
    for _ in range(max(1, len(words) // 12)):
        words.insert(draw.randrange(1, len(words)), draw.choice(_ADDED))
    return words


def _moved(words: Words, draw: random.Random) -> Words:
    words = list(words)
    at = draw.choice([at for at in range(len(words)) if words[at] not in _STAYS])
    word = words.pop(at)
    words.insert(max(0, min(len(words), at + draw.randint(-6, 6))), word)
    return words


def _cut(words: Words, draw: random.Random, least: int, most: int) -> Words:
    length = min(len(words), draw.randint(least, max(least, most)))
    start = draw.randrange(len(words) - length + 1)
    return words[start : start + length]


def _shorter(words: Words, draw: random.Random) -> Words:
    return _cut(words, draw, max(6, len(words) // 2), len(words) - 1)


def _headline(words: Words, draw: random.Random) -> Words:
    return [word.capitalize() for word in _cut(words, draw, 7, 10) if word not in ("a", "an")]


def _run(words: Words, draw: random.Random) -> Words:
    return _cut(words, draw, 6, 9)


VARIANTS: dict[str, Callable[[Words, random.Random], Words]] = {
    "identical words": _same,
    "commas": _commas,
    "house style": _house_style,
    "dropped words": _dropped,
    "added words": _added,
    "moved words": _moved,
    "a shorter cut": _shorter,
    "a headline's cut": _headline,
    "a quoted run": _run,
}
STRANGERS = ("stock words of one speaker", "like words of two speakers", "terms of art", "a word that turns it")


def planted(count: int) -> list[Printed]:
    """About `count` quotations; those of one utterance share its number."""
    draw = random.Random(1)
    nouns = [f"w{number}" for number in range(20_000)]
    sums, total = list[float](), 0.0
    for rank in range(len(nouns)):
        total += 1 / (rank + 20)
        sums.append(total)
    world = _World(draw, nouns, sums)
    speakers = [f"s{number}" for number in range(count // 20 + 5)]
    stock = {speaker: [world.sentence(draw.randint(5, 8)) for _ in range(3)] for speaker in speakers}
    terms = world.terms(count // 500 + 5)
    found: list[Printed] = []
    number = 0
    while len(found) < count:
        number += 1
        chance, speaker = draw.random(), draw.choice(speakers)
        if chance < 0.02:
            found += _document(world, number, speaker)
            continue
        if chance < 0.07:
            found.append(Printed(draw.choice(terms), _named(draw, speaker), number, "terms of art"))
            continue
        sentence, kind = world.sentence(draw.randint(8, 40)), ""
        if chance < 0.22:
            at = draw.randrange(len(sentence))
            sentence[at:at] = draw.choice(stock[speaker])
            kind = "stock words of one speaker"
        elif chance < 0.27:
            at = draw.randrange(len(sentence))
            sentence[at:at] = draw.choice(terms).split()
        prints = _prints(sentence, draw, number, speaker, kind)
        found += prints
        if 0.92 < chance < 0.95 and len(sentence) < 15:  # and another day the speaker says the contrary
            number += 1
            found.append(Printed(" ".join(_turned(world, sentence)), _named(draw, speaker), number, STRANGERS[-1]))
        if chance > 0.95:  # another speaker says the same
            number += 1
            other = draw.choice([one for one in speakers if one != speaker])
            found += [replace(each, speaker=speaker) for each in found[len(found) - len(prints) :]]
            del found[len(found) - 2 * len(prints) : len(found) - len(prints)]
            again = _prints(sentence, draw, number, other, "like words of two speakers")
            found += [replace(each, speaker=other) for each in again]
    return found


def _prints(sentence: Words, draw: random.Random, number: int, speaker: str, kind: str) -> list[Printed]:
    """An utterance as one to six outlets print it."""
    prints = [Printed(" ".join(sentence), _named(draw, speaker), number, kind or "identical words")]
    for _ in range(draw.choice((0, 0, 0, 1, 1, 2, 3, 5))):
        name = draw.choice(list(VARIANTS))
        words = " ".join(VARIANTS[name](sentence, draw))
        prints.append(Printed(words, _named(draw, speaker), number, kind or name))
    return prints


def _document(world: _World, number: int, speaker: str) -> list[Printed]:
    """A document quoted in full, and in parts."""
    words, draw = world.sentence(world.draw.randint(100, 250)), world.draw
    parts = [_cut(words, draw, 8, 40) for _ in range(draw.randint(1, 4))]
    return [
        Printed(" ".join(each), _named(draw, speaker), number, "a document in full and in part")
        for each in (words, *parts)
    ]


def _turned(world: _World, words: Words) -> Words:
    """The sentence with one noun for another, or with a negation."""
    nouns = [at for at, word in enumerate(words) if word[1:].isdigit()]
    if not nouns or world.draw.random() < 0.5:
        at = world.draw.randrange(1, len(words))
        return [*words[:at], "never", *words[at:]]
    at = world.draw.choice(nouns)
    return [*words[:at], world.draw.choice(world.nouns), *words[at + 1 :]]


def _named(draw: random.Random, speaker: str) -> str | None:
    return speaker if draw.random() < 0.6 else None


def sayings_of(found: Sequence[Printed]) -> list[Saying]:
    """What the grouping is told of them."""
    return [Saying(each.words, each.speaker) for each in found]


def scores(grouped: Sequence[Sequence[int]], found: Sequence[Printed]) -> tuple[float, float]:
    """Precision and recall over pairs of quotations in one group."""
    given = sum(math.comb(len(group), 2) for group in grouped)
    right = sum(
        math.comb(size, 2) for group in grouped for size in Counter(found[at].utterance for at in group).values()
    )
    wanted = sum(math.comb(size, 2) for size in Counter(each.utterance for each in found).values())
    return right / given, right / wanted


def by_kind(
    grouped: Sequence[Sequence[int]], found: Sequence[Printed]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """By kind of variant: pairs wanted, pairs found; and wrong pairs by the kind of stranger."""
    group_of = {at: number for number, group in enumerate(grouped) for at in group}
    members: dict[int, list[int]] = defaultdict(list)
    for at, each in enumerate(found):
        members[each.utterance].append(at)
    wanted, right, wrong = Counter[str](), Counter[str](), Counter[str]()
    for one, other in (pair for own in members.values() for pair in combinations(own, 2)):
        wanted[found[other].kind] += 1
        right[found[other].kind] += group_of[one] == group_of[other]
    for group in grouped:
        for one, other in combinations(group, 2):
            if found[one].utterance != found[other].utterance:
                strangers = [found[at].kind for at in (one, other) if found[at].kind in STRANGERS]
                wrong[strangers[0] if strangers else "others"] += 1
    return wanted, right, wrong


def main() -> None:
    """Print a row for each size, the growth exponent between the last two, and the score of each kind."""
    times = []
    for count in (1_000, 10_000, 100_000):
        found = planted(count)
        sayings = sayings_of(found)
        start = time.process_time()
        grouped = groups(sayings)
        times.append(time.process_time() - start)
        precision, recall = scores(grouped, found)
        print(f"{len(found):>7} quotations  {times[-1]:6.2f} s of CPU  precision {precision:.4f}  recall {recall:.4f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"growth exponent 10,000 to 100,000: {math.log10(times[-1] / times[-2]):.2f}; peak memory {peak:.0f} MiB")
    wanted, right, wrong = by_kind(grouped, found)
    for kind, pairs in wanted.items():
        print(f"{kind:>32}  recall {right[kind] / pairs:.3f} of {pairs} pairs")
    for kind, pairs in wrong.items():
        print(f"{kind:>32}  {pairs} wrong pairs")


if __name__ == "__main__":
    main()
