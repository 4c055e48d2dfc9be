"""What lives as long as the server costs no visitor anything."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from components.at_rest import set_at_rest


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
