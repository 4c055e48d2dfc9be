"""The shipped exhibit and a small one, each made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.page.page_content import House, open_house
from components.visitor.locale_format import Wording
from data import ENGLISH, Exhibit
from tests.components.small_life import two_lives

SHIPPED = Path(__file__).parents[2] / "data" / "exhibit"


@pytest.fixture
def english() -> Wording:
    return Wording("en", ENGLISH)


@pytest.fixture(scope="session")
def house() -> House:
    """The shipped exhibit, opened as the server opens it."""
    return open_house(SHIPPED)


@pytest.fixture(scope="session")
def shipped(house: House) -> Exhibit:
    assert house.loaded.exhibit is not None
    return house.loaded.exhibit


@pytest.fixture
def small() -> Exhibit:
    return two_lives()
