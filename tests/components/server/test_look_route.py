"""The files of a museum's look are served as what they are, and no other file of its folder."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from components.page.page_content import RenderedEdition
from tests.components.exhibit_folder import render_folder
from tests.components.route_client import get
from tests.exhibit_folders import copy_museum


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = copy_museum(tmp_path)
    (copy / "look" / "secret.svg").write_text("<svg/>", encoding="utf-8")
    (copy / "look" / "notes.txt").write_text("secret", encoding="utf-8")
    return copy


@pytest.fixture
def museum(folder: Path) -> RenderedEdition:
    return render_folder(folder)


def test_fonts_and_logo_are_served_at_the_addresses_in_the_page(museum: RenderedEdition) -> None:
    exhibit = museum.loaded.exhibit
    assert exhibit is not None
    assert exhibit.look.logo is not None
    page = html.unescape("".join(part.html for part in museum.content.parts["en"]))
    fonts = re.findall(r'url\("(/look/[^"?]+)\?[0-9a-f]{8}"\)', page)
    assert len(fonts) == 2
    for address in fonts:
        answer = get(museum, address)
        assert (answer.status, answer.kind, answer.body[:4]) == (200, "font/woff2", b"wOF2")
    logo = get(museum, f"/look/{exhibit.look.logo.file}")
    assert (logo.status, logo.kind) == (200, "image/svg+xml")
    assert "default-src 'none'" in logo.headers["content-security-policy"]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "secret.svg",
            "notes.txt",
            "LOGO.svg",
            "logo.svg%00",
            "..",
            "../exhibit.yaml",
            "%2e%2e/exhibit.yaml",
        ),
        *("..%2fexhibit.yaml", "..%5cexhibit.yaml", "/etc/passwd", "a/../logo.svg", "look/logo.svg"),
    ],
)
def test_no_other_file_is_served(museum: RenderedEdition, name: str) -> None:
    assert get(museum, f"/look/{name}").status == 404


def test_a_file_that_is_a_link_to_one_elsewhere_is_not_served(
    museum: RenderedEdition, folder: Path, tmp_path: Path
) -> None:
    (folder / "look/logo.svg").rename(tmp_path / "logo.svg")
    (folder / "look/logo.svg").symlink_to(tmp_path / "logo.svg")
    assert get(museum, "/look/logo.svg").status == 404
