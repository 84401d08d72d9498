"""Fetching from the web: what is refused, what is followed, and how each failure is told in one line."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from generator.drafting import fetch as module
from generator.drafting.fetch import NotFetched, fetch, is_public

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(status: int = 200, body: bytes = b"<p>hello</p>", **headers: str) -> Answer:
    """A server's answer; a header's name is given with underscores."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        headers.setdefault("Content_Type", "text/html; charset=utf-8")
        headers.setdefault("Content_Length", str(len(body)))
        for name, value in headers.items():
            if value:
                handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


@pytest.fixture
def site() -> Iterator[dict[str, Answer]]:
    """A server on this machine; paths are added to the mapping, and `/` of it tells its address."""
    answers: dict[str, Any] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers.setdefault("asked", []).append((self.path, self.headers.get("Host")))
            answers.get(self.path.partition("?")[0], answer(404))(self)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    answers["address"] = f"http://127.0.0.1:{server.server_port}"
    yield answers
    server.shutdown()
    server.server_close()


def get(site: dict[str, Any], path: str, **other: Any) -> module.Fetched:
    return fetch(site["address"] + path, **{"allow_private": True, "seconds": 5.0, **other})


def refusal(site: dict[str, Any], path: str, **other: Any) -> str:
    with pytest.raises(NotFetched) as told:
        get(site, path, **other)
    return str(told.value)


def test_a_page_comes_with_its_type_and_encoding(site: dict[str, Any]) -> None:
    """The bytes as they were sent, and what the server says of them."""
    site["/a"] = answer(body=b"caf\xe9", Content_Type='text/html; charset="ISO-8859-1"')
    found = get(site, "/a?x=1#part")
    assert (found.body, found.content_type, found.charset) == (b"caf\xe9", "text/html", "iso-8859-1")
    assert site["asked"] == [("/a?x=1", site["address"].removeprefix("http://"))]


def test_packed_answers_are_unpacked(site: dict[str, Any]) -> None:
    """Some servers pack whether asked or not."""
    site["/a"] = answer(body=gzip.compress(b"<p>packed</p>" * 10_000), Content_Encoding="gzip")
    assert get(site, "/a").body == b"<p>packed</p>" * 10_000


def test_redirects_are_followed_to_the_last_address(site: dict[str, Any]) -> None:
    """Relative ones too."""
    site["/a"], site["/b/c"] = answer(301, Location="/b/c"), answer(302, Location="d")
    site["/b/d"] = answer(body=b"there")
    found = get(site, "/a")
    assert (found.body, found.url) == (b"there", site["address"] + "/b/d")


def test_letters_beyond_ascii_are_written_as_the_web_writes_them(site: dict[str, Any]) -> None:
    """An address copied from the browser's bar works."""
    site["/caf%C3%A9"] = answer(body=b"there")
    assert get(site, "/café").body == b"there"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (answer(404), "127.0.0.1 answered 404 Not Found"),
        (answer(503), "127.0.0.1 answered 503 Service Unavailable"),
        (answer(302, Location=""), "127.0.0.1 answered 302 Found"),
        (answer(302, Location="/a"), "127.0.0.1 redirects more than 5 times"),
        (answer(302, Location="file:///etc/passwd"), "only http and https addresses are fetched, not file"),
        (answer(302, Location="http://[broken"), "which is not an address"),
        (answer(Content_Type="application/pdf"), "this is application/pdf, neither a web page nor plain text"),
        (answer(Content_Type="image/png"), "this is image/png"),
        (answer(body=b"x" * 3_001), "the page has more than 3,000 bytes"),
        (answer(body=gzip.compress(b"x" * 3_000_000), Content_Encoding="gzip"), "the page has more than 3,000 bytes"),
        (answer(Content_Encoding="br"), "packed as br, which was not asked for"),
        (answer(body=b"not gzip", Content_Encoding="gzip"), "the answer is not gzip as it says"),
        (answer(body=gzip.compress(b"x" * 999)[:-9], Content_Encoding="gzip"), "broken or broke off"),
        (answer(Content_Length="50"), "127.0.0.1 gave an answer that is broken or broke off"),
        (lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n"), "gave an answer that is broken"),
        (lambda handler: None, "broken or broke off"),
    ],
)
def test_what_cannot_be_taken_is_told_in_a_line(site: dict[str, Any], given: Answer, says: str) -> None:
    """Status, redirection, type, size, packing, and answers that are none."""
    site["/a"] = given
    told = refusal(site, "/a", most_bytes=3_000)
    assert says in told
    assert "\n" not in told


