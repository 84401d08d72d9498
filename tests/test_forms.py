"""One source, the models, feeds the check, the editors' schemas and the reference: none can drift."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator
from pydantic import BaseModel
from referencing import Registry
from referencing.jsonschema import DRAFT7

from generator.building.build import build, check
from generator.cli import main
from generator.drafting.draft import as_yaml, draft
from generator.reading.content import load
from generator.reading.yamlfile import read_yaml
from generator.resolving.forms import KINDS, first_line_of, form, schemas, write
from tests.builders import laid
from tests.test_content import ARTICLE, BRIEFING, FILES

ROOT = Path(__file__).parents[1]
NAMES = "content/.schema/names.json"
SCHEMA_OF = {
    "site_config.yml": "content/.schema/site_config.json",
    "content/actors.yml": "content/.schema/actors.json",
    BRIEFING: "content/briefings/event/.schema/briefing.json",
    ARTICLE: "content/briefings/event/.schema/article.json",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project without a fault."""
    return laid(tmp_path, FILES)


def models(model: type[BaseModel]) -> set[type[BaseModel]]:
    """A model and every model inside it."""
    found = {model}
    for info in model.model_fields.values():
        inner = [info.annotation]
        while inner:
            each = inner.pop()
            inner += getattr(each, "__args__", ())
            if isinstance(each, type) and issubclass(each, BaseModel):
                found |= models(each)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_has_every_key_of_its_model_with_its_description(kind: str) -> None:
    """No more and no fewer; what is required is required, and nothing is unexplained."""
    schema = form(kind)
    Draft7Validator.check_schema(schema)
    described = {KINDS[kind][0].__name__: schema, **schema.get("definitions", {})}
    for model in models(KINDS[kind][0]):
        found = described[model.__name__]
        found = found["anyOf"][1] if model.__name__ == "EvidenceEntry" else found
        assert set(found["properties"]) == set(model.model_fields)
        assert found["additionalProperties"] is False
        required = {name for name, info in model.model_fields.items() if info.is_required()}
        assert set((found.get("else") or found).get("required", ())) == required
        for name, info in model.model_fields.items():
            assert info.description
            assert found["properties"][name].get("description") == info.description


def core(value: Any) -> Any:
    """What an editor's YAML 1.2 makes of the text that strict YAML reads: numbers and truth values."""
    if isinstance(value, dict):
        return {key: core(each) for key, each in value.items()}
    if isinstance(value, list):
        return [core(each) for each in value]
    if isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value) if "." in value else int(value)
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def faults(project: Path, file: str) -> list[str]:
    """What a file's schema objects to, its numbers read as text or as numbers."""
    content, _ = load(project)
    every = {name: DRAFT7.create_resource(json.loads(text)) for name, text in schemas(content).items()}
    validator = Draft7Validator({"$ref": SCHEMA_OF[file]}, registry=Registry().with_resources(every.items()))
    parsed, _ = read_yaml((project / file).read_bytes(), file)
    assert parsed
    found = [[each.message for each in validator.iter_errors(data)] for data in (parsed.data, core(parsed.data))]
    return found[0] if found[0] and found[1] else []


