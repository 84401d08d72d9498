"""What the published site's workflow may do, and that nobody loosens it unnoticed."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
WORKFLOW = ROOT / ".github/workflows/site.yml"
RELEASE = ROOT / ".github/workflows/release.yml"
PARTS = ROOT / "docs/in-parts.yml"
TOOLS = Path(sys.executable).parent


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))


def zizmor(*paths: Path) -> set[str]:
    """The names of what zizmor finds at its strictest, without the network."""
    command = [TOOLS / "zizmor", "--offline", "--quiet", "--persona=pedantic", "--format=json"]
    done = subprocess.run([*command, "--no-exit-codes", *paths], capture_output=True, check=True)
    return {finding["ident"] for finding in json.loads(done.stdout)}


def test_zizmor_finds_nothing_to_object_to():
    """The workflows and the Dependabot settings pass a security linter's strictest rules."""
    assert set(WORKFLOW.parent.iterdir()) == {WORKFLOW, RELEASE}
    assert zizmor(WORKFLOW, RELEASE, PARTS, ROOT / ".github/dependabot.yml") == set()


@pytest.mark.parametrize(
    ("careful", "careless", "finding"),
    [
        ("@[0-9a-f]{40}", "@v7", "unpinned-uses"),
        ("persist-credentials: false", "fetch-depth: 1", "artipacked"),
        (r'"\$SITE_URL/"', '"${{ github.head_ref }}"', "template-injection"),
        ("(?<=\npermissions:\n)  contents: read", "  contents: write", "excessive-permissions"),
        ("  pull_request:", "  pull_request_target:", "dangerous-triggers"),
    ],
)
def test_zizmor_objects_to_a_careless_edit(tmp_path: Path, careful: str, careless: str, finding: str):
    """An unpinned action, a kept credential, an injection, a wide permission or trigger is found."""
    edited = tmp_path / "site.yml"
    text, edits = re.subn(careful, careless, WORKFLOW.read_text(encoding="utf-8"))
    edited.write_text(text, encoding="utf-8")
    assert edits
    assert finding in zizmor(edited)


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("github-workflows", WORKFLOW),
        ("github-workflows", RELEASE),
        ("github-workflows", PARTS),
        ("dependabot", ROOT / ".github/dependabot.yml"),
    ],
)
def test_the_files_keep_to_their_published_schema(schema: str, path: Path):
    """A misspelt or misplaced key does not wait for the first run to show itself."""
    command = [TOOLS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", path]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not shutil.which("actionlint"), reason="actionlint is not on the PATH")
def test_actionlint_finds_nothing_to_object_to():
    """Expressions, contexts and scripts are sound, where actionlint is there to say so."""
    done = subprocess.run(["actionlint", WORKFLOW, RELEASE], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_job_may_only_read_unless_it_says_more(workflow: dict[str, Any]):
    """The workflow as a whole may read the repository and nothing else."""
    assert workflow["permissions"] == {"contents": "read"}


def test_only_the_deploy_job_may_publish(workflow: dict[str, Any]):
    """Each job's own permissions are exactly these; to widen one is to edit this test."""
    permissions = {name: job.get("permissions") for name, job in workflow["jobs"].items()}
    assert permissions == {
        "check": None,
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_a_pull_request_is_checked_but_never_published(workflow: dict[str, Any]):
    """The site is built and deployed only from a push to main that passed every check."""
    jobs = workflow["jobs"]
    triggers = workflow[True]  # YAML 1.1 reads the key `on` as true
    assert triggers == {"pull_request": None, "push": {"branches": ["main"]}}
    assert "if" not in jobs["check"]
    assert jobs["build"]["if"] == jobs["deploy"]["if"] == "github.event_name == 'push'"
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("check", "build")


def test_a_deployment_is_never_cut_off(workflow: dict[str, Any]):
    """A newer push waits until the running deployment is through."""
    deploy = workflow["jobs"]["deploy"]
    assert deploy["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert deploy["environment"]["name"] == "github-pages"


def test_the_build_knows_the_whole_history(workflow: dict[str, Any]):
    """Pages show their last significant change; a checkout of one revision would know none."""
    checkout = workflow["jobs"]["build"]["steps"][0]
    assert checkout["uses"].startswith("actions/checkout@")
    assert checkout["with"]["fetch-depth"] == 0


def test_only_a_version_tag_makes_a_release() -> None:
    """It may write to the repository, so nothing else starts it."""
    release = yaml.safe_load(RELEASE.read_text("utf-8"))
    assert release[True] == {"push": {"tags": ["v*"]}}
    assert release["permissions"] == {"contents": "read"}
    assert [job["permissions"] for job in release["jobs"].values()] == [{"contents": "write"}]


def test_what_would_be_refused_is_never_sent(workflow: dict[str, Any]) -> None:
    """The site is audited, and held against the limits of GitHub Pages, before it is uploaded."""
    steps = [step.get("run", step.get("uses", "")) for step in workflow["jobs"]["build"]["steps"]]
    assert steps[-2] == ".venv/bin/briefing audit site --github-pages"
    assert steps[-1].startswith("actions/upload-pages-artifact@")


def test_a_release_lists_everything_that_it_stands_on(tmp_path: Path) -> None:
    """Each package of the lock file, with its version and the hashes of its files, as CycloneDX."""
    bill = tmp_path / "sbom.json"
    command = [TOOLS / "cyclonedx-py", "requirements", "requirements.lock", "--pyproject", "pyproject.toml"]
    options = ["--output-reproducible", "--of", "JSON", "--output-file", bill]
    subprocess.run([*command, *options], cwd=ROOT, check=True, capture_output=True)
    components = json.loads(bill.read_text("utf-8"))["components"]
    locked = re.findall(r"^([\w.-]+)==([^ ]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    assert {(one["name"], one["version"]) for one in components} == set(locked)
    assert all(one["externalReferences"][0]["hashes"] for one in components)


def test_known_holes_are_looked_for_where_there_is_a_network(tmp_path: Path) -> None:
    """Without one, the step says so and passes: here the tool that asks is one that never reaches anybody."""
    (tmp_path / "curl").write_text("#!/bin/sh\nexit 6\n", "utf-8")
    (tmp_path / "curl").chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    done = subprocess.run([ROOT / ".ci/known-holes"], env={**os.environ, "PATH": path}, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "the database of known holes cannot be reached: not looked for\n")
