from pathlib import Path

import pytest

from data import Problem
from data.model.exhibit import Source
from data.reading.read_gazetteer import LANGUAGES, by_id, read_gazetteer, unknown
from tests.data.conftest import Spoil


def test_the_small_gazetteer_is_read_whole(small: Path, problems: list[Problem]) -> None:
    gazetteer = read_gazetteer(small, problems)
    assert problems == []
    assert list(gazetteer.places) == ["vienna", "trieste", "trieste-quay"]
    assert gazetteer.places["vienna"].point == (48.2082, 16.3738)
    assert list(gazetteer.sources) == ["DIARY", "LOGBOOK"]
    assert gazetteer.pictures["pier"].alternative("fr") == "A stone pier with one lamp and three waves"


def test_a_place_is_named_in_the_visitors_language_or_else_in_english(
    small: Path, problems: list[Problem]
) -> None:
    quay = read_gazetteer(small, problems).places["trieste-quay"]
    assert [quay.toponym(language) for language in ("de", "ru", "xx")] == [
        "Molo San Carlo, Triest",
        "San Carlo pier, Trieste",
        "San Carlo pier, Trieste",
    ]
    assert set(quay.toponyms) <= set(LANGUAGES)


def test_the_second_row_of_an_id_is_told_and_the_first_is_kept(
    small: Path, spoil: Spoil, problems: list[Problem]
) -> None:
    spoil("places.csv", "\ntrieste,Trieste", "\nvienna,Trieste")
    kept = read_gazetteer(small, problems).places["vienna"]
    assert kept.toponym("en") == "Vienna"
    assert 'places.csv, row 3: id "vienna" is used twice' in str(problems[0])


def test_a_place_within_nowhere_stands_by_itself(small: Path, spoil: Spoil, problems: list[Problem]) -> None:
    spoil("places.csv", ",trieste,IT", ",triest,IT")
    assert read_gazetteer(small, problems).places["trieste-quay"].within == ""
    assert [str(problem) for problem in problems] == [
        'places.csv, row 4 (San Carlo pier, Trieste): within "triest" is not in places.csv; '
        "write trieste. The place stands by itself."
    ]


def test_an_exhibit_may_have_no_pictures(small: Path, problems: list[Problem]) -> None:
    (small / "pictures.csv").unlink()
    assert read_gazetteer(small, problems).pictures == {}
    assert problems == []


@pytest.mark.parametrize("file", ["places.csv", "sources.csv"])
def test_an_exhibit_must_have_places_and_sources(file: str, small: Path, problems: list[Problem]) -> None:
    (small / file).unlink()
    read_gazetteer(small, problems)
    assert [problem.file for problem in problems] == [file]


def test_a_picture_without_its_file_is_told(small: Path, problems: list[Problem]) -> None:
    (small / "pictures/pier.svg").unlink()
    assert read_gazetteer(small, problems).pictures == {}
    assert str(problems[0]).startswith('pictures.csv, row 2 (pier): file "pier.svg" is not in pictures/; put')


def test_a_picture_of_no_bytes_is_told(small: Path, problems: list[Problem]) -> None:
    (small / "pictures/pier.svg").write_bytes(b"")
    assert read_gazetteer(small, problems).pictures == {}
    assert 'file "pier.svg" is an empty file' in str(problems[0])


@pytest.mark.parametrize(
    "file",
    ["../pier.svg", "/etc/hosts", "pier.exe", "pier", "a b.svg", "..svg", "p\\q.svg", "a" * 5000 + ".svg"],
)
def test_a_picture_is_a_plain_file_name_in_its_folder(
    file: str, small: Path, spoil: Spoil, problems: list[Problem]
) -> None:
    spoil("pictures.csv", "pier.svg", file)
    assert read_gazetteer(small, problems).pictures == {}
    assert [problem.field for problem in problems] == ["file"]


def test_entries_keep_their_order(problems: list[Problem]) -> None:
    entries = [(row, Source(name, "A book", "book", "full")) for row, name in enumerate("cabc", start=2)]
    assert list(by_id(entries, "sources.csv", problems)) == ["c", "a", "b"]
    assert [problem.where for problem in problems] == ["row 5"]


@pytest.mark.parametrize(
    ("known", "remedy"),
    [
        (["berlin", "moscow"], "write moscow"),
        (["berlin"], "add it to places.csv, or write an id that is there"),
        ([], "add it to places.csv, or write an id that is there"),
    ],
)
def test_an_unknown_id_is_answered_with_the_nearest(known: list[str], remedy: str) -> None:
    said = unknown("a.md", "line 3", "place", "moscwo", known, "places.csv", "The stop is not shown.", 3)
    assert str(said) == f'a.md, line 3: place "moscwo" is not in places.csv; {remedy}. The stop is not shown.'
