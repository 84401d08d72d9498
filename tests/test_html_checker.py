"""The Nu HTML checker has nothing to say of any page, benign or hostile, but for what is listed here.

Where it is not installed, these tests are skipped with one line. To install it, with Java on the machine:
`npm ci --ignore-scripts --prefix tests/checker`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.building.build import build
from tests.builders import a_config, several_articles
from tests.conftest import published, the_shipped_project
from tests.hostile import CHOSEN, write_project

pytestmark = pytest.mark.slow

CHECKER = Path(__file__).parent / "checker/node_modules/vnu-jar/build/dist/vnu.jar"
ROOT = Path(__file__).parents[1]

EXCEPTIONS = {
    "Attribute “autocomplete” is only allowed when the input type is": "Material's switches of the drawer and the search",
    "violates Content Security Policy (meta tag): external": "the checker takes no file of a folder for the site's own",
    "violates Content Security Policy (meta tag): blocked by “script-src” directive": "JSON-LD is data and never run",
    "is not in Unicode Normalization Form C": "texts are shown as they were written",
    "Document uses the Unicode Private Use Area(s)": "texts are shown as they were written",
    "This document appears to be written in": "a guess, from hostile texts",
}
"""What is not ours to mend, by a part of the message, and why."""


def findings(site: Path) -> list[tuple[str, str]]:
    """Page and message of everything that the checker says and no exception allows."""
    if not CHECKER.exists() or not shutil.which("java"):
        if os.environ.get("CHECKER_REQUIRED") == "1":
            pytest.fail("no Nu HTML checker, and CHECKER_REQUIRED=1")
        pytest.skip("no Nu HTML checker: its tests are skipped")
    command = ["java", "-jar", CHECKER, "--format", "json", "--skip-non-html", "--exit-zero-always", site]
    done = subprocess.run(command, capture_output=True, check=True)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    assert messages, "the checker did not run"
    return [
        (one["url"].rpartition("/site/")[2], f"{one['message']} {one.get('extract', '')}")
        for one in messages
        if not any(known in one["message"] for known in EXCEPTIONS)
    ]


def test_the_real_site_is_valid(tmp_path: Path) -> None:
    """The five articles that ship with the generator, every page."""
    the_shipped_project(tmp_path)
    assert build(tmp_path).published
    assert findings(tmp_path / "site") == []


def test_pages_of_every_kind_are_valid(tmp_path: Path) -> None:
    """Articles that contradict each other, a repository, a sub-path."""
    config = a_config(repository="https://forge.example/we/talks", url="https://example.org/repo/")
    assert findings(published(tmp_path, (several_articles(),), config)) == []


def test_hostile_texts_are_valid(tmp_path: Path) -> None:
    """Whatever the texts hold, the pages around them are sound."""
    write_project(tmp_path, hostile=True, strings=CHOSEN)
    assert build(tmp_path).published
    assert findings(tmp_path / "site") == []
