"""View to Markdown in our `dialect`: the one Jinja2 environment. Every value it prints is made inert."""

from __future__ import annotations

import pickle
import re
import traceback
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache, partial
from html import escape, unescape
from importlib import import_module
from itertools import chain, zip_longest
from keyword import iskeyword
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from generator.machine.memory import digest
from generator.machine.packing import packed
from generator.prose.text import direction, one_line
from generator.reading.diagnostics import Diagnostic, Place, error
from generator.reading.spelling import did_you_mean
from generator.showing.pages import Page
from generator.showing.theme import THEME, Templates, templates_of, themes
from generator.showing.views.evidence import Named
from generator.showing.views.revisions import Told
from generator.showing.words import ENGLISH, FaultyCatalogue, Words, pieces

_ACTIVE = re.compile(r"[^\w ]|_|\A | \Z|(?<= ) ")
"""All but letters, digits and single inner spaces."""

_NO_REFERENCE = {
    **{chr(code): 0xFFFD for code in (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))},
    **dict.fromkeys("\x0b\x0c\x85", 0x0A),
}
"""What no reference of HTML stands for as it is: old line ends become line ends; all else, which no text that was
checked holds, becomes `�`."""

_HARMLESS_FILTERS = ("length", "first", "last", "sort", "groupby", "selectattr", "rejectattr", "sum")
"""Every other filter is gone: `safe`, `replace`, `join` and their like can print text that is not inert."""


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """One page as Markdown."""

    source: str
    """Its file below the folder of pages, such as `method/index.md`."""
    text: str
    nav: str | None
    """What the navigation calls it; None keeps it out of the navigation."""
    key: str = ""
    """Stands for all that it is made of; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class LatePage:
    """One page that becomes Markdown when it is asked for, so that no more than one need be held."""

    page: Page
    templates: Templates
    say: Words = ENGLISH
    around: str = ""
    """A fingerprint of all that its text and its head are made of but its content; empty where it is not known."""

    @property
    def key(self) -> str:
        """As of a rendered page."""
        page = self.page
        shown = (
            page.address,
            page.title,
            page.description,
            page.template,
            repr(page.nav),
            repr(page.menu),
            repr(page.foot),
            repr(page.last_change),
        )
        return digest(self.around, page.made_of, *shown) if self.around and page.made_of else ""

    def with_view(self) -> LatePage:
        """The page holding what its template shows, which is else made anew each time."""
        view = self.page.view
        return replace(self, page=replace(self.page, make=lambda: view))

    def shows(self, head: str) -> str:
        """A fingerprint of the very values that its text and its head are made of; empty where it cannot be told."""
        page = self.page
        shown = (page.title, page.description, page.template, page.menu, page.foot, page.last_change, page.view)
        try:
            return digest(self.around, head, packed(shown)) if self.around else ""
        except (pickle.PicklingError, AttributeError, TypeError):
            return ""

    @property
    def source(self) -> str:
        """As of a rendered page."""
        return self.page.source

    @property
    def nav(self) -> str | None:
        """As of a rendered page."""
        return self.page.nav

    @property
    def text(self) -> str:
        """As of a rendered page, made anew each time."""
        return render(self.page, self.templates, self.say).text


@lru_cache(maxsize=20_000)
def inert(text: str) -> Markup:
    """Text no Markdown extension, template engine or HTML parser can read as anything but itself."""
    return Markup(_ACTIVE.sub(lambda found: f"&#{_NO_REFERENCE.get(found[0], ord(found[0]))};", text))


def render(page: Page, templates: Templates | None = None, say: Words = ENGLISH) -> RenderedPage:
    """A page as Markdown of our dialect."""
    made = environment(templates, say)
    body = made.get_template(page.template).render(page=page.view)
    if page.foot:
        foot = made.get_template("_foot.md.j2").render(foot=page.foot, found=page.last_change)
        body = f"{body}\n\n{foot}"
    return RenderedPage(page.source, f"{_front_matter(page)}\n{_tidy(body)}", page.nav)


def change_in_words(change: Told, templates: Templates | None, say: Words) -> str:
    """A change in one sentence, as plain text, as pages tell it."""
    template = environment(templates, say).get_template("_changes.md.j2")
    return " ".join(unescape(str(template.module.change(change))).split())  # type: ignore[attr-defined]  # the template's


def _front_matter(page: Page) -> str:
    """The values that MkDocs and our frame print; each on one line, as the HTML that stands for it."""
    values = {"title": _one_line(page.title), "description": _one_line(page.snippet)}
    if page.language:
        values["language"] = f"{page.language} {direction(page.language)}"
    if page.menu:
        values["menu"] = "".join(map(_item, page.menu))
    lines = "".join(f"{key}: '{value}'\n" for key, value in values.items())
    return f"---\n{lines}---\n"


def _item(one: Named) -> str:
    """Of the menu, as Material's menus have it."""
    here = ' aria-current="page"' if one.href == "./" else ""
    return f'<li class="md-nav__item"><a class="md-nav__link" href="{one.href}"{here}>{_one_line(one.name)}</a></li>'


