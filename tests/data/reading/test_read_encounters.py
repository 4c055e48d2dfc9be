"""What is said where two lives touch, in other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Encounter, load


def the_encounter(small: Path) -> Encounter:
    exhibit = load(small).exhibit
    assert exhibit is not None
    (encounter,) = exhibit.encounters
    return encounter


def test_an_encounter_is_told_in_german_where_there_is_german(small: Path) -> None:
    encounter = the_encounter(small)
    german, french = encounter.in_language("de"), encounter.in_language("fr")
    assert (german.language, german.title) == ("de", "Ein Pier")
    assert german.text.endswith("Kein Tagebuch nennt den anderen.")
    assert (french.language, french.title, french.text) == ("en", encounter.title, encounter.text)


@pytest.mark.parametrize(("emptied", "lacking"), [("Ein Pier", "title_de"), ("nennt den anderen", "text_de")])
def test_an_encounter_half_translated_is_told_and_english_stands_in_its_place(
    emptied: str, lacking: str, small: Path
) -> None:
    table = small / "encounters.csv"
    cells = [
        "" if emptied in cell else cell
        for cell in table.read_text(encoding="utf-8").replace('"', "").splitlines()[1].split(",")
    ]
    header = table.read_text(encoding="utf-8").splitlines()[0]
    table.write_text(f"{header}\n{','.join(cells)}\n", encoding="utf-8")
    (problem,) = load(small).problems
    assert (problem.file, problem.where, problem.field) == ("encounters.csv", "row 2 (One pier)", lacking)
    assert problem.remedy == f"write the {lacking[:-3]}, or empty both"
    assert the_encounter(small).in_language("de").language == "en"


def test_an_encounters_table_without_columns_for_other_languages_is_sound(small: Path) -> None:
    table = small / "encounters.csv"
    rows = [
        line.split(",Ein Pier")[0].split(",title_de")[0] for line in table.read_text("utf-8").splitlines()
    ]
    table.write_text("\n".join(rows), encoding="utf-8")
    assert load(small).problems == ()
    assert the_encounter(small).translations == {}
