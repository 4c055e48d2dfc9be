"""What is deleted, emptied or renamed names itself, and no other id is proposed in its place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from data import first_edition, load, next_edition
from data.advice.advise import advise
from tests.commands import command
from tests.exhibit_folders import replace_in_file
from tests.hand_edits.conftest import delete_line, emptied, ids_in, problems, replace_line, the_problem

BRANDT, RIZZI = "people/brandt", "people/rizzi"
AGAIN = "give its row this id again, or write its new id where it is named"


def test_a_place_without_coordinates_names_its_row_and_both_of_them(exhibit: Path) -> None:
    replace_in_file(exhibit / "places.csv", "48.2082,16.3738", ",")
    problem = the_problem(exhibit)
    assert (problem.place, problem.field) == ("places.csv, row 2 (Vienna)", "latitude")
    assert problem.fault == "and longitude are missing"
    assert problem.remedy == "write them in degrees, or run on this exhibit: uv run app.py locate FOLDER"
    assert problem.needed_by == (
        "It is needed by 3 stories (brandt/01-vienna-1838, brandt/03-vienna-1871, rizzi/02-vienna-1848)."
    )


def test_a_place_without_latitude_names_its_row_and_no_other_place(exhibit: Path) -> None:
    replace_in_file(exhibit / "places.csv", "45.6495,", ",")
    problem = the_problem(exhibit)
    assert str(problem).startswith(
        "places.csv, row 3 (Trieste): latitude is missing; write it: degrees north"
    )
    assert "2 stories (brandt/02-trieste-1852, rizzi/01-trieste-1840); 1 place (row 4)" in problem.needed_by
    assert ids_in(problem.remedy, exhibit) == set()


def test_an_emptied_row_is_named_with_the_id_that_it_had(exhibit: Path) -> None:
    table = exhibit / "places.csv"
    replace_line(table, "trieste,", emptied(table))
    problem = the_problem(exhibit)
    assert (problem.place, problem.field, problem.found) == ("places.csv, row 3", "id", "trieste")
    assert problem.fault == "is missing: no row has it, and this row is empty"
    assert problem.remedy == AGAIN
    assert "2 stories" in problem.needed_by


def test_a_row_that_was_emptied_but_for_its_id_is_one_problem(exhibit: Path) -> None:
    replace_line(exhibit / "places.csv", "trieste,", "trieste" + emptied(exhibit / "places.csv"))
    problem = the_problem(exhibit)
    assert (problem.place, problem.fault) == (
        "places.csv, row 3",
        "the row has nothing but its id, trieste",
    )
    assert "2 stories" in problem.needed_by
    assert ids_in(problem.remedy, exhibit) == set()


def test_a_deleted_row_is_named_by_its_table(exhibit: Path) -> None:
    delete_line(exhibit / "places.csv", "trieste,")
    problem = the_problem(exhibit)
    assert (problem.place, problem.found, problem.remedy) == ("places.csv", "trieste", AGAIN)


@pytest.mark.parametrize(
    ("table", "old", "new", "stories"),
    [
        ("places.csv", "trieste,", "triest,", "2 stories"),
        ("places.csv", "vienna,", "vienna-old,", "3 stories"),
        ("sources.csv", "DIARY,", "DIARY2,", "3 stories"),
        ("pictures.csv", "pier,", "piers,", "2 stories"),
    ],
)
def test_a_renamed_id_is_named_and_its_new_spelling_is_not_guessed(
    table: str, old: str, new: str, stories: str, exhibit: Path
) -> None:
    replace_in_file(exhibit / table, f"\n{old}", f"\n{new}")
    problem = the_problem(exhibit)
    assert (problem.file, problem.field, problem.found) == (table, "id", old.rstrip(","))
    assert problem.remedy == AGAIN
    assert stories in problem.needed_by


def test_a_row_whose_id_was_emptied_is_named_first(exhibit: Path) -> None:
    replace_in_file(exhibit / "places.csv", "\nvienna,", "\n,")
    first, second = problems(exhibit)
    assert str(first).startswith("places.csv, row 2 (Vienna): id is missing; write it: short name")
    assert (second.place, second.found) == ("places.csv, row 2", "vienna")
    assert second.fault == "is missing: no row has it, and the id of this row has a fault"


def test_a_renamed_chapter_is_named_in_its_person_file(exhibit: Path) -> None:
    replace_in_file(exhibit / f"{BRANDT}/person.yaml", "id: road", "id: way")
    problem = the_problem(exhibit)
    assert problem.place == f"{BRANDT}/person.yaml, line 10"
    assert (problem.field, problem.found) == ("chapters", "road")
    assert problem.remedy == "give the chapter this id again, or write its new id in its stories"
    assert "2 stories (brandt/02-trieste-1852, brandt/03-vienna-1871); 1 encounter" in problem.needed_by


def test_a_renamed_story_is_named_with_all_that_names_it(exhibit: Path) -> None:
    (exhibit / f"{BRANDT}/02-trieste-1852.md").rename(exhibit / f"{BRANDT}/02-trieste-quay-1852.md")
    problem = the_problem(exhibit)
    assert (problem.place, problem.fault) == (f"{BRANDT}/trieste-1852.md", "the file is missing")
    assert problem.needed_by == (
        "It is needed by 1 encounter (row 2); 1 translation (brandt/02-trieste-1852.de)."
    )
    assert ids_in(problem.remedy, exhibit) == set()


def test_a_renamed_story_that_one_encounter_names_is_not_taken_for_another(journeys_copy: Path) -> None:
    folder = journeys_copy / "people/holm"
    (folder / "08-irkutsk-1871.md").rename(folder / "08-irkutsk-1872.md")
    problem = the_problem(journeys_copy)
    assert (problem.file, problem.field, problem.found) == (
        "encounters.csv",
        "stop_a",
        "holm/irkutsk-1871",
    )
    assert problem.remedy == "add it to people/, or write an id that is there"


def test_marks_of_a_merge_are_one_problem_with_all_stories_counted(journeys_copy: Path) -> None:
    replace_in_file(journeys_copy / "places.csv", "\n", "\n<<<<<<< HEAD\n")
    problem = the_problem(journeys_copy)
    assert problem.fault == "the file is two versions in one (line 2: <<<<<<<)"
    assert problem.needed_by == (
        "It is needed by 28 stories (holm/01-copenhagen-1846, holm/02-kiel-1866, holm/03-riga-1869 "
        "and 25 more); 2 lives (holm, orlin)."
    )


def test_marks_of_a_merge_in_a_story_count_its_encounter(exhibit: Path) -> None:
    replace_in_file(exhibit / f"{RIZZI}/03-trieste-1852.md", "---\n", "---\n<<<<<<< HEAD\n")
    problem = the_problem(exhibit)
    assert problem.file == f"{RIZZI}/03-trieste-1852.md"
    assert problem.needed_by == "It is needed by 1 encounter (row 2)."


def test_a_renamed_column_is_one_problem_and_names_the_column_that_is_not_read(exhibit: Path) -> None:
    replace_in_file(exhibit / "places.csv", ",latitude,", ",Breite,")
    problem = the_problem(exhibit)
    assert problem.place == "places.csv, row 1"
    assert problem.fault == "the column latitude is missing"
    assert problem.remedy == (
        'add a column latitude, or rename the one that holds it to latitude: "Breite" is not read'
    )
    assert "6 stories" in problem.needed_by


def test_a_workbook_in_place_of_a_table_is_said_to_be_one(exhibit: Path) -> None:
    (exhibit / "places.csv").write_bytes(b"PK\x03\x04\x14\0[Content_Types].xml xl/workbook.xml\0\0")
    problem = the_problem(exhibit)
    assert problem.fault == "the file is an Excel workbook, whatever its name says"
    assert "CSV UTF-8" in problem.remedy
    assert "6 stories" in problem.needed_by


def test_a_workbook_beside_the_place_of_its_table_is_named(exhibit: Path) -> None:
    (exhibit / "places.csv").rename(exhibit / "places.xlsx")
    problem = the_problem(exhibit)
    assert problem.fault == "the file is missing, and places.xlsx is not read"
    assert problem.remedy.startswith("open places.xlsx, and save the sheet as places.csv")


def test_a_person_taken_out_of_the_exhibit_is_named_there(exhibit: Path) -> None:
    replace_in_file(exhibit / "exhibit.yaml", "[brandt, rizzi]", "[brandt]")
    problem = the_problem(exhibit)
    assert (problem.place, problem.field, problem.found) == ("exhibit.yaml, line 6", "people", "rizzi")
    assert problem.remedy == "write rizzi in people: again, or take its encounters out"
    assert problem.needed_by == "It is needed by 1 encounter (row 2)."


def test_a_folder_that_nobody_names_is_one_advice_and_nothing_of_it_is_unused(exhibit: Path) -> None:
    replace_in_file(exhibit / "exhibit.yaml", "[brandt, rizzi]", "[brandt]")
    delete_line(exhibit / "encounters.csv", "one-pier,")
    for stop in (exhibit / BRANDT).glob("02-*"):
        stop.unlink()
    loaded = load(exhibit)
    assert loaded.problems == ()
    told = advise(loaded, exhibit)
    assert not any("used by nothing" in each.fault for each in told)
    [advice] = [each for each in told if each.file.startswith("people/rizzi")]
    assert str(advice) == (
        "people/rizzi: the folder is not named in exhibit.yaml; write rizzi in people: of exhibit.yaml to "
        "show the life. The life is not shown, with its 3 stories."
    )


def test_a_renamed_folder_is_named_and_no_other_life_is_proposed(exhibit: Path) -> None:
    (exhibit / RIZZI).rename(exhibit / "people/matteo")
    problem = the_problem(exhibit)
    assert (problem.place, problem.fault) == (RIZZI, "the folder is missing")
    assert problem.needed_by == "It is needed by 1 encounter (row 2)."
    assert ids_in(problem.remedy, exhibit) == set()


def test_a_folder_in_cyrillic_letters_is_told_the_rule_first(exhibit: Path) -> None:
    (exhibit / RIZZI).rename(exhibit / "people/Рицци")
    replace_in_file(exhibit / "exhibit.yaml", "[brandt, rizzi]", "[brandt, Рицци]")
    first, second = problems(exhibit)
    assert (first.file, first.found) == ("exhibit.yaml", "Рицци")
    assert first.remedy == (
        "write small Latin letters, digits and hyphens, and name the folder in people/ the same"
    )
    assert (second.place, second.needed_by) == (RIZZI, "It is needed by 1 encounter (row 2).")
    assert not any("Рицци" in each.remedy for each in (first, second))


def test_a_broken_person_file_is_named_and_not_the_stories_it_hides(exhibit: Path) -> None:
    delete_line(exhibit / f"{RIZZI}/person.yaml", "epithet:")
    problem = the_problem(exhibit)
    assert (problem.file, problem.field) == (f"{RIZZI}/person.yaml", "epithet")
    assert problem.remedy == "write it: a few words under the name"
    assert problem.needed_by == "It is needed by 1 encounter (row 2)."


def test_a_slip_of_typing_is_mended(exhibit: Path) -> None:
    replace_in_file(exhibit / f"{RIZZI}/01-trieste-1840.md", "place: trieste", "place: treiste")
    problem = the_problem(exhibit)
    assert (problem.field, problem.found, problem.remedy) == ("place", "treiste", "write trieste")


def test_a_slip_is_not_mended_where_a_row_without_an_id_may_be_meant(exhibit: Path) -> None:
    replace_in_file(exhibit / f"{RIZZI}/01-trieste-1840.md", "place: trieste", "place: treiste")
    replace_in_file(exhibit / "places.csv", "\nvienna,", "\n,")
    [slip] = [each for each in problems(exhibit) if each.found == "treiste"]
    assert slip.remedy == "add it to places.csv, or write an id that is there"
    assert ids_in(slip.remedy, exhibit) == set()


def test_a_missing_licence_or_title_is_not_answered_with_another_exhibits(exhibit: Path) -> None:
    replace_in_file(exhibit / "pictures.csv", ",CC0-1.0,", ",,")
    delete_line(exhibit / f"{RIZZI}/02-vienna-1848.md", "title:")
    remedies = {each.field: each.remedy for each in problems(exhibit)}
    assert remedies == {
        "licence": "write it: under what licence it is shown",
        "title": "write it: what happened, in a few words that no other stop has",
    }


def test_json_names_every_consequence_with_its_own_place(
    exhibit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    delete_line(exhibit / "places.csv", "vienna,")
    assert command("check")([str(exhibit), "--json"]) == 1
    [problem] = json.loads(capsys.readouterr().out)["problems"]
    assert [(each["file"], each["where"], each["field"]) for each in problem["consequences"]] == [
        (f"{BRANDT}/01-vienna-1838.md", "line 3", "place"),
        (f"{BRANDT}/03-vienna-1871.md", "line 3", "place"),
        (f"{RIZZI}/02-vienna-1848.md", "line 3", "place"),
    ]


def test_mending_one_of_two_references_is_no_new_fault(exhibit: Path, tmp_path: Path) -> None:
    delete_line(exhibit / "places.csv", "trieste,")
    shown = first_edition(exhibit, as_it_is=True).edition
    replace_in_file(exhibit / f"{RIZZI}/01-trieste-1840.md", "place: trieste", "place: vienna")
    assert next_edition(exhibit, shown).outcome == "new"


def test_a_further_reference_to_a_missing_place_is_a_new_fault(exhibit: Path) -> None:
    delete_line(exhibit / "places.csv", "trieste,")
    shown = first_edition(exhibit, as_it_is=True).edition
    replace_in_file(exhibit / f"{RIZZI}/02-vienna-1848.md", "place: vienna", "place: trieste")
    assert next_edition(exhibit, shown).outcome == "kept"


def test_a_deleted_life_counts_its_encounters(exhibit: Path) -> None:
    shutil.rmtree(exhibit / RIZZI)
    problem = the_problem(exhibit)
    assert str(problem) == (
        "people/rizzi: the folder is missing; put the folder back under this name, or write its new name in "
        "people: of exhibit.yaml. The life is not shown. It is needed by 1 encounter (row 2)."
    )


def test_a_slip_in_the_list_of_people_is_mended_there(exhibit: Path) -> None:
    replace_in_file(exhibit / "exhibit.yaml", "[brandt, rizzi]", "[brandt, rizi]")
    problem = the_problem(exhibit)
    assert (problem.place, problem.field, problem.found) == ("exhibit.yaml, line 6", "people", "rizi")
    assert (problem.fault, problem.remedy) == ("has no folder in people/", "write rizzi")
    assert problem.needed_by == "It is needed by 1 encounter (row 2)."


@pytest.mark.parametrize("header", ["Kennung,Name,Land,Breite,Länge", ""])
def test_a_first_row_that_is_no_header_is_one_problem(header: str, exhibit: Path) -> None:
    rows = (exhibit / "places.csv").read_text(encoding="utf-8").split("\n")[1:]
    (exhibit / "places.csv").write_text("\n".join(filter(None, [header, *rows])), encoding="utf-8")
    problem = the_problem(exhibit)
    assert problem.place == "places.csv, row 1"
    assert problem.fault.startswith("the row is not the header of this table (")
    assert problem.remedy == (
        "write the names of the columns in row 1: id, toponym_en, country, latitude, longitude, precision, "
        "certainty"
    )


def test_an_id_that_was_pasted_over_another_is_told_of_at_its_row(exhibit: Path) -> None:
    replace_in_file(exhibit / "places.csv", "\ntrieste,", "\nvienna,")
    first, second = problems(exhibit)
    assert (first.place, first.found, first.fault) == ("places.csv, row 3", "vienna", "is used twice")
    assert (second.place, second.found) == ("places.csv, row 3", "trieste")
    assert "2 stories" in second.needed_by
