"""What the published site's workflow may do, and that nobody loosens it unnoticed."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOW = ROOT / ".github/workflows/site.yml"
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
    """The workflow and the Dependabot settings pass a security linter's strictest rules."""
    assert zizmor(WORKFLOW, ROOT / ".github/dependabot.yml") == set()


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
    [("github-workflows", WORKFLOW), ("dependabot", ROOT / ".github/dependabot.yml")],
)
def test_the_files_keep_to_their_published_schema(schema: str, path: Path):
    """A misspelt or misplaced key does not wait for the first run to show itself."""
    command = [TOOLS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", path]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not shutil.which("actionlint"), reason="actionlint is not on the PATH")
def test_actionlint_finds_nothing_to_object_to():
    """Expressions, contexts and scripts are sound, where actionlint is there to say so."""
    done = subprocess.run(["actionlint", WORKFLOW], capture_output=True, text=True)
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
