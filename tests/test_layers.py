"""The reading order of the generator is the data flow."""

from __future__ import annotations

import ast
from pathlib import Path

GENERATOR = Path(__file__).parents[1] / "generator"
ROOMS = {
    "machine": "packing timings hands prints memory alone",
    "prose": "text tongues negation deception typography signs marks sentences verbs inquits speech",
    "reading": "diagnostics encoding seeds yamlfile scalars shown github models spelling faults content",
    "proving": "briefing nearest source verdict composed verify",
    "comparing": "figures utterances compared variants coverage",
    "resolving": "zones authors coins cast prepared readings wishes mending forms reference resolve lint proven",
    "drafting": "lexicon names frames attribution draft webpage fetch adding",
    "editing": "starting entries credits todo proofread",
    "showing": "addresses theme words views pages compiled dialect render cards",
    "exporting": "schema exports search diff repository history interchange",
    "publishing": "links policy site hosting pdf",
    "building": "again build fixes serve",
    "audit": "elements beside shape claims quotations rows sources heads dates twins files pages proof",
    "cli": "",
    "__main__": "",
}
ORDER = [f"{room}/{module}" for room, modules in ROOMS.items() for module in modules.split() or [""]]


def module_of(*parts: str) -> str:
    """The module or package that a file or a dotted name belongs to."""
    room, module = (*parts, "")[:2]
    return f"{room}/{module if ROOMS[room] else ''}"


def imports_of(path: Path) -> set[str]:
    """The generator's own modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator."):
            parts = (node.module or "").split(".")[1:]
            whole = len(parts) > 1 or not ROOMS[parts[0]]
            names |= {module_of(*parts)} if whole else {module_of(parts[0], alias.name) for alias in node.names}
    return names


def modules() -> dict[Path, str]:
    """Every file with the module that it belongs to; what only explains a room belongs to none."""
    found: dict[Path, str] = {}
    for path in GENERATOR.rglob("*.py"):
        parts = path.relative_to(GENERATOR).with_suffix("").parts
        if parts[-1] != "__init__" or len(parts) > 2 or (len(parts) == 2 and not ROOMS[parts[0]]):
            found[path] = module_of(*parts)
    return found


def test_a_module_imports_only_from_modules_above_it() -> None:
    """Nothing reaches back against the flow of data."""
    files = modules()
    assert set(files.values()) == set(ORDER)
    against = {
        (own, name)
        for path, own in files.items()
        for name in imports_of(path)
        if name != own and ORDER.index(name) > ORDER.index(own)
    }
    assert against == set()


def test_every_room_says_what_it_is_for() -> None:
    for room, named in ROOMS.items():
        if named:
            tree = ast.parse((GENERATOR / room / "__init__.py").read_text())
            assert ast.get_docstring(tree), room


def test_only_one_module_knows_mkdocs() -> None:
    """Its successor is a change of one module."""
    knowing = {
        module
        for path, module in modules().items()
        if "import mkdocs" in path.read_text() or "from mkdocs" in path.read_text()
    }
    assert knowing == {"publishing/site"}
