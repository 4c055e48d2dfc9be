"""The running server gives away no file of the machine, whatever is asked of it."""

from __future__ import annotations

from http.client import HTTPConnection

import pytest

from tests.browser.gallery import HOUSE, Gallery
from tests.components.test_no_way_out import ESCAPES

SECRETS = {
    "app.py": b"open_door(app",
    "data/exhibit/exhibit.yaml": b"opening_view:",
    "components/server.py": b"def routes(",
}
ROOTS = [
    "/",
    "/parts/v/",
    "/leaflet/",
    "/map/",
    "/pictures/",
    "/ground/v/",
    "/static/",
    "/media/",
    "/app/static/",
]


def test_the_secrets_are_real() -> None:
    for file, words in SECRETS.items():
        assert words in (HOUSE / file).read_bytes()


@pytest.mark.parametrize("root", ROOTS)
def test_no_address_gives_away_a_file(gallery: Gallery, root: str) -> None:
    line = HTTPConnection("127.0.0.1", gallery.port, timeout=10)
    for escape in ESCAPES:
        line.putrequest("GET", (root + escape).replace("\\", "%5c"), skip_host=False)
        line.endheaders()
        answer = line.getresponse()
        body = answer.read()
        assert answer.status < 500, (root, escape)
        assert b"root:" not in body, (root, escape)
        assert not [words for words in SECRETS.values() if words in body], (root, escape)
    line.close()
