"""Changes one thing at a time in what finds, verifies and validates, and looks whether a test notices. `make mutants`.

mutmut does the work, in a copy under `build/mutants`. What it cannot mutate there is taken out of its way: the stopwatch
around a function, which hides it; and what runs once, on import. `mutants.md` explains what survives.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIES = ROOT / "build/mutants"
GROUPS = {
    "finding": ("verify composed source verdict", "verify inquits"),
    "marks": ("signs marks typography text", "marks typography text verify translations"),
    "yaml": ("yamlfile", "yamlfile messages"),
    "content": ("content faults spelling models", "content messages received deception mending forms"),
    "resolving": ("resolve readings wishes", "resolve content received messages"),
}
"""Modules, and the few files whose tests are to notice: those that need moments."""
TOO_LONG = "makes_it_slow test_any_ nothing_raises bomb nothing_ever huge cut_off_anywhere".split()
"""Among them, tests of many examples."""
MESSAGES = [r"\bmessage\b.* = ", r"\bhint\b.* = ", r"^ *f?\"[^\"]*\",?$", r"\b(error|warning|note|Finding|_refuse)\("]
"""Lines that word a message are left alone: `test_messages.py` holds them word for word."""
FILES = (
    "generator tests theme content seeds docs site_config.yml pyproject.toml Makefile README.md CONTRIBUTING.md "
    "CHANGELOG.md requirements.lock requirements-dev.lock"
).split()
SURVIVORS_ALLOWED = 0.05
_STATES = {0: "survived", 5: "survived", 33: "survived", 1: "killed", 3: "killed", None: "not tried"}
_STOPWATCH = re.compile(r"^ *@timed\(.*\)\n", re.MULTILINE)
_ON_IMPORT = re.compile(r"^(def _(?:marks\(\) -> str|named\(what: str\) -> Any):)$", re.MULTILINE)


def prepare(copy: Path, modules: list[str], tests: list[str]) -> None:
    """A fresh copy of the project, with the settings of mutmut at the end of its `pyproject.toml`."""
    copy.mkdir(parents=True, exist_ok=True)
    (copy / "mutants/mutmut-stats.json").unlink(missing_ok=True)  # which tests reach which function: they change too
    for name in FILES:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "node_modules", ".schema", "bench")
            shutil.rmtree(copy / name, ignore_errors=True)
            shutil.copytree(ROOT / name, copy / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, copy / name)
    for path in (copy / "generator").rglob("*.py"):
        text = path.read_text("utf-8")
        path.write_text(_ON_IMPORT.sub(r"\1  # pragma: no mutate block", _STOPWATCH.sub("", text)), "utf-8")
    chosen = ["-m", "not slow and not browser", "-k", " and ".join(f"not {name}" for name in TOO_LONG)]
    settings = {
        "source_paths": ["generator"],
        "only_mutate": [
            path.relative_to(ROOT).as_posix() for name in modules for path in ROOT.glob(f"generator/*/{name}.py")
        ],
        "do_not_mutate_patterns": MESSAGES,
        "also_copy": [name for name in FILES if name not in ("generator", "tests", "pyproject.toml")],
        "pytest_add_cli_args_test_selection": [*chosen, *(f"tests/test_{name}.py" for name in tests)],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-q"],
        "use_git_change_detection": False,
        "timeout_multiplier": 10.0,  # what never ends is noticed too
    }
    with (copy / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n[tool.mutmut]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items()))


def report(groups: Iterable[str]) -> int:
    """A line for each module and each survivor; 1 where too many survive."""
    everything: Counter[str] = Counter()
    for group in groups:
        for module in GROUPS[group][0].split():
            counts = Counter(states(group, module).values())
            everything += counts
            print(f"{module}: {dict(counts)}")
        for name, lines in _differences(COPIES / group, survivors(group)).items():
            print("\n        ".join((f"    {name}", *lines)))
    tried = everything.total() - everything["not tried"]
    share = everything["survived"] / max(1, tried)
    print(f"{tried} mutants, {everything['survived']} survived: {share:.1%}; tests/mutants.md says why")
    return int(share > SURVIVORS_ALLOWED or not tried)


def states(group: str, module: str) -> dict[str, str]:
    """What became of each mutant of a module in the last run."""
    tried: dict[str, int | None] = {}
    for meta in (COPIES / group / "mutants/generator").glob(f"*/{module}.py.meta"):
        tried |= json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
    return {name: _STATES.get(code, "timed out") for name, code in tried.items()}


def survivors(group: str, *others: str) -> list[str]:
    """The mutants that no test noticed, and those in other states."""
    found = (item for module in GROUPS[group][0].split() for item in states(group, module).items())
    return [name for name, state in found if state in ("survived", *others)]


def _differences(copy: Path, names: list[str]) -> dict[str, list[str]]:
    """The lines that each mutant changes."""
    program = "import sys; from mutmut.__main__ import show; [show.callback(name) for name in sys.argv[1:]]"
    command = [sys.executable, "-c", program, *names]
    shown = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False).stdout if names else ""
    texts = re.split(r"^# .*$", shown, flags=re.MULTILINE)[1:]
    return {name: re.findall(r"^[-+](?![-+]).*", text, re.MULTILINE) for name, text in zip(names, texts, strict=True)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], help="which; all where none is named")
    parser.add_argument("--survivors", action="store_true", help="try again what was not killed last time")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many at once")
    parser.add_argument("--only-report", action="store_true", help="show again what the last run found")
    given = parser.parse_args()
    groups = given.groups or list(GROUPS)
    for group in [] if given.only_report else groups:
        modules, tests = (names.split() for names in GROUPS[group])
        prepare(COPIES / group, modules, tests)
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(given.processes)]
        again = survivors(group, "timed out", "not tried") if given.survivors else []
        subprocess.run([*command, *again], cwd=COPIES / group, check=False)
    return report(groups)


if __name__ == "__main__":
    sys.exit(main())
