"""Stories, rows, columns and people in another order: harmless, or told of by the true cause."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from data import Advice, load
from data.advice.advise import advise
from tests.exhibit_folders import replace_in_file
from tests.hand_edits.conftest import ids_in, problems, replace_line, the_problem

HOLM, ORLIN = "people/holm", "people/orlin"


def rearrange(table: Path, change: Callable[[list[list[str]]], list[list[str]]]) -> None:
    """Change the rows of a table; the header is the first."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(change(rows))


def advice(folder: Path) -> list[Advice]:
    loaded = load(folder)
    assert [str(each) for each in loaded.problems] == []
    return list(advise(loaded, folder))


def stops(folder: Path, person: str = "holm") -> list[str]:
    exhibit = load(folder).exhibit
    assert exhibit is not None
    return [stop.id for each in exhibit.people if each.id == person for stop in each.stops]


def renumber(folder: Path, by: int) -> None:
    """Add to the number of every story of a folder."""
    for path in sorted(folder.glob("[01]*.md"), reverse=by > 0):
        number, _, words = path.name.partition("-")
        path.rename(folder / f"{int(number) + by:02}-{words}")


def give_other_names(folder: Path) -> None:
    """Put a word behind the name of every story of a folder."""
    for path in sorted(folder.glob("[01]*.md")):
        stem, *suffixes = path.name.split(".")
        path.rename(folder / ".".join([f"{stem}-story", *suffixes]))


def swap(first: Path, second: Path) -> None:
    text = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(text)


def test_renumbered_stories_are_what_they_were(journeys_copy: Path) -> None:
    before = load(journeys_copy).exhibit
    renumber(journeys_copy / HOLM, 1)
    renumber(journeys_copy / ORLIN, 10)
    assert advice(journeys_copy) == []
    assert load(journeys_copy).exhibit == before


def test_references_with_the_old_numbers_lead_to_the_renumbered_stories(journeys_copy: Path) -> None:
    before = load(journeys_copy).exhibit
    rearrange(
        journeys_copy / "encounters.csv",
        lambda rows: [[cell.replace("holm/", "holm/07-") for cell in row] for row in rows],
    )
    renumber(journeys_copy / HOLM, 1)
    assert load(journeys_copy).exhibit == before


def test_renamed_stories_are_one_problem_with_their_encounters_counted(journeys_copy: Path) -> None:
    give_other_names(journeys_copy / HOLM)
    problem = the_problem(journeys_copy)
    assert problem.place == HOLM
    assert problem.fault == "the folder has no copenhagen-1919.md, irkutsk-1871.md, nagasaki-1872.md"
    assert problem.needed_by == "It is needed by 3 encounters (row 2, row 3, row 4)."
    assert ids_in(problem.remedy, journeys_copy) == set()


def test_both_lives_renamed_are_a_problem_each(journeys_copy: Path) -> None:
    give_other_names(journeys_copy / HOLM)
    give_other_names(journeys_copy / ORLIN)
    assert [each.place for each in problems(journeys_copy)] == [HOLM, ORLIN]


def test_stories_that_nothing_names_are_renumbered_without_a_word(journeys_copy: Path) -> None:
    (journeys_copy / HOLM / "02-kiel-1866.md").rename(journeys_copy / HOLM / "01b-kiel-1866.md")
    assert advice(journeys_copy) == []


def test_two_stories_with_one_number_stand_in_the_order_of_their_names(journeys_copy: Path) -> None:
    (journeys_copy / HOLM / "06-kazan-1871.md").rename(journeys_copy / HOLM / "05-kazan-1871.md")
    first, second = stops(journeys_copy)[4:6]
    assert (first, second) == ("holm/kazan-1871", "holm/moscow-1870")
    [told] = advice(journeys_copy)
    assert (told.file, told.field) == (f"{HOLM}/05-moscow-1870.md", "date")
    assert told.fault.startswith("begins before the stop ahead of it (05-kazan-1871.md")


def test_two_stories_with_each_others_names_are_told_by_their_dates(journeys_copy: Path) -> None:
    swap(journeys_copy / HOLM / "05-moscow-1870.md", journeys_copy / HOLM / "06-kazan-1871.md")
    [told] = advice(journeys_copy)
    assert (told.file, told.field, told.found) == (f"{HOLM}/06-kazan-1871.md", "date", "1870-09")
    assert told.remedy == "give the file a number below that of 05-moscow-1870.md, or mend one of the dates"


def test_rows_of_places_in_another_order_change_nothing(journeys_copy: Path) -> None:
    before = load(journeys_copy).exhibit
    rearrange(journeys_copy / "places.csv", lambda rows: [rows[0], *rows[:0:-1]])
    after = load(journeys_copy).exhibit
    assert advice(journeys_copy) == []
    assert before is not None
    assert after is not None
    assert (before.places, before.people) == (after.places, after.people)


