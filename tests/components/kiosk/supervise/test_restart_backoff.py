"""How often something may be restarted, by a made clock."""

from __future__ import annotations

from components.kiosk.supervise.restart_backoff import PAUSED_SECONDS, RestartBackoff


def test_the_first_restart_is_immediate_the_next_after_growing_pauses_and_then_it_is_paused() -> None:
    backoff = RestartBackoff()
    assert [backoff.ended(float(second), had_worked=False) for second in range(5)] == [
        0,
        1,
        2,
        4,
        PAUSED_SECONDS,
    ]
    assert backoff.is_paused


def test_what_has_worked_in_between_is_restarted_at_once() -> None:
    backoff = RestartBackoff()
    assert {backoff.ended(20.0 * turn, had_worked=True) for turn in range(30)} == {0.0}
    assert not backoff.is_paused


def test_but_not_without_limit() -> None:
    backoff = RestartBackoff()
    pauses = [backoff.ended(float(turn), had_worked=True) for turn in range(40)]
    assert pauses == [0.0] * 39 + [PAUSED_SECONDS]


def test_failures_that_lie_far_apart_do_not_add_up() -> None:
    backoff = RestartBackoff()
    assert {backoff.ended(601.0 * turn, had_worked=False) for turn in range(20)} == {0.0}


def test_after_the_long_pause_it_has_one_try_at_a_time_until_one_works() -> None:
    backoff = RestartBackoff()
    for second in range(5):
        backoff.ended(float(second), had_worked=False)
    assert backoff.ended(700, had_worked=False) == PAUSED_SECONDS
    assert backoff.ended(1400, had_worked=False) == PAUSED_SECONDS
    backoff.succeeded()
    assert not backoff.is_paused
    assert backoff.ended(1500, had_worked=True) == 0.0
