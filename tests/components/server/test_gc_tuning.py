"""What lives as long as the server costs no visitor anything."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Iterator
from threading import Event

import pytest

from components.server import gc_tuning as at_rest
from components.server.gc_tuning import keep_at_rest, set_at_rest


class Loop:
    """An object that only the memory's cleaning can throw away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_is_at_rest_is_not_looked_through() -> None:
    set_at_rest()
    assert gc.get_freeze_count() > 10_000
    assert len(gc.get_objects()) < 1_000


def test_what_comes_later_is_cleaned_away_as_ever() -> None:
    set_at_rest()
    gone = weakref.ref(Loop())
    gc.collect()
    assert gone() is None


def test_what_an_earlier_edition_left_is_cleaned_away_with_the_next() -> None:
    kept = Loop()
    gone = weakref.ref(kept)
    set_at_rest()
    del kept
    gc.collect()
    assert gone() is not None
    set_at_rest()
    assert gone() is None


def test_while_the_server_lives_all_is_cleaned_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_rest, "REST_SECONDS", 0.01)
    monkeypatch.setattr(at_rest, "CLEAN_SECONDS", 0.1)
    stop = Event()
    keep_at_rest(stop)
    kept = Loop()
    gone = weakref.ref(kept)
    until = time.monotonic() + 30
    while gc.get_freeze_count() == 0:
        assert time.monotonic() < until
    del kept
    while gone() is not None:
        assert time.monotonic() < until, "what ended is thrown away in the end"
        time.sleep(0.01)
    stop.set()
