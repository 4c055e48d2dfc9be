"""Encounters and their translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Encounter, load
from tests.data.conftest import ReplaceText, to_do
from tests.exhibit_folders import add_tables


def only_encounter(small: Path) -> Encounter:
    exhibit = load(small).exhibit
    assert exhibit is not None
    (encounter,) = exhibit.encounters
    return encounter


def test_an_encounter_has_a_german_text_where_one_is_written(small: Path) -> None:
    encounter = only_encounter(small)
    german, french = encounter.in_language("de"), encounter.in_language("fr")
    assert (german.language, german.title) == ("de", "Ein Pier")
    assert german.text.endswith("Kein Tagebuch nennt den anderen.")
    assert (french.language, french.title, french.text) == ("en", encounter.title, encounter.text)


@pytest.mark.parametrize(
    ("emptied", "empty_field"), [("Ein Pier", "title_de"), ("nennt den anderen", "text_de")]
)
def test_a_half_translated_encounter_is_reported_and_read_in_english(
    emptied: str, empty_field: str, small: Path
) -> None:
    table = small / "encounters.csv"
    cells = [
        "" if emptied in cell else cell
        for cell in table.read_text(encoding="utf-8").replace('"', "").splitlines()[1].split(",")
    ]
    header = table.read_text(encoding="utf-8").splitlines()[0]
    table.write_text(f"{header}\n{','.join(cells)}\n", encoding="utf-8")
    loaded = load(small)
    (problem,), (draft,) = to_do(loaded), loaded.drafts
    assert (problem.file, problem.where, problem.field) == ("encounters.csv", "row 2 (One pier)", empty_field)
    assert (draft.file, draft.where, draft.reason) == (
        problem.file,
        problem.where,
        "is not finished in German",
    )
    assert problem.remedy == f"write the {empty_field[:-3]}, or empty both"
    assert only_encounter(small).in_language("de").language == "en"


def test_the_columns_of_other_languages_are_optional(small: Path) -> None:
    table = small / "encounters.csv"
    rows = [
        line.split(",Ein Pier")[0].split(",title_de")[0] for line in table.read_text("utf-8").splitlines()
    ]
    table.write_text("\n".join(rows), encoding="utf-8")
    assert load(small).problems == ()
    assert only_encounter(small).translations == {}


def test_a_folder_whose_name_is_no_id_is_reported_and_none_of_its_stops_is_proposed(small: Path) -> None:
    (small / "people/brandt").rename(small / "people/Рихард Зорге")
    exhibit = small / "exhibit.yaml"
    changed = exhibit.read_text(encoding="utf-8").replace("people: [brandt,", "people: [Рихард Зорге,")
    exhibit.write_text(changed, encoding="utf-8")
    problems = load(small).problems
    (named,) = [each for each in problems if each.file == "exhibit.yaml"]
    assert (named.found, named.fault) == ("Рихард Зорге", "cannot be an id")
    assert named.remedy == (
        "write small Latin letters, digits and hyphens, and name the folder in people/ the same"
    )
    assert not [each for each in problems if "Рихард" in each.remedy]


def test_an_encounter_has_a_question_and_the_pictures_of_its_own_or_of_its_stops(small: Path) -> None:
    add_tables(small)
    assert load(small).problems == ()
    encounter = only_encounter(small)
    assert encounter.question == "Did they meet?"
    assert encounter.in_language("de").question == "Trafen sie sich?"
    assert encounter.in_language("fr").question == "Did they meet?"
    assert encounter.picture_b is None
    assert [picture and picture.id for picture in encounter.pictures] == ["pier", None]


def test_an_encounter_without_them_shows_the_pictures_of_its_stops(small: Path) -> None:
    encounter = only_encounter(small)
    assert (encounter.question, encounter.picture_a) == ("", None)
    assert [picture and picture.id for picture in encounter.pictures] == ["pier", None]


def test_an_unknown_picture_is_reported_and_the_encounter_shown(
    small: Path, replace_text: ReplaceText
) -> None:
    add_tables(small)
    replace_text("encounters.csv", "meet?,pier,", "meet?,peir,")
    (problem,) = load(small).problems
    assert (problem.field, problem.remedy) == ("picture_a", "write pier")
    assert problem.consequence == "The stop’s own picture is shown."
    assert only_encounter(small).question == "Did they meet?"


def test_a_translation_may_lack_the_question(small: Path, replace_text: ReplaceText) -> None:
    add_tables(small)
    replace_text("encounters.csv", "Trafen sie sich?", "")
    assert load(small).drafts == ()
    german = only_encounter(small).in_language("de")
    assert (german.language, german.question) == ("de", "")


def test_a_misspelt_column_that_may_be_left_out_is_proposed(small: Path, replace_text: ReplaceText) -> None:
    add_tables(small)
    replace_text("encounters.csv", ",question,picture_a", ",questions,picture_a")
    (problem,) = load(small).problems
    assert (problem.found, problem.remedy) == ("questions", "rename it to question, or delete it")
