"""Advice on rows and picture files that nothing refers to."""

from __future__ import annotations

import shutil
from pathlib import Path

from data import load
from data.advice.advise import advise
from tests.data.advice.conftest import AddPlace, GetAdvice
from tests.data.conftest import ReplaceText
from tests.exhibit_folders import replace_in_file


def faults(get_advice: GetAdvice) -> list[tuple[str, str, str]]:
    return [(each.file, each.where, each.fault) for each in get_advice()]


def test_an_unused_place_is_reported(get_advice: GetAdvice, add_place: AddPlace) -> None:
    add_place("linz,Linz,AT,48.306,14.286,town,certain")
    assert faults(get_advice) == [("places.csv", "row 5 (Linz)", "is used by nothing")]


def test_a_place_that_contains_a_used_place_is_used(
    get_advice: GetAdvice, replace_text: ReplaceText, small: Path
) -> None:
    for path in small.rglob("*.md"):
        text = path.read_text(encoding="utf-8").replace("place: trieste\n", "place: trieste-quay\n")
        path.write_text(text.replace("mentions: [trieste]\n", ""), encoding="utf-8")
    assert faults(get_advice) == []


def test_an_unused_source_is_reported(small: Path, get_advice: GetAdvice) -> None:
    with (small / "sources.csv").open("a", encoding="utf-8") as table:
        table.write("RUMOUR,A rumour,general,none,\n")
    assert ("sources.csv", "row 4 (A rumour)", "is used by nothing") in faults(get_advice)


def test_an_unused_picture_and_an_unlisted_file_are_reported(small: Path, get_advice: GetAdvice) -> None:
    row = "mole,mole.svg,A stone mole with one lamp and no waves,,,,,Sojourn,2026,CC0-1.0,drawn\n"
    table = small / "pictures.csv"
    table.write_text(table.read_text(encoding="utf-8").rstrip("\n") + "\n" + row, encoding="utf-8")
    (small / "pictures/mole.svg").write_text("<svg/>", encoding="utf-8")
    (small / "pictures/stray.svg").write_text("<svg/>", encoding="utf-8")
    assert faults(get_advice) == [
        ("pictures.csv", "row 3 (mole)", "is used by nothing"),
        ("pictures/stray.svg", "", "the file is not named in pictures.csv"),
    ]


def test_nothing_is_reported_as_unused_because_a_stop_has_a_problem(
    untranslated: Path, replace_text: ReplaceText
) -> None:
    replace_text("people/rizzi/03-trieste-1852.md", "date: 1852-04-18", "date: April")
    loaded = load(untranslated)
    assert loaded.problems
    assert [str(each) for each in advise(loaded, untranslated)] == []


def test_a_life_that_nobody_names_is_told_of_with_the_number_of_its_stories(
    small: Path, get_advice: GetAdvice
) -> None:
    (small / "people/rizzi").rename(small / "people/matteo")
    (small / "exhibit.yaml").write_text(
        (small / "exhibit.yaml").read_text(encoding="utf-8").replace("[brandt, rizzi]", "[brandt]"),
        encoding="utf-8",
    )
    (small / "encounters.csv").write_text("id,place,stop_a,stop_b,title,text\n", encoding="utf-8")
    (small / "people/brandt/02-trieste-1852.md").unlink()
    (small / "pictures/matteo.svg").write_bytes((small / "pictures/pier.svg").read_bytes())
    with (small / "pictures.csv").open("a", encoding="utf-8") as table:
        table.write("matteo,matteo.svg,A man draws a map of the coast,,,,,Sojourn,2026,CC0-1.0,drawn\n")
    life = small / "people/matteo/person.yaml"
    replace_in_file(life, "\nchapters:", "\nportraits: {old: {upright: matteo}}\nchapters:")
    [advice] = get_advice()
    assert (advice.file, advice.consequence) == (
        "people/matteo",
        "The life is not shown, with its 3 stories.",
    )


def test_a_folder_whose_name_begins_with_an_underscore_is_no_life(small: Path, get_advice: GetAdvice) -> None:
    shutil.copytree(small / "people/rizzi", small / "people/_old")
    assert faults(get_advice) == []
