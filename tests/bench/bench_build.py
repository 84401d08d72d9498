"""How long builds take, beside bare MkDocs, Hugo and Eleventy rendering the same pages in the same run.

Run it with `make bench`, or for some sizes alone with `make bench SIZES="5 100"`. It writes a table, a picture and JSON
to `build/bench/`. Seconds are worth little on another machine or day; the ratios within one size are what counts.
`peak` is the memory of the largest process.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import yaml

from tests.bench.sites import write_project

ROOT = Path(__file__).parents[2]
SIZES = (5, 100, 1000, 5000)
OURS = ("cold", "nothing changed", "quotation edited", "actor renamed", "template changed")
OTHERS = ("bare MkDocs", "Hugo", "Eleventy")
_COLOURS = dict(
    zip((*OURS, *OTHERS), "#1b3a5c #5b8fc4 #2a9d8f #8ab17d #b5838d #e76f51 #e9a23b #9b5de5".split(), strict=True)
)


@dataclass(frozen=True, slots=True)
class Run:
    """One command."""

    seconds: float
    cpu_seconds: float
    peak_mib: float
    stages: dict[str, float] = field(default_factory=dict)
    """Seconds by stage, of our own builds."""


@dataclass(slots=True)
class Measured:
    """All of one size."""

    articles: int
    pages: int = 0
    site_bytes: int = 0
    runs: dict[str, Run] = field(default_factory=dict)

    def ratio(self, one: str, other: str, key: str = "seconds") -> float | None:
        """How many times as long one takes as the other."""
        if one not in self.runs or other not in self.runs:
            return None
        return float(getattr(self.runs[one], key) / getattr(self.runs[other], key))


def run(command: list[str], folder: Path) -> Run:
    """Run a command and wait for it. Raises SystemExit with what it said where it fails."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that was installed is compiled
    told = folder / "told.txt"
    with told.open("wb") as out:
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
    text = told.read_text("utf-8", "replace")
    if status:
        raise SystemExit(f"{' '.join(command)}\n{text[-2000:]}")
    stages = {
        name: float(taken) for name, taken in re.findall(r"^(\w+|the rest) +([\d.]+) s +[\d.]+ s of CPU", text, re.M)
    }
    per_mib = 2**20 if sys.platform == "darwin" else 2**10
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / per_mib, stages)


def middle(runs: list[Run]) -> Run:
    """The run in the middle."""
    return sorted(runs, key=lambda one: one.seconds)[len(runs) // 2]


def built(project: Path) -> Run:
    """One build of ours."""
    return run([sys.executable, "-m", "generator", "build", "--timings", "--project", str(project)], project.parent)


def clear(project: Path) -> None:
    """Nothing is left of earlier builds."""
    for name in ("build", "site", ".cache"):
        shutil.rmtree(project / name, ignore_errors=True)


def edit_quotation(project: Path) -> None:
    """The first quotation of an article is cut by a word, and the next time made whole."""
    path = sorted(project.glob("content/briefings/*/articles/*.yml"))[-1]
    data = yaml.safe_load(path.read_text("utf-8"))
    quotation = data["quotations"][0]
    seed = (project / "seeds" / data["seed"]).read_text("utf-8").replace("’", "'")
    words = quotation["words"]
    longer = words + seed[seed.index(words) + len(words) :].split("\n", 1)[0]
    whole = longer[: longer.index("”")].rstrip(",")
    quotation["words"] = words.rsplit(" ", 1)[0] if words == whole else whole
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")


def rename_actor(project: Path) -> None:
    """Somebody who speaks in many briefings gets another name."""
    path = project / "content/actors.yml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(kind: person\n  role: \w+)", r"\1 Emeritus", text, count=1), "utf-8")


def change_template(project: Path) -> None:
    """The foot of every page changes."""
    path = project / "theme/overrides/partials/footer.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<footer><p>{time.time_ns()}</p></footer>\n", "utf-8")


