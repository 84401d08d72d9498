"""What holds for the repository as a whole: its files, its lock files, its package."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
RUNTIME = ROOT / "requirements.lock"
DEV = ROOT / "requirements-dev.lock"
MUTANTS = ROOT / "requirements-mutants.lock"

# Spelt in two parts, so that this file does not hold what it forbids.
REGISTRY_HOSTS = [
    name + top
    for name, top in [
        ("pypi", ".org"),
        ("pythonhosted", ".org"),
        ("registry.npmjs", ".org"),
        ("registry.yarnpkg", ".com"),
        ("deb.debian", ".org"),
        ("archive.ubuntu", ".com"),
    ]
]


def git(*arguments: str) -> list[str]:
    """The NUL-separated items that git answers with."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode().rstrip("\0").split("\0")


def locked(lock: Path) -> dict[str, set[str]]:
    """Each package's pinned versions; there are two where they differ by Python version."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^ ]+)", lock.read_text(), re.MULTILINE):
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


def test_no_file_names_a_package_registry():
    """Where packages come from is each machine's own setting; no file decides it."""
    hosts = re.compile("|".join(map(re.escape, REGISTRY_HOSTS)).encode(), re.IGNORECASE)
    paths = git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    files = [path for path in map(ROOT.joinpath, paths) if path.is_file()]
    assert [str(path) for path in files if hosts.search(path.read_bytes())] == []


@pytest.mark.parametrize("lock", [RUNTIME, DEV, MUTANTS], ids=lambda lock: lock.name)
def test_every_requirement_is_pinned_with_its_hashes(lock: Path):
    """What is installed is, byte for byte, what was locked."""
    joined = lock.read_text().replace("\\\n", " ")
    requirements = [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]
    exact = re.compile(r"[\w.-]+==[^ ]+( ; [^\\]+?)?( +--hash=sha256:[0-9a-f]{64})+ *")
    assert requirements
    assert [line for line in requirements if not exact.fullmatch(line)] == []


def test_the_lock_files_agree_with_the_project():
    """Every dependency that pyproject.toml names is locked at a version that it allows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    for lock, wanted in [
        (RUNTIME, project["project"]["dependencies"] + groups["install"]),
        (DEV, groups["dev"]),
        (MUTANTS, groups["mutants"]),
    ]:
        versions = locked(lock)
        for requirement in map(Requirement, wanted):
            pinned = versions.get(canonicalize_name(requirement.name), set())
            assert pinned, f"{requirement} is not in {lock.name}: run `make lock`"
            assert all(map(requirement.specifier.contains, pinned)), f"{requirement}: run `make lock`"


def test_tests_run_with_the_very_versions_that_users_get():
    """The development lock holds the runtime lock, version for version."""
    runtime, dev = locked(RUNTIME), locked(DEV)
    assert runtime == {name: dev.get(name) for name in runtime}


def test_git_never_touches_the_bytes_of_a_seed():
    """Line endings in seeds/ stay as received, on every system."""
    assert git("check-attr", "-z", "text", "seeds/any.txt")[2] == "unset"


def test_the_installed_package_brings_its_theme(tmp_path: Path):
    """A wheel holds the generator and the theme, and no article."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", tmp_path], cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = ZipFile(wheel).namelist()
    theme = {f"generator/_theme/{path}" for path in packaged(ROOT / "theme")}
    assert theme <= set(names)
    assert "generator/__init__.py" in names
    assert {name.split("/")[0] for name in names} == {
        "generator",
        "briefing_microsite-0.1.0.dist-info",
    }


def packaged(folder: Path) -> list[str]:
    """The files of a folder that git keeps, relative to it."""
    paths = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", folder.name)
    return [str(Path(path).relative_to(folder.name)) for path in paths if path]
