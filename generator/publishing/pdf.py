"""A briefing's dossier as a PDF: the built page, printed by a browser that is installed already."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.showing import addresses

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",  # bookmarks, from the headings
)
_PATIENCE = 120
"""Seconds that a browser may take to print."""


class NotPrinted(Exception):
    """Why there is no PDF; the message says what to do."""


def installed_browser() -> str | None:
    """The path of a Chromium or Chrome on this machine."""
    return next((found for name in _BROWSERS if (found := shutil.which(name))), None)


def print_dossier(site: Path, briefing: str, out: Path) -> None:
    """Print a briefing's dossier, a page of a built site, to a PDF: tagged, with bookmarks and page numbers.

    Raises NotPrinted where no browser is installed or it fails. The old file stays until the new one is whole.
    """
    browser = installed_browser()
    page = addresses.dossier_page(briefing)
    if browser is None:
        raise NotPrinted(f"no Chromium or Chrome is installed; install one, or print {page} from any browser")
    with _served(site) as address, TemporaryDirectory(prefix="briefing-") as folder:
        printed = Path(folder) / "dossier.pdf"
        sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        places = (f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}", f"{address}{page}")
        try:
            done = subprocess.run([browser, *_SWITCHES, *sandbox, *places], capture_output=True, timeout=_PATIENCE)
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise NotPrinted(f"{browser} did not print: {problem}") from None
        if done.returncode or not printed.is_file():
            raise NotPrinted(f"{browser} did not print: {_last_line(done.stderr)}")
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(printed, beside := out.with_name(f".{out.name}.new"))
        beside.replace(out)


def _last_line(output: bytes) -> str:
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "it gave no reason"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """The site's address on this machine: its pages' policy lets them load what they need only from a server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