def bare_mkdocs(project: Path, work: Path) -> Run:
    """MkDocs and Material, given the pages and the configuration of the last build."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(project / "build/mkdocs.yml"), "-d"]
    return run([*command, str(work / "bare")], work)


def flat_pages(project: Path) -> Iterator[tuple[str, str]]:
    """The Markdown of every page under a name of its own, its front matter without the lines for the head."""
    docs = project / "build/docs"
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).with_suffix("").as_posix().replace("/", "--")
        yield f"{name}-page.md", re.sub(r"^head: .*\n", "", path.read_text("utf-8"), count=1, flags=re.M)


def hugo(project: Path, work: Path) -> Run | None:
    """Hugo with a plain layout, given the same pages."""
    if not shutil.which("hugo"):
        return None
    write_hugo_site(project, work / "hugo")
    return run(["hugo", "--quiet", "--source", str(work / "hugo")], work)


def write_hugo_site(project: Path, site: Path) -> None:
    """The pages of the last build for Hugo, with a plain layout."""
    settings = 'title = "x"\ndisableKinds = ["taxonomy", "term", "rss"]\n[markup.goldmark.renderer]\nunsafe = true\n'
    page = (
        "<!doctype html><html><head><title>{{ .Title }}</title></head><body><main>{{ .Content }}</main></body></html>\n"
    )
    files = {
        "hugo.toml": settings,
        "config.toml": settings,
        "layouts/_default/single.html": page,
        "layouts/_default/list.html": "<!doctype html><title>{{ .Title }}</title>\n",
        **{f"content/{name}": text for name, text in flat_pages(project)},
    }
    _write(site, files)


def eleventy(project: Path, work: Path) -> Run | None:
    """Eleventy with a plain layout, given the same pages."""
    if not shutil.which("eleventy"):
        return None
    site = work / "eleventy"
    layout = "<!doctype html><title>{{ title }}</title><main>{{ content | safe }}</main>\n"
    settings = 'module.exports = () => ({ markdownTemplateEngine: false, dir: { input: "in", output: "out" } });\n'
    pages = {f"in/{name}": text.replace("---\n", "---\nlayout: page.njk\n", 1) for name, text in flat_pages(project)}
    _write(site, {".eleventy.js": settings, "in/_includes/page.njk": layout, **pages})
    return run(["eleventy", "--quiet"], site)


def _write(folder: Path, files: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def measure(articles: int, work: Path, times: int) -> Measured:
    """Everything about one size."""
    project = work / "project"
    shutil.rmtree(project, ignore_errors=True)
    write_project(project, articles)
    measured = Measured(articles)

    def cold() -> Run:
        clear(project)
        return built(project)

    def after(change: Callable[[Path], None]) -> Callable[[], Run]:
        def once() -> Run:
            change(project)
            return built(project)

        return once

    def note(name: str, once: Callable[[], Run | None]) -> None:
        runs = [one for _ in range(times) if (one := once())]
        if runs:
            measured.runs[name] = middle(runs)
            print(f"{articles:>6,} articles  {name:<17} {_row(measured.runs[name])}", flush=True)

    note("cold", cold)
    note("bare MkDocs", lambda: bare_mkdocs(project, work))
    note("nothing changed", lambda: built(project))
    note("quotation edited", after(edit_quotation))
    note("actor renamed", after(rename_actor))
    note("template changed", after(change_template))
    note("Hugo", lambda: hugo(project, work))
    note("Eleventy", lambda: eleventy(project, work))
    files = [path for path in (project / "site").rglob("*") if path.is_file()]
    measured.pages = sum(1 for path in files if path.name == "index.html")
    measured.site_bytes = sum(path.stat().st_size for path in files)
    for folder in (work / name for name in ("project", "bare", "hugo", "eleventy")):
        shutil.rmtree(folder, ignore_errors=True)
    return measured


def _row(one: Run) -> str:
    return f"{one.seconds:8.2f} s {one.cpu_seconds:8.2f} s of CPU {one.peak_mib:7.0f} MiB"


def exponent(sizes: list[Measured], of: Callable[[Measured], float]) -> float | None:
    """How something grows from the size of about a hundred articles to the largest: 1 is in proportion."""
    from_here = [one for one in sizes if one.articles >= 100]
    if len(from_here) < 2:
        return None
    first, last = from_here[0], from_here[-1]
    return math.log(of(last) / of(first)) / math.log(last.articles / first.articles)


def table(sizes: list[Measured]) -> str:
    """The results as Markdown."""
    lines = [f"# Builds, {platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores", ""]
    for one in sizes:
        lines += [
            f"## {one.articles:,} articles: {one.pages:,} pages, {one.site_bytes / 2**20:,.0f} MiB",
            "",
            "| run | seconds | of CPU | peak MiB | to bare MkDocs | to our cold build |",
            "|---|---|---|---|---|---|",
        ]
        for name, each in one.runs.items():
            ratios = " | ".join(_shown(one.ratio(name, other)) for other in ("bare MkDocs", "cold"))
            lines.append(f"| {name} | {each.seconds:.2f} | {each.cpu_seconds:.2f} | {each.peak_mib:.0f} | {ratios} |")
        cold = one.runs["cold"]
        rendering = cold.stages.get("render", 0.0)
        share = (cold.seconds - rendering) / one.runs["bare MkDocs"].seconds
        lines += [
            "",
            f"Of the cold build, {rendering:.2f} s are rendering; our own part is {share:.2f} of bare MkDocs' time. "
            + ", ".join(f"{name} {seconds:.2f}" for name, seconds in cold.stages.items()),
            "",
        ]
    grown = {
        "time": exponent(sizes, lambda one: one.runs["cold"].seconds),
        "CPU": exponent(sizes, lambda one: one.runs["cold"].cpu_seconds),
        "bytes": exponent(sizes, lambda one: float(one.site_bytes)),
    }
    told = ", ".join(f"{name} {value:.2f}" for name, value in grown.items() if value is not None)
    return "\n".join([*lines, f"Growth exponents from 100 articles on: {told}" if told else "", ""])


def _shown(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}x"


def picture(sizes: list[Measured]) -> str:
    """Seconds by articles, both on a logarithmic scale."""
    width, height, left, top = 720, 420, 60, 30
    seconds = [one.seconds for each in sizes for one in each.runs.values()]
    low, high = (math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds))))
    first, last = math.log10(sizes[0].articles), max(math.log10(sizes[-1].articles), math.log10(sizes[0].articles) + 1)

    def x(articles: int) -> float:
        return left + (math.log10(articles) - first) / (last - first) * (width - left - 180)

    def y(value: float) -> float:
        return top + (high - math.log10(value)) / max(1, high - low) * (height - top - 50)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="{left}" y="18">Seconds to build (both scales logarithmic)</text>',
    ]
    for power in range(low, high + 1):
        at = y(10**power)
        parts.append(f'<path d="M{left} {at:.1f}H{width - 180}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 8}" y="{at + 4:.1f}" text-anchor="end">{10**power:g}</text>')
    for one in sizes:
        parts.append(f'<text x="{x(one.articles):.1f}" y="{height - 28}" text-anchor="middle">{one.articles:,}</text>')
    parts.append(f'<text x="{left}" y="{height - 8}">articles</text>')
    for number, name in enumerate((*OURS, *OTHERS)):
        points = [(x(one.articles), y(one.runs[name].seconds)) for one in sizes if name in one.runs]
        if points:
            line = "L".join(f"{at:.1f} {up:.1f}" for at, up in points)
            dash = ' stroke-dasharray="5 3"' if name in OTHERS else ""
            parts.append(f'<path d="M{line}" fill="none" stroke="{_COLOURS[name]}" stroke-width="2"{dash}/>')
            parts += [f'<circle cx="{at:.1f}" cy="{up:.1f}" r="3" fill="{_COLOURS[name]}"/>' for at, up in points]
            parts.append(
                f'<rect x="{width - 165}" y="{top + number * 20}" width="12" height="12" fill="{_COLOURS[name]}"/>'
            )
            parts.append(f'<text x="{width - 147}" y="{top + number * 20 + 11}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    """Measure, and write what was found after each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), help="numbers of articles")
    parser.add_argument("--times", type=int, default=0, help="runs of each kind, of which the middle one counts")
    parser.add_argument("--out", type=Path, default=ROOT / "build/bench")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    sizes: list[Measured] = []
    for articles in sorted(asked.sizes):
        sizes.append(measure(articles, asked.out, asked.times or (3 if articles <= 100 else 1)))
        (asked.out / "bench.md").write_text(table(sizes), "utf-8")
        (asked.out / "bench.svg").write_text(picture(sizes), "utf-8")
        (asked.out / "bench.json").write_text(json.dumps([asdict(one) for one in sizes], indent=1), "utf-8")
    (asked.out / "told.txt").unlink(missing_ok=True)
    print(table(sizes))


if __name__ == "__main__":
    main()
