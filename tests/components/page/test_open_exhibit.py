"""The exhibit that is open: swapped whole, and only for a better one; told in the terminal and by /health."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

import components.server.folder_watch
from components.page.open_exhibit import OpenExhibit
from components.page.page_content import render_edition
from components.server.folder_watch import look_and_tell, watch
from data import first_edition
from tests.components.route_client import get

SMALL = Path(__file__).parents[2] / "exhibits" / "small"
PATIENCE = 20.0
"""Seconds."""
STORY = "people/rizzi/03-trieste-1852.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def opened(folder: Path) -> OpenExhibit:
    reading = first_edition(folder)
    return OpenExhibit(folder, render_edition(reading.edition), reading.found)


def edit(folder: Path, old: str, new: str) -> None:
    text = (folder / STORY).read_text(encoding="utf-8")
    assert old in text
    (folder / STORY).write_text(text.replace(old, new), encoding="utf-8")


def test_a_good_edit_is_on_the_page_and_told(
    opened: OpenExhibit, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = opened.rendered
    edit(folder, "The corvette comes home", "Home")
    assert look_and_tell(opened)
    panel = next(each for each in opened.rendered.content.parts["en"] if each.name == "story_panel")
    assert "Home" in panel.html
    assert opened.previous is before
    assert opened.rendered.content.version != before.content.version
    assert "no problem. It is shown." in capsys.readouterr().err


def test_a_bad_edit_leaves_the_page_and_says_what_to_type(
    opened: OpenExhibit, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = opened.rendered
    edit(folder, "date: 1852-04-18", "date: c. 1852")
    assert look_and_tell(opened)
    assert opened.rendered is before
    said = capsys.readouterr().err
    assert "The last good exhibit stays on the screen." in said
    assert f'{STORY}, line 4: date "c. 1852" is not a date the exhibit can read; write 1852~' in said


def test_health_says_that_the_last_good_exhibit_is_shown_and_what_is_to_be_mended(
    opened: OpenExhibit, folder: Path
) -> None:
    assert json.loads(get(opened, "/health").body)["showing"] == "as in the folder"
    edit(folder, "date: 1852-04-18", "date: c. 1852")
    look_and_tell(opened)
    health = json.loads(get(opened, "/health").body)
    assert (health["status"], health["stops"], health["showing"]) == ("ok", 6, "last good")
    assert STORY in {each["file"] for each in health["problems"]}


def test_a_screen_that_has_not_changed_yet_still_gets_its_map(opened: OpenExhibit, folder: Path) -> None:
    (address,) = opened.rendered.content.modules
    edit(folder, "The corvette comes home", "Home")
    look_and_tell(opened)
    assert address not in opened.rendered.content.modules
    assert get(opened, address).status == 200


def test_a_story_edited_leaves_the_map_as_it_was_drawn(opened: OpenExhibit, folder: Path) -> None:
    before = opened.rendered.content.modules
    edit(folder, "himself", "alone")
    look_and_tell(opened)
    assert opened.rendered.content.modules == before


def test_whatever_goes_wrong_the_screen_stays(
    opened: OpenExhibit, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("out of ink")

    before = opened.rendered
    monkeypatch.setattr("components.page.open_exhibit.render_edition", fail)
    edit(folder, "The corvette comes home", "Home")
    assert look_and_tell(opened)
    assert opened.rendered is before
    assert "out of ink" in capsys.readouterr().err


def watched(opened: OpenExhibit, happen: Callable[[], None], seen: Callable[[], bool]) -> bool:
    """Whether something is seen by a watcher that stands by while it happens."""
    stop = Event()
    watcher = Thread(target=watch, args=(opened, stop))
    watcher.start()
    time.sleep(0.2)
    happen()
    until = time.monotonic() + PATIENCE
    while not seen() and time.monotonic() < until:
        time.sleep(0.05)
    stop.set()
    watcher.join()
    return seen()


def test_an_edit_is_seen_without_being_told_of(
    opened: OpenExhibit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(components.server.folder_watch, "LOOK_SECONDS", 0.05)
    before = opened.rendered

    def happen() -> None:
        edit(folder, "The corvette comes home", "Home")

    assert watched(opened, happen, lambda: opened.rendered is not before)


def test_a_folder_put_in_the_place_of_another_is_seen(
    opened: OpenExhibit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(components.server.folder_watch, "LOOK_SECONDS", 0.05)
    before = opened.rendered

    def happen() -> None:
        other = Path(shutil.copytree(folder, folder.with_name("other")))
        edit(other, "The corvette comes home", "Home")
        folder.rename(folder.with_name("old"))
        other.rename(folder)

    assert watched(opened, happen, lambda: opened.rendered is not before)