SAME = [
    # file, old, new: whether it is taken is the same for the check and the schema
    (ARTICLE, "", ""),
    (ARTICLE, "seed: a.txt", "seed: a.txt\nlanguage: en-GB\noutlet:\n  value: X\n  basis: 'inferred: so'"),
    (ARTICLE, "seed: a.txt", "seed: a.txt\nlanguage: English!"),
    (ARTICLE, "seed: a.txt", "seed: a.txt\ndraft: true\ntodo: [more]"),
    (ARTICLE, "seed: a.txt", "seed: a.txt\ndraft: perhaps"),
    (ARTICLE, "seed: a.txt", "seed: b.txt"),
    (ARTICLE, "seed: a.txt", "seed: a.txt\ndate:\n  value: 2022\n  basis: 'inferred: so'"),
    (ARTICLE, "seed: a.txt", "seed: a.txt\ndate:\n  value: today\n  basis: 'inferred: so'"),
    (ARTICLE, "seed: a.txt", "seed: a.txt\ndate:\n  value: 2022\n  basis: guessed"),
    (ARTICLE, "seed: a.txt", "seed: a.txt\nsha256: abc"),
    (ARTICLE, "speaker: jo-weaver", "speaker: unnamed"),
    (ARTICLE, "speaker: jo-weaver", "speaker: jo"),
    (ARTICLE, "id: see", "id: See"),
    (ARTICLE, "evidence: [see]", "evidence: [sea]"),
    (ARTICLE, "evidence: [see]", "evidence: [first/see]"),
    (ARTICLE, "evidence: [see]", "evidence: [quotation: see]"),
    (ARTICLE, "evidence: [see]", "evidence: [quotation: sea]"),
    (ARTICLE, "evidence: [see]", "evidence:\n      - words: The minister gave no figure"),
    (ARTICLE, "evidence: [see]", "evidence:\n      - words: The minister\n        quotation: see"),
    (ARTICLE, "evidence: [see]", "evidence: []"),
    (ARTICLE, "evidence: [see]", "evidence: see"),
    (ARTICLE, "figure: boats", "figure: boat"),
    (ARTICLE, "    words: an est", "    value: 40\n    words: an est"),
    (ARTICLE, "    words: an est", "    value: forty\n    words: an est"),
    (ARTICLE, "quotations:", "quotation:"),
    (ARTICLE, "seed: a.txt\n", ""),
    (BRIEFING, "evidence: [first/see]", "evidence: [see]"),
    (BRIEFING, "evidence: [first/see]", "evidence: [first/sea]"),
    (BRIEFING, "date: 2024-05-06", "date: 2024"),
    (BRIEFING, "title: An event", "title: 2024"),
    (BRIEFING, "figures:", "draft: true\nfigures:"),
    (
        "content/actors.yml",
        "kind: person",
        "kind: person\n  - id: ann\n    name: Ann\n    kind: person\n    affiliation: jo-weaver",
    ),
    ("content/actors.yml", "kind: person", "kind: person\n    affiliation: nobody"),
    ("content/actors.yml", "kind: person", "kind: human"),
    ("content/actors.yml", "kind: person", "kind: person\n    aliases: [2022, Jo]"),
    ("site_config.yml", "home: event", "home: evening"),
    ("site_config.yml", "home: event", "colours: {ink: red}"),
    ("site_config.yml", "home: event", "publish: full\nmkdocs: {plugins: [search]}"),
]


@pytest.mark.parametrize(("file", "old", "new"), SAME)
def test_an_editor_underlines_what_the_check_refuses_and_nothing_else(
    project: Path, file: str, old: str, new: str
) -> None:
    """For keys, types, forms and names: the schema agrees with the check."""
    text = FILES[file].replace(old, new, 1)
    (project / file).write_text(text)
    refused = [each for each in check(project) if each.severity == "error" and each.place.file == file]
    assert bool(faults(project, file)) == bool(refused), (faults(project, file), refused)


@pytest.mark.parametrize("seed", sorted(path.name for path in (ROOT / "seeds").glob("*.txt")))
def test_nothing_is_underlined_in_a_draft(seed: str) -> None:
    """What `briefing draft` proposes keeps to the schema."""
    text = as_yaml(draft(seed, (ROOT / "seeds" / seed).read_text("utf-8")))
    parsed, _ = read_yaml(text.encode(), "a.yml")
    assert parsed
    assert [each.message for each in Draft7Validator(form("article")).iter_errors(core(parsed.data))] == []


def test_a_name_of_digits_is_one_with_and_without_quotation_marks(project: Path) -> None:
    """`figure: 2014` is a number to an editor and text to the check."""
    (project / BRIEFING).write_text(FILES[BRIEFING].replace("id: boats", 'id: "2014"'))
    (project / ARTICLE).write_text(FILES[ARTICLE].replace("figure: boats", "figure: 2014"))
    assert check(project) == ()
    assert faults(project, ARTICLE) == []
    names = form("article", None)
    assert names["definitions"]["ReadingEntry"]["properties"]["figure"]["type"] == ["string", "number"]


def test_a_draft_briefing_may_be_unfinished(project: Path) -> None:
    """As in the check: whole parts may be missing while `draft: true` stands there."""
    (project / BRIEFING).write_text("title: An event\ndate: 2024-05-06\ndraft: true\n")
    schema = form("briefing")
    assert list(Draft7Validator(schema).iter_errors({"title": "x", "date": "2024-05-06", "draft": True})) == []
    assert list(Draft7Validator(schema).iter_errors({"title": "x", "date": "2024-05-06"})) != []


