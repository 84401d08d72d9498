"""How long verification takes: 1,000 seeds of 1,000 words with 50 quotations each, sources prepared from scratch.

Run it with `python -m tests.bench.bench_verify`. The target is under 2 seconds on two cores. The last line compares
with a bare `str.find` of the same words in the raw text, which proves nothing about marks, words or speakers.
"""

from __future__ import annotations

import random
import time
from concurrent.futures import ProcessPoolExecutor

from generator.proving.source import Source
from generator.proving.verify import verify_quotation

SEEDS, WORDS, QUOTATIONS = 1_000, 1_000, 50
SPEAKER = ("Antony Blinken", "Blinken")
_LETTERS = "aaaabcdeeeeefghiiijklmnnnooooprrrssstttuuvwy"


def _vocabulary(chance: random.Random) -> list[str]:
    """Words as long as English ones; every thirtieth has an apostrophe, a hyphen or an accent."""
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 9))) for _ in range(5_000)]
    return [
        word + chance.choice(("’s", "-led", "é")) if number % 30 == 0 else word for number, word in enumerate(words)
    ]


def an_article(chance: random.Random, vocabulary: list[str]) -> tuple[str, list[str]]:
    """An article of paragraphs, each a quotation with its inquit and some prose, and what its quotations say."""

    def clause(words: int) -> str:
        return " ".join(chance.choices(vocabulary, k=words)).capitalize()

    paragraphs, quotations, words = [], [], 0
    while words < WORDS:
        said, prose = clause(chance.randint(5, 11)), clause(chance.randint(2, 7))
        paragraphs.append(f"“{said},” Mr Blinken said – {prose} ... {clause(2)}.")
        quotations.append(said)
        words += len(paragraphs[-1].split())
    chosen = [chance.choice(quotations) for _ in range(QUOTATIONS)]
    return "\n\n".join(paragraphs), [said.replace("’", "'") for said in chosen]


def verify_all(articles: list[tuple[str, list[str]]]) -> None:
    """Prepare every article and verify all its quotations."""
    for number, (text, quotations) in enumerate(articles):
        source = Source(f"{number}.txt", text)
        for words in quotations:
            verdict = verify_quotation(words, source, speaker=SPEAKER)
            assert verdict.status == "ok", verdict


def main() -> None:
    """Print the seconds taken and how they compare."""
    chance = random.Random(1)
    vocabulary = _vocabulary(chance)
    articles = [an_article(chance, vocabulary) for _ in range(SEEDS)]
    count = sum(len(quotations) for _, quotations in articles)

    begin = time.perf_counter()
    verify_all(articles)
    taken = time.perf_counter() - begin

    with ProcessPoolExecutor(2) as workers:
        list(workers.map(verify_all, ([], [])))  # started, as a running build has its workers
        begin = time.perf_counter()
        list(workers.map(verify_all, (articles[::2], articles[1::2])))
        on_two = time.perf_counter() - begin

    begin = time.perf_counter()
    for text, quotations in articles:
        for words in quotations:
            text.find(words)
    bare = time.perf_counter() - begin

    print(f"{SEEDS:,} seeds of {WORDS:,} words, {count:,} quotations: {taken:.2f} s on one core, {on_two:.2f} s on two")
    print(f"{count / taken:,.0f} quotations per second")
    print(f"{taken / bare:.1f} times as long as a bare str.find")


if __name__ == "__main__":
    main()
