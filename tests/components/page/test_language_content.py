"""The files of the further languages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from components.page.language_content import language_addresses, language_file
from components.page.page_content import PageContent, render_page
from components.visitor.atlas.ground_tiles import GroundTiles
from data import ENGLISH
from tests.components.partly_german import partly_german


@pytest.fixture
def content(tmp_path: Path) -> PageContent:
    """German, then English and Arabic."""
    half = partly_german()
    exhibit = replace(half, languages=("de", "en", "ar"), words={**half.words, "ar": ENGLISH})
    return render_page(exhibit, GroundTiles(tmp_path / "none.pmtiles"))


def file(content: PageContent, language: str, *, attended: bool = False) -> dict[str, Any]:
    return dict(json.loads(language_file(content, language, attended=attended)))


def test_each_further_language_has_an_address_and_the_opening_one_has_none(content: PageContent) -> None:
    addresses = language_addresses(content)
    assert list(addresses) == ["en", "ar"]
    assert all(content.version in address for address in addresses.values())
    assert len(set(addresses.values())) == 2


def test_the_file_holds_every_part_as_it_is_rendered(content: PageContent) -> None:
    parts = file(content, "en")["parts"]
    assert parts.keys() == {part.name for part in content.parts["de"]}
    for part in content.parts["en"]:
        assert parts[part.name]["html"] == part.html
        assert parts[part.name]["content"] == json.loads(json.dumps(dict(part.data)))


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_the_file_says_how_its_language_is_written(
    content: PageContent, language: str, direction: str
) -> None:
    found = file(content, language)
    assert (found["language"], found["direction"]) == (language, direction)


def test_the_title_is_in_the_language(content: PageContent) -> None:
    assert content.title == "Kleine Leben"
    assert content.exhibit is not None
    assert file(content, "en")["title"] == content.exhibit.title != content.title


def test_a_page_that_a_curator_works_at_is_never_idle_in_any_language(content: PageContent) -> None:
    for attended in (False, True):
        parts = file(content, "en", attended=attended)["parts"]
        assert (parts["still_there"]["content"]["idle"] == 0) is attended
