"""The folder watch notices every change of the curator's folder."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from components.page.open_exhibit import OpenExhibit
from components.server import folder_watch
from components.server.folder_watch import reload_and_report, watch
from data import GROUND_FILE
from tests.components.exhibit_folder import edit
from tests.ground_file import write_ground

TIMEOUT_SECONDS = 60.0


def is_noticed(open_exhibit: OpenExhibit, change: Callable[[], None]) -> bool:
    """Whether a running folder watch shows a new edition after a change."""
    before = open_exhibit.rendered
    stop = Event()
    watcher = Thread(target=watch, args=(open_exhibit, stop))
    watcher.start()
    time.sleep(0.2)
    change()
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while open_exhibit.rendered is before and time.monotonic() < deadline:
        time.sleep(0.05)
    stop.set()
    watcher.join()
    return open_exhibit.rendered is not before


def test_an_edit_is_noticed(open_exhibit: OpenExhibit, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_watch, "POLL_SECONDS", 0.05)

    def change() -> None:
        edit(folder, "The corvette comes home", "Home")

    assert is_noticed(open_exhibit, change)


def test_a_ground_that_comes_and_goes_is_shown_at_once_and_told(
    open_exhibit: OpenExhibit, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert open_exhibit.missing_ground is not None
    write_ground(folder / GROUND_FILE)
    reload_and_report(open_exhibit)
    assert open_exhibit.missing_ground is None
    address = open_exhibit.rendered.ground.address
    assert address
    assert address in str(open_exhibit.rendered.content.modules)
    assert "new ground" not in capsys.readouterr().err
    (folder / GROUND_FILE).unlink()
    reload_and_report(open_exhibit)
    assert open_exhibit.rendered.ground.address == ""
    assert f"  {open_exhibit.missing_ground}\n" in capsys.readouterr().err


def test_a_ground_that_is_half_copied_is_told_and_the_last_good_one_stays(
    open_exhibit: OpenExhibit, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_ground(folder / GROUND_FILE)
    reload_and_report(open_exhibit)
    address = open_exhibit.rendered.ground.address
    (folder / GROUND_FILE).write_bytes((folder / GROUND_FILE).read_bytes()[:-20])
    reload_and_report(open_exhibit)
    assert open_exhibit.is_last_good
    assert (open_exhibit.rendered.ground.address, open_exhibit.missing_ground) == (address, None)
    assert "is cut off" in capsys.readouterr().err


def test_a_ground_beside_a_fault_is_told_to_wait_for_its_mending(
    open_exhibit: OpenExhibit, folder: Path
) -> None:
    write_ground(folder / GROUND_FILE)
    edit(folder, "date: 1852-04-18", "date: soon")
    reload_and_report(open_exhibit)
    assert open_exhibit.is_last_good
    assert open_exhibit.missing_ground is not None
    assert open_exhibit.missing_ground.fault == "is not in the last good exhibit, which is shown"


def test_a_folder_that_replaces_another_is_noticed(
    open_exhibit: OpenExhibit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "POLL_SECONDS", 0.05)

    def change() -> None:
        other = Path(shutil.copytree(folder, folder.with_name("other")))
        edit(other, "The corvette comes home", "Home")
        folder.rename(folder.with_name("old"))
        other.rename(folder)

    assert is_noticed(open_exhibit, change)
