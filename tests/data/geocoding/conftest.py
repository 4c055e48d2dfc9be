"""The real table of towns, read once for all tests; and a small one that costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from geopy.location import Location

from data.geocoding.answer_cache import AnswerCache
from data.geocoding.nominatim import OnlineNominatim
from data.geocoding.offline_geocoder import OfflineGeoNames
from data.geocoding.towns import Town, Towns, read_towns
from tests.data.geocoding.recorded_nominatim import Recorded, record, serve

Found = Callable[..., list[tuple[str, float]]]


@pytest.fixture(scope="session")
def geonames() -> Towns:
    return read_towns()


@pytest.fixture
def offline(geonames: Towns) -> OfflineGeoNames:
    return OfflineGeoNames(geonames)


def town(
    name: str, country: str, point: tuple[float, float], people: int, *others: str, region: str = ""
) -> Town:
    return Town(f"{name} {point}", name, country, region, *point, people, others)


def small_towns(*towns: Town) -> Towns:
    return Towns(towns, {"US": "United States", "DE": "Germany"}, {"IL": "Illinois"})


def confidence(location: Location | Sequence[Location] | None) -> float:
    assert isinstance(location, Location)
    return float(location.raw["confidence"])


TODAY = date(2026, 11, 25)


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now, self.slept = 100.0, list[float]()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def read(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("geopy.extra.rate_limiter.sleep", clock.sleep)
    monkeypatch.setattr("geopy.extra.rate_limiter.default_timer", clock.read)
    return clock


@pytest.fixture
def recorded(clock: Clock) -> Iterator[Recorded]:
    recorded = Recorded({"Clairvaux": [record("Clairvaux", "48.147", "4.789", "fr")]})
    server = serve(recorded)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield recorded
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def client(recorded: Recorded, tmp_path: Path) -> OnlineNominatim:
    return OnlineNominatim(recorded.address, AnswerCache(tmp_path / "cache", TODAY))


from tests.data.geocoding.locate_fixtures import _few_towns, places, types  # noqa: E402, F401
