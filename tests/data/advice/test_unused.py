"""Rows nothing refers to, doubles, and what a life lacks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data import load
from data.advice.advise import advise
from tests.data.advice.conftest import Advised
from tests.data.conftest import Spoil

AddPlace = Callable[[str], None]


def told(advised: Advised) -> list[tuple[str, str, str]]:
    return [(each.file, each.where, each.fault) for each in advised()]


def test_a_place_used_by_nothing_is_told(advised: Advised, small_place: AddPlace) -> None:
    small_place("linz,Linz,AT,48.306,14.286,town,certain")
    assert told(advised) == [("places.csv", "row 5 (Linz)", "is used by nothing")]


def test_a_place_is_used_by_what_is_within_it(advised: Advised, spoil: Spoil, small: Path) -> None:
    for path in small.rglob("*.md"):
        text = path.read_text(encoding="utf-8").replace("place: trieste\n", "place: trieste-quay\n")
        path.write_text(text.replace("mentions: [trieste]\n", ""), encoding="utf-8")
    assert told(advised) == []


def test_a_source_used_by_nothing_is_told(small: Path, advised: Advised) -> None:
    with (small / "sources.csv").open("a", encoding="utf-8") as table:
        table.write("RUMOUR,A rumour,general,none,\n")
    assert ("sources.csv", "row 4 (A rumour)", "is used by nothing") in told(advised)


def test_a_picture_and_a_file_used_by_nothing_are_told(small: Path, advised: Advised) -> None:
    row = "mole,mole.svg,A stone mole with one lamp and no waves,,,,,Sojourn,2026,CC0-1.0,drawn\n"
    table = small / "pictures.csv"
    table.write_text(table.read_text(encoding="utf-8").rstrip("\n") + "\n" + row, encoding="utf-8")
    (small / "pictures/mole.svg").write_text("<svg/>", encoding="utf-8")
    (small / "pictures/stray.svg").write_text("<svg/>", encoding="utf-8")
    assert told(advised) == [
        ("pictures.csv", "row 3 (mole)", "is used by nothing"),
        ("pictures/stray.svg", "", "the file is not named in pictures.csv"),
    ]


def test_what_a_problem_took_away_is_not_called_unused(untranslated: Path, spoil: Spoil) -> None:
    spoil("people/rizzi/03-trieste-1852.md", "date: 1852-04-18", "date: April")
    loaded = load(untranslated)
    assert loaded.problems
    assert [str(each) for each in advise(loaded, untranslated)] == []


def test_one_name_and_one_point_twice_are_told(advised: Advised, spoil: Spoil) -> None:
    spoil("places.csv", '"San Carlo pier, Trieste"', "trieste")
    spoil("places.csv", "45.6514,13.7637", "45.6495,13.7768")
    assert told(advised) == [
        ("places.csv", "row 4 (trieste)", "is also the name of trieste"),
        ("places.csv", "row 4 (trieste)", "is also the point of Trieste (trieste)"),
    ]


def test_an_empty_chapter_is_told_at_its_line(advised: Advised, spoil: Spoil) -> None:
    spoil("people/rizzi/03-trieste-1852.md", "chapter: sea", "chapter: apprentice")
    (advice,) = advised()
    assert (advice.file, advice.where, advice.found) == ("people/rizzi/person.yaml", "line 13", "sea")


def test_an_encounter_within_one_life_is_told_and_shown(small: Path, advised: Advised, spoil: Spoil) -> None:
    spoil("encounters.csv", "rizzi/03-trieste-1852", "brandt/01-vienna-1838")
    assert told(advised) == [("encounters.csv", "row 2 (One pier)", "is a stop of brandt too")]


@pytest.mark.parametrize(("great", "count"), [(0, 0), (8, None), (10, None), (11, 11)])
def test_a_long_life_has_8_to_10_highlights(
    great: int, count: int | None, small: Path, advised: Advised
) -> None:
    for path in (small / "people/brandt").glob("*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("highlight: true\n", ""), encoding="utf-8")
    head = (small / "people/brandt/03-vienna-1871.md").read_text(encoding="utf-8")
    for number in range(4, 24):
        mark = f"highlight: {'true' if number < 4 + great else 'false'}\npicture: pier\n"
        text = head.replace("title: A gentian with her name\n", f"title: Year {number}\n{mark}")
        (small / f"people/brandt/{number:02}-vienna.md").write_text(text, encoding="utf-8")
    faults = [each.fault for each in advised() if "highlights" in each.fault]
    assert faults == ([] if count is None else [f"the life has {count} highlights"])
