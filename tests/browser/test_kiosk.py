"""The whole kiosk, once: it comes up, what is killed comes back, and told to stop it leaves nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.kiosk.supervise.display import find_browser
from tests.browser.conftest import no_browser
from tests.browser.kiosk import Kiosk, open_kiosk

SMALL = Path(__file__).parents[1] / "exhibits" / "small"


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    if find_browser() is None:
        no_browser()
    opened = open_kiosk(SMALL, tmp_path)
    yield opened
    opened.kill()


def test_what_is_killed_comes_back_and_what_is_stopped_is_gone(kiosk: Kiosk) -> None:
    kiosk.wait_for_beats(since=0.0)
    browser = [each.pid for each in kiosk.processes() if "--remote-debugging-pipe" in each.cmdline()]

    killed = time.monotonic()
    kiosk.server().kill()
    kiosk.wait_for_beats(killed)

    killed = time.monotonic()
    for renderer in kiosk.renderers():
        renderer.kill()
    kiosk.wait_for_beats(killed)

    assert kiosk.stop() == 0
    assert kiosk.processes() == []
    assert not list(kiosk.folder.glob("profile-*"))
    assert kiosk.said.count("The server was begun") == 2
    assert kiosk.said.count("The browser was begun") == 1, f"the screen stayed on ({browser})"
    assert "The page’s process ended." in kiosk.said
