"""Unfinished work keeps no other edit back; what visitors see and is broken now stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Edition, Exhibit, first_edition, load, next_edition
from data.editing.new_files import new_place, new_stop, new_translation
from data.editing.new_person import new_person
from tests.data.conftest import ReplaceText
from tests.data.editions.test_edition import STORY, title_of_last_stop

SECOND = "people/rizzi/02-vienna-1848.md"
NEW = "people/rizzi/04-vienna-1860.md"
GERMAN = "people/brandt/01-vienna-1838.de.md"


def write(folder: Path, file: str, text: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")


def exhibit_of(edition: Edition) -> Exhibit:
    assert edition.loaded.exhibit is not None
    return edition.loaded.exhibit


def edit_the_last_stop(replace_text: ReplaceText) -> None:
    replace_text(STORY, "The corvette comes home", "Home")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: X\ndate: c. 1850\ndraft: true\n---\n",
        '---\ndraft: true\ntitle: "X\nplace: at\n---\nIt snowed',
        "",
        "---\ntitle:\nplace:\n---\n",
        "---\ntitle: A sec",
    ],
)
def test_a_draft_with_faults_lets_another_edit_go_out(
    text: str, small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    write(small, NEW, text)
    edit_the_last_stop(replace_text)
    update = next_edition(small, shown)
    assert (update.outcome, update.found.problems) == ("new", ())
    assert title_of_last_stop(update.edition.loaded.exhibit) == "Home"
    assert [draft.file for draft in update.found.drafts] == [NEW]
    assert update.found.drafts[0].left_to_do


def test_a_draft_that_is_taken_away_lets_another_edit_go_out(small: Path, replace_text: ReplaceText) -> None:
    write(small, NEW, "---\ndraft: true\n---\n")
    shown = first_edition(small).edition
    (small / NEW).unlink()
    edit_the_last_stop(replace_text)
    update = next_edition(small, shown)
    assert (update.outcome, update.found.drafts) == ("new", ())
    assert title_of_last_stop(update.edition.loaded.exhibit) == "Home"


def test_a_story_becomes_a_draft_and_is_published_again(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text(SECOND, "---\ntitle", "---\ndraft: true\ntitle")
    without = next_edition(small, shown)
    assert without.outcome == "new"
    assert len(exhibit_of(without.edition).people[1].stops) == 2
    replace_text(SECOND, "draft: true\n", "")
    again = next_edition(small, without.edition)
    assert again.outcome == "new"
    assert again.edition.loaded.exhibit == shown.loaded.exhibit


def test_a_draft_that_is_made_public_with_a_fault_keeps_the_last_good_edition(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text(SECOND, "---\ntitle", "---\ndraft: true\ntitle")
    replace_text(SECOND, "date: ", "date: c. ")
    shown = first_edition(small).edition
    replace_text(SECOND, "draft: true\n", "")
    edit_the_last_stop(replace_text)
    update = next_edition(small, shown)
    assert (update.outcome, update.edition) == ("kept", shown)
    assert [(problem.file, problem.field) for problem in update.found.problems] == [(SECOND, "date")]


@pytest.mark.parametrize("text", ["", "---\n", "---\ntitle: The corv", "---\ntitle:\nplace:\n---\n"])
def test_a_story_that_visitors_see_is_no_draft_when_it_is_half_saved(
    text: str, small: Path, shown: Edition
) -> None:
    write(small, STORY, text)
    update = next_edition(small, shown)
    assert (update.outcome, update.edition) == ("kept", shown)
    assert {problem.file for problem in update.found.problems} == {STORY}
    assert update.found.drafts == ()


@pytest.mark.parametrize("text", ["", "---\ntitle: The corv"])
def test_a_half_saved_story_is_not_lost_over_a_restart(text: str, small: Path, shown: Edition) -> None:
    write(small, STORY, text)
    update = first_edition(small)
    assert update.outcome == "kept"
    assert update.edition.loaded.exhibit == shown.loaded.exhibit


def test_a_preview_knows_a_draft_from_a_story_that_visitors_see(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text(SECOND, "---\ntitle", "---\ndraft: true\ntitle")
    shown = first_edition(small, drafts=True).edition
    assert len(exhibit_of(shown).people[1].stops) == 3
    write(small, SECOND, "---\ndraft: true\ntitle: Half sa")
    update = next_edition(small, shown, drafts=True)
    assert update.outcome == "new"
    write(small, STORY, "")
    assert next_edition(small, update.edition, drafts=True).outcome == "kept"


def test_a_preview_and_a_gallery_share_the_last_good_copy(small: Path, replace_text: ReplaceText) -> None:
    replace_text(SECOND, "---\ntitle", "---\ndraft: true\ntitle")
    in_gallery, in_preview = first_edition(small).edition, first_edition(small, drafts=True).edition
    assert in_gallery.folder == in_preview.folder
    counts = [len(list(exhibit_of(each).stops)) for each in (in_gallery, in_preview)]
    assert counts == [5, 6]


def test_what_the_new_command_writes_lets_another_edit_go_out(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    new_stop(small, "brandt", "A hard winter", "", "", "01")
    new_place(small, "Trondheim", None, {"country": "NO"})
    new_translation(small, "rizzi/trieste-1852", "de")
    person, _ = new_person(small, "Ida Moser")
    new_stop(small, person, "Leaves Vienna", "", "", None)
    edit_the_last_stop(replace_text)
    update = next_edition(small, shown)
    assert update.outcome == "new"
    assert title_of_last_stop(update.edition.loaded.exhibit) == "Home"
    assert {problem.file for problem in update.found.problems} == {"places.csv"}
    assert [draft.file for draft in update.found.drafts] == [
        "people/brandt/02-a-hard-winter.md",
        "people/ida-moser/person.yaml",
        "people/rizzi/03-trieste-1852.de.md",
    ]


def test_a_place_that_visitors_see_and_that_loses_its_position_keeps_the_last_good_edition(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text("places.csv", "45.6514", "")
    assert next_edition(small, shown).outcome == "kept"


@pytest.mark.parametrize(
    "text", ["", "---\ntitle: Ein", "---\ntitle:\n---\nText.\n", '---\ntitle: "Ein\n---\n']
)
def test_of_a_broken_translation_the_last_good_version_stays_and_another_edit_goes_out(
    text: str, small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    write(small, GERMAN, text)
    edit_the_last_stop(replace_text)
    update = next_edition(small, shown)
    assert (update.outcome, update.edition.kept_files) == ("new", frozenset({GERMAN}))
    assert title_of_last_stop(update.edition.loaded.exhibit) == "Home"
    german = [exhibit_of(each).people[0].stops[0].in_language("de") for each in (update.edition, shown)]
    assert german[0] == german[1]
    assert german[0].language == "de"
    assert {problem.file for problem in update.found.problems} == {GERMAN}


def test_a_faulty_translation_that_is_new_is_left_out_and_another_edit_goes_out(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    write(small, "people/rizzi/03-trieste-1852.de.md", '---\ntitle: "Ein\n---\nText.\n')
    edit_the_last_stop(replace_text)
    update = next_edition(small, shown)
    assert update.outcome == "new"
    assert title_of_last_stop(update.edition.loaded.exhibit) == "Home"
    assert len(update.found.problems) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("next: Next\n", ""),
        lambda text: text.replace("next:", "nxet:"),
        lambda text: text[: len(text) // 2],
        lambda text: "",
        lambda text: text.replace("next: ", 'next: "'),
    ],
)
def test_lost_words_stay_as_they_were_and_another_edit_goes_out(
    damage: object, small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    assert callable(damage)
    text = (small / "words/en.yaml").read_text(encoding="utf-8")
    write(small, "words/en.yaml", damage(text))
    edit_the_last_stop(replace_text)
    update = next_edition(small, shown)
    assert (update.outcome, update.edition.kept_files) == ("new", frozenset({"words/en.yaml"}))
    assert title_of_last_stop(update.edition.loaded.exhibit) == "Home"
    assert exhibit_of(update.edition).words == exhibit_of(shown).words
    assert {problem.file for problem in update.found.problems} == {"words/en.yaml"}
    after_a_restart = first_edition(small)
    assert after_a_restart.edition.loaded.exhibit == update.edition.loaded.exhibit
    assert load(update.edition.folder).exhibit == update.edition.loaded.exhibit
    write(small, "words/en.yaml", text)
    mended = next_edition(small, after_a_restart.edition)
    assert (mended.outcome, mended.edition.kept_files) == ("new", frozenset())


def test_lost_words_and_a_faulty_table_keep_the_last_good_edition(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text("words/en.yaml", "next: Next\n", "")
    replace_text("places.csv", "45.6514", "945.6514")
    update = next_edition(small, shown)
    assert (update.outcome, update.edition) == ("kept", shown)


def test_half_of_the_words_of_a_new_language_keep_nothing_back(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.yaml", "[en]", "[en, de, fr]")  # words/fr.yaml is not there yet
    edit_the_last_stop(replace_text)
    update = next_edition(small, shown)
    assert update.outcome == "new"
    words = exhibit_of(update.edition).words
    assert (words["de"]["next"], words["de"]["close"], words["fr"]["next"]) == ("Weiter", "Close", "Next")


def test_an_edition_with_older_words_stays_where_nothing_else_is_new(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text("words/en.yaml", "next: Next\n", "")
    assert next_edition(small, shown).outcome == "kept"
    edit_the_last_stop(replace_text)
    edition = next_edition(small, shown).edition
    replace_text("words/en.yaml", "close: Close\n", "")
    update = next_edition(small, edition)
    assert (update.outcome, update.edition) == ("new", edition)


def test_a_story_that_is_being_renamed_is_not_lost_meanwhile(small: Path, shown: Edition) -> None:
    text = (small / SECOND).read_text(encoding="utf-8")
    (small / SECOND).unlink()
    write(small, NEW, "")
    update = next_edition(small, shown)
    assert (update.outcome, [problem.file for problem in update.found.problems]) == ("kept", [NEW])
    write(small, NEW, text)
    assert next_edition(small, shown).outcome == "new"


def test_a_story_may_be_deleted_beside_an_empty_file_that_was_there_before(
    small: Path, shown: Edition
) -> None:
    write(small, NEW, "")
    shown = next_edition(small, shown).edition
    (small / SECOND).unlink()
    update = next_edition(small, shown)
    assert (update.outcome, update.found.problems) == ("new", ())


def test_an_encounter_that_visitors_see_is_not_lost_to_a_stop_that_is_not_written(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text("encounters.csv", "rizzi/trieste-1852", "rizzi/vienna-1860")
    write(small, NEW, "")
    update = next_edition(small, shown)
    assert update.outcome == "kept"
    assert [str(problem) for problem in update.found.problems] == [
        'encounters.csv, row 2 (One pier): stop_b "rizzi/vienna-1860" is a stop that is not written yet; '
        "write people/rizzi/04-vienna-1860.md. The encounter is not shown."
    ]


def test_a_new_encounter_of_a_stop_that_is_not_written_keeps_nothing_back(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    table = (small / "encounters.csv").read_text(encoding="utf-8")
    row = "winter,vienna,brandt/vienna-1838,rizzi/vienna-1860,A winter,It snowed.,,\n"
    write(small, "encounters.csv", f"{table}{row}")
    write(small, NEW, "")
    update = next_edition(small, shown)
    assert (update.outcome, update.found.problems) == ("new", ())
    assert [draft.reason for draft in update.found.drafts] == [f"waits for {NEW}", "has no story yet"]


def test_of_a_half_saved_story_the_cause_alone_is_told(small: Path, shown: Edition) -> None:
    write(small, STORY, "")
    (problem,) = next_edition(small, shown).found.problems
    assert (problem.file, problem.fault) == (STORY, "the file is empty")
