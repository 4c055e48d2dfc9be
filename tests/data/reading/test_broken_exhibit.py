"""Every fault of tests/exhibits/broken is reported: where, which field, and what to type."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Loaded, Problem
from tests.data.conftest import to_do

PERSON = "people/ferrer/"
EXPECTED = [
    ("basemap/lettering.csv", "row 1", "", "add a column kind"),
    ("encounters.csv", "row 2 (Two good stops)", "text_fr", "write the text, or empty both"),
    (
        "encounters.csv",
        "row 3 (A stop that is not there)",
        "stop_b",
        "add it to people/, or write an id that",
    ),
    ("encounters.csv", "row 4 (A place that is not there)", "place", "add it to places.csv"),
    ("encounters.csv", "row 5 (Nothing to say)", "text", "write "),
    ("exhibit.fr.yaml", "line 1", "welcome", "write welcome: and its text in this language"),
    (PERSON + "01-lisbon-1880.fr.md", "line 2", "title", "write title: and its text in this language"),
    (PERSON + "01-lisbon-1880.fr.md", "line 2", "titre", "delete it, or mend its name"),
    (PERSON + "01-lisbonn-1880.ru.md", "", "", "name it 01-lisbon-1880.ru.md"),
    (PERSON + "02-sintra-1881.fr.md", "line 4", "", "write 30 to 70 words below the head"),
    (PERSON + "02-sintra-1881.md", "line 6", "picture", "add it to pictures.csv, or write an id that"),
    (PERSON + "02-sintra-1881.md", "line 7", "mentions", "add it to places.csv"),
    (PERSON + "02-sintra-1881.md", "line 8", "sources", "add it to sources.csv"),
    (PERSON + "03-yaml.md", "line 2", "", "check this line and the one above"),
    (PERSON + "04-date.md", "line 4", "date", "write 1890~ (about 1890)"),
    (PERSON + "05-references.md", "line 3", "place", "add it to places.csv"),
    (PERSON + "06-no-head.md", "line 1", "", "write --- alone on a line above and below it"),
    (PERSON + "07-no-story.md", "line 8", "", "write 30 to 70 words below the head"),
    (PERSON + "08-double-key.md", "line 4", "", "check this line and the one above"),
    (PERSON + "09-choices.md", "line 6", "highlight", "write true or false"),
    (PERSON + "09-choices.md", "line 7", "certainty", "write one of these"),
    (PERSON + "10-double-title.en.md", "", "", "put the text there, or delete this file"),
    (PERSON + "10-double-title.md", "line 2", "title", "write a title of its own"),
    (PERSON + "11-encoding.md", "", "", "save it again as UTF-8"),
    (PERSON + "12-tab.md", "line 7", "", "check this line and the one above"),
    (PERSON + "13-list.md", "line 6", "sources", "write [NOTEBOOK]"),
    (PERSON + "14-missing.md", "line 2", "title", "write "),
    (PERSON + "15-strange.md", "line 6", "certanty", "write certainty"),
    (PERSON + "person.EN.yaml", "", "", "put the text there, or delete this file"),
    (PERSON + "person.yaml", "line 10", "chapters", "give the chapter this id again"),
    ("people/nobody", "", "", "put the folder back under this name"),
    ("people/okafor/person.yaml", "line 1", "epithet", "write "),
    ("people/okafor/person.yaml", "line 3", "born", "write 1860-21 (spring 1860)"),
    ("people/okafor/person.yaml", "line 6", "colour", 'write "#a52a2a"'),
    ("people/okafor/person.yaml", "line 7", "line", "write one of these"),
    ("people/okafor/person.yaml", "line 9", "chapters", "write "),
    ("pictures.csv", "row 2 (lost)", "file", "put the file there under this name"),
    ("pictures.csv", "row 3 (hollow)", "file", "put the file there under this name"),
    ("places.csv", "row 3 (Porto)", "latitude", "write a number "),
    ("places.csv", "row 4 (Évora)", "country", "write the two capital letters of its code (ISO 3166-1)"),
    ("places.csv", "row 5 (Sintra)", "within", "add it to places.csv"),
    ("places.csv", "row 6", "id", "give this row an id of its own"),
    ("places.csv", "row 7 (Dmitrov)", "latitude", "write 56.34"),
    ("places.csv", "row 8 (Faro)", "precision", "write "),
    ("places.csv", "row 9 (Nameless)", "id", "write "),
    ("places.csv", "row 10 (Beja)", "longitude", "write a number such as 37.52"),
    ("plans/lisbon.geojson", "line 3", "", "save it again from the drawing program"),
    ("plans/porto.geojson", "feature 1", "kind", "write one of sheet, water"),
    ("sources.csv", "row 3 (GOSSIP)", "kind", "write "),
    ("sources.csv", "row 4", "id", "give this row an id of its own"),
    ("words/en.yaml", "line 12", "shut", "delete it"),
    ("words/en.yaml", "line 13", "close", "write close: Close"),
    ("words/en.yaml", "line 17", "stack_of", "write it like {name}: {number} stories, “{first}” to “{last}”"),
    ("words/fr.yaml", "line 3", "", "check this line and the one above"),
]


@pytest.mark.parametrize(("file", "where", "field", "remedy"), EXPECTED)
def test_a_fault_is_reported_with_its_place_and_its_remedy(
    file: str, where: str, field: str, remedy: str, broken: Loaded
) -> None:
    at_place = [each for each in to_do(broken) if (each.file, each.where, each.field) == (file, where, field)]
    assert [each.remedy[: len(remedy)] for each in at_place] == [remedy]


def test_nothing_else_is_reported(broken: Loaded) -> None:
    assert [(each.file, each.where, each.field) for each in to_do(broken)] == [each[:3] for each in EXPECTED]


def test_what_is_not_finished_counts_as_a_draft(broken: Loaded) -> None:
    assert [(each.file, each.where, each.reason) for each in broken.drafts] == [
        ("encounters.csv", "row 2 (Two good stops)", "is not finished in French"),
        ("exhibit.fr.yaml", "", "is not finished"),
        (PERSON + "02-sintra-1881.fr.md", "", "is not finished"),
        (PERSON + "07-no-story.md", "", "has no story yet"),
    ]


def test_the_message_of_a_decimal_comma(broken: Loaded) -> None:
    assert (
        'places.csv, row 7 (Dmitrov): latitude "56,34" is not a number; write 56.34. The place is not shown.'
    ) in map(str, broken.problems)


def test_every_problem_is_one_line_with_a_remedy_and_an_effect(broken: Loaded) -> None:
    def is_complete(problem: Problem) -> bool:
        message = str(problem)
        return bool(problem.fault and problem.remedy) and "\n" not in message and message.endswith(".")

    assert [str(each) for each in to_do(broken) if not is_complete(each)] == []
    assert [str(each) for each in to_do(broken) if ".." in str(each)] == []


def test_what_has_no_fault_is_shown(broken: Loaded) -> None:
    exhibit = broken.exhibit
    assert exhibit is not None
    assert [Path(stop.file).name[:2] for stop in exhibit.stops] == ["01", "02", "10", "11"]
    assert list(exhibit.places) == ["lisbon", "sintra"]
    assert [encounter.id for encounter in exhibit.encounters] == ["one"]
