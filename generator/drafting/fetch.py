"""Fetches one page from the web, carefully: http and https only, within limits, and from public addresses only.

A host name is resolved once, the address is judged, and the connection goes to that very address, so that a name
cannot lead elsewhere in between. Each redirect is judged anew.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from email.message import Message
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

SCHEMES = ("http", "https")
_WELCOME_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_PIECE = 65_536
_USER_AGENT = "briefing-microsite"
_NAT64 = int(ip_address("64:ff9b::"))
"""The prefix of addresses that hold an IPv4 address in their last four bytes."""
_IN_PATH = "/%:=&~+!$,;'@()*[]"


class NotFetched(Exception):
    """Why a page could not be fetched, in one line."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered with."""

    url: str
    """The address after all redirects."""
    content_type: str
    """`text/html`, `text/plain`, ...; empty where the server does not say."""
    charset: str | None
    """What the server says the text is encoded in."""
    body: bytes


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    seconds: float = 15,
    seconds_in_all: float = 60,
    most_bytes: int = 8_000_000,
) -> Fetched:
    """The page at an http or https address. Raises NotFetched.

    `allow_private` also allows addresses of this machine and of private networks. `seconds` limits each step.
    """
    until = time.monotonic() + seconds_in_all
    for _ in range(_MOST_REDIRECTS + 1):
        connection, target = _connected(_split(url), allow_private, seconds)
        watch = threading.Timer(max(0.0, until - time.monotonic()), connection.stop)
        watch.daemon = True
        watch.start()
        try:
            found = _asked(connection, target, url, most_bytes)
            if time.monotonic() > until:
                raise TimeoutError
        except (OSError, http.client.HTTPException) as problem:
            late = isinstance(problem, TimeoutError) or time.monotonic() > until
            raise NotFetched(
                f"{_host(url)} {'did not answer in time' if late else _what_went_wrong(problem)}"
            ) from None
        finally:
            watch.cancel()
            connection.close()
        if isinstance(found, Fetched):
            return found
        url = found
    raise NotFetched(f"{_host(url)} redirects more than {_MOST_REDIRECTS} times")


def _asked(connection: _Plain, target: str, url: str, most_bytes: int) -> Fetched | str:
    """What the server answers with; another address where it redirects."""
    with closing(_answer(connection, target)) as answer:
        if answer.status in _REDIRECTS and (location := answer.getheader("Location")):
            try:
                return urljoin(url, location)
            except ValueError:
                raise NotFetched(f"{_host(url)} redirects to “{location}”, which is not an address") from None
        if answer.status != 200:
            raise NotFetched(f"{_host(url)} answered {answer.status} {answer.reason}".rstrip())
        content_type, charset = _kind(answer.headers)
        if content_type not in _WELCOME_TYPES:
            raise NotFetched(f"this is {content_type}, neither a web page nor plain text")
        return Fetched(url, content_type, charset, _body(answer, most_bytes))


def _what_went_wrong(problem: Exception) -> str:
    if isinstance(problem, ssl.SSLError):
        reason = getattr(problem, "verify_message", "") or problem.reason or "it does not speak TLS"
        return f"gives no safe connection: {reason}"
    if isinstance(problem, OSError) and not isinstance(problem, http.client.HTTPException):
        return f"cannot be reached: {problem.strerror or problem}"
    return "gave an answer that is broken or broke off"


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet's, also when an IPv6 address only wraps it."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found.sixtofour or found.teredo:
            return False
        if found.ipv4_mapped or int(found) >> 32 == _NAT64 >> 32:
            found = IPv4Address(int(found) & 0xFFFFFFFF)
    return found.is_global and not found.is_multicast and not found.is_reserved


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where the port is no number
    except ValueError as problem:
        raise NotFetched(f"this is not an address: {problem}") from None
    if parts.scheme not in SCHEMES:
        raise NotFetched(f"only http and https addresses are fetched, not {parts.scheme or 'this'}")
    if not parts.hostname or re.search(r"[\s\x00-\x1f\x7f\\\\]", url):
        raise NotFetched(
            "this is not an address: " + ("there is no host" if not parts.hostname else "it holds a space")
        )
    if parts.username is not None or parts.password is not None:
        raise NotFetched("an address with a user name is not fetched")
    return parts


