"""Whoever guesses waits, and gains nothing by cutting the power or turning the clock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from components.staff.pin_attempts import FREE, LONGEST_WAIT, Counter


@dataclass
class Clock:
    now: float = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "staff" / "tries.json"


def guess(counter: Counter, times: int = 1, *, of: str = "pin") -> None:
    for _ in range(times):
        assert counter.attempt(of, lambda: False) is not None


def test_five_tries_are_free_and_then_each_waits_twice_as_long(file: Path, clock: Clock) -> None:
    counter = Counter(file, clock)
    guess(counter, FREE - 1)
    assert counter.wait("pin") == 0
    waits = []
    for _ in range(9):
        guess(counter)
        waits.append(counter.wait("pin"))
        clock.now += waits[-1]
        assert counter.wait("pin") == 0
    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]


def test_within_the_wait_not_even_the_right_pin_is_looked_at(file: Path, clock: Clock) -> None:
    counter = Counter(file, clock)
    guess(counter, FREE)
    clock.now += 59.9

    def look() -> bool:
        raise AssertionError("it was looked at")

    tries = counter.attempt("pin", look)
    assert tries is not None
    assert tries.failed == FREE
    clock.now += 0.2
    assert counter.attempt("pin", lambda: True) is None


def test_the_right_pin_begins_anew(file: Path, clock: Clock) -> None:
    counter = Counter(file, clock)
    guess(counter, FREE - 1)
    assert counter.attempt("pin", lambda: True) is None
    guess(counter, FREE - 1)
    assert counter.wait("pin") == 0


def test_a_restart_shortens_no_wait(file: Path, clock: Clock) -> None:
    guess(Counter(file, clock), FREE)
    clock.now += 10
    assert Counter(file, clock).wait("pin") == 50


def test_a_power_cut_while_a_pin_is_looked_at_counts_as_a_try(file: Path, clock: Clock) -> None:
    guess(Counter(file, clock), FREE - 1)

    def cut() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Counter(file, clock).attempt("pin", cut)
    assert Counter(file, clock).wait("pin") == 60


def test_a_new_pin_has_no_tries_against_it(file: Path, clock: Clock) -> None:
    counter = Counter(file, clock)
    guess(counter, FREE)
    assert counter.wait("another") == 0
    assert Counter(file, clock).wait("another") == 0


@pytest.mark.parametrize("years", [-2, 2])
def test_a_clock_that_jumps_locks_nobody_out_for_years(file: Path, clock: Clock, years: int) -> None:
    counter = Counter(file, clock)
    guess(counter, FREE)
    clock.now += years * 365 * 86_400
    for waiting in (counter, Counter(file, clock)):
        assert waiting.wait("pin") == (60 if years < 0 else 0)
    clock.now += 61
    assert counter.wait("pin") == 0


@pytest.mark.parametrize(
    "left", [b"", b"{", b"[]", b'{"of": "pin", "failed": "x", "since": 0}', b'{"more": 1}', b"\xff"]
)
def test_a_spoilt_file_is_as_none(file: Path, clock: Clock, left: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(left)
    assert Counter(file, clock).wait("pin") == 0


def test_a_full_disk_is_counted_in_memory(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "staff").write_bytes(b"a file in the folder's place")
    counter = Counter(tmp_path / "staff" / "tries.json", clock)
    guess(counter, FREE)
    assert counter.wait("pin") == 60


def test_the_longest_wait_is_an_hour(file: Path, clock: Clock) -> None:
    counter = Counter(file, clock)
    for _ in range(60):
        guess(counter)
        clock.now += LONGEST_WAIT
    guess(counter)
    assert counter.wait("pin") == LONGEST_WAIT
