"""The copies of an exhibit that the screen is served from: few, complete, and safe from other servers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data import Edition, first_edition, next_edition
from data.editions.last_good import MAX_COPIES, LastGood
from data.editions.snapshot import copy_exhibit
from tests.data.conftest import ReplaceText
from tests.data.editions.test_edition import STORY, title_of_last_stop


def test_no_more_than_the_maximum_of_copies_is_kept(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    for number in range(MAX_COPIES + 2):
        replace_text(STORY, "corvette", f"corvette{number}")
        shown = next_edition(small, shown).edition
    assert len([each for each in shown.folder.parent.iterdir() if each.is_dir()]) == MAX_COPIES


def test_unchanged_files_are_shared_between_copies(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text(STORY, "The corvette", "A corvette")
    changed = next_edition(small, shown).edition
    assert (changed.folder / "places.csv").stat().st_ino == (shown.folder / "places.csv").stat().st_ino
    assert (changed.folder / STORY).stat().st_ino != (shown.folder / STORY).stat().st_ino
    (small / "places.csv").write_text("id\n", encoding="utf-8")
    assert len((changed.folder / "places.csv").read_text(encoding="utf-8").splitlines()) == 4


def test_on_a_full_disk_the_folder_itself_is_shown(
    small: Path, shown: Edition, replace_text: ReplaceText, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.editions.last_good.copy_exhibit", full)
    replace_text(STORY, "The corvette comes home", "Home")
    update = next_edition(small, shown)
    assert (update.outcome, update.edition.folder) == ("new", small)
    assert title_of_last_stop(update.edition.loaded.exhibit) == "Home"


@pytest.mark.parametrize("content", ["", "../..", "nowhere", "\0", "a/b"])
def test_a_damaged_list_names_no_copy(small: Path, shown: Edition, content: str) -> None:
    (shown.folder.parent / "newest").write_text(content, encoding="utf-8")
    assert LastGood(small).folder is None
    assert first_edition(small).edition.loaded.exhibit == shown.loaded.exhibit


def test_only_files_of_the_exhibit_are_copied(small: Path, tmp_path: Path) -> None:
    for name in (".git/config", "~$places.csv", "places.csv~", "drafts/big.bin", "people/.hidden.md"):
        (small / name).parent.mkdir(exist_ok=True)
        (small / name).write_text("x", encoding="utf-8")
    os.mkfifo(small / "words" / "pipe.yaml")
    copy_exhibit(small, tmp_path / "copy")
    names = {path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*")}
    assert {"exhibit.yaml", "places.csv", STORY} <= names
    assert not any(each in names for each in ("drafts", ".git", "~$places.csv", "places.csv~"))
    assert not any("hidden" in each or "pipe" in each for each in names)


def add_incomplete_copy(store: Path) -> Path:
    """A copy that was interrupted by a power cut."""
    incomplete = store / ("0f" * 16)
    incomplete.mkdir()
    (incomplete / "exhibit.yaml").write_text("title: Tw", encoding="utf-8")
    return incomplete


def test_an_incomplete_copy_is_removed_at_the_next_start(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.yaml", "people:", "poeple:")  # no new edition
    incomplete = add_incomplete_copy(shown.folder.parent)
    assert first_edition(small).edition.folder == shown.folder
    assert not incomplete.exists()


def test_a_copy_that_another_server_is_making_is_not_removed(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.yaml", "people:", "poeple:")
    incomplete = add_incomplete_copy(shown.folder.parent)
    other = LastGood(small)
    with other.locked():
        assert first_edition(small).edition.folder == shown.folder
        assert incomplete.exists()


def test_a_server_that_cannot_lock_the_store_shows_the_folder(
    small: Path, shown: Edition, replace_text: ReplaceText, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_text(STORY, "The corvette comes home", "Home")
    monkeypatch.setattr("filelock.FileLock.acquire", time_out)
    update = next_edition(small, shown)
    assert (update.outcome, update.edition.folder) == ("new", small)


def time_out(*_: object, **__: object) -> None:
    raise TimeoutError("another server holds the lock")


def test_copies_are_not_removed_when_the_list_is_unreadable(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.yaml", "people:", "poeple:")
    (shown.folder.parent / "newest").write_text("nowhere", encoding="utf-8")
    first_edition(small, as_it_is=True)
    assert shown.folder.is_dir()


@pytest.mark.parametrize("years", [-2, 10])
def test_a_clock_that_jumps_removes_no_copy_that_a_page_may_still_request(
    small: Path, shown: Edition, replace_text: ReplaceText, years: int
) -> None:
    """The order of the copies is the order of the list, whatever their modification times are."""
    for number in range(MAX_COPIES + 1):
        before = shown.folder
        replace_text(STORY, "corvette", f"corvette{number}")
        shown = next_edition(small, shown).edition
        for each in (shown.folder, *shown.folder.iterdir()):
            moment = each.stat().st_mtime + (number + 1) * years * 31_557_600
            os.utime(each, (moment, moment))
        assert before.is_dir()
    assert LastGood(small).folder == shown.folder


def test_servers_that_start_with_the_same_exhibit_share_one_copy(small: Path, shown: Edition) -> None:
    again = [first_edition(small).edition.folder for _ in range(MAX_COPIES + 2)]
    assert set(again) == {shown.folder}
    assert [each for each in shown.folder.parent.iterdir() if each.is_dir()] == [shown.folder]


def test_a_damaged_copy_is_replaced_and_not_shared(small: Path, shown: Edition) -> None:
    (shown.folder / STORY).write_bytes(b"")
    repaired = first_edition(small).edition.folder
    assert repaired != shown.folder
    assert (repaired / STORY).read_bytes() == (small / STORY).read_bytes()


def test_a_shared_copy_is_not_discarded_when_the_folder_was_still_changing(
    small: Path, shown: Edition
) -> None:
    store = LastGood(small)
    with store.locked():
        store.discard(store.add(small))
    assert store.folder == shown.folder