def test_columns_in_another_order_change_nothing(journeys_copy: Path) -> None:
    before = load(journeys_copy).exhibit
    for table in ("places.csv", "sources.csv", "pictures.csv", "encounters.csv"):
        rearrange(journeys_copy / table, lambda rows: [row[::-1] for row in rows])
    assert load(journeys_copy).exhibit == before
    assert advice(journeys_copy) == []


def test_a_column_of_ids_that_was_sorted_alone_is_told_of_first(journeys_copy: Path) -> None:
    def sort_ids(rows: list[list[str]]) -> list[list[str]]:
        ids = sorted((row[0] for row in rows[1:]), reverse=True)
        return [rows[0], *([name, *row[1:]] for name, row in zip(ids, rows[1:], strict=True))]

    rearrange(journeys_copy / "places.csv", sort_ids)
    told = advice(journeys_copy)[0]
    assert told.place == "places.csv"
    assert told.fault.startswith("the file has 19 ids that are the names of other rows (")
    assert told.remedy == "put the table back from your last copy, if a column was sorted without the others"


def test_a_header_that_was_sorted_into_the_table_is_one_problem(journeys_copy: Path) -> None:
    rearrange(journeys_copy / "places.csv", lambda rows: sorted(rows, reverse=True))
    problem = the_problem(journeys_copy)
    assert problem.place == "places.csv, row 1"
    assert problem.fault.startswith("the row is not the header of this table (vladivostok, ")
    assert problem.remedy.startswith("write the names of the columns in row 1: id, toponym_en, ")
    assert "28 stories" in problem.needed_by


def test_a_story_moved_to_another_life_names_its_chapter_and_its_encounter(journeys_copy: Path) -> None:
    (journeys_copy / HOLM / "08-irkutsk-1871.md").rename(journeys_copy / ORLIN / "08-irkutsk-1871.md")
    encounter, story = problems(journeys_copy)
    assert (encounter.file, encounter.found) == ("encounters.csv", "holm/irkutsk-1871")
    assert encounter.remedy == "add it to people/, or write an id that is there"
    assert (story.file, story.field) == (f"{ORLIN}/08-irkutsk-1871.md", "chapter")
    assert story.remedy == "add it to person.yaml, or write an id that is there"


def test_people_in_another_order_change_only_their_order(journeys_copy: Path) -> None:
    replace_in_file(journeys_copy / "exhibit.yaml", "[holm, orlin]", "[orlin, holm]")
    assert advice(journeys_copy) == []
    exhibit = load(journeys_copy).exhibit
    assert exhibit is not None
    assert [person.id for person in exhibit.people] == ["orlin", "holm"]


def test_chapters_in_another_order_change_nothing_else(exhibit: Path) -> None:
    person = exhibit / "people/brandt/person.yaml"
    school, road = "  - id: school\n    title: The schoolroom\n", "  - id: road\n    title: On the road\n"
    replace_in_file(person, school + road, road + school)
    assert problems(exhibit) == []
    assert len(stops(exhibit, "brandt")) == 3


def test_the_stops_of_an_encounter_may_change_places(journeys_copy: Path) -> None:
    rearrange(
        journeys_copy / "encounters.csv",
        lambda rows: [rows[0], *([row[0], row[1], row[3], row[2], *row[4:]] for row in rows[1:])],
    )
    assert advice(journeys_copy) == []


def test_stops_of_one_life_in_both_columns_are_told_of(journeys_copy: Path) -> None:
    replace_in_file(journeys_copy / "encounters.csv", "orlin/nagasaki-1880", "holm/tokyo-1873")
    [told] = advice(journeys_copy)
    assert (told.file, told.field) == ("encounters.csv", "stop_b")
    assert told.remedy == "write a stop of another life"


def test_a_date_that_a_renumbering_left_behind_is_told_at_its_story(journeys_copy: Path) -> None:
    (journeys_copy / HOLM / "03-riga-1869.md").rename(journeys_copy / HOLM / "05b-riga-1869.md")
    [told] = advice(journeys_copy)
    assert (told.file, told.field) == (f"{HOLM}/05b-riga-1869.md", "date")
    assert told.fault.startswith("begins before the stop ahead of it (05-moscow-1870.md")


def test_a_row_whose_cells_moved_to_the_right_is_one_problem(exhibit: Path) -> None:
    rows = (exhibit / "places.csv").read_text(encoding="utf-8").split("\n")
    replace_line(exhibit / "places.csv", "vienna,", rows[1].replace("vienna,", ",vienna,"))
    first, second = problems(exhibit)
    assert (first.place, first.field) == ("places.csv, row 2 (vienna)", "")
    assert first.fault.endswith("cells that do not fit their columns, and one too many")
    assert first.remedy == "put each cell below its column again: a separator or an empty cell was added"
    assert (second.place, second.found) == ("places.csv, row 2", "vienna")
    assert "3 stories" in second.needed_by
