"""Fixtures: the small exhibit, and the stop records of the small and the shipped exhibit."""

from __future__ import annotations

import pytest

from data import Exhibit, load
from data.interchange.stop_record import StopRecord, records_of
from tests.data.conftest import EXHIBITS


@pytest.fixture(scope="session")
def small_exhibit() -> Exhibit:
    exhibit = load(EXHIBITS / "small").exhibit
    assert exhibit is not None
    return exhibit


@pytest.fixture(params=["small", "shipped"])
def records(
    request: pytest.FixtureRequest, small_exhibit: Exhibit, shipped: Exhibit
) -> tuple[StopRecord, ...]:
    return records_of(small_exhibit if request.param == "small" else shipped)
