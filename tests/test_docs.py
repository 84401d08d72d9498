"""The documentation says what the program does: every key, every code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.reading.models import Acceptable
from generator.resolving.forms import KINDS
from generator.resolving.reference import reference
from tests.test_forms import models

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs/reference.md"
ROW = re.compile(
    r"^\| `(?P<code>[a-z0-9-]+)` \| (?P<severity>error|warning|note) \| (?P<means>.+?) \| (?P<cure>.+?) \|$"
)
SEVERITIES = {"_refuse": "error", "unknown": "error", "error": "error", "warning": "warning", "note": "note"}
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def documented() -> dict[str, set[str]]:
    """The codes of docs/diagnostics.md with their severities."""
    rows = [line for line in (ROOT / "docs/diagnostics.md").read_text("utf-8").split("\n") if line.startswith("| `")]
    found: dict[str, set[str]] = {}
    for row in rows:
        fields = ROW.match(row)
        assert fields, row
        assert fields["code"] not in found, f"{fields['code']} is explained twice"
        found[fields["code"]] = {fields["severity"]}
    return found


def literals(node: ast.expr | None) -> list[str]:
    """The texts that an expression may be; what a template leaves open is `{}`."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def said() -> dict[str, set[str]]:
    """Every code in the source with its severities: the first or second argument of what makes a diagnostic."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "generator").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if path.stem == "links" and isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                for code in literals(node.value.elts[0]):
                    found.setdefault(code, set()).add("error")
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "Finding" and isinstance(node.args[0], ast.Attribute):
                severity, candidates = node.args[0].attr.lower(), node.args[1:2]
            elif name in SEVERITIES:
                severity, candidates = SEVERITIES[name], node.args[:2]
            else:
                continue
            code = next((text for each in candidates for text in literals(each)[:1]), "")
            if name == "unknown":
                found.setdefault(f"unknown-{code}", set()).add(severity)
            elif code.startswith("{}-"):
                for what in ("quotation", "passage"):
                    found.setdefault(code.replace("{}", what), set()).add(severity)
            elif CODE.fullmatch(code):
                found.setdefault(code, set()).add(severity)
    return found


@pytest.mark.slow
def test_every_diagnostic_is_explained_with_its_severity_and_cure() -> None:
    """A code that nobody can look up is half a message; one that nothing says is a false promise."""
    known = said()
    known |= {"bad-date": {"error"}}  # chosen at run time in content.py, as is its twin `bad-value`
    assert documented() == known


def test_what_can_be_accepted_is_a_warning() -> None:
    """And the documentation says so."""
    codes = documented()
    assert {code for code in Acceptable.__args__ if codes[code] != {"warning"}} == set()  # type: ignore[attr-defined]
    text = (ROOT / "docs/diagnostics.md").read_text("utf-8")
    mentioned = set(re.findall(r"^\| `([a-z-]+)` .*`accept`", text, re.MULTILINE)) - {"overrules-nothing"}
    assert mentioned == set(Acceptable.__args__)  # type: ignore[attr-defined]


def test_the_reference_is_up_to_date(request: pytest.FixtureRequest) -> None:
    """It is made from the models; `pytest --update-golden` writes it anew."""
    if request.config.getoption("--update-golden"):
        REFERENCE.write_text(reference(), "utf-8")
    assert REFERENCE.read_text("utf-8") == reference()
    assert CliRunner().invoke(main, ["schema", "--reference"]).stdout == reference()


def test_the_reference_explains_every_key() -> None:
    """Of every kind of file, in a table of its own."""
    text = reference()
    for top, _ in KINDS.values():
        for model in models(top):
            for name, info in model.model_fields.items():
                assert re.search(rf"^\| (\*\*)?`{name}`(\*\*)? \| .+ \| {re.escape((info.description or '').split(chr(10))[0])}", text, re.MULTILINE)  # fmt: skip
    headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert len(headings) == len(set(headings))
    assert set(re.findall(r"\]\(#([a-z-]+)\)", text)) <= {one.replace(" ", "-") for one in headings}
