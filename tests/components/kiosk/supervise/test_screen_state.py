"""What is on the screen, by the state of the server and of the page."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from components.kiosk.supervise import screen_state
from components.kiosk.supervise.cdp_client import PAGE_CRASHED, Message
from components.kiosk.supervise.fallback_cards import FallbackCards
from components.kiosk.supervise.restart_backoff import PAUSED_SECONDS
from components.kiosk.supervise.screen_state import ScreenState
from components.kiosk.supervise.watchdog_rules import HeartbeatAges


class SilentBrowser:
    """A browser that receives messages, and never answers."""

    def send(self, message: Message) -> None: ...

    def fit_screen(self, width: int, height: int) -> None: ...


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(screen_state, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def state(tmp_path: Path, clock: list[float]) -> ScreenState:
    ages = HeartbeatAges(lambda: clock[0])
    cards = FallbackCards(tmp_path, tmp_path / "cards.json", os.environ)
    made = ScreenState(cards, "http://127.0.0.1:8501/", SilentBrowser(), ages, logging.getLogger("made"))
    made.browser_started()
    return made


def test_the_title_is_shown_until_the_server_is_ready_and_then_the_exhibit(
    state: ScreenState,
) -> None:
    seen = []
    for is_ready in (False, True, False, True):
        state.update(server_is_paused=False, server_is_ready=is_ready)
        seen.append(state.shown)
    assert seen == ["title", "exhibit", "exhibit", "exhibit"], "a visit needs no server"


def test_the_card_comes_when_the_server_is_paused_and_goes_when_it_is_back(state: ScreenState) -> None:
    seen = []
    for is_paused, is_ready in ((False, True), (True, False), (False, False), (False, True)):
        state.update(is_paused, is_ready)
        seen.append(state.shown)
    assert seen == ["exhibit", "resting", "title", "exhibit"]


def test_a_page_that_ends_once_is_opened_again_at_once(state: ScreenState) -> None:
    state.update(server_is_paused=False, server_is_ready=True)
    state.page_works()
    state.client._on_page_ended(PAGE_CRASHED)
    seen = [state.shown]
    state.update(server_is_paused=False, server_is_ready=True)
    assert [*seen, state.shown] == ["title", "exhibit"]


def test_a_page_that_ends_again_and_again_is_replaced_by_the_card(
    state: ScreenState, clock: list[float]
) -> None:
    for _ in range(5):
        state.client._on_page_ended(PAGE_CRASHED)
    state.update(server_is_paused=False, server_is_ready=True)
    seen = [state.shown]
    clock[0] += PAUSED_SECONDS
    state.update(server_is_paused=False, server_is_ready=True)
    assert [*seen, state.shown] == ["resting", "exhibit"], "it has another try"
