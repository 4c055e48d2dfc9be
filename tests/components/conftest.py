"""Fixtures: the journeys, the shipped exhibit for content tests, and small exhibits."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition, render_edition
from components.visitor.localization import Localization
from data import ENGLISH, Exhibit, first_edition
from tests.components.exhibit_folder import render_folder
from tests.components.small_exhibit import two_lives
from tests.exhibit_folders import SHIPPED, copy_small


@pytest.fixture
def english() -> Localization:
    return Localization("en", ENGLISH)


@pytest.fixture(scope="session")
def rendered(journeys_folder: Path) -> RenderedEdition:
    """The journeys, rendered as the server renders them."""
    return render_folder(journeys_folder)


@pytest.fixture(scope="session")
def rendered_shipped() -> RenderedEdition:
    return render_folder(SHIPPED)


@pytest.fixture(
    scope="module", params=["rendered", pytest.param("rendered_shipped", marks=pytest.mark.content)]
)
def rendered_whole(request: pytest.FixtureRequest) -> RenderedEdition:
    """The journeys; in a content test the shipped exhibit."""
    rendered = request.getfixturevalue(request.param)
    assert isinstance(rendered, RenderedEdition)
    return rendered


@pytest.fixture
def small() -> Exhibit:
    return two_lives()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small exhibit, to be edited."""
    return copy_small(tmp_path)


@pytest.fixture
def open_exhibit(folder: Path) -> OpenExhibit:
    """The copy, opened as the server opens it."""
    update = first_edition(folder)
    return OpenExhibit(folder, render_edition(update.edition), update.found)
