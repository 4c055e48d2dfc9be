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
from components.server.folder_watch import watch
from tests.components.exhibit_folder import edit

TIMEOUT_SECONDS = 20.0


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