def _one_line(text: str) -> str:
    return escape(one_line(text))


def _tidy(body: str) -> str:
    """Without the white space that template tags leave behind; text never holds any, being inert."""
    lines = [line.strip() for line in body.splitlines()]
    kept = "\n".join([line for before, line in zip(["", *lines], lines, strict=False) if line or before])
    return kept.strip() + "\n"


def environment(templates: Templates | None = None, say: Words = ENGLISH) -> Environment:
    """The one environment: autoescaping, every printed value inert, unknown names an error, no way round it.

    Without templates, it is that of our own.

    `_("…")` and `_n("…", "…", count)` say a message in the site's language, `day` and `number` write as it does;
    `direction` tells how a language is written, `tongue_name` what it is called.
    """
    return _environment(templates or _ours(), say)


@cache
def _ours() -> Templates:
    return templates_of(None)


class _AsRead(BaseLoader):
    """Gives templates as they were read: Jinja's own loader would read each again when it is asked for."""

    def __init__(self, templates: Templates) -> None:
        self._files = templates.files

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """As Jinja asks for it. Raises TemplateNotFound, and UnicodeDecodeError."""
        if template not in self._files:
            raise TemplateNotFound(template)
        path, content = self._files[template]
        return content.decode("utf-8"), str(path), None


