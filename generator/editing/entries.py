"""New entries for YAML files: what is written, and where in a file that people have written by hand.

An entry is put behind the last one of its list; not one byte of what was there changes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from generator.reading.models import ActorEntry, IssueEntry
from generator.reading.yamlfile import read_yaml
from generator.resolving.forms import first_line_of

_PLAIN = re.compile(r"[A-Za-z](?:[\w .'’&/+-]*[\w.’])?")
"""Text that means itself without quotation marks, here and for other readers of YAML."""
_WORDS_OF_YAML = frozenset("true false yes no on off null y n".split())
_BLANK_OR_COMMENT = re.compile(r"\s*(?:#.*)?$")


class NotInserted(Exception):
    """Why an entry could not be put into a file, in one line."""


def actor_lines(entry: ActorEntry) -> list[str]:
    """The entry as it stands in `content/actors.yml`."""
    lines = [f"id: {scalar(entry.id)}", f"name: {scalar(entry.name)}", f"kind: {entry.kind}"]
    lines += [f"role: {scalar(entry.role)}"] if entry.role else []
    lines += [f"affiliation: {entry.affiliation}"] if entry.affiliation else []
    return lines + ([f"aliases: [{', '.join(map(scalar, entry.aliases))}]"] if entry.aliases else [])


def issue_lines(entry: IssueEntry) -> list[str]:
    """The entry as it stands in a `briefing.yml`."""
    lines = [
        f"id: {scalar(entry.id)}",
        f"title: {scalar(entry.title)}",
        f"question: {scalar(entry.question)}",
        "stances:",
    ]
    for stance in entry.stances:
        lines += [f"  - id: {scalar(stance.id)}", f"    label: {scalar(stance.label)}", f"    tone: {stance.tone}"]
    return lines


def briefing_text(title: str, day: str) -> str:
    """A new `briefing.yml`: a draft that says what is still to come."""
    return f"""{first_line_of("briefing")}
# A draft is checked and not published; delete the line when everything below is written.
title: {scalar(title)}
date: {day}
draft: true

# Write these without the “#”, each sentence with what bears it out: a quotation's id, or words of an article's body.
# lede:
#   text: What happened, in a few sentences of your own.
#   evidence:
#     - article-name/quotation-id
#     - article: article-name
#       words: words that stand in its body
# statements:
#   - text: What the articles together tell.
#     evidence: [article-name/quotation-id]
"""


def scalar(text: str) -> str:
    """Text as one YAML value: plain where that is sure to mean the same, else in double quotation marks."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    return text if plain else json.dumps(text, ensure_ascii=False)


def inserted(source: bytes, file: str, key: str, lines: Sequence[str]) -> bytes:
    """The file with one more entry in the list at a top-level key; what was there stays, byte for byte.

    Raises NotInserted where the file has faults, or its list is written so that nothing can be put behind it.
    """
    text = source.decode("utf-8", "replace")
    before = _data(source, file)
    value = before.get(key)
    if value is not None and not isinstance(value, list):
        raise NotInserted(f"`{key}:` in {file} is no list")
    for candidate in _candidates(text, key, value or [], lines):
        made = candidate.encode("utf-8")
        parsed, faults = read_yaml(made, file)
        if parsed and not faults and _is_one_more(before, parsed.data, key):
            return made
    raise NotInserted(
        f"the list `{key}:` in {file} cannot be added to; write each entry on lines of its own, after “- ”"
    )


def _data(source: bytes, file: str) -> dict[str, Any]:
    if all(_BLANK_OR_COMMENT.match(line) for line in source.decode("utf-8", "replace").splitlines()):
        return {}
    parsed, faults = read_yaml(source, file)
    if parsed is None or faults or not isinstance(parsed.data, dict):
        raise NotInserted(f"{file} has faults; `briefing check` tells which")
    return parsed.data


def _is_one_more(before: Mapping[str, Any], after: Any, key: str) -> bool:
    old = before.get(key) or []
    return (
        isinstance(after, dict)
        and {**after, key: after.get(key, [])[:-1]} == {**before, key: old}
        and len(after[key]) == len(old) + 1
    )


def _candidates(text: str, key: str, value: Sequence[Any], lines: Sequence[str]) -> Iterable[str]:
    """The file with the entry where it may go; the first that reads back as meant is taken."""
    end = "\r\n" if "\r\n" in text else "\n"
    rows = text.splitlines(keepends=True)
    if rows and not rows[-1].endswith(("\n", "\r")):
        rows[-1] += end
    if value:
        yield from _behind_the_last(text, rows, key, lines, end)
        return
    empty = re.compile(rf"(\ufeff?{key}:)[ \t]*(?:\[[ \t]*\])?([ \t]*(?:#[^\r\n]*)?[\r\n]+)")
    for row, line in enumerate(rows):
        if empty.fullmatch(line):
            yield "".join([*rows[:row], empty.sub(r"\1\2", line), _item(lines, "  ", end), *rows[row + 1 :]])
    yield "".join([*rows, *([end] if rows else []), f"{key}:{end}", _item(lines, "  ", end)])


def _behind_the_last(text: str, rows: Sequence[str], key: str, lines: Sequence[str], end: str) -> Iterable[str]:
    """The entry behind the last one and its comments, with a blank line before it if the last one has one."""
    first, last, after = _rows(text, key)
    indent = rows[first][: len(rows[first]) - len(rows[first].lstrip())]
    gap = end if last > first and not rows[last - 1].strip() else ""
    near = _trimmed(rows, after)
    while near < len(rows) and re.match(rf"{indent}[ \t]+#", rows[near]):
        near += 1
    for row in (near, after):
        yield "".join([*rows[:row], gap, _item(lines, indent, end), *rows[row:]])


def _item(lines: Sequence[str], indent: str, end: str) -> str:
    return "".join(f"{indent}{'  ' if number else '- '}{line}{end}" for number, line in enumerate(lines))


def _rows(text: str, key: str) -> tuple[int, int, int]:
    """The lines, from 0, of the first and the last item of a list, and the line behind its last content."""
    root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    items = next(value for name, value in root.value if name.value == key).value
    end = _leaf(items[-1]).end_mark
    return items[0].start_mark.line, items[-1].start_mark.line, end.line + (1 if end.column else 0)


def _leaf(node: Any) -> Any:
    """The last node of a block that has characters of its own."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return node


def _trimmed(rows: Sequence[str], after: int) -> int:
    while after and _BLANK_OR_COMMENT.match(rows[after - 1].rstrip("\r\n")):
        after -= 1
    return after
