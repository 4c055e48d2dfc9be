"""What an exhibit would not take is written in its way, cut or left out, and always told with its value."""

from __future__ import annotations

import pytest

from data.interchange.cleaned_records import cleaned
from data.interchange.notes import Notes
from data.interchange.stop_record import StopRecord
from tests.data.interchange.odd_records import simple_record


def cleaned_record(**fields: object) -> tuple[StopRecord, tuple[str, ...]]:
    """A record with these fields as an exhibit can hold it, and every line of the report on it."""
    notes = Notes()
    (record,) = cleaned((simple_record(title="A", **fields),), notes)
    return record, tuple(line for note in notes.sentences for line in (note.heading, *note.places))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(
            ("it", "IT"),
            ("ITA", "IT"),
            ("Italy", "IT"),
            ("Italien", "IT"),
            ("Italie", "IT"),
            ("Италия", "IT"),
        ),
        *(("イタリア", "IT"), ("UK", "GB"), ("Cote d’Ivoire", ""), ("USA", "US"), ("The Netherlands", "NL")),
    ],
)
def test_a_country_is_written_as_its_code(written: str, code: str) -> None:
    record, report = cleaned_record(country=written)
    assert record.country == code
    assert any(f"“{written}”" in line for line in report)


@pytest.mark.parametrize("written", ["Prussia", "Italy; France", "the moon"])
def test_a_country_that_is_none_is_told(written: str) -> None:
    record, report = cleaned_record(country=written)
    assert record.country == ""
    assert report == (
        "The country is neither a code nor the name of one, and is left out (1)",
        f"A: “{written}”",
    )


def test_a_code_is_kept_in_silence() -> None:
    assert cleaned_record(country="IT")[1] == ()


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        *(("certainty", "Less certain", "less-certain"), ("certainty", "probable", "")),
        *(("place_certainty", "uncertain", "uncertain"), ("precision", "Town", "town")),
        *(("precision", "parish", ""), ("travel", "camel", ""), ("leg", "sure", "")),
    ],
)
def test_a_value_of_a_few_is_taken_or_told(field: str, written: str, value: str) -> None:
    record, report = cleaned_record(**{field: written})
    assert getattr(record, field) == value
    assert (f"A: “{written}”" in report) == (not value)


@pytest.mark.parametrize("field", ["place_name", "place_name_then", "person_name", "chapter", "wikidata"])
def test_a_text_that_is_too_long_is_cut_and_told_in_full(field: str) -> None:
    long = "x" * 201
    record, report = cleaned_record(**{field: long})
    assert getattr(record, field) == "x" * 199 + "…"
    assert report == ("A text of more than 200 characters is cut (1)", f"A: “{long}”")


def test_what_is_no_geonames_identifier_is_told() -> None:
    record, report = cleaned_record(geonames="Q1")
    assert record.geonames == ""
    assert report[1:] == ("A: “Q1”",)


def test_a_plain_record_is_unchanged_without_notes() -> None:
    plain = simple_record(title="A")
    assert cleaned_record() == (plain, ())


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("*Le Temps*", "Le Temps"),
        ("[Le Temps]{lang=fr}", "Le Temps"),
        ("[a page](https://a.example)", "a page (https://a.example)"),
        ("<https://a.example>", "https://a.example"),
        ("Caf&eacute; &amp; bar", "Café & bar"),
        ("a <b> c", "a ‹b› c"),
        ("2 * 3 * 4, [sic], a_b_c", "2 * 3 * 4, [sic], a_b_c"),
        ("R&D; &notit;", "R&D; &notit;"),
    ],
)
def test_markup_of_a_line_is_written_as_words_and_told(written: str, words: str) -> None:
    record, report = cleaned_record(place_name=written)
    assert record.place_name == words
    assert (f"A: “{written}”" in report) == (written != words)


def test_an_address_in_a_story_is_kept_as_words() -> None:
    record, report = cleaned_record(text="See [a page](https://a.example), *at last* \\[not\\](b) &amp; on.")
    assert record.text == "See a page (https://a.example), *at last* \\[not\\](b) & on."
    assert "Links, notes and codes of characters in a story are written as words (1)" in report
