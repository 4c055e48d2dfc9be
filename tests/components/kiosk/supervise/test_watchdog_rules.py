"""The watchdog's rules: each kind of silence has its action, and what has just started gets time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.kiosk.supervise.watchdog_rules import Action, Escalation, HeartbeatAges, Observations, decide

ALL_IS_WELL = Observations(
    server_age=500, browser_age=500, exhibit_age=400, ready=0.5, script=1.5, page=4.0, unanswered=None
)


def action(observed: Observations) -> Action | None:
    decision = decide(observed)
    return decision.action if decision else None


@pytest.mark.parametrize(
    "observed",
    [
        ALL_IS_WELL,
        Observations(),
        Observations(server_age=119, browser_age=59),
        Observations(server_age=350, failed_starts=2),  # it was too slow twice
        replace(ALL_IS_WELL, ready=14, page=19, script=19, unanswered=19),
        replace(ALL_IS_WELL, exhibit_age=None, page=None, script=None),  # a card is shown
        replace(ALL_IS_WELL, server_age=30, script=None, page=90),  # the server has just restarted
        replace(ALL_IS_WELL, exhibit_age=30, script=90, page=90),  # the page has just been opened
        replace(ALL_IS_WELL, server_age=None, ready=None, script=90, page=90),  # it is being restarted
        replace(ALL_IS_WELL, browser_age=30, unanswered=30),
    ],
)
def test_what_is_well_or_may_become_so_is_left_alone(observed: Observations) -> None:
    assert action(observed) is None


@pytest.mark.parametrize(
    ("observed", "expected"),
    [
        (Observations(server_age=121), "restart server"),  # it never listened
        (Observations(server_age=481, failed_starts=9), "restart server"),
        (replace(ALL_IS_WELL, ready=16), "restart server"),  # it is frozen
        (
            replace(ALL_IS_WELL, ready=16, page=30, script=30),
            "restart server",
        ),  # so is all else
        (replace(ALL_IS_WELL, script=21), "restart server"),  # the script is stuck, the page sends heartbeats
        (replace(ALL_IS_WELL, page=21), "recover page"),
        (replace(ALL_IS_WELL, page=21, script=21), "recover page"),  # without a page no script runs
        (replace(ALL_IS_WELL, page=None), "recover page"),
        (replace(ALL_IS_WELL, server_age=61, page=300), "recover page"),  # its heartbeats never came back
        (replace(ALL_IS_WELL, unanswered=21), "restart browser"),
        (Observations(browser_age=61, unanswered=61), "restart browser"),
    ],
)
def test_each_silence_has_its_action(observed: Observations, expected: Action) -> None:
    assert action(observed) == expected


def test_the_reason_is_given_in_seconds() -> None:
    decision = decide(replace(ALL_IS_WELL, script=33.3))
    assert decision is not None
    assert decision.reason == "The page’s script has not run for 33 s."


def test_an_age_grows_until_the_event_happens_again_or_is_forgotten() -> None:
    moment = [100.0]
    ages = HeartbeatAges(lambda: moment[0])
    assert ages.age("page") is None
    ages.record("page")
    moment[0] = 107.5
    assert ages.age("page") == 7.5
    ages.record("page")
    assert ages.age("page") == 0
    ages.forget("page", "never happened")
    assert ages.age("page") is None


def test_a_silent_page_gets_stronger_steps_and_the_machine_is_restarted_only_where_allowed() -> None:
    escalation = Escalation(may_restart_machine=True)
    gentle = ["reload page", "restart browser", "restart server"]
    assert [escalation.next_step() for _ in range(5)] == [*gentle, "restart machine", gentle[0]]
    escalation.reset()
    assert escalation.next_step() == gentle[0]
    careful = Escalation(may_restart_machine=False)
    assert [careful.next_step() for _ in range(4)] == [*gentle, gentle[0]]
