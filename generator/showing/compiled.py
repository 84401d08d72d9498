"""Templates as code, kept from build to build: compiling them takes longer than showing a few pages with them."""

from __future__ import annotations

from hashlib import sha256

from jinja2.bccache import Bucket, BytecodeCache

from generator.machine.memory import Memory

_NAME = "templates"


class Compiled(BytecodeCache):
    """The code of every template that was used, by its name and file; it counts while the template is the same."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        held = memory.recall(_NAME)
        self._code: dict[str, bytes] = held if isinstance(held, dict) else {}
        self._is_new = False

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """As Jinja asks for it; the path may hold bytes that are no letters in this system's encoding."""
        return sha256(f"{name}|{filename or ''}".encode("utf-8", "surrogatepass")).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks for it; the bucket knows the template's checksum."""
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja gives it."""
        self._code[bucket.key] = bucket.bytecode_to_string()
        self._is_new = True

    def remember(self) -> None:
        """Remember what was compiled."""
        if self._is_new:
            self._memory.remember(_NAME, self._code)
