"""The browser's command line: no flag that opens an access, no flag twice."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from components.kiosk.supervise.browser_flags import browser_flags
from components.kiosk.supervise.display import Display

PROFILE = Path("profile-1")


@pytest.mark.parametrize("display", get_args(Display))
def test_every_display_has_the_same_restrictions(display: Display) -> None:
    flags = browser_flags(PROFILE, display, as_root=False)
    assert {"--kiosk", "--remote-debugging-pipe", "--no-proxy-server", "--disable-pinch"} <= set(flags)
    assert "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1" in flags
    assert f"--user-data-dir={PROFILE}" in flags
    assert not [flag for flag in flags if "debugging-port" in flag or "disable-web-security" in flag]
    names = [flag.partition("=")[0] for flag in flags]
    assert len(names) == len(set(names)), "of two the browser would use only the last"
    assert flags[-1] == "about:blank", "the server may not listen yet"


def test_the_sandbox_is_on_except_for_root() -> None:
    assert not [flag for flag in browser_flags(PROFILE, "cage", as_root=False) if "sandbox" in flag]
    assert "--no-sandbox" in browser_flags(PROFILE, "cage", as_root=True)


def test_without_a_window_manager_the_window_gets_the_size_of_the_screen() -> None:
    assert "--window-size=1280,720" in browser_flags(PROFILE, "x11", as_root=False, size=(1280, 720))
