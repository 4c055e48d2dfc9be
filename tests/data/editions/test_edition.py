"""A good edit is taken up, a bad one changes nothing, and the last good exhibit outlives a restart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import data.editions.edition
from data import Edition, Exhibit, Loaded, first_edition, load, next_edition
from data.editions.last_good import LastGood
from tests.data.conftest import Spoil

STORY = "people/rizzi/03-trieste-1852.md"


def title_of_the_last(exhibit: Exhibit | None) -> str:
    assert exhibit is not None
    return exhibit.people[-1].stops[-1].title


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

    monkeypatch.setattr(data.editions.edition, "load", read_and_meanwhile_written)
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
