"""The events of the world: their dates, sources and translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import WorldEvent, load
from tests.exhibit_folders import WORLD, add_tables


def events(small: Path) -> tuple[WorldEvent, ...]:
    exhibit = load(small).exhibit
    assert exhibit is not None
    return exhibit.world


def test_events_are_read_in_the_tables_order_with_their_sources(small: Path) -> None:
    add_tables(small)
    assert load(small).problems == ()
    assert [(each.id, each.date.text, each.source.id) for each in events(small)] == [
        ("suez", "1869-11-17", "LOGBOOK"),
        ("rising", "1848-03-13", "DIARY"),
    ]


def test_an_event_is_shown_in_the_original_language_where_it_has_no_translation(small: Path) -> None:
    add_tables(small)
    suez, rising = events(small)
    assert (rising.in_language("de").language, rising.in_language("de").text) == ("de", "Aufstand in Wien")
    assert (suez.in_language("de").language, suez.in_language("de").text) == ("en", "The Suez Canal opens")


def test_an_exhibit_without_the_table_has_no_events(small: Path) -> None:
    assert events(small) == ()
    assert load(small).problems == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("x,1850,A year,DIRAY,", ("row 4 (A year)", "source", "is not in sources.csv", "write DIARY")),
        (
            "x,15172,A day,DIARY,",
            ("row 4 (x)", "date", "is a spreadsheet’s number of a day", "write 1941-07-15"),
        ),
        (
            "x,17.5.1850,A day,DIARY,",
            ("row 4 (x)", "date", "is not a date the exhibit can read", "write 1850-05-17 (17 May 1850)"),
        ),
        (
            "x,undated,A year,DIARY,",
            ("row 4 (x)", "date", "says that there is no date", "write one, or delete the row"),
        ),
        (
            "x,,A year,DIARY,",
            ("row 4 (x)", "date", "is missing", "write it: when it happened (EDTF), such as 1868-01-03"),
        ),
        ("suez,1850,A year,DIARY,", ("row 4", "id", "is used twice", "give this row an id of its own")),
    ],
)
def test_a_faulty_row_is_reported_and_the_others_are_shown(
    row: str, problem: tuple[str, ...], small: Path
) -> None:
    (small / "world.csv").write_text(f"{WORLD}{row}\n", encoding="utf-8")
    found = load(small).problems
    assert [(each.where, each.field, each.fault, each.remedy) for each in found] == [problem]
    assert [each.id for each in events(small)] == ["suez", "rising"]


def test_a_column_of_the_original_language_is_reported(small: Path) -> None:
    (small / "world.csv").write_text("id,date,text,source,text_en\na,1850,One,DIARY,Two\n", encoding="utf-8")
    (problem,) = load(small).problems
    assert (problem.field, problem.fault) == ("text_en", "is not read: the English texts stand in text")
