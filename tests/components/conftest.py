"""Fixtures: the shipped exhibit, loaded once; a small one in memory; a copy of the small one in a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition, render_edition
from components.visitor.localization import Localization
from data import ENGLISH, Exhibit, first_edition
from tests.components.exhibit_folder import SMALL, render_folder
from tests.components.small_exhibit import two_lives

SHIPPED = Path(__file__).parents[2] / "data" / "exhibit"


@pytest.fixture
def english() -> Localization:
    return Localization("en", ENGLISH)


@pytest.fixture(scope="session")
def rendered() -> RenderedEdition:
    """The shipped exhibit, rendered as the server renders it."""
    return render_folder(SHIPPED)


@pytest.fixture(scope="session")
def shipped(rendered: RenderedEdition) -> Exhibit:
    assert rendered.loaded.exhibit is not None
    return rendered.loaded.exhibit


@pytest.fixture
def small() -> Exhibit:
    return two_lives()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small exhibit, to be edited."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def open_exhibit(folder: Path) -> OpenExhibit:
    """The copy, opened as the server opens it."""
    update = first_edition(folder)
    return OpenExhibit(folder, render_edition(update.edition), update.found)
