"""Fixtures: the shipped exhibit, loaded once, and a small one."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.page.page_content import RenderedEdition, render_folder
from components.visitor.localization import Localization
from data import ENGLISH, Exhibit
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
