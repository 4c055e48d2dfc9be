"""new language: columns, words and the code of a language, and nothing that a visitor sees."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from data import load
from tests.commands import command
from tests.data.conftest import ReplaceText

new = command("new")


def prepare(small: Path, language: str) -> int:
    return new(["language", language, "--exhibit", str(small)])


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_visitors_see_what_they_saw(small: Path) -> None:
    before = load(small).exhibit
    assert prepare(small, "pt-br") == 0
    loaded = load(small)
    assert loaded.problems == ()
    assert before is not None
    assert loaded.exhibit is not None
    after = loaded.exhibit
    assert after.languages == (*before.languages, "pt-BR")
    prepared = {"languages", "words", "words_given"}
    assert replace(after, **{each: getattr(before, each) for each in prepared}) == before


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("places.csv", {"toponym_uk": "toponym_fr"}),
        ("pictures.csv", {"alt_uk": "alt_fr"}),
        ("encounters.csv", {"title_uk": "title_de", "text_uk": "text_de"}),
    ],
)
def test_each_text_of_a_table_has_an_empty_column_behind_those_of_other_languages(
    table: str, columns: dict[str, str], small: Path
) -> None:
    before = rows(small / table)
    assert prepare(small, "uk") == 0
    header, *cells = rows(small / table)
    for column, behind in columns.items():
        assert header.index(column) == header.index(behind) + 1
        assert all(row[header.index(column)] == "" for row in cells)
    kept = [number for number, name in enumerate(header) if name not in columns]
    assert [[row[number] for number in kept] for row in (header, *cells)] == before


def test_the_words_stand_below_the_english_ones_with_the_plural_forms_of_the_language(small: Path) -> None:
    assert prepare(small, "uk") == 0
    lines = (small / "words/uk.yaml").read_text(encoding="utf-8").splitlines()
    assert "language_name: українська" in lines
    assert lines[lines.index("next:") - 1] == "# Next"
    assert {"  one:", "  few:", "  many:", "  other:"} <= set(lines)


def test_what_is_there_already_is_kept(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    german = (small / "words/de.yaml").read_bytes()
    places = (small / "places.csv").read_bytes()
    assert prepare(small, "de") == 0
    assert "Prepared for German: exhibit.yaml" in capsys.readouterr().out
    assert (small / "words/de.yaml").read_bytes() == german
    assert (small / "places.csv").read_bytes() == places
    assert prepare(small, "de") == 1
    assert "is prepared already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "message"),
    [("xx-nonsense", "is no code of a language"), ("en", "is the language that the exhibit is written in")],
)
def test_what_is_no_other_language_is_refused(
    language: str, message: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prepare(small, language) == 1
    assert message in capsys.readouterr().err


def test_a_table_that_cannot_be_read_keeps_all_files_as_they_are(small: Path) -> None:
    table = small / "encounters.csv"
    table.write_bytes(table.read_bytes().replace(b'other."', b"other."))
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    assert prepare(small, "uk") == 1
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


def test_a_table_with_semicolons_and_a_byte_order_mark_keeps_both(small: Path) -> None:
    table = small / "places.csv"
    header = "id;toponym_en;country;latitude;longitude;precision;certainty"
    places = ("vienna;Vienna;AT;48,2;16,4", "trieste;Trieste;IT;45,6;13,8", "trieste-quay;Pier;IT;45,6;13,7")
    text = "\r\n".join([header, *(f"{each};town;certain" for each in places), ""])
    table.write_bytes(text.encode("utf-8-sig"))
    assert prepare(small, "uk") == 0
    lines = table.read_bytes().splitlines()
    assert lines[0] == b"\xef\xbb\xbfid;toponym_en;toponym_uk;country;latitude;longitude;precision;certainty"
    assert lines[1] == b"vienna;Vienna;;AT;48,2;16,4;town;certain"


@pytest.mark.parametrize("last_line", ["", "\nvisit_log: false"])
def test_english_as_a_translation_does_not_become_the_language_the_exhibit_is_written_in(
    small: Path, replace_text: ReplaceText, last_line: str
) -> None:
    replace_text("exhibit.yaml", "languages: [en]", "languages: [fr]")
    file = small / "exhibit.yaml"
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + (last_line or "\n"), encoding="utf-8")
    assert prepare(small, "en") == 0
    exhibit = load(small).exhibit
    assert exhibit is not None
    assert (exhibit.language, exhibit.languages) == ("fr", ("fr", "en"))
