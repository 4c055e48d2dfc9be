"""A good edit is taken up, a bad one changes nothing, and the last good exhibit outlives a restart."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import data.edition
from data import Edition, Exhibit, Loaded, first_edition, load, next_edition
from data.last_good import KEPT, LastGood
from data.snapshot import copy_exhibit
from tests.data.conftest import Spoil

STORY = "people/rizzi/03-trieste-1852.md"


def title_of_the_last(exhibit: Exhibit | None) -> str:
    assert exhibit is not None
    return exhibit.people[-1].stops[-1].title


@pytest.fixture
def shown(small: Path) -> Edition:
    return first_edition(small).edition


def test_what_is_shown_comes_from_a_copy_that_nobody_edits(small: Path, shown: Edition) -> None:
    assert shown.folder != small
    assert load(shown.folder).exhibit == shown.loaded.exhibit == load(small).exhibit


def test_a_good_edit_is_a_new_edition(small: Path, shown: Edition, spoil: Spoil) -> None:
    spoil(STORY, "The corvette comes home", "Home")
    reading = next_edition(small, shown)
    assert reading.outcome == "new"
    assert title_of_the_last(reading.edition.loaded.exhibit) == "Home"
    assert title_of_the_last(load(reading.edition.folder).exhibit) == "Home"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (STORY, "date: 1852-04-18", "date: c. 1852"),
        (STORY, "---\ntitle", "title"),
        ("places.csv", "45.6514", "945.6514"),
        ("exhibit.yaml", "title:", "titel:"),
        ("words/en.yaml", "next:", "nxet:"),
    ],
)
def test_a_bad_edit_changes_nothing_on_the_screen_and_is_told(
    small: Path, shown: Edition, spoil: Spoil, file: str, old: str, new: str
) -> None:
    spoil(file, old, new)
    reading = next_edition(small, shown)
    assert reading.outcome == "kept"
    assert reading.edition is shown
    assert {problem.file for problem in reading.found.problems} >= {file}


def test_a_mended_edit_is_taken_up_again(small: Path, shown: Edition, spoil: Spoil) -> None:
    spoil(STORY, "date: 1852-04-18", "date: c. 1852")
    assert next_edition(small, shown).outcome == "kept"
    spoil(STORY, "date: c. 1852", "date: 1852~")
    assert next_edition(small, shown).outcome == "new"


def test_after_a_restart_with_broken_files_the_last_good_exhibit_is_shown(
    small: Path, shown: Edition, spoil: Spoil
) -> None:
    spoil("exhibit.yaml", "people:", "poeple:")
    reading = first_edition(small)
    assert reading.outcome == "kept"
    assert reading.edition.loaded.exhibit == shown.loaded.exhibit
    assert reading.found.exhibit is None


def test_it_is_shown_too_where_the_whole_folder_is_gone(small: Path, shown: Edition) -> None:
    shutil.rmtree(small)
    assert first_edition(small).edition.loaded.exhibit == shown.loaded.exhibit


def test_the_folder_as_it_is_can_be_wished_for(small: Path, shown: Edition, spoil: Spoil) -> None:
    spoil(STORY, "date: 1852-04-18", "date: c. 1852")
    reading = first_edition(small, as_it_is=True)
    assert reading.outcome == "new"
    assert len(list(reading.edition.loaded.exhibit.stops if reading.edition.loaded.exhibit else [])) == 5


def test_a_first_start_with_a_bad_row_costs_a_stop_and_not_the_exhibit(small: Path, spoil: Spoil) -> None:
    spoil(STORY, "date: 1852-04-18", "date: c. 1852")
    reading = first_edition(small)
    assert reading.outcome == "new"
    assert len(list(reading.edition.loaded.exhibit.stops if reading.edition.loaded.exhibit else [])) == 5


def test_a_fault_that_was_there_before_keeps_no_other_edit_from_the_screen(small: Path, spoil: Spoil) -> None:
    spoil("people/brandt/02-trieste-1852.md", "date: ", "date: c. ")
    shown = first_edition(small).edition
    spoil(STORY, "The corvette comes home", "Home")
    spoil("places.csv", "\nvienna,", "\ngraz,Graz,,,,,,,AT,47.07,15.44,town,certain,,,,\nvienna,")
    assert next_edition(small, shown).outcome == "new"


def test_files_that_change_while_they_are_read_are_read_again(
    small: Path, shown: Edition, spoil: Spoil, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_and_meanwhile_written(folder: Path) -> Loaded:
        found = load(folder)
        spoil(STORY, "The corvette", "A corvette")
        return found

    monkeypatch.setattr(data.edition, "load", read_and_meanwhile_written)
    reading = next_edition(small, shown)
    assert (reading.outcome, reading.edition) == ("moving", shown)
    newest = LastGood(small).folder
    assert newest is not None
    assert "The corvette" in (newest / STORY).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "file",
    ["encounters.csv", "places.csv", STORY, "exhibit.yaml", "people/rizzi/person.yaml", "words/en.yaml"],
)
def test_half_a_file_is_never_taken_up_wherever_it_is_cut(small: Path, shown: Edition, file: str) -> None:
    whole = (small / file).read_bytes()
    step = max(1, len(whole) // 25)
    for at in (at for at in range(1, len(whole), step) if whole[at - 1] != ord("\n")):
        (small / file).write_bytes(whole[:at])
        assert next_edition(small, shown).outcome == "kept", whole[:at][-60:]


def test_a_file_cut_off_is_told_with_what_to_do(small: Path, shown: Edition) -> None:
    text = (small / STORY).read_text(encoding="utf-8")
    (small / STORY).write_text(text[:-20], encoding="utf-8")
    (problem,) = next_edition(small, shown).found.problems
    assert str(problem).startswith(f"{STORY}: the file is cut off")
    (small / STORY).write_text(text[:-20] + "\n", encoding="utf-8")
    assert next_edition(small, shown).outcome == "new"


def test_no_more_copies_are_kept_than_are_needed(small: Path, shown: Edition, spoil: Spoil) -> None:
    for number in range(KEPT + 2):
        spoil(STORY, "corvette", f"corvette{number}")
        shown = next_edition(small, shown).edition
    assert len([each for each in shown.folder.parent.iterdir() if each.is_dir()]) == KEPT


def test_what_did_not_change_is_not_copied_twice(small: Path, shown: Edition, spoil: Spoil) -> None:
    spoil(STORY, "The corvette", "A corvette")
    fresh = next_edition(small, shown).edition
    assert (fresh.folder / "places.csv").stat().st_ino == (shown.folder / "places.csv").stat().st_ino
    assert (fresh.folder / STORY).stat().st_ino != (shown.folder / STORY).stat().st_ino
    (small / "places.csv").write_text("id\n", encoding="utf-8")
    assert len((fresh.folder / "places.csv").read_text(encoding="utf-8").splitlines()) == 4


def test_a_full_disk_shows_the_folder_itself(
    small: Path, shown: Edition, spoil: Spoil, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.last_good.copy_exhibit", full)
    spoil(STORY, "The corvette comes home", "Home")
    reading = next_edition(small, shown)
    assert (reading.outcome, reading.edition.folder) == ("new", small)
    assert title_of_the_last(reading.edition.loaded.exhibit) == "Home"


@pytest.mark.parametrize("written", ["", "../..", "nowhere", "\0", "a/b"])
def test_a_damaged_pointer_points_to_nothing(small: Path, shown: Edition, written: str) -> None:
    (shown.folder.parent / "newest").write_text(written, encoding="utf-8")
    assert LastGood(small).folder is None
    assert first_edition(small).edition.loaded.exhibit == shown.loaded.exhibit


def test_only_what_belongs_to_an_exhibit_is_copied(small: Path, tmp_path: Path) -> None:
    for stray in (".git/config", "~$places.csv", "places.csv~", "drafts/big.bin", "people/.hidden.md"):
        (small / stray).parent.mkdir(exist_ok=True)
        (small / stray).write_text("x", encoding="utf-8")
    os.mkfifo(small / "words" / "pipe.yaml")
    copy_exhibit(small, tmp_path / "copy")
    names = {path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*")}
    assert {"exhibit.yaml", "places.csv", STORY} <= names
    assert not any(each in names for each in ("drafts", ".git", "~$places.csv", "places.csv~"))
    assert not any("hidden" in each or "pipe" in each for each in names)


def half_copied(store: Path) -> Path:
    """What a cut of the power leaves of a copy in the making."""
    half = store / ("0f" * 16)
    half.mkdir()
    (half / "exhibit.yaml").write_text("title: Tw", encoding="utf-8")
    return half


def test_what_a_cut_of_the_power_left_half_copied_is_swept_up_at_the_next_start(
    small: Path, shown: Edition, spoil: Spoil
) -> None:
    spoil("exhibit.yaml", "people:", "poeple:")  # nothing new is taken up
    half = half_copied(shown.folder.parent)
    assert first_edition(small).edition.folder == shown.folder
    assert not half.exists()


def test_a_copy_another_server_is_making_is_no_leftover(small: Path, shown: Edition, spoil: Spoil) -> None:
    spoil("exhibit.yaml", "people:", "poeple:")
    half = half_copied(shown.folder.parent)
    other = LastGood(small)
    with other.alone():
        assert first_edition(small).edition.folder == shown.folder
        assert half.exists()


def test_a_server_that_cannot_have_the_store_for_itself_shows_the_folder(
    small: Path, shown: Edition, spoil: Spoil, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(STORY, "The corvette comes home", "Home")
    monkeypatch.setattr("filelock.FileLock.acquire", refused)
    reading = next_edition(small, shown)
    assert (reading.outcome, reading.edition.folder) == ("new", small)


def refused(*_: object, **__: object) -> None:
    raise TimeoutError("another server has it")


def test_what_cannot_be_read_is_not_swept_away(small: Path, shown: Edition, spoil: Spoil) -> None:
    spoil("exhibit.yaml", "people:", "poeple:")
    (shown.folder.parent / "newest").write_text("nowhere", encoding="utf-8")
    first_edition(small, as_it_is=True)
    assert shown.folder.is_dir()


@pytest.mark.parametrize("years", [-2, 10])
def test_a_clock_that_jumps_clears_no_copy_away_that_a_screen_may_still_ask_for(
    small: Path, shown: Edition, spoil: Spoil, years: int
) -> None:
    """The copies lie in the order they were shown, whatever their dates say."""
    for number in range(KEPT + 1):
        before = shown.folder
        spoil(STORY, "corvette", f"corvette{number}")
        shown = next_edition(small, shown).edition
        for each in (shown.folder, *shown.folder.iterdir()):
            moment = each.stat().st_mtime + (number + 1) * years * 31_557_600
            os.utime(each, (moment, moment))
        assert before.is_dir()
    assert LastGood(small).folder == shown.folder
