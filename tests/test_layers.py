"""The reading order of the generator is the data flow."""

from __future__ import annotations

import ast
from pathlib import Path

GENERATOR = Path(__file__).parents[1] / "generator"
ORDER = """
    timings
    hands
    memory
    theme
    text
    diagnostics
    deception
    encoding
    typography
    marks
    sentences
    speech
    lexicon
    names
    frames
    attribution
    seeds
    yamlfile
    scalars
    shown
    github
    models
    zones
    content
    briefing
    authors
    coins
    nearest
    source
    verdict
    composed
    verify
    figures
    utterances
    compared
    variants
    coverage
    cast
    prepared
    mending
    forms
    reference
    resolve
    lint
    draft
    webpage
    adding
    starting
    entries
    todo
    fetch
    proofread
    addresses
    views
    words
    pages
    compiled
    render
    schema
    cards
    exports
    search
    diff
    repository
    history
    interchange
    links
    policy
    site
    alone
    again
    build
    fixes
    pdf
    serve
    audit
    hosting
    cli
    __main__
""".split()  # one a line, so that two changes seldom meet


def imports_of(path: Path) -> set[str]:
    """The generator's own modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator"):
            parts = (node.module or "").split(".")
            names |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
    return names


def room(path: Path) -> str:
    """The module or package that a file belongs to."""
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


def test_a_module_imports_only_from_modules_above_it() -> None:
    """Nothing reaches back against the flow of data."""
    files = [path for path in GENERATOR.rglob("*.py") if path.name != "__init__.py" or path.parent != GENERATOR]
    assert {room(path) for path in files} == set(ORDER)
    against = {
        (room(path), name)
        for path in files
        for name in imports_of(path)
        if name != room(path) and ORDER.index(name) > ORDER.index(room(path))
    }
    assert against == set()


def test_only_one_module_knows_mkdocs() -> None:
    """Its successor is a change of one module."""
    knowing = {
        room(path)
        for path in GENERATOR.rglob("*.py")
        if "import mkdocs" in path.read_text() or "from mkdocs" in path.read_text()
    }
    assert knowing == {"site"}