def test_every_file_of_the_project_names_its_schema_in_its_first_line() -> None:
    """The same line for every article of every briefing: a copied file keeps its help."""
    for path in [ROOT / "site_config.yml", *(ROOT / "content").rglob("*.yml")]:
        kind = "article" if path.parent.name == "articles" else path.stem
        line = path.read_text(encoding="utf-8").split("\n")[0]
        assert line == first_line_of(kind)
        below = line.rpartition("=")[2]
        assert (path.parent / below).resolve().relative_to(ROOT).as_posix() in schemas(load(ROOT)[0])
    assert as_yaml(draft("a.txt", FILES["seeds/a.txt"])).startswith(first_line_of("article") + "\n")


def test_schemas_are_written_once_and_kept_out_of_git(project: Path) -> None:
    """Only what changed is written again; git ignores all of it."""
    first = CliRunner().invoke(main, ["schema", "--project", str(project)])
    assert first.stdout.endswith("5 schemas written\n")
    assert (project / "content/.schema/.gitignore").read_text().endswith("*\n")
    again = CliRunner().invoke(main, ["schema", "--project", str(project)])
    assert again.stdout == "all schemas are up to date\n"
    actors = project / "content/actors.yml"
    actors.write_text(actors.read_text().replace("name: Jo Weaver", "name: Joanna Weaver"))
    assert write(project, load(project)[0]) == [NAMES, SCHEMA_OF[BRIEFING], SCHEMA_OF[ARTICLE]]
    assert write(project, load(project)[0]) == []


def test_schemas_may_be_written_elsewhere(project: Path, tmp_path: Path) -> None:
    """`--out DIR` for an editor that is set up by hand."""
    out = tmp_path / "elsewhere"
    result = CliRunner().invoke(main, ["schema", "--project", str(project), "--out", str(out)])
    assert result.exit_code == 0
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert written == {"names.json", "site_config.json", "actors.json", "event/briefing.json", "event/article.json"}
    assert not (project / "content/.schema").exists()


def test_a_file_that_cannot_be_read_takes_no_name_away(project: Path) -> None:
    """While actors.yml is being typed, its names stay known."""
    write(project, load(project)[0])
    before = (project / NAMES).read_text()
    (project / "content/actors.yml").write_text("actors: [\n")
    assert write(project, load(project)[0]) == []
    assert (project / NAMES).read_text() == before


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_file_whose_name_is_no_text_stands_in_no_schemas_way(project: Path) -> None:
    """What its bytes are nobody knows; the others are described."""
    os.rename(project / ARTICLE, os.fsencode(project / ARTICLE).replace(b"first", b"fir\xff"))
    assert write(project, load(project)[0])
    for file in project.glob("content/**/.schema/*.json"):
        json.loads(file.read_bytes())


def test_a_build_keeps_schemas_fresh_and_a_check_writes_nothing(project: Path) -> None:
    """Once they are there, also while something is wrong: that is when they are needed."""
    check(project)
    (project / ARTICLE).write_text(FILES[ARTICLE].replace("We shall see", "We shall go"))
    build(project)
    assert not (project / "content/.schema").exists()
    write(project, load(project)[0])
    (project / "content/actors.yml").write_text(
        FILES["content/actors.yml"] + "  - id: ann\n    name: Ann\n    kind: person\n"
    )
    build(project)
    assert '"ann"' in (project / NAMES).read_text()


def test_nothing_is_written_through_a_link(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder that leads out of the project is left alone."""
    outside = tmp_path_factory.mktemp("outside")
    (project / "content/.schema").symlink_to(outside)
    write(project, load(project)[0])
    assert list(outside.iterdir()) == []


def test_a_large_project_is_described_in_a_moment(project: Path) -> None:
    """Fifty articles of twenty quotations: the names of all, each once."""
    entries = "".join(f"  - id: q{number}\n    speaker: jo-weaver\n    words: We shall see\n" for number in range(20))
    for number in range(50):
        (project / f"seeds/s{number}.txt").write_text(FILES["seeds/a.txt"])
        text = FILES[ARTICLE].replace("a.txt", f"s{number}.txt").replace("quotations:\n", f"quotations:\n{entries}")
        (project / Path(ARTICLE).with_name(f"n{number}.yml")).write_text(text)
    found = schemas(load(project)[0])
    assert found[SCHEMA_OF[ARTICLE]].count("n49/q19") == 1
    assert len(found[SCHEMA_OF[ARTICLE]]) < 500_000
    assert [name for name, text in found.items() if '"s49.txt"' in text] == [NAMES, SCHEMA_OF[ARTICLE]]
