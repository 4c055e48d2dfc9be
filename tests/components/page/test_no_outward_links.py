"""No address serves a file outside the parts and the exhibit, and no HTML links to another machine."""

from __future__ import annotations

import re

import pytest

from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition
from components.staff.card import card
from tests.components.html_tree import tree
from tests.components.route_client import get

LINKING_TAGS = {"a", "area", "form", "iframe", "object", "embed", "base", "link", "meta", "script"}

PATHS_OUT = [
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
    "visitor/browser/page.css/../../../../app.py",
    "visitor/browser/visit_state.js/../../../server/routes.py",
    "file:///etc/passwd",
    "visitor/browser/visit_state.js%20",
    "visitor/browser/visit_state.js%00",
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
    "/audio/",
    "/ground/v/",
    "/ground/v/0/0/",
]
ADDRESSES = [prefix + path for prefix in PREFIXES for path in PATHS_OUT]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_serves_a_file_outside_the_parts_and_the_exhibit(
    rendered: RenderedEdition, address: str
) -> None:
    answer = get(rendered, address)
    assert answer.status == 404
    assert answer.body in (b"", b"Not Found")


def test_no_part_contains_a_link_a_form_a_frame_or_an_event_handler(rendered: RenderedEdition) -> None:
    """In every language. lockdown.js would stop a link; there must not be one at all."""
    html = [part.html for parts in rendered.content.parts.values() for part in parts]
    html += [card(OpenExhibit(rendered.folder, rendered, rendered.loaded), can_restart=True)]
    elements = [each for one in html for each in tree(one).all()]
    assert len(elements) > 1000
    assert {each.tag for each in elements} & LINKING_TAGS == set()
    assert [each.attributes for each in elements if any(map(_links_out, each.attributes.items()))] == []


def _links_out(attribute: tuple[str, str]) -> bool:
    name, value = attribute
    outward = name in ("src", "data-address", "data-map") and not value.startswith("/")
    return name.startswith("on") or name in ("target", "href", "xlink:href", "action") or outward


def test_no_script_of_the_map_names_another_machine(rendered: RenderedEdition) -> None:
    for script in rendered.content.modules.values():
        assert set(re.findall(r"https?://[\w.-]+", script)) <= {"http://www.w3.org"}
        assert "<a " not in script
