"""A client that asks a recorded server, by a clock that only sleeping moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from data.geocoding.answer_cache import AnswerCache
from data.geocoding.nominatim import OnlineNominatim
from tests.data.geocoding.recorded_server import Recorded, record, serve

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
