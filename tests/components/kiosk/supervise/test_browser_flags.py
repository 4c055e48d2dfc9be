"""The browser's command line: nothing that opens a door, nothing said twice."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from components.kiosk.supervise.browser_flags import browser_flags
from components.kiosk.supervise.display import Display, around, find_display

PROFILE = Path("profile-1")


@pytest.mark.parametrize("display", get_args(Display))
def test_every_display_has_the_same_walls(display: Display) -> None:
    flags = browser_flags(PROFILE, display, as_root=False)
    assert {"--kiosk", "--remote-debugging-pipe", "--no-proxy-server", "--disable-pinch"} <= set(flags)
    assert "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1" in flags
    assert f"--user-data-dir={PROFILE}" in flags
    assert not [flag for flag in flags if "debugging-port" in flag or "disable-web-security" in flag]
    names = [flag.partition("=")[0] for flag in flags]
    assert len(names) == len(set(names)), "of two the browser would hear only the last"
    assert flags[-1] == "about:blank", "the server may not listen yet"


def test_the_sandbox_stays_up_but_for_root() -> None:
    assert not [flag for flag in browser_flags(PROFILE, "cage", as_root=False) if "sandbox" in flag]
    assert "--no-sandbox" in browser_flags(PROFILE, "cage", as_root=True)


def test_a_window_nobody_enlarges_is_as_large_as_the_screen() -> None:
    assert "--window-size=1280,720" in browser_flags(PROFILE, "x11", as_root=False, size=(1280, 720))


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wayland"),
        ({"DISPLAY": ":0"}, "x11"),
        ({"WAYLAND_DISPLAY": "", "DISPLAY": ""}, None),
        ({}, None),
    ],
)
def test_the_session_that_is_there_is_taken(
    environment: dict[str, str], found: Display | None, tmp_path: Path
) -> None:
    assert find_display(environment, cards=tmp_path) == found


def test_without_a_session_cage_opens_the_graphics_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name)
    assert find_display({}, cards=tmp_path) is None, "there is no card"
    (tmp_path / "card0").touch()
    assert find_display({}, cards=tmp_path) == "cage"
    assert around("cage")[0] == "cage"
    assert around("x11") == ()
