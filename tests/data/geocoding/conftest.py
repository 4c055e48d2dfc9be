"""The full table of towns, a small one, a Nominatim on this machine, and a curator at the terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from geopy.location import Location

from data.geocoding import locate
from data.geocoding.answer_cache import AnswerCache
from data.geocoding.nominatim import OnlineNominatim
from data.geocoding.offline_geocoder import OfflineGeoNames
from data.geocoding.town_index import TownIndex, read_town_index
from data.reading.towns import Town, Towns
from tests.data.conftest import ReplaceText
from tests.data.geocoding.recorded_nominatim import RecordedNominatim, record, running

TODAY = date(2026, 11, 25)
VIENNA, TRIESTE = "AT,48.2082,16.3738,town", "IT,45.6495,13.7768,town"
TypeLines = Callable[..., None]


def town(
    name: str, country: str, point: tuple[float, float], population: int, *others: str, region: str = ""
) -> Town:
    return Town(f"{name} {point}", name, country, region, *point, population, others)


def small_towns(*towns: Town) -> TownIndex:
    return TownIndex(Towns(towns), {"US": "United States", "DE": "Germany"}, {"IL": "Illinois"})


FEW_TOWNS = small_towns(
    town("Vienna", "AT", (48.20849, 16.37208), 1_691_468, "Wien"),
    town("Trieste", "IT", (45.64325, 13.7903), 204_338),
    town("Neustadt", "DE", (54.1, 10.8), 15_000),
    town("Neustadt", "DE", (48.8, 11.8), 15_000),
)


def confidence(location: Location | Sequence[Location] | None) -> float:
    assert isinstance(location, Location)
    return float(location.raw["confidence"])


@pytest.fixture(scope="session")
def geonames() -> TownIndex:
    return read_town_index()


@pytest.fixture
def offline(geonames: TownIndex) -> OfflineGeoNames:
    return OfflineGeoNames(geonames)


@pytest.fixture
def few_towns(monkeypatch: pytest.MonkeyPatch) -> None:
    """`locate` looks up names in a table of four towns."""
    monkeypatch.setattr(locate, "read_town_index", lambda: FEW_TOWNS)


@pytest.fixture
def type_lines(monkeypatch: pytest.MonkeyPatch) -> TypeLines:
    """Makes the standard input a terminal where these lines are typed, and nothing after them."""

    def replace_stdin(*lines: str) -> None:
        keyboard = io.StringIO("".join(f"{line}\n" for line in lines))
        monkeypatch.setattr(keyboard, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys, "stdin", keyboard)
        monkeypatch.setenv("FORCE_COLOR", "1")  # rich then takes the output for a terminal

    return replace_stdin


@pytest.fixture
def places(small: Path, replace_text: ReplaceText) -> Path:
    """The small exhibit's places.csv; Vienna and Trieste have no coordinates."""
    replace_text("places.csv", VIENNA, "AT,,,town")
    replace_text("places.csv", TRIESTE, "IT,,,town")
    return small / "places.csv"


class RateLimiterClock:
    """A clock for geopy's rate limiter: time passes only while it sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 100.0, list[float]()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def read(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> RateLimiterClock:
    clock = RateLimiterClock()
    monkeypatch.setattr("geopy.extra.rate_limiter.sleep", clock.sleep)
    monkeypatch.setattr("geopy.extra.rate_limiter.default_timer", clock.read)
    return clock


@pytest.fixture
def recorded(clock: RateLimiterClock) -> Iterator[RecordedNominatim]:
    recorded = RecordedNominatim({"Clairvaux": [record("Clairvaux", "48.147", "4.789", "fr")]})
    with running(recorded):
        yield recorded


@pytest.fixture
def client(recorded: RecordedNominatim, tmp_path: Path) -> OnlineNominatim:
    return OnlineNominatim(recorded.address, AnswerCache(tmp_path / "cache", TODAY))
