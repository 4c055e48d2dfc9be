"""The whole kiosk: it starts, replaces killed processes, and leaves nothing behind when it is stopped."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.kiosk.supervise.cdp_client import PAGE_CRASHED
from components.kiosk.supervise.display import find_browser
from tests.browser.conftest import skip_without_browser
from tests.browser.kiosk import Kiosk, start_kiosk
from tests.exhibit_folders import SMALL


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    if find_browser() is None:
        skip_without_browser()
    started = start_kiosk(SMALL, tmp_path)
    yield started
    started.kill()


def test_killed_processes_are_replaced_and_a_stopped_kiosk_leaves_none(kiosk: Kiosk) -> None:
    kiosk.wait_for_heartbeats(since=0.0)
    killed = time.monotonic()
    kiosk.server().kill()
    kiosk.wait_for_heartbeats(killed)

    killed = time.monotonic()
    kiosk.kill_renderers()
    kiosk.wait_for_heartbeats(killed)

    assert kiosk.stop() == 0
    assert kiosk.processes() == []
    assert not list(kiosk.folder.glob("profile-*"))
    assert kiosk.starts("server") == 2
    assert kiosk.starts("browser") == 1, "the browser was not restarted"
    assert PAGE_CRASHED in kiosk.output
