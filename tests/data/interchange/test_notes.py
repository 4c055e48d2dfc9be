"""Notes on an import: short on the terminal, whole in the report."""

from __future__ import annotations

import pytest

from data.interchange.notes import ID_CHANGED, ID_TAKEN, LONGEST_PLACE, Note, Notes


def only_note(notes: Notes) -> Note:
    (note,) = notes.sentences
    return note


def test_the_terminal_names_the_first_places_and_counts_the_others() -> None:
    notes = Notes()
    for number in range(1, 6):
        notes.add("The date is missing", f"row {number}")
    note = only_note(notes)
    assert note == "The date is missing (5): row 1; row 2; row 3; and 2 more."
    assert (note.heading, note.places) == ("The date is missing (5)", tuple(f"row {n}" for n in range(1, 6)))
    assert note.is_shortened


def test_a_note_with_all_its_places_is_not_shortened() -> None:
    notes = Notes()
    for number in range(1, 4):
        notes.add("The date is missing", f"row {number}")
    assert not only_note(notes).is_shortened


def test_a_long_place_is_cut_on_the_terminal_alone() -> None:
    notes, long = Notes(), "x" * 5000
    notes.add("It cannot be read", f"row 1: {long}")
    note = only_note(notes)
    assert len(note) < LONGEST_PLACE + 50
    assert note.places == (f"row 1: {long}",)
    assert note.is_shortened


@pytest.mark.parametrize("fault", [ID_CHANGED, ID_TAKEN])
def test_every_id_is_named_on_the_terminal(fault: str) -> None:
    notes = Notes()
    for number in range(40):
        notes.add(fault, f"“ä{number}” is now a-{number}")
    note = only_note(notes)
    assert all(f"“ä{number}” is now a-{number}" in note for number in range(40))
    assert not note.is_shortened


def test_every_column_that_is_left_out_is_named_with_its_values() -> None:
    notes = Notes()
    for number in range(40):
        notes.add_left_out("columns", f"column {number}", number + 1)
    note = only_note(notes)
    assert all(f"“column {number}” ({number + 1})" in note for number in range(40))
    assert note.places[-1] == "“column 39” (40)"
    assert not note.is_shortened


def test_a_place_stays_on_its_line_and_has_nothing_a_terminal_would_obey() -> None:
    notes = Notes()
    notes.add("It cannot be read", "row 1: a\nb\x1b[2J\u202ec")
    assert only_note(notes) == "It cannot be read (1): row 1: a b[2Jc."
    assert only_note(notes).places == ("row 1: a b[2Jc",)
