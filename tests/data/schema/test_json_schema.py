"""The JSON schemas accept the files that the loader reads, and reject those that it does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from data.reading.read_translations import is_translation
from data.reading.read_yaml import read_yaml_strings
from data.reading.source_file import FRONT_MATTER, SourceFile
from data.schema.interface_strings import ENGLISH, STRINGS
from data.schema.json_schema import MODELS, as_text, modeline
from tests.commands import command
from tests.data.editor import SCHEMAS, faults, is_read
from tests.exhibit_folders import EXHIBITS, SHIPPED, SMALL

main = command("schema")


def yaml_texts(exhibit: Path) -> Iterator[tuple[str, str, str]]:
    """Every YAML text of an exhibit: its file, its schema's name, the text."""
    for path in sorted(exhibit.rglob("*.yaml")):
        base, _, language = path.stem.partition(".")
        name = "words" if path.parent.name == "words" else f"{base}-translation" if language else base
        yield path.relative_to(exhibit).as_posix(), name, path.read_text(encoding="utf-8")
    for path in sorted(exhibit.glob("people/*/*.md")):
        parts = FRONT_MATTER.match(path.read_bytes().decode("utf-8", "replace"))
        if parts is not None:
            name = "stop-translation" if is_translation(path) else "stop"
            yield path.relative_to(exhibit).as_posix(), name, parts["head"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_itself(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[name]["additionalProperties"] is False


@pytest.mark.parametrize(
    "exhibit",
    [SMALL, pytest.param(SHIPPED, marks=pytest.mark.content)],
    ids=["small", "shipped"],
)
def test_every_file_of_a_faultless_exhibit_is_valid(exhibit: Path) -> None:
    found = list(yaml_texts(exhibit))
    names = {name for _, name, _ in found}
    assert names in (set(SCHEMAS), {name for name in SCHEMAS if not name.endswith("-translation")})
    faults_by_file = {file: faults(name, text) for file, name, text in found}
    # A language that is not shown yet may lack strings.
    german = faults_by_file.get("words/de.yaml", [])
    faults_by_file["words/de.yaml"] = [each for each in german if "required" not in each]
    assert {file: faults for file, faults in faults_by_file.items() if faults} == {}


def test_a_file_of_the_broken_exhibit_is_valid_only_where_the_loader_reads_it(tmp_path: Path) -> None:
    accepted, rejected = list[str](), list[str]()
    for file, name, text in yaml_texts(EXHIBITS / "broken"):
        try:
            valid = not faults(name, text)
        except Exception:  # no YAML at all: the editor says so without a schema
            continue
        (accepted if valid else rejected).append(file)
        assert valid == is_read(name, text, tmp_path), file
    stops = [file.rpartition("/")[2] for file in rejected if file.endswith(".md")]
    originals = [file for file in stops if file.count(".") == 1]
    assert originals == ["04-date.md", "09-choices.md", "13-list.md", "14-missing.md", "15-strange.md"]
    assert [file for file in rejected if file.endswith(".yaml") and file.count(".") == 1] == [
        "people/okafor/person.yaml",
        "words/en.yaml",
    ]
    assert "people/ferrer/05-references.md" in accepted  # an id that is in no table: only `check` can know


@pytest.mark.parametrize("name", MODELS)
def test_every_field_says_what_it_means_and_gives_an_example_that_is_valid(name: str) -> None:
    for field, schema in SCHEMAS[name]["properties"].items():
        assert schema["description"], field
        for example in schema["examples"]:
            optional = {**SCHEMAS[name], "required": []}
            assert Draft202012Validator(optional).is_valid({field: example}), f"{field}: {example}"


def test_a_choice_lists_its_values() -> None:
    assert SCHEMAS["person"]["properties"]["marker"]["enum"] == ["circle", "diamond", "square", "hexagon"]


def test_a_value_that_does_not_match_has_a_plain_message() -> None:
    fields = SCHEMAS["stop"]["properties"]
    message = fields["date"]["anyOf"][0]["patternErrorMessage"]
    assert message.startswith("Write a date such as 1933-09-06")
    assert fields["place"]["anyOf"][0]["patternErrorMessage"] == "Write it like yokohama-pier."


def test_every_interface_string_is_in_the_schema() -> None:
    assert list(SCHEMAS["words"]["properties"]) == list(STRINGS) == SCHEMAS["words"]["required"]
    strings = read_yaml_strings(SourceFile(SMALL / "words/en.yaml", "words/en.yaml"))
    assert strings.keys() == ENGLISH.keys()


@pytest.mark.content
def test_the_shipped_schemas_are_up_to_date() -> None:
    stored = {path.stem: path.read_text(encoding="utf-8") for path in (SHIPPED / ".schema").iterdir()}
    assert stored == {name: as_text(schema) for name, schema in SCHEMAS.items()}, "uv run app.py schema"


@pytest.mark.content
def test_the_shipped_files_name_an_existing_schema() -> None:
    for path in SHIPPED.rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        target = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / target).is_file(), path


def test_schema_writes_every_schema_and_prints_how_an_editor_finds_them(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(small)]) == 0
    stored = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (small / ".schema").iterdir()
    }
    assert stored == SCHEMAS
    output = capsys.readouterr().out
    assert modeline("exhibit") in output
    assert "$schema=../../.schema/person.json" in output


def test_schema_run_twice_writes_the_same_files(small: Path) -> None:
    main([str(small)])
    before = {path: path.read_bytes() for path in (small / ".schema").iterdir()}
    assert main([str(small)]) == 0
    assert {path: path.read_bytes() for path in (small / ".schema").iterdir()} == before


def test_schema_of_a_missing_folder_says_which_folder_to_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nowhere")]) == 2
    assert "name the folder that holds exhibit.yaml" in capsys.readouterr().err


def test_schema_says_when_it_cannot_write(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / ".schema").write_text("a file where the folder should be", encoding="utf-8")
    assert main([str(small)]) == 2
    assert "cannot be written" in capsys.readouterr().err
