"""The languages of an exhibit: those that are shown, the one it is written in, and the files of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.model.languages import canonical_language, language_name
from data.model.problem import Problem
from data.reading.read_yaml import line_of, read_yaml
from data.schema.validation_messages import NO_LANGUAGE_CODE
from data.schema.yaml_schema import ExhibitFields

FILE = "exhibit.yaml"


@dataclass(frozen=True, slots=True)
class Languages:
    """`shown`: the languages of the exhibit, the opening one first. `original`: the one it is written in."""

    shown: tuple[str, ...]
    original: str


def read_languages(fields: ExhibitFields | None, folder: Path, problems: list[Problem]) -> Languages:
    """The languages of exhibit.yaml; where that cannot be read, all languages of words/, and English."""
    if fields is None:
        return Languages(tuple(strings_files(folder, [])), "en")
    shown = _shown(fields.languages, folder, problems) or ("en",)
    original = canonical_language(fields.original_language or "")
    if fields.original_language and not original:
        effect = f"The texts count as {language_name(_default_original(shown, folder))}."
        line = line_of(folder / FILE, "original_language")
        found = fields.original_language
        problems.append(_problem(line, "original_language", found, *NO_LANGUAGE_CODE, effect))
    return Languages(shown, original or _default_original(shown, folder))


def original_language(folder: Path) -> str:
    """The language that an exhibit's folder is written in; English where exhibit.yaml cannot be read."""
    fields = read_yaml(folder / FILE, FILE, ExhibitFields, "", [])
    return read_languages(fields, folder, []).original


def _shown(codes: Iterable[str], folder: Path, problems: list[Problem]) -> tuple[str, ...]:
    shown: list[str] = []
    for index, code in enumerate(codes):
        language = canonical_language(code)
        line = 0 if language and language not in shown else line_of(folder / FILE, "languages", index)
        if not language:
            effect = "The language is not offered."
            problems.append(_problem(line, "languages", code, *NO_LANGUAGE_CODE, effect))
        elif language in shown:
            problems.append(_problem(line, "languages", code, *TWICE))
        else:
            shown.append(language)
    return tuple(shown)


TWICE = ("is named twice", "delete one of them", "The language is offered once.")


def _problem(line: int, field: str, code: str, fault: str, remedy: str, effect: str) -> Problem:
    return Problem(FILE, f"line {line}", field, code, fault, remedy, effect, line)


def _default_original(shown: tuple[str, ...], folder: Path) -> str:
    """The original language where exhibit.yaml names none.

    English where it is shown. Also where the first language is a translation: exhibits that were made when
    every exhibit was written in English stay as they are. Otherwise the first language.
    """
    return "en" if "en" in shown or _has_translation(shown[0], folder) else shown[0]


def _has_translation(language: str, folder: Path) -> bool:
    """Whether a text file has a language in its name: `exhibit.ru.yaml`, `07-tokyo-1933.ru.md`."""
    files = (
        *folder.glob("exhibit.*.yaml"),
        *folder.glob("people/*/*.*.yaml"),
        *folder.glob("people/*/*.*.md"),
    )
    return any(language_of_file(path) == language for path in files)


def language_of_file(path: Path) -> str:
    """The language in a file's name, before its suffix: "ru" for `07-tokyo-1933.ru.md`; empty for none."""
    stem, _, code = path.stem.rpartition(".")
    return canonical_language(code) if stem else ""


def canonical_first(paths: Iterable[Path]) -> list[Path]:
    """Files by name, but those first whose language is in its canonical spelling: of two files of one
    language the first is read."""

    def key(path: Path) -> tuple[bool, Path]:
        code = path.stem.rpartition(".")[2]
        return canonical_language(code) != code, path

    return sorted(paths, key=key)


def strings_files(folder: Path, problems: list[Problem]) -> Mapping[str, Path]:
    """The files of interface strings, `words/<language>.yaml`, by language, in the order of the codes.

    Of two files of one language only one is read, and the other reported.
    """
    files: dict[str, Path] = {}
    for path in canonical_first((folder / "words").glob("*.yaml")):
        language = canonical_language(path.stem)
        if language in files:
            problems.append(second_file(f"words/{path.name}", language, files[language].name))
        elif language:
            files[language] = path
    return dict(sorted(files.items()))


def second_file(name: str, language: str, first: str) -> Problem:
    """The problem of a file whose language another file has too, in another spelling."""
    fault = f"{first} is {language_name(language)} too"
    return Problem(name, "", "", "", fault, "keep one of the two files", "This file is not read.")
