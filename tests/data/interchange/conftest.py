"""The exhibits as records, and the trip through a format and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

import pytest

from data import Exhibit, load
from data.interchange.formats import Format
from data.interchange.stop_record import StopRecord, records_of
from tests.data.conftest import EXHIBITS

Differences = Callable[[tuple[StopRecord, ...], Format], list[str]]


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


@pytest.fixture(scope="session")
def differences() -> Differences:
    """What a trip through a format changed in the fields it says it holds: `stop: field: before -> after`."""

    def after_trip(records: tuple[StopRecord, ...], kind: Format) -> list[str]:
        back = {record.event_id: record for record in kind.read(kind.write(records, "A title")).records}
        assert back.keys() == {record.event_id for record in records}
        return [
            f"{record.event_id}: {each.name}: {before!r} -> {after!r}"
            for record in records
            for each in fields(StopRecord)
            if each.name in kind.holds
            and (before := getattr(record, each.name)) != (after := getattr(back[record.event_id], each.name))
        ]

    return after_trip
