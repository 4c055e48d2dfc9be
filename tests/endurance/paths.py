"""S3: path traversal: no URL path returns a file outside the exhibit and the parts."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.browser.exhibit_server import start_server
from tests.endurance.figures import Outcome
from tests.endurance.raw_http import send_request
from tests.exhibit_folders import ROOT, SHIPPED

ROUTES = (
    *(
        "/",
        "/parts/",
        "/parts/v/",
        "/parts/v/visitor/atlas/",
        "/leaflet/",
        "/leaflet/images/",
        "/map/",
        "/pictures/",
    ),
    *("/ground/v/", "/ground/v/0/0/", "/curator/", "/static/", "/static/js/", "/static/media/", "/media/"),
    *("/component/", "/app/static/", "/_stcore/", "/_stcore/bidi-components/", "/_stcore/upload_file/a/"),
)
"""The prefix of every route, also of Streamlit's and of those that should be closed."""

PARENT_STEPS = (
    *("../", "..%2f", "..%2F", "%2e%2e/", "%2e%2e%2f", "%2E%2E%2F", ".%2e/", "%2e./"),
    *("..%252f", "%252e%252e/", "%252e%252e%252f", "..%25252f"),
    *("..\\", "..%5c", "%2e%2e%5c", "..%255c", "..\\/", "..%5c/"),
    *("....//", "....%2f%2f", "..././", "..;/", "../;/", "..%00/", "..%0d/", "..%20/", "..%09/", "..//"),
    *(
        "..%c0%af",
        "%c0%ae%c0%ae/",
        "%e0%80%ae%e0%80%ae/",
        "..%ef%bc%8f",
        "%uff0e%uff0e/",
        "..%u2215",
        "..%c1%9c",
    ),
    *(
        "./../",
        "x/../../",
        "visitor/browser/visit_state.js/../../../../",
        "visitor/browser/page.css/../../../../",
    ),
)
"""One step to the parent folder, in many encodings."""

DIRECT_PATHS = (
    *(
        "/etc/passwd",
        "//etc/passwd",
        "%2fetc%2fpasswd",
        "///etc/passwd",
        "file:///etc/passwd",
        "\\etc\\passwd",
    ),
    *(
        "/proc/self/environ",
        "/proc/self/cwd/app.py",
        "%2fproc%2fself%2fcwd%2fapp.py",
        "~/.ssh/id_rsa",
        "~root/",
    ),
    *(
        "C:/Windows/win.ini",
        "C:%5cWindows%5cwin.ini",
        "\\\\host\\share\\x",
        "%5c%5chost%5cshare",
        "//host/share",
    ),
    *(
        "app.py",
        "app.py%00.js",
        "visitor/browser/visit_state.js%00",
        "visitor/browser/visit_state.js%20",
        "VISIT.JS",
        ".git/config",
        "__init__.py",
        "%",
        "%zz",
    ),
    *(
        "pyproject.toml",
        "exhibit.yaml",
        "places.csv",
        "people/",
        "newest",
        ".",
        "..",
        "%2e",
        "%00",
        "server.py",
    ),
)
"""Paths without a step to the parent folder."""

SECRETS = {
    ROOT / "app.py": b'"components/page/script.py",',
    ROOT / "pyproject.toml": b"requires-python",
    ROOT / "components" / "server" / "routes.py": b"def routes(",
    SHIPPED / "exhibit.yaml": b"opening_view:",
    Path("/etc/passwd"): b"root:",
}
"""Files that must never be returned, each with bytes that identify it."""


def addresses(*, every: bool) -> list[str]:
    """The paths to request. Without `every`: one target, and each encoding with 2 and 8 steps only."""
    targets = ("app.py", "etc/passwd", "data/exhibit/exhibit.yaml", "components/server/routes.py")
    counts = range(1, 9) if every else (2, 8)
    climbing = [
        step * count + target
        for step in PARENT_STEPS
        for count in counts
        for target in (targets if every else targets[:1])
    ]
    return [route + path for route in ROUTES for path in (*climbing, *DIRECT_PATHS)]


def leaking_addresses(port: int, addresses: list[str]) -> list[str]:
    """Those of the addresses that were answered with success, a server error, or bytes of a secret file."""
    return [address for address in addresses if _leaks(port, address)]


def _leaks(port: int, address: str) -> bool:
    reply = send_request(port, f"GET {address} HTTP/1.1", [f"Host: 127.0.0.1:{port}"])
    return (
        reply.is_accepted or reply.status >= 500 or any(secret in reply.body for secret in SECRETS.values())
    )


def measure(long: bool) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(SHIPPED, Path(folder) / "output.txt")
        try:
            requested = addresses(every=long)
            leaking = leaking_addresses(server.wait().port, requested)
        finally:
            server.kill()
    return Outcome(
        "S3",
        "path traversal on every route: 0 files outside the exhibit and the parts",
        f"{len(leaking)} of {len(requested)} addresses returned anything",
        not leaking,
        tuple(leaking),
    )
