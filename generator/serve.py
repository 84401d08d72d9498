"""Shows the built site on this machine and builds it again when a file changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.build import build

_WATCHED = ("site_config.yml", "content", "seeds", "theme")
_POLL_SECONDS = 0.3


def serve(root: Path, port: int, say: Callable[[str], Any]) -> None:
    """Serve `site/` on 127.0.0.1 until interrupted. Raises OSError where the port is taken."""
    handler = partial(_Handler, directory=str(root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        _build(root, say)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"serving http://127.0.0.1:{server.server_address[1]}/ (Ctrl-C stops)")
        try:
            _watch(root, say)
        except KeyboardInterrupt:
            say("stopped")
        finally:
            server.shutdown()


def _watch(root: Path, say: Callable[[str], Any]) -> None:
    before = snapshot(root)
    while True:
        time.sleep(_POLL_SECONDS)
        if (now := snapshot(root)) != before:
            before = now
            _build(root, say)


def snapshot(root: Path) -> dict[Path, tuple[int, int]]:
    """Size and time of change of every input file."""
    files: dict[Path, tuple[int, int]] = {}
    for name in _WATCHED:
        path = root / name
        for file in (path, *path.rglob("*")):
            try:
                if file.is_file():
                    files[file] = (file.stat().st_size, file.stat().st_mtime_ns)
            except OSError:  # deleted while we looked
                continue
    return files


def _build(root: Path, say: Callable[[str], Any]) -> None:
    report = build(root, site_url=None)
    for found in report.diagnostics:
        say(found.as_text())
    say(f"built: {report.summary}" if report.published else "not built; the last good site stays")


class _Handler(SimpleHTTPRequestHandler):
    """Serves files quietly, the site's own 404 page for what is not there, and nothing from a cache."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing for each request."""

    def end_headers(self) -> None:
        """Ask the browser to load everything anew."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with `404.html` where a page is missing."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
