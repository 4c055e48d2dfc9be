"""Objects that live as long as the server are not scanned; garbage is still collected."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Iterator
from threading import Event

import pytest

from components.server import gc_tuning
from components.server.gc_tuning import collect_and_freeze, start_gc_tuning


class ReferenceCycle:
    """An object that only the garbage collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _unfreeze() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_frozen_objects_are_not_scanned() -> None:
    collect_and_freeze()
    assert gc.get_freeze_count() > 10_000
    assert len(gc.get_objects()) < 1_000


def test_later_garbage_is_collected_as_usual() -> None:
    collect_and_freeze()
    reference = weakref.ref(ReferenceCycle())
    gc.collect()
    assert reference() is None


def test_frozen_garbage_is_collected_at_the_next_full_collection() -> None:
    cycle = ReferenceCycle()
    reference = weakref.ref(cycle)
    collect_and_freeze()
    del cycle
    gc.collect()
    assert reference() is not None
    collect_and_freeze()
    assert reference() is None


def test_while_the_server_runs_frozen_garbage_is_collected_periodically(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gc_tuning, "FREEZE_SECONDS", 0.01)
    monkeypatch.setattr(gc_tuning, "COLLECT_SECONDS", 0.1)
    stop = Event()
    start_gc_tuning(stop)
    cycle = ReferenceCycle()
    reference = weakref.ref(cycle)
    deadline = time.monotonic() + 30
    while gc.get_freeze_count() == 0:
        assert time.monotonic() < deadline
    del cycle
    while reference() is not None:
        assert time.monotonic() < deadline, "the garbage is not collected"
        time.sleep(0.01)
    stop.set()
