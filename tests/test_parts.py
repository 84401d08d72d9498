"""A site that is built in parts is the site that one build makes; anything but all of its parts is refused."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.building.build import build, merge
from generator.cli import main
from generator.publishing.site import NotOneSite, Part
from generator.publishing.site.parts import LABEL, Label, label
from tests.bench.sites import write_project

pytestmark = pytest.mark.slow
WORKFLOW = Path(__file__).parents[1] / "docs/in-parts.yml"
ADDRESS = "https://example.org/repo/"
Whole = dict[str, bytes]


def contents(folder: Path) -> Whole:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of several briefings with its site, made by one build, and the two parts of it."""
    root = tmp_path_factory.mktemp("project")
    write_project(root, 40)
    (root / "elsewhere").mkdir()
    for number in (1, 2):
        there = root.parent / f"machine-{number}"
        shutil.copytree(root, there)
        assert build(there, site_url=ADDRESS, part=Part(number, 2)).published
        (there / "site").rename(root / f"elsewhere/part-{number}")
    assert build(root, site_url=ADDRESS).published
    return root


@pytest.fixture
def parts(whole: Path, tmp_path: Path) -> list[Path]:
    return [Path(shutil.copytree(whole / f"elsewhere/part-{number}", tmp_path / f"part-{number}")) for number in (1, 2)]


def test_two_parts_are_the_site_of_one_build(whole: Path, parts: list[Path], tmp_path: Path) -> None:
    """Pages, lists, actors, search, sitemap, data and feeds, byte for byte, from machines that know nothing of each other."""
    root = tmp_path / "merging"
    root.mkdir()
    assert merge(root, parts[::-1]).published
    assert contents(root / "site") == contents(whole / "site")


def test_the_pages_are_shared_out_briefing_by_briefing(parts: list[Path]) -> None:
    pages = [{name for name in contents(part) if name.endswith("index.html")} for part in parts]
    assert not pages[0] & pages[1]
    assert 0.5 < len(pages[0]) / len(pages[1]) < 2
    for mine, others in (pages, pages[::-1]):
        assert not {name.split("/")[0] for name in mine if name.startswith("event-")} & {
            name.split("/")[0] for name in others
        }


def refusal(root: Path, folders: list[Path]) -> str:
    with pytest.raises(NotOneSite) as refused:
        merge(root, folders)
    assert not (root / "site").exists()
    assert not (root / "site.new").exists()
    return str(refused.value)


def test_anything_but_all_parts_of_one_site_is_refused(whole: Path, parts: list[Path], tmp_path: Path) -> None:
    first, second = parts
    root = tmp_path / "merging"
    root.mkdir()
    assert "there are: 1" in refusal(root, [first])
    assert "there are: 1, 1, 2" in refusal(root, [first, first, second])
    assert "is no part of a site" in refusal(root, [first, whole / "site"])
    page = second / "404.html"
    before = page.read_bytes()
    page.write_bytes(before + b"x")
    assert "holds another 404.html than was built" in refusal(root, [first, second])
    told: dict[str, Any] = json.loads((second / LABEL).read_text("utf-8"))
    label(second, Label(**told))
    assert "different files 404.html" in refusal(root, [first, second])
    page.write_bytes(before)
    for key, wrong in (("number", None), ("of", "two"), ("files", ["404.html"]), ("files", None)):
        (second / LABEL).write_text(json.dumps({**told, key: wrong}), "utf-8")
        assert "is no part of a site" in refusal(root, [first, second])
    (second / LABEL).write_text(json.dumps({**told, "made_of": "other content"}), "utf-8")
    assert "the same content" in refusal(root, [first, second])


def test_a_part_with_more_or_less_than_was_built_is_refused(parts: list[Path], tmp_path: Path) -> None:
    """Whatever lies there would be published."""
    root = tmp_path / "merging"
    root.mkdir()
    foreign = parts[1] / "event-1/notes.txt"
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("not ours")
    assert "holds event-1/notes.txt, which is no file of the part" in refusal(root, parts)
    foreign.unlink()
    lost = next(parts[1].glob("event-*/timeline/index.html"))
    lost.unlink()
    assert f"lacks {lost.relative_to(parts[1]).as_posix()}" in refusal(root, parts)


def test_a_link_that_leads_nowhere_in_the_whole_keeps_the_old_site(parts: list[Path], tmp_path: Path) -> None:
    root = tmp_path / "merging"
    root.mkdir()
    assert merge(root, parts).published
    before = contents(root / "site")
    page = next(path for path in parts[1].glob("event-*/timeline/index.html"))
    page.write_bytes(page.read_bytes().replace(b"</article>", b'<a href="nowhere/">x</a></article>'))
    label(parts[1], Label(**json.loads((parts[1] / LABEL).read_text("utf-8"))))
    report = merge(root, parts)
    assert not report.published
    assert {one.code for one in report.diagnostics} == {"broken-link"}
    assert contents(root / "site") == before


def test_parts_of_other_content_have_another_fingerprint(whole: Path, tmp_path: Path) -> None:
    there = tmp_path / "machine"
    for name in ("content", "seeds", "theme"):
        if (whole / name).is_dir():
            shutil.copytree(whole / name, there / name)
    config = (whole / "site_config.yml").read_text("utf-8")
    (there / "site_config.yml").write_text(config.replace("title:", "title: Another", 1), "utf-8")
    assert build(there, site_url=ADDRESS, part=Part(2, 2)).published
    with pytest.raises(NotOneSite, match="the same content"):
        merge(tmp_path, [whole / "elsewhere/part-1", there / "site"])


def test_a_site_whose_plugins_look_at_all_pages_is_not_built_in_parts(tmp_path: Path) -> None:
    write_project(tmp_path, 5)
    with (tmp_path / "site_config.yml").open("a", encoding="utf-8") as config:
        config.write("mkdocs: {plugins: [tags]}\n")
    report = build(tmp_path, part=Part(1, 2))
    assert not report.published
    assert "cannot be built in parts" in report.diagnostics[-1].message


@pytest.mark.parametrize("wrong", ["0/2", "3/2", "2", "a/b", "1/0", "-1/2", "1/1001"])
def test_a_part_that_there_cannot_be_is_a_usage_error(wrong: str) -> None:
    result = CliRunner().invoke(main, ["build", f"--part={wrong}"])
    assert result.exit_code == 2
    assert "write 2/4 for the second of four" in result.output


def test_the_command_says_what_it_did(whole: Path, parts: list[Path], tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["merge", "--project", str(whole), *map(str, parts)])
    assert result.exit_code == 0, result.output
    assert "merged 2 parts into site/" in result.output
    result = CliRunner().invoke(main, ["merge", "--project", str(whole), str(parts[0])])
    assert result.exit_code == 2
    assert "each of the parts 1 to 2" in result.output


def test_the_example_workflow_builds_as_many_parts_as_it_says() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    numbers = jobs["part"]["strategy"]["matrix"]["part"]
    commands = [step["run"] for job in jobs.values() for step in job["steps"] if "briefing" in step.get("run", "")]
    assert [f"$PART/{len(numbers)}" in command for command in commands] == [True, False, False]
    assert numbers == list(range(1, len(numbers) + 1))
    for command in commands:
        name, *arguments = shlex.split(command)[1:]
        known = {option for one in main.commands[name].params for option in one.opts}
        assert {one for one in arguments if one.startswith("--")} <= known
