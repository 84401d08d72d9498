"""The preview's web server: for this machine only, many requests at once, nothing cached."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any
from urllib.parse import parse_qs, unquote

from generator.building.serve.answers import EVENTS, Answer, answer, state
from generator.building.serve.stage import Stage

_HOST = "127.0.0.1"
_OURSELVES = re.compile(r"(127\.0\.0\.1|localhost)(:\d{1,5})?", re.ASCII | re.IGNORECASE)
"""Another name means that a page of another site asks, by a name that it had led to this machine."""

_BEAT_SECONDS = 10.0
"""How often we write to a page that waits, to learn whether it is still there."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class CannotListen(Exception):
    """The port is taken or not ours to take; the message says so."""


class Server(ThreadingHTTPServer):
    """Answers from a stage. Raises CannotListen."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere it would share a port that is taken
    request_queue_size = 64

    def __init__(self, port: int, stage: Stage) -> None:
        self.stage = stage
        try:
            super().__init__((_HOST, port), Handler)
        except OSError as problem:
            taken = problem.errno == errno.EADDRINUSE
            why = "another program listens there" if taken else str(problem.strerror)
            another = port + 1 if 1024 <= port < 65535 else 8001
            raise CannotListen(f"cannot listen on port {port}: {why}; try --port {another}, or --port 0") from None

    def server_bind(self) -> None:
        """Take the port, and do not ask the network what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = _HOST, self.port

    @property
    def port(self) -> int:
        """The port that was asked for, or the free one that was found."""
        return int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One browser's connection."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    server: Server

    def do_GET(self) -> None:
        """Answer with a file, or, where a page waits for changes, with each of them."""
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # we read no bodies, and must not take one for the next request
        path, _, query = self.path.partition("?")
        if not self._is_for_us():
            self._send(Answer(403, "text/plain; charset=utf-8", b"This preview is for 127.0.0.1 and localhost only.\n"))
        elif path == EVENTS:
            self._tell(_decoded(parse_qs(query).get("page", ["/"])[0]))
        else:
            self._send(answer(self.server.stage, _decoded(path)))

    do_HEAD = do_GET

    def _is_for_us(self) -> bool:
        return bool(_OURSELVES.fullmatch(self.headers.get("Host", "")))

    def _send(self, found: Answer) -> None:
        self._head(found.status, found.type)
        self.send_header("Content-Length", str(len(found.body)))
        if found.location:
            self.send_header("Location", found.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.body)

    def _head(self, status: int, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in _HEADERS.items():
            self.send_header(name, value)

    def _tell(self, path: str) -> None:
        """The state of the page now and after each build, until the page goes away."""
        self._head(200, "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        self.wfile.write(b"retry: 500\n\n")
        stage, number = self.server.stage, -1
        with stage.looked_at(path):
            while self.command != "HEAD" and not stage.closed:
                outcome = stage.newer(number, _BEAT_SECONDS)
                if outcome:
                    number = outcome.number
                    self.wfile.write(f"data: {json.dumps(state(stage, outcome, path))}\n\n".encode())
                else:
                    self.wfile.write(b": still here\n\n")

    def version_string(self) -> str:
        """What we call ourselves."""
        return "briefing"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing for each request."""


def _decoded(path: str) -> str:
    """A path as it is written in an address, decoded; it begins with one slash."""
    return f"/{unquote(path).lstrip('/')}"
