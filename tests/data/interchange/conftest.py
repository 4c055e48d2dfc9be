"""Fixtures: the small exhibit, and the stop records of whole exhibits."""

from __future__ import annotations

import pytest

from data import Exhibit, load
from data.interchange.stop_record import StopRecord, records_of
from tests.exhibit_folders import EXHIBITS


@pytest.fixture(scope="session")
def small_exhibit() -> Exhibit:
    exhibit = load(EXHIBITS / "small").exhibit
    assert exhibit is not None
    return exhibit


@pytest.fixture(
    params=["small_exhibit", "journeys", pytest.param("shipped", marks=pytest.mark.content)],
)
def records(request: pytest.FixtureRequest) -> tuple[StopRecord, ...]:
    return records_of(request.getfixturevalue(request.param))
