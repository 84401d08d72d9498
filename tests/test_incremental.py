"""After any edit, a build that makes only what has changed gives the very bytes of a build from nothing.

`make edits` does hundreds of edits.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import generator.machine.memory
import generator.publishing.site.engine
import tests.bench.sites
from generator.building.again import OUTPUTS
from generator.building.build import Report, Standing, build
from generator.machine.memory import Memory
from generator.publishing.site import Ahead
from tests.bench.sites import write_project

EDITS = int(os.environ.get("EDITS", "8"))
pytestmark = pytest.mark.slow

INPUTS = ("site_config.yml", "content", "seeds", "theme")
FOOTER = "theme/overrides/partials/footer.html"
Edit = Callable[[Path, random.Random], object]


def snapshot(root: Path, *names: str) -> dict[str, bytes]:
    paths = [
        path for name in names for path in ([root / name] if (root / name).is_file() else (root / name).rglob("*"))
    ]
    found = {
        path.relative_to(root).as_posix(): path for path in paths if path.is_file() and ".schema" not in path.parts
    }
    return {name: path.read_bytes() for name, path in sorted(found.items())}


def restore(root: Path, files: dict[str, bytes]) -> None:
    for name in INPUTS:
        shutil.rmtree(root / name, ignore_errors=True)
    (root / "seeds").mkdir()
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


def from_nothing(root: Path, work: Path) -> tuple[Report, dict[str, bytes]]:
    """What a build of the same content comes to where nothing was ever built."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    restore(work, snapshot(root, *INPUTS))
    return build(work), snapshot(work, *OUTPUTS)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three briefings of two articles, built."""
    root = tmp_path_factory.mktemp("first")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tests.bench.sites, "ARTICLES_OF_A_BRIEFING", 2)
        patch.setattr(tests.bench.sites, "QUOTATIONS", 3)
        write_project(root, 6)
    (root / "theme").mkdir()
    assert build(root).published
    return root


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    shutil.copytree(first, tmp_path / "project", copy_function=shutil.copy2)
    return tmp_path / "project"


# ---- What an editor does, and what happens to a build's folders


def a_file(pattern: str) -> Callable[[Path, random.Random], Path]:
    return lambda root, chance: chance.choice(sorted(root.glob(pattern)))


an_article = a_file("content/briefings/*/articles/*.yml")
a_briefing = a_file("content/briefings/*/briefing.yml")


def in_yaml(path: Path, change: Callable[[Any], object]) -> None:
    data = yaml.safe_load(path.read_text())
    change(data)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True))


def shorten_a_quotation(root: Path, chance: random.Random) -> None:
    def shorten(data: Any) -> None:
        one = chance.choice(data["quotations"])
        one["words"] = one["words"].rsplit(" ", 1)[0]

    in_yaml(an_article(root, chance), shorten)


def misquote(root: Path, chance: random.Random) -> None:
    in_yaml(an_article(root, chance), lambda data: data["quotations"][0].update(words="Nobody said this anywhere"))


def say_otherwise(root: Path, chance: random.Random) -> None:
    in_yaml(a_briefing(root, chance), lambda data: data["lede"].update(text=f"Lede number {chance.random()}."))


def summarise_otherwise(root: Path, chance: random.Random) -> None:
    in_yaml(an_article(root, chance), lambda data: data["summary"][0].update(text=f"Summary {chance.random()}."))


def retitle(root: Path, chance: random.Random) -> None:
    in_yaml(a_briefing(root, chance), lambda data: data.update(title=f"Title {chance.randrange(9)}"))


def redate(root: Path, chance: random.Random) -> None:
    in_yaml(a_briefing(root, chance), lambda data: data.update(date=f"20{chance.randrange(10, 40)}-01-02"))


def change_an_actor(root: Path, chance: random.Random) -> None:
    def change(data: Any) -> None:
        one, other = chance.sample(data["actors"], 2)
        number = chance.randrange(99)
        changes: list[dict[str, object]] = [
            {"name": f"Name {number}"},
            {"role": f"Role {number}"},
            {"aliases": [f"Alias {number}"]},
            {"affiliation": other["id"]},
        ]
        one.update(chance.choice(changes))

    in_yaml(root / "content/actors.yml", change)


def add_an_actor(root: Path, chance: random.Random) -> None:
    def add(data: Any) -> None:
        number = chance.randrange(999)
        one = {"id": f"added-{number}", "name": f"Added {number}", "kind": "group"}
        data["actors"].insert(chance.randrange(len(data["actors"])), one)

    in_yaml(root / "content/actors.yml", add)


def reorder_actors(root: Path, chance: random.Random) -> None:
    in_yaml(root / "content/actors.yml", lambda data: chance.shuffle(data["actors"]))


def comment(root: Path, chance: random.Random) -> None:
    path = an_article(root, chance)
    path.write_text(f"# {chance.random()}\n{path.read_text()}")


def draft_an_article(root: Path, chance: random.Random) -> None:
    in_yaml(an_article(root, chance), lambda data: data.update(draft=not data.get("draft")))


def draft_a_briefing(root: Path, chance: random.Random) -> None:
    in_yaml(a_briefing(root, chance), lambda data: data.update(draft=not data.get("draft")))


def delete_an_article(root: Path, chance: random.Random) -> None:
    an_article(root, chance).unlink()


def rename_an_article(root: Path, chance: random.Random) -> None:
    path = an_article(root, chance)
    path.rename(path.with_name(f"renamed-{chance.randrange(999)}.yml"))


def rename_a_seed(root: Path, chance: random.Random) -> None:
    path = an_article(root, chance)
    name = f"seed-{chance.randrange(999)}.txt"
    (root / "seeds" / yaml.safe_load(path.read_text())["seed"]).rename(root / "seeds" / name)
    in_yaml(path, lambda data: data.update(seed=name))


def prolong_a_seed(root: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((root / "seeds").glob("*.txt")))
    path.write_text(f"{path.read_text()}\nMore of it, {chance.random()}.\n")


def rename_a_briefing(root: Path, chance: random.Random) -> None:
    path = a_briefing(root, chance).parent
    path.rename(path.with_name(f"other-{chance.randrange(999)}"))


def copy_a_briefing(root: Path, chance: random.Random) -> None:
    path = a_briefing(root, chance).parent
    shutil.copytree(path, path.with_name(f"copy-{chance.randrange(999)}"))


def delete_a_briefing(root: Path, chance: random.Random) -> None:
    shutil.rmtree(a_briefing(root, chance).parent)


def configure(root: Path, chance: random.Random) -> None:
    wishes: dict[str, list[object]] = {
        "title": ["One", "Another"],
        "language": ["en", "de"],
        "publish": ["none", "excerpts", "full"],
        "home": [path.parent.name for path in root.glob("content/briefings/*/briefing.yml")],
        "url": ["https://example.org/", "https://example.org/a/b/"],
        "repository": ["https://example.org/r"],
        "mkdocs": [
            {"theme": {"features": ["toc.follow"]}},
            {"extra": {"x": 1}},
            {"markdown_extensions": ["admonition"]},
        ],
    }
    key = chance.choice(sorted(wishes))
    in_yaml(root / "site_config.yml", lambda data: data.update({key: chance.choice(wishes[key])}))


def write(name: str, text: str) -> Edit:
    def edit(root: Path, chance: random.Random) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text.replace("NUMBER", str(chance.randrange(99))))

    return edit


def remove_own_theme(root: Path, _: random.Random) -> None:
    shutil.rmtree(root / "theme", ignore_errors=True)
    (root / "theme").mkdir()


def damaged(folder: str) -> Edit:
    """A file of a build's folder is cut, deleted, exchanged, made a link, or closed."""

    def damage(root: Path, chance: random.Random) -> None:
        paths = [
            path for path in sorted((root / folder).rglob("*")) if path.is_file() and path.name != ".briefing-site"
        ]
        if not paths:
            return
        path, other = chance.choice(paths), chance.choice(paths)
        content = path.read_bytes()
        mode = path.stat().st_mode
        match chance.randrange(5):
            case 0:
                path.write_bytes(content[: len(content) // 2])
            case 1:
                path.unlink()
            case 2:
                path.write_bytes(other.read_bytes())
            case 3:
                path.unlink()
                path.symlink_to(other if other != path else os.devnull)
            case _:
                path.write_bytes(content.replace(b"e", b"E", 1))
                path.chmod(mode)

    return damage


def strew(root: Path, chance: random.Random) -> None:
    for name in (
        "build/docs/stray.md",
        "build/docs/event-0000/stray/index.md",
        "site/stray.html",
        "build/overrides/x.html",
        "build/spare/stray.html",
        "build/spare/.stray/x.html",
    ):
        if chance.random() < 0.5:
            write(name, "# Stray\n")(root, chance)


EDITS_OF_CONTENT: tuple[Edit, ...] = (
    *[
        shorten_a_quotation,
        say_otherwise,
        summarise_otherwise,
        retitle,
        redate,
        change_an_actor,
        add_an_actor,
        reorder_actors,
    ],
    *[comment, draft_an_article, draft_a_briefing, delete_an_article, rename_an_article, rename_a_seed, prolong_a_seed],
    *[misquote, rename_a_briefing, copy_a_briefing, delete_a_briefing, configure, configure],
)
EDITS_OF_THEME: tuple[Edit, ...] = (
    write(FOOTER, "<footer>NUMBER</footer>\n"),
    write(FOOTER, "<footer>{% for item in nav %}{{ item.content }}{% endfor %}</footer>\n"),
    write(FOOTER, "<footer>{{ build_date_utc }}</footer>\n"),
    write(FOOTER, "<footer>{% for file in pages %}{{ file.page.title }}{% endfor %}</footer>\n"),
    write("theme/pages/method.md.j2", "# Method {#top}\n\n<p>{{ page.counts.articles }} articles, NUMBER</p>\n"),
    write("theme/assets/extra.css", "p { color: rgb(0 0 NUMBER) }\n"),
    write("theme/locale/de.po", 'msgid ""\nmsgstr ""\n\nmsgid "Timeline"\nmsgstr "Ablauf NUMBER"\n'),
    remove_own_theme,
)
MISHAPS: tuple[Edit, ...] = (*map(damaged, ("site", "build/docs", "build/memory", "build/spare")), strew)


class Everything:
    """Somebody looks at every page."""

    def __contains__(self, path: object) -> bool:
        return True


@pytest.mark.parametrize("stays", [False, True], ids=["each build by itself", "one process that stays"])
def test_after_any_edit_the_site_is_that_of_a_build_from_nothing(project: Path, tmp_path: Path, stays: bool) -> None:
    """Random edits, undone ones and damage among them; also what is reported is the same.

    What a process that stays shows ahead is what it comes to.
    """
    early: dict[str, bytes] = {}
    standing = Standing(Memory(project, stays=True), Ahead(Everything, early.update)) if stays else None
    shown = 0
    chance = random.Random(seed := int(os.environ.get("SEED", "1")))
    past, done = [snapshot(project, *INPUTS)], list[str]()
    for _ in range(EDITS):
        if len(past) > 1 and chance.random() < 0.2:
            past = past[: chance.randrange(1, len(past))]
            restore(project, past[-1])
            done.append("taken back")
        else:
            kinds = chance.choices((EDITS_OF_CONTENT, EDITS_OF_THEME, MISHAPS), (7, 2, 2), k=chance.choice((1, 1, 2)))
            chosen = [chance.choice(kind) for kind in kinds]
            for edit in chosen:
                edit(project, chance)
            done.append(" and ".join(edit.__qualname__.split(".")[0] for edit in chosen))
        before = snapshot(project, "site")
        early.clear()
        report = build(project, standing=standing)
        expected, whole = from_nothing(project, tmp_path / "cold")
        told = f"SEED={seed}: {done}"
        assert report == expected, told
        if report.published:
            after = snapshot(project, *OUTPUTS)
            assert after.keys() == whole.keys(), told
            assert [name for name in after if after[name] != whole[name]] == [], told
            assert [name for name in early if early[name] != after[f"site/{name}"]] == [], told
            shown += len(early)
            past.append(snapshot(project, *INPUTS))
        else:
            assert snapshot(project, "site") == before, told
            restore(project, past[-1])
    assert bool(shown) == stays


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources of the pages that MkDocs renders."""
    monkeypatch.setenv("BRIEFING_HANDS", "1")
    done: list[str] = []
    write_page = generator.publishing.site.engine._OnePage.write

    def noted(self: Any, file: Any) -> Any:
        done.append(file.src_uri)
        return write_page(self, file)

    monkeypatch.setattr(generator.publishing.site.engine._OnePage, "write", noted)
    return done


def test_only_pages_that_change_are_rendered(project: Path, rendered: list[str]) -> None:
    """The others, and the downloads beside them, are the very files of the last build, also by one that begins anew.

    They have a second name, in the site of before.
    """
    taken = ("event-0002/report-00/index.html", "event-0002/report-00/index.md", "data/event-0002.json")
    kept = [(project / "site" / name).stat() for name in taken]
    in_yaml(
        project / "content/briefings/event-0000/articles/report-00.yml",
        lambda data: data["summary"][0].update(text="Something else entirely."),
    )
    assert build(project).published
    assert "event-0000/report-00.md" in rendered
    assert not [name for name in rendered if name.startswith(("event-0001", "event-0002"))]
    now = [(project / "site" / name).stat() for name in taken]
    assert [(one.st_ino, one.st_mtime_ns, one.st_nlink) for one in now] == [
        (one.st_ino, one.st_mtime_ns, 2) for one in kept
    ]


def test_a_page_that_was_damaged_is_rendered_again(project: Path, rendered: list[str]) -> None:
    good = (project / "site/method/index.html").read_bytes()
    (project / "site/method/index.html").write_bytes(good.replace(b"Method", b"method"))
    assert build(project).published
    assert rendered == ["method/index.md"]
    assert (project / "site/method/index.html").read_bytes() == good


def shorten_once(root: Path) -> None:
    """An edit that a build publishes."""
    in_yaml(
        root / "content/briefings/event-0000/articles/report-00.yml",
        lambda data: data["summary"][0].update(text=data["summary"][0]["text"][:-2] + "."),
    )
    assert build(root).published


def test_two_sites_take_turns(project: Path) -> None:
    """A build begins with the site before last: what has not changed since has its name there already."""
    folders = []
    for _ in range(4):
        shorten_once(project)
        folders.append((project / "site").stat().st_ino)
    assert folders[:2] == folders[2:]
    assert len(set(folders)) == 2
    assert (project / "site/method/index.html").samefile(project / "build/spare/method/index.html")


@pytest.mark.parametrize("mishap", ["a link", "a folder by link", "a closed folder", "another file", "all a link"])
def test_of_the_site_before_last_nothing_is_believed(project: Path, tmp_path: Path, mishap: str) -> None:
    """Nor is anything written where a link in it leads."""
    shorten_once(project)
    site, spare, elsewhere = project / "site", project / "build/spare", tmp_path / "elsewhere"
    match mishap:
        case "a link":
            (spare / "method/index.html").unlink()
            (spare / "method/index.html").symlink_to(site / "method/index.html")
        case "a folder by link":
            (spare / "method").rename(elsewhere)
            (spare / "method").symlink_to(elsewhere)
        case "a closed folder":
            (spare / "method").chmod(0o700)
        case "another file":
            (spare / "method/index.html").unlink()
            (spare / "method/index.html").write_bytes((site / "index.html").read_bytes())
        case _:
            spare.rename(elsewhere)
            spare.symlink_to(elsewhere)
    before = snapshot(tmp_path, "elsewhere")
    shorten_once(project)
    assert snapshot(tmp_path, "elsewhere") == before
    assert snapshot(project, *OUTPUTS) == from_nothing(project, tmp_path / "cold")[1]
    assert not [path for path in site.rglob("*") if path.is_symlink()]
    assert {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_dir()} == {0o755}


def test_nothing_of_a_foreign_memory_is_taken(
    project: Path, rendered: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another user's, or that of another machine."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    generator.machine.memory._secret.cache_clear()
    try:
        before = len(list((project / "build/docs").rglob("*.md")))
        assert build(project).published
        assert len(rendered) == before
    finally:
        generator.machine.memory._secret.cache_clear()


def test_files_are_copied_where_they_can_have_one_name_only(
    project: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refused)
    site = snapshot(project, "site")
    (project / "site/method/index.html").unlink()
    assert build(project).published
    assert rendered == ["method/index.md"]
    assert snapshot(project, "site") == site
