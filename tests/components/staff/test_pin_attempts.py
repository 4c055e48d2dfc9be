"""PIN attempts are limited; a restart, a power cut and a changed clock do not lift the limit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from components.staff.pin_attempts import FREE_ATTEMPTS, LONGEST_WAIT, AttemptLimiter


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


def fail(limiter: AttemptLimiter, times: int = 1, *, pin_name: str = "pin") -> None:
    for _ in range(times):
        assert limiter.attempt(pin_name, lambda: False) is not None


def test_five_attempts_are_free_and_then_the_wait_doubles_up_to_an_hour(file: Path, clock: Clock) -> None:
    limiter = AttemptLimiter(file, clock)
    fail(limiter, FREE_ATTEMPTS - 1)
    assert limiter.wait("pin") == 0
    waits = []
    for _ in range(9):
        fail(limiter)
        waits.append(limiter.wait("pin"))
        clock.now += waits[-1]
        assert limiter.wait("pin") == 0
    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]


def test_during_the_wait_not_even_the_right_pin_is_compared(file: Path, clock: Clock) -> None:
    limiter = AttemptLimiter(file, clock)
    fail(limiter, FREE_ATTEMPTS)
    clock.now += 59.9

    def compare() -> bool:
        raise AssertionError("the PIN was compared")

    failed = limiter.attempt("pin", compare)
    assert failed is not None
    assert failed.failed == FREE_ATTEMPTS
    clock.now += 0.2
    assert limiter.attempt("pin", lambda: True) is None


def test_the_right_pin_resets_the_count(file: Path, clock: Clock) -> None:
    limiter = AttemptLimiter(file, clock)
    fail(limiter, FREE_ATTEMPTS - 1)
    assert limiter.attempt("pin", lambda: True) is None
    fail(limiter, FREE_ATTEMPTS - 1)
    assert limiter.wait("pin") == 0


def test_a_restart_does_not_shorten_the_wait(file: Path, clock: Clock) -> None:
    fail(AttemptLimiter(file, clock), FREE_ATTEMPTS)
    clock.now += 10
    assert AttemptLimiter(file, clock).wait("pin") == 50


def test_a_power_cut_while_a_pin_is_compared_counts_as_a_failed_attempt(file: Path, clock: Clock) -> None:
    fail(AttemptLimiter(file, clock), FREE_ATTEMPTS - 1)

    def power_cut() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        AttemptLimiter(file, clock).attempt("pin", power_cut)
    assert AttemptLimiter(file, clock).wait("pin") == 60


def test_a_new_pin_has_no_failed_attempts(file: Path, clock: Clock) -> None:
    limiter = AttemptLimiter(file, clock)
    fail(limiter, FREE_ATTEMPTS)
    assert limiter.wait("another") == 0
    assert AttemptLimiter(file, clock).wait("another") == 0


@pytest.mark.parametrize("years", [-2, 2])
def test_a_clock_that_jumps_does_not_lengthen_the_wait(file: Path, clock: Clock, years: int) -> None:
    limiter = AttemptLimiter(file, clock)
    fail(limiter, FREE_ATTEMPTS)
    clock.now += years * 365 * 86_400
    for each in (limiter, AttemptLimiter(file, clock)):
        assert each.wait("pin") == (60 if years < 0 else 0)
    clock.now += 61
    assert limiter.wait("pin") == 0


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"of": "pin", "failed": "x", "since": 0}', b'{"more": 1}', b"\xff"]
)
def test_a_damaged_file_counts_as_no_file(file: Path, clock: Clock, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert AttemptLimiter(file, clock).wait("pin") == 0


def test_where_the_file_cannot_be_written_attempts_are_counted_in_memory(
    tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "staff").write_bytes(b"a file in the folder's place")
    limiter = AttemptLimiter(tmp_path / "staff" / "tries.json", clock)
    fail(limiter, FREE_ATTEMPTS)
    assert limiter.wait("pin") == 60


def test_the_longest_wait_is_an_hour(file: Path, clock: Clock) -> None:
    limiter = AttemptLimiter(file, clock)
    for _ in range(60):
        fail(limiter)
        clock.now += LONGEST_WAIT
    fail(limiter)
    assert limiter.wait("pin") == LONGEST_WAIT
