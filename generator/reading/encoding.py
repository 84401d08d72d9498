"""Reads the bytes of a file as UTF-8, or says where they are not, and which encoding they look like."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.prose.text import row_and_column
from generator.reading.diagnostics import Diagnostic, Place, error

_SAMPLE = 20_000
"""Bytes that are enough to tell an encoding by."""
_MARKS = ((b"\xff\xfe\0\0", "UTF-32"), (b"\0\0\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_DOCUMENTS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word document or an archive"),
    (b"\xd0\xcf\x11\xe0", "a document of an older Word"),
    (b"{\\rtf", "a document in RTF"),
)
_IN_USE = re.compile(r"cp(?:125\d|874|932|949|950)$|koi8|shift_jis|euc|gb|big5|iso2022|iso8859|latin|mac")
"""Encodings that articles come in; others fit a short text by chance."""


def decoded(data: bytes, file: str, codec: str = "utf-8") -> str | Diagnostic:
    """The text of a file, or the diagnostic of its first byte that is not UTF-8, or of a document that is no text."""
    if kind := next((kind for begin, kind in _DOCUMENTS if data.startswith(begin)), ""):
        return error(Place(file), "not-text", f"the file is no text; it looks like {kind}", "save its text as UTF-8")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as problem:
        return _refused(data, file, problem.start, looks_like(data, problem.start))
    if "\0" in text and (looks := looks_like(data)):
        return _refused(data, file, data.index(0), looks)
    return text


def _refused(data: bytes, file: str, at: int, looks: str) -> Diagnostic:
    before = data[:at].decode("utf-8", "replace")
    message = "the file is not UTF-8" + (f"; it looks like {looks}" if looks else "")
    return error(Place(file, *row_and_column(before, len(before))), "not-utf-8", message, "save it as UTF-8")


def looks_like(data: bytes, wrong: int = 0) -> str:
    """The encoding that bytes look like, judged by what stands around the first that is wrong; empty where none fits."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    for name, zeros in (("UTF-16 (little-endian)", data[1:400:2]), ("UTF-16 (big-endian)", data[0:400:2])):
        if len(zeros) > 3 and zeros.count(0) > 0.7 * len(zeros):
            return name
    if b"\0" in data[:_SAMPLE]:
        return ""
    from charset_normalizer import from_bytes

    start = max(0, wrong - _SAMPLE // 2)
    sample = data[start : start + _SAMPLE]
    best = from_bytes(sample).best()
    fitting = [name for name in best.could_be_from_charset if _IN_USE.match(name)] if best else []
    return _named(fitting) if fitting else "Windows-1252 or another 8-bit encoding" * _is_western(sample)


def _is_western(sample: bytes) -> bool:
    """Whether a few letters outside ASCII stand among many inside it."""
    return sum(byte >= 0x80 for byte in sample) * 4 <= len(sample)


def _named(fitting: Iterable[str]) -> str:
    """The usual name of the first encoding; of those that fit equally well, Windows-1252 is what most files are in."""
    names = list(fitting)
    chosen = "cp1252" if "cp1252" in names else names[0]
    if chosen == "cp1250":
        return "Windows-1250 or Windows-1252"  # Spanish and Polish differ in a letter or two
    if found := re.fullmatch(r"cp(125\d)", chosen):
        return f"Windows-{found[1]}"
    if chosen.startswith("mac"):
        return "an encoding of old Macintoshes"
    usual = {"cp932": "Shift JIS", "cp949": "EUC-KR", "cp950": "Big5", "koi8_r": "KOI8-R"}
    return usual.get(chosen, chosen.replace("_", "-").upper())
