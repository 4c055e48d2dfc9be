"""What stands on the screen, by what the server does and what becomes of the page."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from components.kiosk.supervise import screen_state as room
from components.kiosk.supervise.cdp_client import Message
from components.kiosk.supervise.fallback_cards import CardBox
from components.kiosk.supervise.restart_backoff import REST_SECONDS
from components.kiosk.supervise.screen_state import Picture
from components.kiosk.supervise.watchdog_rules import Beats


class Mute:
    """A browser that hears, and never answers."""

    def say(self, message: Message) -> None: ...

    def fit(self, wide: int, high: int) -> None: ...


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(room, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def picture(tmp_path: Path, moment: list[float]) -> Picture:
    box = CardBox(tmp_path, tmp_path / "cards.json", os.environ)
    made = Picture(box, "http://127.0.0.1:8501/", Mute(), Beats(lambda: moment[0]), logging.getLogger("made"))
    made.begin()
    return made


def test_the_title_stands_there_until_the_server_is_ready_and_then_the_exhibit(
    picture: Picture,
) -> None:
    seen = []
    for is_ready in (False, True, False, True):
        picture.look(server_rests=False, server_is_ready=is_ready)
        seen.append(picture.shows)
    assert seen == ["title", "exhibit", "exhibit", "exhibit"], "a visit needs no server"


def test_the_card_comes_when_the_server_rests_and_goes_when_it_is_back(picture: Picture) -> None:
    seen = []
    for rests, is_ready in ((False, True), (True, False), (False, False), (False, True)):
        picture.look(rests, is_ready)
        seen.append(picture.shows)
    assert seen == ["exhibit", "resting", "title", "exhibit"]


def test_a_page_that_dies_once_is_back_at_once(picture: Picture) -> None:
    picture.look(server_rests=False, server_is_ready=True)
    picture.well()
    picture.screen._lost("The page’s process ended.")
    seen = [picture.shows]
    picture.look(server_rests=False, server_is_ready=True)
    assert [*seen, picture.shows] == ["title", "exhibit"]


def test_a_page_that_dies_again_and_again_gives_way_to_the_card(
    picture: Picture, moment: list[float]
) -> None:
    for _ in range(5):
        picture.screen._lost("The page’s process ended.")
    picture.look(server_rests=False, server_is_ready=True)
    seen = [picture.shows]
    moment[0] += REST_SECONDS
    picture.look(server_rests=False, server_is_ready=True)
    assert [*seen, picture.shows] == ["resting", "exhibit"], "it has another try"
