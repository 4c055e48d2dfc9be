"""What is done by what is heard: silence of each kind has its own cure, and a new beginning is given time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.kiosk.supervise.watchdog_rules import Beats, Deed, Sight, judge

ALL_IS_WELL = Sight(
    server_age=500, browser_age=500, exhibit_age=400, ready=0.5, script=1.5, page=4.0, unanswered=None
)


def deed(seen: Sight) -> Deed | None:
    found = judge(seen)
    return found.deed if found else None


@pytest.mark.parametrize(
    "seen",
    [
        ALL_IS_WELL,
        Sight(),
        Sight(server_age=119, browser_age=59),
        Sight(server_age=350, vain_starts=2),  # it was too slow twice
        replace(ALL_IS_WELL, ready=14, page=19, script=19, unanswered=19),
        replace(ALL_IS_WELL, exhibit_age=None, page=None, script=None),  # a card is shown
        replace(ALL_IS_WELL, server_age=30, script=None, page=90),  # the server has just come back
        replace(ALL_IS_WELL, exhibit_age=30, script=90, page=90),  # the page has just been opened
        replace(ALL_IS_WELL, server_age=None, ready=None, script=90, page=90),  # it is being begun anew
        replace(ALL_IS_WELL, browser_age=30, unanswered=30),
    ],
)
def test_what_is_well_or_may_become_so_is_left_alone(seen: Sight) -> None:
    assert deed(seen) is None


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (Sight(server_age=121), "restart server"),  # it never listened
        (Sight(server_age=481, vain_starts=9), "restart server"),
        (replace(ALL_IS_WELL, ready=16), "restart server"),  # it is frozen
        (replace(ALL_IS_WELL, ready=16, page=30, script=30), "restart server"),  # and takes all else with it
        (replace(ALL_IS_WELL, script=21), "restart server"),  # the script is stuck, the page beats
        (replace(ALL_IS_WELL, page=21), "mend page"),
        (replace(ALL_IS_WELL, page=21, script=21), "mend page"),  # without a page no script runs
        (replace(ALL_IS_WELL, page=None), "mend page"),
        (replace(ALL_IS_WELL, server_age=61, page=300), "mend page"),  # its beats never came back
        (replace(ALL_IS_WELL, unanswered=21), "restart browser"),
        (Sight(browser_age=61, unanswered=61), "restart browser"),
    ],
)
def test_each_silence_has_its_cure(seen: Sight, expected: Deed) -> None:
    assert deed(seen) == expected


def test_why_is_said_in_seconds() -> None:
    found = judge(replace(ALL_IS_WELL, script=33.3))
    assert found is not None
    assert found.why == "The page’s script has not run for 33 s."


def test_an_age_grows_until_the_thing_is_heard_again_or_forgotten() -> None:
    moment = [100.0]
    beats = Beats(lambda: moment[0])
    assert beats.age("page") is None
    beats.hear("page")
    moment[0] = 107.5
    assert beats.age("page") == 7.5
    beats.hear("page")
    assert beats.age("page") == 0
    beats.forget("page", "never heard")
    assert beats.age("page") is None
