"""How often something may be begun again, by a made clock."""

from __future__ import annotations

from components.kiosk.supervise.restart_backoff import REST_SECONDS, Limit
from components.kiosk.supervise.watchdog_rules import Ladder


def test_the_first_comes_at_once_the_next_after_growing_pauses_and_then_it_rests() -> None:
    limit = Limit()
    assert [limit.ended(float(second), went_well=False) for second in range(5)] == [0, 1, 2, 4, REST_SECONDS]
    assert limit.is_resting


def test_what_goes_well_in_between_is_always_begun_at_once() -> None:
    limit = Limit()
    assert {limit.ended(20.0 * turn, went_well=True) for turn in range(30)} == {0.0}
    assert not limit.is_resting


def test_but_not_for_ever() -> None:
    limit = Limit()
    pauses = [limit.ended(float(turn), went_well=True) for turn in range(40)]
    assert pauses == [0.0] * 39 + [REST_SECONDS]


def test_vain_ones_that_lie_far_apart_are_no_series() -> None:
    limit = Limit()
    assert {limit.ended(601.0 * turn, went_well=False) for turn in range(20)} == {0.0}


def test_after_a_rest_it_has_one_try_at_a_time_until_one_goes_well() -> None:
    limit = Limit()
    for second in range(5):
        limit.ended(float(second), went_well=False)
    assert limit.ended(700, went_well=False) == REST_SECONDS
    assert limit.ended(1400, went_well=False) == REST_SECONDS
    limit.well()
    assert not limit.is_resting
    assert limit.ended(1500, went_well=True) == 0.0


def test_a_silent_page_is_met_with_more_and_more_and_the_machine_only_where_allowed() -> None:
    ladder = Ladder(may_restart_machine=True)
    gentle = ["show it again", "restart browser", "restart server"]
    assert [ladder.climb() for _ in range(5)] == [*gentle, "restart machine", gentle[0]]
    ladder.come_down()
    assert ladder.climb() == gentle[0]
    careful = Ladder(may_restart_machine=False)
    assert [careful.climb() for _ in range(4)] == [*gentle, gentle[0]]
