"""No address leads out of the parts and the exhibit."""

from __future__ import annotations

import pytest

from components.programme import House
from tests.components.asking import get

ESCAPES = [
    "../app.py",
    "../../app.py",
    "../data/exhibit/exhibit.yaml",
    "../../../../../../../../etc/passwd",
    "..%2f..%2fapp.py",
    "%2e%2e/%2e%2e/app.py",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "..%252f..%252fapp.py",
    "....//....//app.py",
    "..\\..\\app.py",
    "..%5c..%5capp.py",
    "/etc/passwd",
    "//etc/passwd",
    "%2fetc%2fpasswd",
    "atlas/../../app.py",
    "atlas/../../../etc/passwd",
    "./",
    ".",
    "..",
    "",
    "~/.ssh/id_rsa",
    "page.css/../../app.py",
    "visit.js/../server.py",
    "file:///etc/passwd",
    "visit.js%20",
    "visit.js%00",
    "%00/../../app.py",
    "C:/Windows/win.ini",
]
PREFIXES = [
    "/parts/v/",
    "/parts/",
    "/leaflet/",
    "/leaflet/images/",
    "/map/",
    "/pictures/",
    "/ground/v/",
    "/ground/v/0/0/",
]
HOSTILE = [prefix + escape for prefix in PREFIXES for escape in ESCAPES]


@pytest.mark.parametrize("address", HOSTILE)
def test_no_address_leads_out_of_the_parts_and_the_exhibit(house: House, address: str) -> None:
    answer = get(house, address)
    assert answer.status == 404
    assert answer.body in (b"", b"Not Found")
