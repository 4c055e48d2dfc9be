"""A good edit becomes the edition, a bad edit changes nothing, and a restart shows the last good exhibit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import data.editions.edition
from data import Edition, Exhibit, Loaded, first_edition, load, next_edition, signature
from data.editions.last_good import LastGood
from tests.data.conftest import ReplaceText
from tests.data.reading.sounds import wav_bytes
from tests.exhibit_folders import copy_museum
from tests.town_tiles import write_town_mbtiles

STORY = "people/rizzi/03-trieste-1852.md"


def title_of_last_stop(exhibit: Exhibit | None) -> str:
    assert exhibit is not None
    return exhibit.people[-1].stops[-1].title


def test_the_edition_is_loaded_from_a_copy_of_the_folder(small: Path, shown: Edition) -> None:
    assert shown.folder != small
    assert load(shown.folder).exhibit == shown.loaded.exhibit == load(small).exhibit


def test_a_good_edit_is_a_new_edition(small: Path, shown: Edition, replace_text: ReplaceText) -> None:
    replace_text(STORY, "The corvette comes home", "Home")
    update = next_edition(small, shown)
    assert update.outcome == "new"
    assert title_of_last_stop(update.edition.loaded.exhibit) == "Home"
    assert title_of_last_stop(load(update.edition.folder).exhibit) == "Home"


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
def test_a_bad_edit_changes_nothing_on_the_screen_and_is_reported(
    small: Path, shown: Edition, replace_text: ReplaceText, file: str, old: str, new: str
) -> None:
    replace_text(file, old, new)
    update = next_edition(small, shown)
    assert update.outcome == "kept"
    assert update.edition is shown
    assert {problem.file for problem in update.found.problems} >= {file}


def test_a_corrected_edit_becomes_the_edition(small: Path, shown: Edition, replace_text: ReplaceText) -> None:
    replace_text(STORY, "date: 1852-04-18", "date: c. 1852")
    assert next_edition(small, shown).outcome == "kept"
    replace_text(STORY, "date: c. 1852", "date: 1852~")
    assert next_edition(small, shown).outcome == "new"


def test_after_a_restart_with_broken_files_the_last_good_exhibit_is_shown(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.yaml", "people:", "poeple:")
    update = first_edition(small)
    assert update.outcome == "kept"
    assert update.edition.loaded.exhibit == shown.loaded.exhibit
    assert update.found.exhibit is None


def test_the_last_good_exhibit_is_shown_where_the_folder_is_missing(small: Path, shown: Edition) -> None:
    shutil.rmtree(small)
    assert first_edition(small).edition.loaded.exhibit == shown.loaded.exhibit


def test_as_it_is_shows_the_folder_with_its_faults(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text(STORY, "date: 1852-04-18", "date: c. 1852")
    update = first_edition(small, as_it_is=True)
    assert update.outcome == "new"
    assert len(list(update.edition.loaded.exhibit.stops if update.edition.loaded.exhibit else [])) == 5


def test_a_bad_date_at_the_first_start_leaves_out_one_stop_only(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text(STORY, "date: 1852-04-18", "date: c. 1852")
    update = first_edition(small)
    assert update.outcome == "new"
    assert len(list(update.edition.loaded.exhibit.stops if update.edition.loaded.exhibit else [])) == 5


def test_a_fault_that_is_not_new_does_not_block_other_edits(small: Path, replace_text: ReplaceText) -> None:
    replace_text("people/brandt/02-trieste-1852.md", "date: ", "date: c. ")
    shown = first_edition(small).edition
    replace_text(STORY, "The corvette comes home", "Home")
    replace_text("places.csv", "\nvienna,", "\ngraz,Graz,,,,,,,AT,47.07,15.44,town,certain,,,,\nvienna,")
    assert next_edition(small, shown).outcome == "new"


def test_files_that_change_while_they_are_read_are_read_again(
    small: Path, shown: Edition, replace_text: ReplaceText, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load_while_a_file_changes(folder: Path, **_: bool) -> Loaded:
        found = load(folder)
        replace_text(STORY, "The corvette", "A corvette")
        return found

    monkeypatch.setattr(data.editions.edition, "load", load_while_a_file_changes)
    update = next_edition(small, shown)
    assert (update.outcome, update.edition) == ("moving", shown)
    newest = LastGood(small).folder
    assert newest is not None
    assert "The corvette" in (newest / STORY).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "file",
    ["encounters.csv", "places.csv", STORY, "exhibit.yaml", "people/rizzi/person.yaml", "words/en.yaml"],
)
def test_a_truncated_file_never_becomes_the_edition_wherever_it_is_cut(
    small: Path, shown: Edition, file: str
) -> None:
    content = (small / file).read_bytes()
    step = max(1, len(content) // 25)
    for end in (end for end in range(1, len(content), step) if content[end - 1] != ord("\n")):
        (small / file).write_bytes(content[:end])
        assert next_edition(small, shown).outcome == "kept", content[:end][-60:]


def test_interface_strings_that_a_file_has_lost_keep_the_last_good_edition(
    small: Path, shown: Edition
) -> None:
    words = small / "words/en.yaml"
    lines = words.read_text(encoding="utf-8").splitlines(keepends=True)
    words.write_text("".join(lines[:-2]), encoding="utf-8")
    update = next_edition(small, shown)
    assert update.outcome == "kept"
    assert [str(each) for each in update.found.problems] == [
        "words/en.yaml: the file lacks 2 of the words it had; write resting_title, resting_text again. "
        "The last good version of this file stays on the screen."
    ]
    words.write_text("".join(lines), encoding="utf-8")
    assert next_edition(small, shown).outcome == "new"


def test_interface_strings_that_a_file_never_had_keep_no_edit_back(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text("words/en.yaml", "resting_text: Please ask a member of staff.\n", "")
    shown = first_edition(small).edition
    replace_text(STORY, "The corvette comes home", "Home")
    assert next_edition(small, shown).outcome == "new"


def test_a_truncated_file_is_reported_until_it_ends_with_a_line_end(small: Path, shown: Edition) -> None:
    text = (small / STORY).read_text(encoding="utf-8")
    (small / STORY).write_text(text[:-20], encoding="utf-8")
    (problem,) = next_edition(small, shown).found.problems
    assert str(problem).startswith(f"{STORY}: the file is cut off")
    (small / STORY).write_text(text[:-20] + "\n", encoding="utf-8")
    assert next_edition(small, shown).outcome == "new"


@pytest.mark.parametrize(
    "save", [lambda text: text.encode("utf-16"), lambda text: text.replace("\n", "\r").encode()]
)
def test_a_table_with_the_line_ends_of_excel_is_not_cut_off(
    save: Callable[[str], bytes], small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    table = small / "sources.csv"
    table.write_bytes(save(table.read_text(encoding="utf-8")))
    assert next_edition(small, shown).found.problems == ()
    table.write_bytes(table.read_bytes()[:-40])
    assert "cut off" in str(next_edition(small, shown).found.problems[-1])


TOWN = "basemap/town.mbtiles"


def test_a_map_that_is_half_copied_keeps_the_screen_as_it_is(small: Path, shown: Edition) -> None:
    write_town_mbtiles(small / TOWN)
    whole = (small / TOWN).read_bytes()
    (small / TOWN).write_bytes(whole[: len(whole) // 2])
    update = next_edition(small, shown)
    assert (update.outcome, update.edition) == ("kept", shown)
    assert [each.file for each in update.found.problems] == [TOWN]
    (small / TOWN).write_bytes(whole)
    assert next_edition(small, shown).outcome == "new"


def test_a_map_is_copied_once_and_shared_by_later_editions(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    write_town_mbtiles(small / TOWN)
    mapped = next_edition(small, shown).edition
    assert mapped.loaded.exhibit is not None
    assert [each.file for each in mapped.loaded.exhibit.local_grounds] == [TOWN]
    replace_text(STORY, "The corvette comes home", "Home")
    later = next_edition(small, mapped).edition
    assert later.folder != mapped.folder
    assert (later.folder / TOWN).stat().st_nlink >= 2
    assert not (later.folder / TOWN).samefile(small / TOWN), "an edit must not reach what is shown"


def test_a_sound_that_is_changed_is_a_new_edition_and_is_copied_with_it(
    small: Path, replace_text: ReplaceText
) -> None:
    (small / "audio").mkdir()
    (small / "audio/bell.wav").write_bytes(wav_bytes(1))
    head = "id,file,transcript,creator,year,licence,source"
    row = "bell,bell.wav,A bell,Sojourn,2026,CC0-1.0,made for the tests"
    (small / "audio.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    replace_text(STORY, "\nplace:", "\naudio: bell\nplace:")
    shown = first_edition(small).edition
    assert (shown.folder / "audio/bell.wav").read_bytes() == wav_bytes(1)
    before = signature(small)
    (small / "audio/bell.wav").write_bytes(wav_bytes(2))
    assert signature(small) != before
    update = next_edition(small, shown)
    assert update.outcome == "new"
    assert (update.edition.folder / "audio/bell.wav").read_bytes() == wav_bytes(2)
    (small / "audio/bell.wav").write_bytes(wav_bytes(2)[:500])
    assert next_edition(small, update.edition).outcome == "kept"


def test_the_files_of_a_look_are_part_of_the_edition(tmp_path: Path) -> None:
    folder = copy_museum(tmp_path)
    shown = first_edition(folder).edition
    assert shown.folder != folder
    before, font = signature(folder), folder / "look/Sans.woff2"
    content = font.read_bytes()
    assert (shown.folder / "look/Sans.woff2").read_bytes() == content
    font.write_bytes(content[:-1000])
    assert signature(folder) != before
    update = next_edition(folder, shown)
    assert (update.outcome, update.edition) == ("kept", shown), "a font that is half copied is not shown"
    font.write_bytes((folder / "look/Sans-Italic.woff2").read_bytes())
    update = next_edition(folder, shown)
    assert update.outcome == "new"
    assert (update.edition.folder / "look/Sans.woff2").read_bytes() == font.read_bytes()
    assert update.edition.loaded.exhibit != shown.loaded.exhibit
