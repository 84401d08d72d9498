"""How well and how fast quotations are grouped: `python -m tests.bench.bench_utterances`.

Planted utterances: each is a sentence from a vocabulary with the word frequencies of news (Zipf), printed by one to
six outlets that drop, add, move or cut words; among them strangers that share stock phrases. Everything is drawn from
a fixed seed.
"""

from __future__ import annotations

import math
import random
import resource
import time
from collections import Counter
from collections.abc import Sequence

from generator.utterances import Saying, groups

_STOCK = (
    "we will continue to work with our partners",
    "all options are on the table",
    "the american people deserve better than this",
    "we are committed to the security of our allies",
    "it is up to them to decide what happens next",
    "i want to be very clear about this",
)


def planted(count: int, seed: int = 1) -> tuple[list[Saying], list[int]]:
    """About `count` quotations and the number of the utterance behind each."""
    draw = random.Random(seed)
    common = (
        "the of to and a in that is was for on it with as be are this we have not by they will from or an our".split()
    )
    vocabulary = common + [f"w{number}" for number in range(20_000)]
    weights = [1 / (rank + 2.7) for rank in range(len(vocabulary))]
    sayings: list[Saying] = []
    truth: list[int] = []
    number = 0
    while len(sayings) < count:
        sentence = draw.choices(vocabulary, weights, k=draw.randint(8, 40))
        if draw.random() < 0.15:
            at = draw.randrange(len(sentence))
            sentence[at:at] = draw.choice(_STOCK).split()
        speaker = f"s{draw.randrange(count // 20 + 5)}"
        for _ in range(draw.choice((1, 1, 1, 2, 2, 3, 4, 6))):
            printed = variant(sentence, draw)
            known = draw.random() < 0.5
            sayings.append(Saying(" ".join(printed), speaker if known else None))
            truth.append(number)
        number += 1
    return sayings, truth


def variant(sentence: Sequence[str], draw: random.Random) -> list[str]:
    """The sentence as one outlet prints it."""
    words = list(sentence)
    kind = draw.random()
    if kind < 0.35:
        return words
    if kind < 0.6:  # a shorter cut
        length = max(6, int(len(words) * draw.uniform(0.4, 0.9)))
        start = draw.randrange(max(1, len(words) - length + 1))
        return words[start : start + length]
    for _ in range(draw.randint(1, max(1, len(words) // 12))):
        action, at = draw.random(), draw.randrange(len(words))
        if action < 0.45 and len(words) > 7:
            del words[at]
        elif action < 0.75:
            words.insert(at, draw.choice(["serious", "own", "also", "very", "indeed"]))
        else:
            words.insert(draw.randrange(len(words)), words.pop(at))
    return words


def pair_scores(found: Sequence[Sequence[int]], truth: Sequence[int]) -> tuple[float, float]:
    """Precision and recall over pairs of quotations in one group."""
    given = sum(math.comb(len(group), 2) for group in found)
    right = sum(math.comb(size, 2) for group in found for size in Counter(truth[index] for index in group).values())
    wanted = sum(math.comb(size, 2) for size in Counter(truth).values())
    return right / given, right / wanted


def main() -> None:
    """Print a row for each size, and the growth exponent between the last two."""
    times = []
    for count in (1_000, 10_000, 100_000):
        sayings, truth = planted(count)
        start = time.process_time()
        found = groups(sayings)
        times.append(time.process_time() - start)
        precision, recall = pair_scores(found, truth)
        print(f"{count:>7} quotations  {times[-1]:6.2f} s of CPU  precision {precision:.4f}  recall {recall:.4f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"growth exponent 10,000 to 100,000: {math.log10(times[-1] / times[-2]):.2f}; peak memory {peak:.0f} MiB")


if __name__ == "__main__":
    main()
