"""new source and new encounter: one row at the end, every other byte unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import load
from data.editions.edition import Edition, next_edition
from tests.commands import command
from tests.data.conftest import ReplaceText

new = command("new")


def rows_of(small: Path, table: str, *words: str) -> str:
    """The text that a command adds at the end of a table."""
    before = (small / table).read_bytes()
    assert new([*words, "--exhibit", str(small)]) == 0
    after = (small / table).read_bytes()
    assert after.startswith(before)
    return after[len(before) :].decode()


def test_a_source_is_called_by_its_author_and_year(small: Path) -> None:
    words = ["source", "Owen Matthews, An Impeccable Spy, 2019", "--kind", "book", "--consulted", "excerpts"]
    assert rows_of(small, "sources.csv", *words) == (
        'matthews-2019,"Owen Matthews, An Impeccable Spy, 2019",book,excerpts,\n'
    )


@pytest.mark.parametrize(
    ("citation", "id"),
    [
        ("Лев Толстой, Война и мир, 1869", "tolstoi-1869"),
        ("Anonymous", "anonymous"),
        ("Ida Pfeiffer, Eine Frauenfahrt um die Welt, Wien 1850, 3 vols", "pfeiffer-1850"),
    ],
)
def test_a_source_in_any_script_gets_an_id(citation: str, id: str, small: Path) -> None:
    added = rows_of(small, "sources.csv", "source", citation)
    assert added.partition(",")[0].startswith(id.partition("-")[0][:4])
    loaded = load(small)
    assert loaded.problems == ()


def test_a_second_source_of_one_author_and_year_gets_a_number(small: Path) -> None:
    for title in ("First", "Second"):
        added = rows_of(small, "sources.csv", "source", f"Anna Test, {title}, 1999")
    assert added.startswith("test-1999-2,")


def test_a_source_that_is_there_is_not_added_again(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows_of(small, "sources.csv", "source", "Anna Test, A book, 1999")
    assert new(["source", "anna test, a book,  1999", "--exhibit", str(small)]) == 1
    assert "use its id, test-1999" in capsys.readouterr().err


def test_a_source_that_begins_like_a_formula_is_none_for_a_spreadsheet(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ",'=1+1 Test," in rows_of(small, "sources.csv", "source", "=1+1 Test")
    loaded = load(small)
    assert loaded.problems == ()
    assert new(["source", "=1+1 Test", "--exhibit", str(small)]) == 1
    assert "is there already" in capsys.readouterr().err


def test_an_encounter_names_its_stops_by_their_ids_and_stands_where_both_are(small: Path) -> None:
    stops = ("brandt/02-trieste-1852", "rizzi/trieste-1852")
    words = ["encounter", *stops, "Again", "--text", "They met again."]
    added = rows_of(small, "encounters.csv", *words)
    assert added.startswith("again,trieste-quay,brandt/trieste-1852,rizzi/trieste-1852,Again,They met again.")
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert [each.id for each in loaded.exhibit.encounters] == ["one-pier", "again"]


def test_an_encounter_without_a_text_is_left_to_write_and_keeps_no_edit_back(
    small: Path, shown: Edition
) -> None:
    rows_of(small, "encounters.csv", "encounter", "brandt/trieste-1852", "rizzi/trieste-1852", "Again")
    [problem] = load(small).problems
    assert (problem.file, problem.field, problem.fault) == ("encounters.csv", "text", "is missing")
    assert next_edition(small, shown).outcome == "new"


def test_an_encounter_that_visitors_see_and_that_loses_its_text_keeps_the_last_good_edition(
    small: Path, shown: Edition, replace_text: ReplaceText
) -> None:
    replace_text("encounters.csv", ',One pier,"Her plants', ',One pier,,"Her plants')
    assert next_edition(small, shown).outcome == "kept"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["brandt/trieste-1852", "brandt/vienna-1838", "X"], "is of the same life"),
        (["brandt/triest-1852", "rizzi/trieste-1840", "X"], "write brandt/trieste-1852"),
        (["brandt/vienna-1838", "rizzi/trieste-1840", "X"], "add --place with vienna or trieste"),
        (["brandt/vienna-1838", "rizzi/trieste-1840", "X", "--place", "viena"], "write vienna"),
        (["brandt/trieste-1852", "rizzi/trieste-1852", "One pier"], "choose another one with --id"),
        (["brandt/trieste-1852", "rizzi/trieste-1852", " "], "title: is empty"),
    ],
)
def test_an_encounter_that_is_none_is_refused(
    words: list[str], message: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (small / "encounters.csv").read_bytes()
    assert new(["encounter", *words, "--exhibit", str(small)]) == 1
    assert message in capsys.readouterr().err
    assert (small / "encounters.csv").read_bytes() == before
