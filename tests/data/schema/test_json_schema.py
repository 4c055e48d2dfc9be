"""The schemas allow what the loader reads, and find what its sheets find."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from data import Problem
from data.advice.check import SHIPPED
from data.reading.read_translations import is_translation
from data.reading.read_yaml import FRONT_MATTER, read_yaml_strings
from data.schema.interface_strings import ENGLISH
from data.schema.json_schema import SHEETS, as_text, main, modeline
from tests.data.conftest import EXHIBITS
from tests.data.editor import SCHEMAS, faults, is_read


def texts(exhibit: Path) -> Iterator[tuple[str, str, str]]:
    """Every YAML text of an exhibit: its file, its schema's name, the text."""
    for path in sorted(exhibit.rglob("*.yaml")):
        whole, _, translated = path.stem.partition(".")
        name = "words" if path.parent.name == "words" else f"{whole}-translation" if translated else whole
        yield path.relative_to(exhibit).as_posix(), name, path.read_text(encoding="utf-8")
    for path in sorted(exhibit.glob("people/*/*.md")):
        parts = FRONT_MATTER.match(path.read_bytes().decode("utf-8", "replace"))
        if parts is not None:
            name = "stop-translation" if is_translation(path) else "stop"
            yield path.relative_to(exhibit).as_posix(), name, parts["head"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_itself(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[name]["additionalProperties"] is False


@pytest.mark.parametrize("exhibit", [SHIPPED, EXHIBITS / "small"], ids=["shipped", "small"])
def test_every_file_of_a_whole_exhibit_is_valid(exhibit: Path) -> None:
    found = list(texts(exhibit))
    held = {name for _, name, _ in found}
    assert held in (set(SCHEMAS), {name for name in SCHEMAS if not name.endswith("-translation")})
    told = {file: faults(name, text) for file, name, text in found}
    # Of a language that is not shown yet, words may be missing.
    told["words/de.yaml"] = [each for each in told.get("words/de.yaml", []) if "required" not in each]
    assert {file: faults for file, faults in told.items() if faults} == {}


def test_a_file_of_the_broken_exhibit_is_valid_only_where_its_sheet_can_be_read(tmp_path: Path) -> None:
    sound, faulty = list[str](), list[str]()
    for file, name, text in texts(EXHIBITS / "broken"):
        try:
            valid = not faults(name, text)
        except Exception:  # no YAML at all: the editor says so without a schema
            continue
        (sound if valid else faulty).append(file)
        assert valid == is_read(name, text, tmp_path), file
    heads = [file.rpartition("/")[2] for file in faulty if file.endswith(".md")]
    ours = [file for file in heads if file.count(".") == 1]
    assert ours == ["04-date.md", "09-choices.md", "13-list.md", "14-missing.md", "15-strange.md"]
    assert [file for file in faulty if file.endswith(".yaml") and file.count(".") == 1] == [
        "people/okafor/person.yaml",
        "words/en.yaml",
    ]
    assert "people/ferrer/05-references.md" in sound  # an id that is in no table: only `check` can know


@pytest.mark.parametrize("name", SHEETS)
def test_every_field_says_what_it_means_and_gives_an_example_that_is_valid(name: str) -> None:
    for field, told in SCHEMAS[name]["properties"].items():
        assert told["description"], field
        for example in told["examples"]:
            whole = {**SCHEMAS[name], "required": []}
            assert Draft202012Validator(whole).is_valid({field: example}), f"{field}: {example}"


def test_a_choice_is_offered_word_by_word() -> None:
    assert SCHEMAS["person"]["properties"]["marker"]["enum"] == ["circle", "diamond", "square", "hexagon"]


def test_a_word_that_does_not_fit_is_told_in_plain_words() -> None:
    fields = SCHEMAS["stop"]["properties"]
    assert fields["date"]["patternErrorMessage"].startswith("Write a date such as 1933-09-06")
    assert fields["place"]["patternErrorMessage"] == "Write it like yokohama-pier."


def test_every_word_of_the_interface_has_its_place() -> None:
    assert list(SCHEMAS["words"]["properties"]) == list(ENGLISH) == SCHEMAS["words"]["required"]
    problems: list[Problem] = []
    assert (
        read_yaml_strings(SHIPPED / "words/en.yaml", "words/en.yaml", "", problems).keys() == ENGLISH.keys()
    )


def test_the_shipped_schemas_are_up_to_date() -> None:
    stored = {path.stem: path.read_text(encoding="utf-8") for path in (SHIPPED / ".schema").iterdir()}
    assert stored == {name: as_text(schema) for name, schema in SCHEMAS.items()}, "uv run app.py schema"


def test_the_shipped_files_name_the_schema_that_is_theirs() -> None:
    for path in SHIPPED.rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        target = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / target).is_file(), path


def test_schema_writes_every_schema_and_says_how_they_are_found(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(small)]) == 0
    stored = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (small / ".schema").iterdir()
    }
    assert stored == SCHEMAS
    said = capsys.readouterr().out
    assert modeline("exhibit") in said
    assert "$schema=../../.schema/person.json" in said


def test_schema_twice_gives_the_same_files(small: Path) -> None:
    main([str(small)])
    before = {path: path.read_bytes() for path in (small / ".schema").iterdir()}
    assert main([str(small)]) == 0
    assert {path: path.read_bytes() for path in (small / ".schema").iterdir()} == before


def test_schema_without_a_folder_says_which_to_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nowhere")]) == 2
    assert "name the folder that holds exhibit.yaml" in capsys.readouterr().out


def test_schema_says_when_it_cannot_write(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / ".schema").write_text("a file where the folder should be", encoding="utf-8")
    assert main([str(small)]) == 2
    assert "cannot be written" in capsys.readouterr().out
