"""Problems that follow from others are counted in them."""

from __future__ import annotations

from pathlib import Path

from data.model.problem import Problem, Reference, with_consequences
from data.reading.causes import with_causes
from data.reading.read_gazetteer import report_unknown
from data.reading.source_file import SourceFolder

LOST = "The stop is not shown."


def refer(folder: SourceFolder, file: str, place: str, known: tuple[str, ...] = ()) -> None:
    """Report that a story names a place that is not in the table, and is lost by it."""
    report_unknown(folder.file(file, LOST), "place", place, known, "places.csv", lost="")


def exhibit(tmp_path: Path) -> SourceFolder:
    """A folder with an empty table and two lives."""
    (tmp_path / "places.csv").touch()
    for person in "ab":
        (tmp_path / "people" / person).mkdir(parents=True)
    folder = SourceFolder(tmp_path)
    for person in "ab":
        folder.file(f"people/{person}/person.yaml")
    return folder


def test_a_reference_to_a_row_with_a_fault_is_a_consequence_of_it(tmp_path: Path) -> None:
    folder = exhibit(tmp_path)
    refer(folder, "people/a/01.md", "kiel", known=("kiel-canal", "kielx"))
    folder.file("places.csv", "It is lost.").problem(fault="is wrong", remedy="write 1", lost="kiel")
    [cause] = with_causes(folder)
    assert (cause.file, [each.file for each in cause.consequences]) == ("places.csv", ["people/a/01.md"])
    assert cause.consequences[0].remedy == "check places.csv, where the fault lies"


def test_a_consequence_of_a_consequence_is_counted_in_the_first_cause(tmp_path: Path) -> None:
    folder = exhibit(tmp_path)
    refer(folder, "people/a/01.md", "kiel")
    folder.file("places.csv").problem(fault="is wrong", remedy="write 1", effect="It is lost.", lost="kiel")
    missing = Reference("people/a/01.md")
    folder.file("encounters.csv").problem(
        fault="is not there", remedy="write x", effect="It is lost.", missing=missing
    )
    [cause] = with_causes(folder)
    assert {each.file for each in cause.consequences} == {"people/a/01.md", "encounters.csv"}
    assert all(each.consequences == () for each in cause.consequences)


def test_a_row_lost_with_two_faults_has_its_consequences_once(tmp_path: Path) -> None:
    folder = exhibit(tmp_path)
    refer(folder, "people/a/01.md", "kiel")
    for field in ("latitude", "country"):
        folder.file("places.csv").problem(
            field, fault="is wrong", remedy="write 1", effect="Lost.", lost="kiel"
        )
    assert [len(each.consequences) for each in with_causes(folder)] == [1, 0]


def test_one_reference_to_nothing_stays_where_it_is(tmp_path: Path) -> None:
    folder = exhibit(tmp_path)
    refer(folder, "people/a/01.md", "keil", known=("kiel",))
    [problem] = with_causes(folder)
    assert (problem.file, problem.remedy, problem.consequences) == ("people/a/01.md", "write kiel", ())


def test_two_references_to_one_id_are_the_problem_of_the_missing_row(tmp_path: Path) -> None:
    folder = exhibit(tmp_path)
    for person in "ab":
        refer(folder, f"people/{person}/01.md", "keil", known=("kiel",))
    [problem] = with_causes(folder)
    assert (problem.file, problem.field, problem.found) == ("places.csv", "id", "keil")
    assert "kiel" not in "".join(each.remedy for each in with_consequences([problem]))


def test_two_fields_of_one_story_are_one_reference(tmp_path: Path) -> None:
    folder = exhibit(tmp_path)
    for _ in range(2):
        refer(folder, "people/a/01.md", "keil", known=("kiel",))
    assert {each.remedy for each in with_causes(folder)} == {"write kiel"}


def test_a_slip_towards_a_row_that_is_left_out_is_not_mended_to_another(tmp_path: Path) -> None:
    folder = exhibit(tmp_path)
    refer(folder, "people/a/01.md", "trieeste", known=("trieeeste",))
    folder.file("places.csv").problem(fault="is wrong", remedy="write 1", effect="Lost.", lost="trieste")
    [slip] = [each for each in with_causes(folder) if each.file != "places.csv"]
    assert slip.remedy == "add it to places.csv, or write an id that is there"


def test_nothing_is_lost_from_the_report(tmp_path: Path) -> None:
    folder = exhibit(tmp_path)
    for number in range(9):
        refer(folder, f"people/a/0{number}.md", "kiel" if number % 2 else f"kiel-{number}")
    folder.file("places.csv").problem(fault="is wrong", remedy="write 1", effect="Lost.", lost="kiel")
    reported: list[Problem] = list(with_consequences(with_causes(folder)))
    assert {each.file for each in folder.problems()} <= {each.file for each in reported}
    assert len(reported) == 10