@lru_cache(maxsize=4)
def _environment(templates: Templates, say: Words) -> Environment:
    made = Environment(
        loader=_AsRead(templates),
        autoescape=True,
        finalize=_as_html,
        undefined=StrictUndefined,
        comment_start_string="<#",  # `{#` begins a heading's id
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.code_generator_class = _Code
    made.filters = {name: made.filters[name] for name in _HARMLESS_FILTERS}
    made.globals = {
        "_": partial(_said, say),
        "_n": partial(_counted, say),
        "day": say.day,
        "number": say.number,
        "language": say.language,
        "direction": direction,
        "tongue_name": say.tongue,
    }
    return made


class _Code(CodeGenerator):
    """Templates as code, which makes each printed value inert and does not look at it a second time.

    What is called is called as it is: nothing that our templates call wants to know where it is called from.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(given.key) for given in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


def _said(say: Words, message: str, /, **gaps: object) -> Markup:
    """A message as HTML: its own words are ours, what fills its gaps is made inert unless it is HTML already."""
    return _filled(say.catalogue.gettext(message), gaps)


def _counted(say: Words, one: str, many: str, count: int, /, **gaps: object) -> Markup:
    return _filled(say.catalogue.ngettext(one, many, count), {"count": say.number(count), **gaps})


def _filled(message: str, gaps: dict[str, object]) -> Markup:
    texts, names = _cut(message)
    if not names:
        return texts[0]
    filled = [_as_html(gaps[name]) for name in names]
    return Markup("".join(chain.from_iterable(zip_longest(texts, filled, fillvalue=""))))


@lru_cache(maxsize=2_000)
def _cut(message: str) -> tuple[tuple[Markup, ...], tuple[str, ...]]:
    """The texts of a message as HTML, and the names of the gaps between them."""
    cut = pieces(message)
    return tuple(Markup(escape(text, quote=False)) for text, _ in cut), tuple(name for _, name in cut if name)


def _as_html(value: object) -> Markup:
    return value if isinstance(value, Markup) else inert(str(value))


def template_fault(problem: Exception, root: Path | None = None) -> Diagnostic | None:
    """What a template did wrong and where, for an exception that rendering raised; None where no template was at work.

    It knows the templates of our pages, and those that change Material's, of which MkDocs reads a copy.
    """
    if isinstance(problem, FaultyCatalogue):
        return error(_place(problem.path, 1), "catalogue", f"the catalogue of words cannot be read: {problem.reason}")
    if isinstance(problem, UnicodeDecodeError) and (path := _not_utf_8(root)):
        return error(_place(path, 1), "template", "the template is not UTF-8", "save it as UTF-8")
    if isinstance(problem, TemplateSyntaxError):
        where = [_place(Path(problem.filename), problem.lineno)] if problem.filename else []
    else:
        frames = traceback.extract_tb(problem.__traceback__)
        where = [_place(Path(frame.filename), frame.lineno or 1) for frame in frames if _is_template(frame.filename)]
    if isinstance(problem, TemplateNotFound):
        where, message = where or [Place(f"theme/pages/{problem.name}")], f"there is no template “{problem.name}”"
    else:
        message = str(problem) if isinstance(problem, TemplateSyntaxError) else f"{type(problem).__name__}: {problem}"
    if not where:
        return None
    return error(
        _column(where[-1], problem, root), "template", message.splitlines()[0], _hint(where[-1], problem, root)
    )


def _column(place: Place, problem: Exception, root: Path | None) -> Place:
    """The place with the column of the name that is wrong, else of the first tag of its line."""
    path = next((path for theme in themes(root) if (path := theme.parent / place.file).is_file()), None)
    lines = path.read_bytes().decode("utf-8", "replace").splitlines() if path else []
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    found = re.findall(r"[‘'\"]([\w./-]+)[’'\"]", str(problem))
    name = [str(problem.name)] if isinstance(problem, TemplateNotFound) else found
    at = line.rfind(name[-1]) if name else -1
    tag = re.search(r"\{[{%]", line)
    return replace(place, column=1 + (at if at >= 0 else tag.start() if tag else 0))


def _hint(place: Place, problem: Exception, root: Path | None) -> str:
    """What to do: the name that was meant, what may be used instead, or to do without a file of one's own."""
    if isinstance(problem, TemplateNotFound):
        known = [path.relative_to(folder).as_posix() for folder in _folders(root) for path in folder.rglob("*.*")]
        return did_you_mean(str(problem.name), known)
    if found := re.search(r"(generator\.showing\.views\.\w+)\.(\w+) object' has no attribute '(\w+)'", str(problem)):
        shown = [each.name for each in fields(getattr(import_module(found[1]), found[2]))]
        return did_you_mean(found[3], shown) or f"{found[2]} has {', '.join(shown)}"
    if "No filter named" in str(problem):
        return f"the filters are {', '.join(sorted(_HARMLESS_FILTERS))}: others can print text that is not inert"
    own = root is not None and themes(root)[0] != THEME and (root / place.file).is_file()
    return "without this file, the generator’s own template is used" if own else ""


def _folders(root: Path | None) -> list[Path]:
    return [folder for theme in themes(root) for name in ("pages", "overrides") if (folder := theme / name).is_dir()]


def _place(path: Path, line: int) -> Place:
    """A line of a template by its place in `theme/`."""
    for folder in ("pages", "overrides", "locale"):
        if folder in path.parts:
            name = "/".join(path.parts[path.parts.index(folder) :])
            return Place(f"theme/{name}", line)
    return Place(path.as_posix(), line)


def _is_template(file: str) -> bool:
    return file.endswith((".j2", ".html"))


def _not_utf_8(root: Path | None) -> Path | None:
    """The first template that cannot be decoded."""
    files = (path for theme in themes(root) for path in sorted(theme.rglob("*")))
    for path in filter(lambda path: _is_template(path.name), files):
        try:
            path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            return path
    return None
