"""Speaks to a language server as an editor does: JSON-RPC over its standard input and output."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}


class LanguageServer:
    """A yaml-language-server in a project's folder. Every answer is waited for; a dead server is an EOFError."""

    def __init__(self, command: Sequence[str | Path], root: Path) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root
        )
        self._asked = 0
        self._opened = 0
        self._problems: dict[str, list[dict[str, Any]]] = {}
        markdown = {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}}
        capabilities = {
            "textDocument": {"completion": markdown, "hover": {"contentFormat": ["markdown"]}},
            "workspace": {"configuration": True},
        }
        folders = [{"uri": root.as_uri(), "name": "project"}]
        self._ask(
            "initialize",
            {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities, "workspaceFolders": folders},
        )
        self._send({"method": "initialized", "params": {}})

    def close(self) -> None:
        """End the server's process."""
        self._process.kill()
        self._process.communicate()

    def problems(self, file: Path, text: str) -> list[tuple[str, str]]:
        """What is underlined in a file that holds this text, and why."""
        uri = self._open(file, text)
        lines = text.split("\n")
        return [
            (lines[start["line"]][start["character"] : end["character"]], each["message"])
            for each in self._problems[uri]
            for start, end in [each["range"].values()]
        ]

    def completions(self, file: Path, text: str) -> dict[str, str]:
        """What is offered where `‸` stands in the text, and what is said of each."""
        found = self._at_caret("textDocument/completion", file, text)
        items = found["items"] if isinstance(found, dict) else found
        return {each["label"]: _plain(each.get("documentation")) for each in items}

    def hover(self, file: Path, text: str) -> str:
        """What is shown over the place where `‸` stands in the text."""
        found = self._at_caret("textDocument/hover", file, text)
        return _plain(found and found["contents"])

    def _at_caret(self, method: str, file: Path, text: str) -> Any:
        before, _, after = text.partition("‸")
        assert "‸" in text
        uri = self._open(file, before + after)
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return self._ask(method, {"textDocument": {"uri": uri}, "position": position})

    def _open(self, file: Path, text: str) -> str:
        uri = file.as_uri()
        self._problems.pop(uri, None)
        self._opened += 1
        document = {"uri": uri, "languageId": "yaml", "version": self._opened, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while uri not in self._problems:
            self._read()
        return uri

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _ask(self, method: str, parameters: dict[str, Any]) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": parameters})
        while True:
            message = self._read()
            if "method" not in message and message.get("id") == self._asked:
                assert "error" not in message, message
                return message["result"]

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            raise EOFError("the language server has ended")
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._problems[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:  # it asks us
            asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            answer = [_SETTINGS if item.get("section") == "yaml" else None for item in asked] or None
            self._send({"id": message["id"], "result": answer})
        return message


def _plain(documentation: Any) -> str:
    return str(documentation["value"] if isinstance(documentation, dict) else documentation or "")
