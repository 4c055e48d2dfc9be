"""A name of several words is guessed where all but one say of what it is; any other means nothing."""

from __future__ import annotations

from data.interchange.doubtful_columns import LIKELY_FIELDS
from data.interchange.field_names import USUAL_NAMES, names_by_field
from data.interchange.likely_names import likely_field
from data.interchange.simple_table import read
from tests.data.interchange.column_headers import HEADERS, PHRASES


def test_names_of_several_words_mean_what_they_say_or_nothing() -> None:
    assert len(PHRASES) > 120
    assert {name: likely_field(name, LIKELY_FIELDS) for name in PHRASES} == PHRASES
    assert [name for name in PHRASES if names_by_field([name], USUAL_NAMES)] == []


def test_no_header_that_means_nothing_is_guessed() -> None:
    guessed = {header: likely_field(header, LIKELY_FIELDS) for header, field in HEADERS if not field}
    assert {header: field for header, field in guessed.items() if field} == {}


def test_a_guess_is_told_and_made_only_where_no_other_column_has_the_field() -> None:
    found = read(b"Title of work,Date of the event,lat,lon\nA,1900,1.5,2.5")
    assert (found.records[0].title, found.records[0].date) == ("A", "1900")
    assert [note.heading for note in found.notes] == [
        "“title of work” may mean something else, and is read as titles: look at it",
        "“date of the event” may mean something else, and is read as dates: look at it",
    ]
    found = read(b"Title,Date of the event,Date\nA,1900,1905")
    assert found.records[0].date == "1905"
    assert "“date of the event” (1)" in found.notes[0]
