"""`check --upgrade` lists what an exhibit does not use, and nothing that it does use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from data.advice.additions import Addition, additions, as_records, as_text
from data.model.exhibit import Exhibit
from data.reading.load import load
from data.schema.field_types import Fields, Since, since
from tests.exhibit_folders import SHIPPED, copy_small


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_small(tmp_path)


def loaded(folder: Path) -> Exhibit:
    exhibit = load(folder).exhibit
    assert exhibit is not None
    return exhibit


def listed(folder: Path) -> dict[tuple[str, str], Addition]:
    return {(each.file, each.name): each for each in additions(loaded(folder), folder)}


def test_a_field_that_no_story_uses_is_listed_with_its_meaning_and_an_example(folder: Path) -> None:
    found = listed(folder)["people/*/*.md", "old_style"]
    assert found.example == "1895-09-22"
    assert "Julian" in found.meaning
    line = "  old_style: The Julian date, where that calendar was used; such as 1895-09-22"
    assert line in as_text(loaded(folder), folder).splitlines()


def test_a_field_that_one_story_uses_is_not_listed(folder: Path) -> None:
    assert ("people/*/*.md", "picture") not in listed(folder)
    story = folder / "people/rizzi/03-trieste-1852.md"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("\nchapter:", "\nold_style: 1852-04-06\nchapter:"), encoding="utf-8")
    assert ("people/*/*.md", "old_style") not in listed(folder)


def test_a_field_within_a_field_that_is_used_is_listed(folder: Path) -> None:
    assert listed(folder)["people/*/person.yaml", "chapters.question"].since == "0.5.0"
    person = folder / "people/rizzi/person.yaml"
    text = person.read_text(encoding="utf-8")
    person.write_text(text.replace("\n    title: ", "\n    question: Why?\n    title: ", 1), encoding="utf-8")
    assert "Why?" in person.read_text(encoding="utf-8")
    names = {name for _, name in listed(folder)}
    assert not {"chapters.question", "quotation.language", "portraits.old"} & names


def test_a_field_that_must_be_written_is_never_listed(folder: Path) -> None:
    assert not {"title", "place", "date", "id", "latitude"} & {name for _, name in listed(folder)}


def test_a_column_that_a_table_lacks_is_listed_however_its_header_is_spelled(folder: Path) -> None:
    places = folder / "places.csv"
    text = places.read_text(encoding="utf-8")
    places.write_text(text.replace("toponym_then", "Toponym Then").replace(",geonames,", ",note_2,"))
    found = listed(folder)
    assert ("places.csv", "toponym_then") not in found
    assert ("places.csv", "geonames") in found


def test_a_column_is_listed_for_each_language_of_the_exhibit_that_the_table_lacks(folder: Path) -> None:
    settings = folder / "exhibit.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("languages: [en]", "languages: [en, de, uk]"), encoding="utf-8")
    names = {name for file, name in listed(folder) if file == "places.csv" and name.startswith("toponym_")}
    assert names == {"toponym_uk"}


def test_a_file_that_is_not_there_is_listed_once_without_its_columns(folder: Path) -> None:
    (folder / "encounters.csv").unlink()
    found = [each for each in additions(loaded(folder), folder) if each.file == "encounters.csv"]
    assert [(each.name, each.example) for each in found] == [("", "")]


def test_the_records_for_machines_are_those_for_people(folder: Path) -> None:
    exhibit = loaded(folder)
    records = as_records(exhibit, folder)
    assert len(records) == len(additions(exhibit, folder))
    assert all(record["meaning"] for record in records)


@pytest.mark.content
def test_the_shipped_exhibit_uses_every_field_of_its_stories() -> None:
    names = {name for file, name in listed(SHIPPED) if file == "people/*/*.md"}
    assert names <= {"old_style", "draft", "zoom", "course"}


def test_a_later_field_says_which_version_brought_it() -> None:
    class Sample(Fields):
        first: str = ""
        later: Annotated[str, Since("0.9.0")] = Field("", description="Came later")

    assert {name: since(field) for name, field in Sample.model_fields.items()} == {
        "first": "",
        "later": "0.9.0",
    }


def test_the_name_and_the_locale_of_a_language_follow_from_its_code_and_are_not_listed(folder: Path) -> None:
    words = folder / "words/en.yaml"
    lines = words.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("language_name:", "locale:", "close:"))]
    words.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert {name for file, name in listed(folder) if file == "words/en.yaml"} == {"close"}
