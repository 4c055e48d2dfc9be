"""Problems: how one reads, and in which order several are listed."""

import json
from dataclasses import replace

from data import Problem
from data.model.problem import WHOLE_FILE, Location, Reference, in_reading_order

DMITROV = Problem.on(
    "places.csv",
    "latitude",
    found="56,34",
    fault="is not a number",
    remedy="write 56.34",
    effect="The place is not shown.",
    at=Location.row(7, "Dmitrov"),
)


def test_a_problem_reads_as_place_fault_remedy_consequence() -> None:
    assert str(DMITROV) == (
        'places.csv, row 7 (Dmitrov): latitude "56,34" is not a number; write 56.34. The place is not shown.'
    )


def test_a_problem_of_a_whole_file_has_no_row_and_no_field() -> None:
    missing = Problem.on(
        "places.csv", fault="the file is missing", remedy="put it back", effect="No place is shown."
    )
    assert str(missing) == "places.csv: the file is missing; put it back. No place is shown."


def test_a_missing_field_is_named_without_a_value() -> None:
    untitled = Problem.on(
        "a.md",
        "title",
        fault="is missing",
        remedy="write one",
        effect="The stop is not shown.",
        at=Location.line(2),
    )
    assert str(untitled) == "a.md, line 2: title is missing; write one. The stop is not shown."


def test_problems_are_sorted_by_file_and_row_without_duplicates() -> None:
    def at(file: str, row: int) -> Problem:
        return Problem.on(file, fault="", remedy="", effect="", at=Location.row(row))

    mixed = [at("places.csv", 10), at("encounters.csv", 9), at("places.csv", 2), at("places.csv", 10)]
    assert [(each.file, each.order) for each in in_reading_order(mixed)] == [
        ("encounters.csv", 9),
        ("places.csv", 2),
        ("places.csv", 10),
    ]


def test_a_problem_is_the_same_after_a_round_trip_through_json() -> None:
    assert Problem(**json.loads(json.dumps(DMITROV.as_dict()))) == DMITROV


def consequence(file: str, where: Location = WHOLE_FILE) -> Problem:
    return Problem.on(file, "place", fault="is not there", remedy="check it", effect="It is lost.", at=where)


def test_consequences_are_counted_by_kind_in_one_sentence() -> None:
    files = [f"people/sorge/0{number}-tokyo.md" for number in range(5)]
    needing = [
        *map(consequence, files),
        consequence(files[0]),
        consequence("people/sorge/01-tokyo.ru.md"),
        consequence("encounters.csv", Location.row(3, "One street")),
        consequence("people/sorge/person.yaml"),
    ]
    assert replace(DMITROV, consequences=tuple(needing)).needed_by == (
        "It is needed by 5 stories (sorge/00-tokyo, sorge/01-tokyo, sorge/02-tokyo and 2 more); "
        "1 encounter (row 3); 1 translation (sorge/01-tokyo.ru); 1 life (sorge)."
    )


def test_json_holds_each_consequence_and_nothing_of_the_program() -> None:
    found = replace(DMITROV, lost=Reference("places.csv", "dmitrov"), consequences=(consequence("a.md"),))
    assert [each["file"] for each in found.as_dict()["consequences"]] == ["a.md"]
    assert DMITROV.as_dict().keys() == found.as_dict().keys() - {"consequences"}
    assert "lost" not in found.as_dict()