def _connected(parts: SplitResult, allow_private: bool, seconds: float) -> tuple[_Plain, str]:
    """A connection that will go to an address that was judged, and what to ask it for."""
    host, port = str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)
    address = _address(host, port, allow_private)
    made = _Tls(host, port, address, seconds) if parts.scheme == "https" else _Plain(host, port, address, seconds)
    target = quote(parts.path or "/", safe=_IN_PATH) + (
        f"?{quote(parts.query, safe=_IN_PATH + '?')}" if parts.query else ""
    )
    return made, target


def _address(host: str, port: int, allow_private: bool) -> str:
    try:
        found = socket.getaddrinfo(_ascii(host), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFetched(f"there is no host “{host}”, or no network to find it") from None
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if allow_private:
        return addresses[0]
    public = [address for address in addresses if is_public(address)]
    if not public:
        leads = "is" if host in addresses else f"leads to {addresses[0]},"
        raise NotFetched(f"{host} {leads} an address of this machine or of a private network")
    return public[0]


def _ascii(host: str) -> str:
    return host if ":" in host else host.encode("idna").decode("ascii")


class _Plain(http.client.HTTPConnection):
    """Connects to an address that was judged, whatever its host's name leads to by now."""

    def __init__(self, host: str, port: int, address: str, seconds: float) -> None:
        super().__init__(_ascii(host), port, timeout=seconds)
        self.address = address
        self.opened: socket.socket | None = None
        """Kept, since `sock` is gone once the answer has it."""

    def connect(self) -> None:
        """Open the connection; proxies that the environment names are not used."""
        self.sock = self.opened = socket.create_connection((self.address, self.port), self.timeout)

    def stop(self) -> None:
        """Break the connection off from another thread."""
        if self.opened is not None:
            with suppress(OSError):
                self.opened.shutdown(socket.SHUT_RDWR)


class _Tls(_Plain):
    """The same with TLS; the certificate must be the host's."""

    default_port = 443

    def connect(self) -> None:
        """Open the connection and check the certificate against the host's name."""
        super().connect()
        self.sock = self.opened = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _answer(connection: http.client.HTTPConnection, target: str) -> http.client.HTTPResponse:
    headers = {
        "User-Agent": _USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    connection.request("GET", target, headers=headers)
    return connection.getresponse()


def _kind(headers: Message) -> tuple[str, str | None]:
    """Content type and charset; no type where the server gives none."""
    if headers.get("Content-Type") is None:
        return "", None
    return headers.get_content_type(), headers.get_content_charset()


def _body(answer: http.client.HTTPResponse, most: int) -> bytes:
    encoding = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise NotFetched(f"the answer is packed as {encoding}, which was not asked for")
    pieces, size = [], 0
    for piece in _unpacked(answer, encoding, most):
        size += len(piece)
        if size > most:
            raise NotFetched(f"the page has more than {most:,} bytes")
        pieces.append(piece)
    return b"".join(pieces)


def _unpacked(answer: http.client.HTTPResponse, encoding: str, most: int) -> Iterator[bytes]:
    """The answer piece by piece; never unpacks more at once than is welcome in all."""
    if encoding == "identity":
        while piece := answer.read1(_PIECE):
            yield piece
        if answer.length:
            raise http.client.IncompleteRead(b"", answer.length)
        return
    unpacker = zlib.decompressobj(wbits=47 if "gzip" in encoding else 15)
    try:
        while piece := answer.read1(_PIECE):
            yield unpacker.decompress(piece, most + 1)
            while unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, most + 1)
    except zlib.error:
        raise NotFetched(f"the answer is not {encoding} as it says") from None
    if not unpacker.eof:
        raise http.client.IncompleteRead(b"")


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
