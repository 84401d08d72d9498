"""Whatever becomes of content and seeds: never a traceback, never a wrong page, and each fault on a line that exists.

`make fuzz` tries ten thousand of each.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, note, settings

from tests.fuzzing import WHOLE, Tree, assert_honest, assert_published, seeds, told, trees, write

pytestmark = pytest.mark.slow
MUTANTS = int(os.environ.get("FUZZ", "150"))
fuzzed = settings(max_examples=MUTANTS, derandomize="FUZZ" not in os.environ, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzzed")


def test_nothing_is_wrong_with_what_is_mutated(root: Path) -> None:
    """Else no mutant would be any worse."""
    write(WHOLE, root)
    assert assert_honest(root)
    assert_published(root)
    assert (root / "site/index.html").is_file()


@fuzzed
@given(trees)
def test_content_that_goes_wrong_is_told_and_never_published_wrong(root: Path, tree: Tree) -> None:
    """Keys dropped, doubled, renamed; types changed; ids swapped; hostile text; files cut, spoilt, gone."""
    note(told(tree))
    write(tree, root)
    event("sound" if assert_honest(root) else "faulty")


@fuzzed
@given(seeds)
def test_seeds_that_go_wrong_are_told_and_never_quoted_wrong(root: Path, tree: Tree) -> None:
    """Characters inserted, deleted, changed; lines swapped; other encodings; other marks."""
    note(told(tree))
    write(tree, root)
    event("sound" if assert_honest(root) else "faulty")