@pytest.mark.slow
def test_a_server_that_says_nothing_is_not_waited_for(site: dict[str, Any]) -> None:
    """Nor is one that dribbles a byte at a time, whether in its head or its body."""

    def dribble(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(200):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    def dribble_body(handler: BaseHTTPRequestHandler) -> None:
        answer(body=b"", Content_Length="")(handler)
        dribble(handler)

    site["/silent"], site["/head"], site["/body"] = lambda handler: time.sleep(2), dribble, dribble_body
    for path, limits in (
        ("/silent", {"seconds": 0.2}),
        ("/head", {"seconds_in_all": 0.3}),
        ("/body", {"seconds_in_all": 0.3}),
    ):
        assert refusal(site, path, **limits) == "127.0.0.1 did not answer in time"


def test_nothing_listens(site: dict[str, Any]) -> None:
    """A closed port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(NotFetched, match=r"127.0.0.1 cannot be reached: Connection refused"):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)


def test_a_server_without_tls_is_not_trusted(site: dict[str, Any]) -> None:
    """https is https."""
    with pytest.raises(NotFetched, match=r"127.0.0.1 gives no safe connection"):
        fetch(site["address"].replace("http:", "https:"), allow_private=True)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("ftp://example.org/a", "only http and https addresses are fetched, not ftp"),
        ("file:///etc/passwd", "not file"),
        ("gopher://x", "not gopher"),
        ("//example.org/a", "only http and https addresses are fetched, not this"),
        ("http://", "there is no host"),
        ("http:///path", "there is no host"),
        ("https://user:secret@example.org/", "an address with a user name is not fetched"),
        ("http://exa mple.org/", "this is not an address"),
        ("http://example.org/a\nHost: x", "this is not an address"),
        ("http://example.org:99999/", "this is not an address"),
        ("http://example.org:x/", "this is not an address"),
        ("http://[::1/", "this is not an address"),
        (f"http://{'a' * 64}.example/", "there is no host"),
        ("http://no-such-host.invalid/", "there is no host “no-such-host.invalid”, or no network to find it"),
    ],
)
def test_strange_addresses_are_refused(address: str, says: str) -> None:
    """Before anything is asked for."""
    with pytest.raises(NotFetched) as told:
        fetch(address, allow_private=True)
    assert says in str(told.value)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "0x7f000001", "2130706433", "10.0.0.1", "192.168.1.1",
             "169.254.169.254", "172.16.0.1", "100.64.0.1", "224.0.0.1", "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]"]
)  # fmt: skip
def test_addresses_of_this_machine_and_of_private_networks_are_refused(host: str) -> None:
    """However they are written."""
    with pytest.raises(NotFetched, match=r"this machine or of a private network|there is no host"):
        fetch(f"http://{host}:9/")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("64:ff9b::5db8:d70e", True),
        ("64:ff9b::7f00:1", False),
        ("::ffff:93.184.215.14", True),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("2001:0:7f00:1::", False),
        ("255.255.255.255", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("ff02::1", False),
    ],
)
def test_an_address_wrapped_in_another_is_judged_by_what_it_holds(address: str, public: bool) -> None:
    """IPv4 in IPv6, translated and tunnelled."""
    assert is_public(address) is public


def test_a_redirect_into_a_private_network_is_refused(site: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is judged anew: the first host counts as public here, the second does not."""
    monkeypatch.setattr(module, "is_public", lambda address: address == "127.0.0.1")
    site["/a"] = answer(302, Location="http://10.0.0.1/admin")
    assert refusal(site, "/a", allow_private=False) == "10.0.0.1 is an address of this machine or of a private network"


def test_a_name_is_resolved_once_and_the_judged_address_connected_to(
    site: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that leads elsewhere when it is asked again gains nothing."""
    port = int(site["address"].rpartition(":")[2])
    asked: list[str] = []

    def resolve(host: str, *args: Any, **kwargs: Any) -> list[Any]:
        if host == "127.0.0.1":  # what `create_connection` asks for an address that is one already
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(module, "is_public", lambda address: address == "127.0.0.1")
    site["/a"] = answer(body=b"there")
    assert fetch(f"http://rebinding.example:{port}/a").body == b"there"
    assert asked == ["rebinding.example"]
    assert site["asked"] == [("/a", f"rebinding.example:{port}")]
