"""S1: nobody gets in by another name, from another page, or from another machine."""

from __future__ import annotations

import tempfile
from pathlib import Path

import psutil

from tests.browser.exhibit_server import SHIPPED, Gallery, open_gallery
from tests.endurance.outcome import Outcome
from tests.endurance.raw_http import HANDSHAKE, ask

HOSTS = (
    *("evil.example", "EVIL.EXAMPLE", "evil.example:{port}", "kiosk.museum.org", "192.168.1.7:{port}"),
    *(
        "127.0.0.1.evil.example",
        "localhost.evil.example:{port}",
        "evil.example.localhost",
        "xn--localhost-.com",
    ),
    *("127.0.0.1:{port}@evil.example", "evil.example@127.0.0.1:{port}", "user:word@127.0.0.1:{port}"),
    *("127.0.0.1.", "localhost.:{port}", "127.0.0.1:{port}:80", "127.0.0.1:99999", "127.0.0.1:port"),
    *("[::ffff:127.0.0.1]:{port}", "[::]:{port}", "::1", "[::1", "[::1%25lo]:{port}", "[fe80::1]:{port}"),
    *("2130706433:{port}", "0x7f000001", "127.1:{port}", "0177.0.0.1", "0.0.0.0:{port}", "127.0.0.2:{port}"),
    *("127.0.0.1:{port}/", "127.0.0.1:{port}#a", "http://127.0.0.1:{port}", "127.0.0.1:{port}, evil.example"),
    *("", " ", "*", "127.0.0.1 evil.example", "localhost\x00", "loc\xe4lhost"),
)
"""Names this server must not answer to; `{port}` is its own."""

ORIGINS = (
    *("http://evil.example", "https://evil.example:{port}", "http://127.0.0.1", "http://127.0.0.1:1"),
    *("http://127.0.0.1:{port}.evil.example", "http://127.0.0.1.evil.example:{port}", "null", "", "*"),
    *("http://127.0.0.1:{port}@evil.example", "http://user@127.0.0.1:{port}", "http://localhost:{port}"),
    *("http://[::1]:{port}", "file://", "file://127.0.0.1:{port}", "chrome-extension://127.0.0.1:{port}"),
    *("http:127.0.0.1:{port}", "//127.0.0.1:{port}", "127.0.0.1:{port}", "http://127.0.0.1:{port}/"),
    *("http://127.0.0.1:{port} http://evil.example", "http://127.0.0.1:0{port}", "http://127.0.0.1.:{port}"),
)
"""Pages that are not ours, asking 127.0.0.1 at the right port."""


def tricks(port: int) -> list[tuple[str, ...]]:
    """What a stranger may write into a request's head."""
    right, page = f"Host: 127.0.0.1:{port}", f"Origin: http://127.0.0.1:{port}"
    wrong = [(f"Host: {host.format(port=port)}", page) for host in HOSTS]
    alike = [
        (f"Host: {host.format(port=port)}", f"Origin: http://{host.format(port=port)}") for host in HOSTS[:12]
    ]
    foreign = [(right, f"Origin: {origin.format(port=port)}") for origin in ORIGINS]
    twice = [(right, "Host: evil.example", page), ("Host: evil.example", right, page), (right, right, page)]
    led = [
        ("Host: evil.example", f"X-Forwarded-Host: 127.0.0.1:{port}", page),
        ("Host: evil.example", f"Forwarded: host=127.0.0.1:{port}", page),
        ("Host: evil.example", f"X-Original-Host: 127.0.0.1:{port}", page),
        (right, page, "Origin: http://evil.example"),
    ]
    return [*wrong, *alike, *foreign, *twice, *led, (page,)]


def let_in(port: int) -> tuple[int, list[str]]:
    """How many tricks were tried, each by GET, POST and WebSocket; and those that were let in."""
    given, tried = [], tricks(port)
    for lines in tried:
        for first, more in (
            ("GET /health HTTP/1.1", ()),
            ("POST /health HTTP/1.1", ("Content-Length: 0",)),
            ("GET /_stcore/stream HTTP/1.1", HANDSHAKE),
        ):
            if ask(port, first, (*lines, *more)).is_let_in:
                given.append(f"{first}: {lines}")
    return 3 * len(tried), given


def off_loopback(pid: int) -> list[str]:
    """Addresses that a process or its children listen on, from /proc/net/tcp and tcp6, but for loopback."""
    root = psutil.Process(pid)
    doors = [
        line.laddr.ip
        for process in (root, *root.children(recursive=True))
        for line in process.net_connections(kind="inet")
        if line.status == psutil.CONN_LISTEN or not line.raddr
    ]
    if not doors:
        raise RuntimeError("the server's socket was not found: nothing was measured")
    return [door for door in doors if door not in ("127.0.0.1", "::1")]


def measure(long: bool) -> Outcome:
    """Long and short are the same: every trick once."""
    with tempfile.TemporaryDirectory() as folder:
        gallery = open_gallery(SHIPPED, Path(folder) / "said.txt")
        try:
            return _measured(gallery.wait())
        finally:
            gallery.kill()


def _measured(gallery: Gallery) -> Outcome:
    outside = off_loopback(gallery.process.pid)
    tried, given = let_in(gallery.port)
    return Outcome(
        "S1",
        "listens on loopback alone; wrong `Host`, foreign `Origin`, WebSocket: 0 accepted",
        f"{len(outside)} sockets off loopback; {len(given)} of {tried} accepted",
        not outside and not given,
        (*outside, *given),
    )
