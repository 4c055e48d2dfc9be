"""The interface strings of a language."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from data import ENGLISH, Problem
from data.reading.read_interface_strings import read_interface_strings
from data.reading.read_yaml import read_yaml_strings
from data.reading.source_file import SourceFile
from data.schema.interface_strings import STRINGS, completed
from tests.exhibit_folders import SHIPPED


def read(folder: Path, changes: dict[str, str], problems: list[Problem]) -> dict[str, str]:
    """Save all English strings with some changes as a language, and read them."""
    lines = [f"{key}: {changes.get(key, repr(ENGLISH[key]))}" for key in STRINGS]
    lines += [f"{key}: {text}" for key, text in changes.items() if key not in ENGLISH]
    (folder / "de.yaml").write_text("\n".join(lines), encoding="utf-8")
    return {
        **ENGLISH,
        **read_interface_strings(SourceFile(folder / "de.yaml", "words/de.yaml", "", problems)),
    }


def test_a_translated_string_replaces_the_english_one(tmp_path: Path, problems: list[Problem]) -> None:
    strings = read(tmp_path, {"close": "Schließen", "stop_of": "'{number} von {total}'"}, problems)
    assert problems == []
    assert strings == {**ENGLISH, "close": "Schließen", "stop_of": "{number} von {total}"}


@pytest.mark.parametrize(
    "text",
    [
        "'{number stories'",
        "'number} stories'",
        "'stories'",
        "'{numbre} stories'",
        "'{number} {} stories'",
        "'{number:d} stories'",
        "'{number!x} stories'",
        "'{number:>99999999999} stories'",
        "'{number.real} stories'",
        "'{0} stories'",
    ],
)
def test_placeholders_that_could_fail_on_screen_are_reported(
    text: str, tmp_path: Path, problems: list[Problem]
) -> None:
    assert read(tmp_path, {"stack_of": text}, problems)["stack_of"] == ENGLISH["stack_of"]
    (problem,) = problems
    assert (problem.field, problem.remedy) == (
        "stack_of",
        "write it like {name}: {number} stories, “{first}” to “{last}”",
    )
    assert problem.where == f"line {STRINGS.index('stack_of') + 1}"


@pytest.mark.parametrize("empty", ["", "''", "~", "[Close]", "{a: b}"])
def test_a_string_without_a_text_is_reported_and_english_is_used(
    empty: str, tmp_path: Path, problems: list[Problem]
) -> None:
    assert read(tmp_path, {"close": empty}, problems)["close"] == "Close"
    assert ["close" in str(problem) for problem in problems] == [True]


def test_an_unknown_string_is_reported(tmp_path: Path, problems: list[Problem]) -> None:
    assert read(tmp_path, {"shut": "Zu"}, problems) == dict(ENGLISH)
    (problem,) = problems
    assert (problem.field, problem.where, problem.remedy) == ("shut", f"line {len(STRINGS) + 1}", "delete it")


def test_a_string_that_the_file_lacks_is_no_problem(tmp_path: Path, problems: list[Problem]) -> None:
    (tmp_path / "de.yaml").write_text("close: Schließen\neveryone: Beide\n", encoding="utf-8")
    strings = read_interface_strings(SourceFile(tmp_path / "de.yaml", "words/de.yaml", "", problems))
    assert strings == {"close": "Schließen", "everyone": "Beide"}
    assert problems == []


def test_a_string_that_an_older_version_showed_may_stay_in_the_file(
    tmp_path: Path, problems: list[Problem]
) -> None:
    assert read(tmp_path, {"story_count": "'{number} stories'"}, problems) == dict(ENGLISH)
    assert problems == []


def test_the_name_and_the_locale_of_a_language_need_not_be_written(
    tmp_path: Path, problems: list[Problem]
) -> None:
    strings = {key: ENGLISH[key] for key in STRINGS if key not in ("language_name", "locale")}
    (tmp_path / "uk.yaml").write_text("\n".join(f"{key}: {text!r}" for key, text in strings.items()), "utf-8")
    read_interface_strings(SourceFile(tmp_path / "uk.yaml", "words/uk.yaml", "", problems))
    assert problems == []


def test_a_missing_language_file_is_reported(tmp_path: Path, problems: list[Problem]) -> None:
    assert read_interface_strings(SourceFile(tmp_path / "de.yaml", "words/de.yaml", "", problems)) == {}
    assert ["the file is missing" in str(problem) for problem in problems] == [True]


def test_a_key_without_a_text_is_not_reported_in_an_unfinished_language(
    tmp_path: Path, problems: list[Problem]
) -> None:
    (tmp_path / "de.yaml").write_text(
        "close: Schließen\nstop_of: von\nshut: Zu\nnext: ''\n", encoding="utf-8"
    )
    source = SourceFile(tmp_path / "de.yaml", "words/de.yaml", "", problems)
    strings = read_interface_strings(source, unfinished=True)
    assert strings == {"close": "Schließen"}
    assert {(each.field, each.where) for each in problems} == {("stop_of", "line 2"), ("shut", "line 3")}


@pytest.mark.content
def test_the_shipped_english_is_the_english_of_the_code() -> None:
    found = read_yaml_strings(SourceFile(SHIPPED / "words/en.yaml", "words/en.yaml"))
    assert {key: text for key, (text, _) in found.items()} == dict(ENGLISH)


def test_every_english_string_can_be_formatted() -> None:
    names = {name for text in ENGLISH.values() for _, name, _, _ in string.Formatter().parse(text) if name}
    formatted = [text.format(**dict.fromkeys(names, "one")) for text in ENGLISH.values()]
    assert all(formatted)


@pytest.mark.parametrize(
    ("language", "forms", "messages"),
    [
        ("ru", {"one": "{number} раз", "few": "{number} раза", "many": "{number} раз"}, []),
        (
            "uk",
            {"one": "{number} раз"},
            ["lacks the plural form few and many of Ukrainian; write one, few, many."],
        ),
        ("zh-Hant", {"other": "{number} 次"}, []),
        (
            "ja",
            {"one": "{number} 回", "other": "{number} 回"},
            ["is no plural form of Japanese; write only other."],
        ),
        (
            "de",
            {"one": "einmal", "other": "{number} mal"},
            ["must hold the same {…} as “{number} times”; write it"],
        ),
    ],
)
def test_a_string_with_a_number_has_the_plural_forms_of_its_language(
    language: str, forms: dict[str, str], messages: list[str], tmp_path: Path, problems: list[Problem]
) -> None:
    lines = ["staff_outside_some:", *(f"  {form}: '{text}'" for form, text in forms.items())]
    file = tmp_path / f"{language}.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")
    strings = read_interface_strings(
        SourceFile(file, f"words/{language}.yaml", "", problems), unfinished=True
    )
    assert [message in str(each) for message, each in zip(messages, problems, strict=True)] == [True] * len(
        messages
    )
    assert "staff_outside_some" in strings


def test_no_form_of_a_translated_string_is_english() -> None:
    german = completed({"staff_outside_some": "{number} mal"})
    assert "staff_outside_some.one" not in german
    assert german["stack_of.one"] == ENGLISH["stack_of.one"]
