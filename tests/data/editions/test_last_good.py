"""The copies of an exhibit that the screen is served from: few, whole, and never another server's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data import Edition, first_edition, next_edition
from data.editions.last_good import KEPT, LastGood
from data.editions.snapshot import copy_exhibit
from tests.data.conftest import Spoil
from tests.data.editions.test_edition import STORY, title_of_the_last


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

    monkeypatch.setattr("data.editions.last_good.copy_exhibit", full)
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


def test_servers_that_begin_with_the_same_exhibit_share_one_copy(small: Path, shown: Edition) -> None:
    again = [first_edition(small).edition.folder for _ in range(KEPT + 2)]
    assert set(again) == {shown.folder}
    assert [each for each in shown.folder.parent.iterdir() if each.is_dir()] == [shown.folder]


def test_a_damaged_copy_is_not_shared(small: Path, shown: Edition) -> None:
    (shown.folder / STORY).write_bytes(b"")
    sound = first_edition(small).edition.folder
    assert sound != shown.folder
    assert (sound / STORY).read_bytes() == (small / STORY).read_bytes()


def test_a_shared_copy_is_not_thrown_away_with_an_edit_that_was_still_moving(
    small: Path, shown: Edition
) -> None:
    store = LastGood(small)
    with store.alone():
        store.forget(store.keep(small))
    assert store.folder == shown.folder
