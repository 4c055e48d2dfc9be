"""S1: requests with another host name, from another origin or from another machine are refused."""

from __future__ import annotations

import tempfile
from pathlib import Path

import psutil

from tests.browser.exhibit_server import ExhibitServer, start_server
from tests.endurance.figures import Outcome
from tests.endurance.raw_http import HANDSHAKE, send_request
from tests.exhibit_folders import SHIPPED

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
"""Host names that the server must not answer to; `{port}` is replaced with its port."""

ORIGINS = (
    *("http://evil.example", "https://evil.example:{port}", "http://127.0.0.1", "http://127.0.0.1:1"),
    *("http://127.0.0.1:{port}.evil.example", "http://127.0.0.1.evil.example:{port}", "null", "", "*"),
    *("http://127.0.0.1:{port}@evil.example", "http://user@127.0.0.1:{port}", "http://localhost:{port}"),
    *("http://[::1]:{port}", "file://", "file://127.0.0.1:{port}", "chrome-extension://127.0.0.1:{port}"),
    *("http:127.0.0.1:{port}", "//127.0.0.1:{port}", "127.0.0.1:{port}", "http://127.0.0.1:{port}/"),
    *("http://127.0.0.1:{port} http://evil.example", "http://127.0.0.1:0{port}", "http://127.0.0.1.:{port}"),
)
"""Origins of other pages that send requests to 127.0.0.1 at the right port."""


def forged_headers(port: int) -> list[tuple[str, ...]]:
    """Sets of request headers that must be refused."""
    right, page = f"Host: 127.0.0.1:{port}", f"Origin: http://127.0.0.1:{port}"
    wrong = [(f"Host: {host.format(port=port)}", page) for host in HOSTS]
    consistent = [
        (f"Host: {host.format(port=port)}", f"Origin: http://{host.format(port=port)}") for host in HOSTS[:12]
    ]
    foreign = [(right, f"Origin: {origin.format(port=port)}") for origin in ORIGINS]
    repeated = [
        (right, "Host: evil.example", page),
        ("Host: evil.example", right, page),
        (right, right, page),
    ]
    forwarded = [
        ("Host: evil.example", f"X-Forwarded-Host: 127.0.0.1:{port}", page),
        ("Host: evil.example", f"Forwarded: host=127.0.0.1:{port}", page),
        ("Host: evil.example", f"X-Original-Host: 127.0.0.1:{port}", page),
        (right, page, "Origin: http://evil.example"),
    ]
    return [*wrong, *consistent, *foreign, *repeated, *forwarded, (page,)]


def accepted_requests(port: int) -> tuple[int, list[str]]:
    """The number of requests sent (each set of headers by GET, POST and WebSocket), and those that were
    accepted."""
    accepted, tried = [], forged_headers(port)
    for headers in tried:
        for first, more in (
            ("GET /health HTTP/1.1", ()),
            ("POST /health HTTP/1.1", ("Content-Length: 0",)),
            ("GET /_stcore/stream HTTP/1.1", HANDSHAKE),
        ):
            if send_request(port, first, (*headers, *more)).is_accepted:
                accepted.append(f"{first}: {headers}")
    return 3 * len(tried), accepted


def non_loopback_addresses(pid: int) -> list[str]:
    """IP addresses, other than loopback, that a process or its children listen on. Raises RuntimeError where
    they listen on none at all."""
    root = psutil.Process(pid)
    addresses = [
        connection.laddr.ip
        for process in (root, *root.children(recursive=True))
        for connection in _connections(process)
        if connection.status == psutil.CONN_LISTEN or not connection.raddr
    ]
    if not addresses:
        raise RuntimeError("the server's socket was not found: nothing was measured")
    return [each for each in addresses if each not in ("127.0.0.1", "::1")]


def _connections(process: psutil.Process) -> list[psutil._ntuples.pconn]:
    """The connections of a process; none where it has ended meanwhile."""
    try:
        return process.net_connections(kind="inet")
    except psutil.NoSuchProcess:
        return []


def measure(long: bool) -> Outcome:
    """Long and short are the same: each set of headers once."""
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(SHIPPED, Path(folder) / "output.txt")
        try:
            return _measured(server.wait())
        finally:
            server.kill()


def _measured(server: ExhibitServer) -> Outcome:
    outside = non_loopback_addresses(server.process.pid)
    tried, accepted = accepted_requests(server.port)
    return Outcome(
        "S1",
        "listens on loopback alone; wrong `Host`, foreign `Origin`, WebSocket: 0 accepted",
        f"{len(outside)} sockets off loopback; {len(accepted)} of {tried} accepted",
        not outside and not accepted,
        (*outside, *accepted),
    )
