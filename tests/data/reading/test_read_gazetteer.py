"""Places, sources and pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Problem
from data.model.exhibit import Source
from data.model.problem import Location
from data.reading.read_gazetteer import Gazetteer, by_id, read_gazetteer, report_unknown
from data.reading.source_file import SourceFile, SourceFolder
from tests.data.conftest import ReplaceText


def gazetteer_of(small: Path, problems: list[Problem]) -> Gazetteer:
    folder = SourceFolder(small)
    gazetteer = read_gazetteer(folder, "en")
    problems += folder.problems()
    return gazetteer


def test_the_small_gazetteer_is_read_completely(small: Path, problems: list[Problem]) -> None:
    gazetteer = gazetteer_of(small, problems)
    assert problems == []
    assert list(gazetteer.places) == ["vienna", "trieste", "trieste-quay"]
    assert gazetteer.places["vienna"].point == (48.2082, 16.3738)
    assert list(gazetteer.sources) == ["DIARY", "LOGBOOK"]
    assert gazetteer.pictures["pier"].alternative("fr").text == "A stone pier with one lamp and three waves"


def test_a_place_is_named_in_the_visitors_language_or_else_in_english(
    small: Path, problems: list[Problem]
) -> None:
    quay = gazetteer_of(small, problems).places["trieste-quay"]
    assert [quay.toponym(language).text for language in ("de", "ru", "xx")] == [
        "Molo San Carlo, Triest",
        "San Carlo pier, Trieste",
        "San Carlo pier, Trieste",
    ]
    assert [quay.toponym(language).language for language in ("de", "ru")] == ["de", "en"]


def test_the_second_row_of_an_id_is_reported_and_the_first_is_used(
    small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text("places.csv", "\ntrieste,Trieste", "\nvienna,Trieste")
    vienna = gazetteer_of(small, problems).places["vienna"]
    assert vienna.toponym("en").text == "Vienna"
    assert 'places.csv, row 3: id "vienna" is used twice' in str(problems[0])


def test_a_place_within_an_unknown_place_is_shown_by_itself(
    small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text("places.csv", ",trieste,IT", ",triest,IT")
    assert gazetteer_of(small, problems).places["trieste-quay"].within == ""
    assert [str(problem) for problem in problems] == [
        'places.csv, row 4 (San Carlo pier, Trieste): within "triest" is not in places.csv; '
        "write trieste. The place stands by itself."
    ]


def test_an_exhibit_may_have_no_pictures(small: Path, problems: list[Problem]) -> None:
    (small / "pictures.csv").unlink()
    assert gazetteer_of(small, problems).pictures == {}
    assert problems == []


@pytest.mark.parametrize("file", ["places.csv", "sources.csv"])
def test_an_exhibit_must_have_places_and_sources(file: str, small: Path, problems: list[Problem]) -> None:
    (small / file).unlink()
    gazetteer_of(small, problems)
    assert [problem.file for problem in problems] == [file]


def test_a_picture_without_its_file_is_reported(small: Path, problems: list[Problem]) -> None:
    (small / "pictures/pier.svg").unlink()
    assert gazetteer_of(small, problems).pictures == {}
    assert str(problems[0]).startswith('pictures.csv, row 2 (pier): file "pier.svg" is not in pictures/; put')


def test_an_empty_picture_file_is_reported(small: Path, problems: list[Problem]) -> None:
    (small / "pictures/pier.svg").write_bytes(b"")
    assert gazetteer_of(small, problems).pictures == {}
    assert 'file "pier.svg" is an empty file' in str(problems[0])


@pytest.mark.parametrize(
    "file",
    [
        "../pier.svg",
        "/etc/hosts",
        "pier.exe",
        "pier",
        "a b.svg",
        "..svg",
        "p\\q.svg",
        "a" * 5000 + ".svg",
        "..",
    ],
)
def test_a_picture_must_be_a_plain_file_name_in_its_folder(
    file: str, small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text("pictures.csv", "pier.svg", file)
    assert gazetteer_of(small, problems).pictures == {}
    assert [problem.field for problem in problems] == ["file"]


def test_entries_keep_their_order(problems: list[Problem]) -> None:
    entries = [(row, Source(name, "A book", "book", "full")) for row, name in enumerate("cabc", start=2)]
    assert list(by_id(SourceFile(Path("sources.csv"), "sources.csv", "", problems), entries)) == [
        "c",
        "a",
        "b",
    ]
    assert [problem.where for problem in problems] == ["row 5"]


@pytest.mark.parametrize(
    ("known", "remedy"),
    [
        (["berlin", "moscow"], "write moscow"),
        (["berlin"], "add it to places.csv, or write an id that is there"),
        ([], "add it to places.csv, or write an id that is there"),
    ],
)
def test_the_remedy_of_an_unknown_id_is_the_nearest_id(known: list[str], remedy: str) -> None:
    source = SourceFile(Path("a.md"), "a.md", "The stop is not shown.")
    report_unknown(source, "place", "moscwo", known, "places.csv", at=Location.line(3))
    (problem,) = source.problems
    assert (
        str(problem) == f'a.md, line 3: place "moscwo" is not in places.csv; {remedy}. The stop is not shown.'
    )
