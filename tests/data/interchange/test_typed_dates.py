"""Dates in the files of other programs: read where they are clear, told with all their meanings where not."""

from __future__ import annotations

import pytest

from data.interchange.notes import Notes
from data.interchange.typed_dates import date_fields

MUSEUM_DATES = {
    "before 1936": ("../1935", ""),
    "after 1936": ("1937/..", ""),
    "[1936]": ("1936?", ""),
    "1936 or 1937": ("1936/1937", "1936 or 1937"),
    "1881-82": ("1881/1882", ""),
    "early 1936": ("1936", "early 1936"),
    "late 1890s": ("189X", "late 1890s"),
    "circa spring 1934": ("1934-21~", ""),
    "1880-00-00": ("1880", ""),
    "1er mars 1881": ("1881-03-01", ""),
    "n.d.": ("", ""),
    "unknown": ("", ""),
    "mid-19th century": ("18XX", "mid-19th century"),
    "1890 (?)": ("1890?", ""),
    "": ("", ""),
}
"""As typed → the date, and what is kept of the words because it says more, or is not clear."""
AMBIGUOUS = {
    "1923-24": "1923-24 (winter 1923) or 1923/1924 (1923–1924)",
    "1901-02": "1901-02 (February 1901) or 1901/1902 (1901–1902)",
    "1901/02": "1901-02 (February 1901) or 1901/1902 (1901–1902)",
    "6/9/1933": "1933-09-06 (6 September 1933) or 1933-06-09 (9 June 1933)",
    "1900s": "190X (the 1900s (decade)) or 19XX (the 20th century)",
}


@pytest.mark.parametrize(("typed", "fields"), MUSEUM_DATES.items())
def test_a_date_as_museums_type_it_is_read_and_what_it_says_more_is_kept(
    typed: str, fields: tuple[str, str]
) -> None:
    notes = Notes()
    assert date_fields(typed, "row 2", notes) == {"date": fields[0], "date_label": fields[1]}
    assert not notes.sentences


@pytest.mark.parametrize(("typed", "meanings"), AMBIGUOUS.items())
def test_of_several_meanings_none_is_taken_and_all_are_named(typed: str, meanings: str) -> None:
    notes = Notes()
    assert date_fields(typed, "row 2", notes) == {"date": "", "date_label": typed}
    assert [str(each) for each in notes.sentences] == [
        "The date can be read in more than one way; write the one that is meant (1): "
        f"row 2: “{typed}”, {meanings}."
    ]


@pytest.mark.parametrize("typed", ["1923-24", "1901-02"])
def test_a_format_that_defines_its_dates_is_taken_at_its_word(typed: str) -> None:
    notes = Notes()
    assert date_fields(typed, "row 2", notes, defines_dates=True) == {"date": typed, "date_label": ""}
    assert not notes.sentences


@pytest.mark.parametrize("typed", ["in his youth", "33", "31 February 1905", "1933-13-06"])
def test_a_text_that_is_no_date_is_kept_and_told(typed: str) -> None:
    notes = Notes()
    assert date_fields(typed, "row 2", notes) == {"date": "", "date_label": typed}
    assert f"row 2: “{typed}”" in notes.sentences[0]


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ("1929", "1933", "1929/1933"),
        ("6 September 1933", "9.10.1933", "1933-09-06/1933-10-09"),
        ("1929", "1929", "1929"),
        ("1929", "n.d.", "1929"),
        ("1929", "", "1929"),
    ],
)
def test_a_start_and_an_end_make_a_span(start: str, end: str, date: str) -> None:
    assert date_fields(start, "row 2", Notes(), end=end)["date"] == date


@pytest.mark.parametrize(
    ("start", "end"), [("1933", "1929"), ("6/9/1933", "1934"), ("1929", "6/9/1933"), ("1929", "later")]
)
def test_a_span_with_an_end_that_is_not_clear_is_kept_as_typed(start: str, end: str) -> None:
    notes = Notes()
    assert date_fields(start, "row 2", notes, end=end) == {"date": "", "date_label": f"{start} – {end}"}
    assert len(notes.sentences) == 1


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("19010305", "1901-03-05"),
        ("19011305", ""),
        ("19010231", ""),
        ("-2177452800000", "1901-01-01"),
        ("1577836800000", "2020-01-01"),
        ("99999999999999", ""),
    ],
)
def test_dates_of_shapefiles_and_of_arcgis_are_read(written: str, date: str) -> None:
    assert date_fields(written, "row 2", Notes())["date"] == date


def test_milliseconds_are_told() -> None:
    notes = Notes()
    date_fields("1577836800000", "row 2", notes)
    assert "as ArcGIS writes dates" in notes.sentences[0]


@pytest.mark.parametrize("written", ["N/A", "#N/A", "null", "NaN"])
def test_no_value_is_no_date_and_no_doubt(written: str) -> None:
    notes = Notes()
    assert date_fields(written, "row 2", notes) == {"date": "", "date_label": ""}
    assert notes.sentences == ()
