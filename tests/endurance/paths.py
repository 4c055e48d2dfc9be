"""S3: no address gives away a file outside the exhibit and the parts."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.browser.exhibit_server import HOUSE, SHIPPED, open_gallery
from tests.endurance.outcome import Outcome
from tests.endurance.raw_http import ask

ROOTS = (
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
"""Every route, Streamlit's too, those that ought to be closed not left out."""

UPS = (
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
"""One step up, in every spelling."""

STRAIGHT = (
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
"""Addresses that need no step."""

SECRETS = {
    HOUSE / "app.py": b"serve(app",
    HOUSE / "pyproject.toml": b"requires-python",
    HOUSE / "components" / "server.py": b"def routes(",
    SHIPPED / "exhibit.yaml": b"opening_view:",
    Path("/etc/passwd"): b"root:",
}
"""Files that no address may give away, and words by which each is known."""


def addresses(*, every: bool) -> list[str]:
    """What is asked; without `every`, each spelling with the number of steps that fits its route alone."""
    aims = ("app.py", "etc/passwd", "data/exhibit/exhibit.yaml", "components/server/routes.py")
    steps = range(1, 9) if every else (2, 8)
    climbs = [up * count + aim for up in UPS for count in steps for aim in (aims if every else aims[:1])]
    return [root + way for root in ROOTS for way in (*climbs, *STRAIGHT)]


def given_away(port: int, asked: list[str]) -> list[str]:
    """The addresses that were answered with a file, or with the words of a secret."""
    return [address for address in asked if _gives(port, address)]


def _gives(port: int, address: str) -> bool:
    reply = ask(port, f"GET {address} HTTP/1.1", [f"Host: 127.0.0.1:{port}"])
    return reply.is_let_in or reply.status >= 500 or any(words in reply.body for words in SECRETS.values())


def measure(long: bool) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        gallery = open_gallery(SHIPPED, Path(folder) / "said.txt")
        try:
            asked = addresses(every=long)
            given = given_away(gallery.wait().port, asked)
        finally:
            gallery.kill()
    return Outcome(
        "S3",
        "path traversal on every route: 0 files outside the exhibit and the parts",
        f"{len(given)} of {len(asked)} addresses gave anything",
        not given,
        tuple(given),
    )
