"""The languages of an exhibit: those that are shown, the one it is written in, and the files of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.model.languages import canonical_language, language_name
from data.reading.folder_files import matching_entries, person_folders
from data.reading.read_yaml import read_yaml
from data.reading.source_file import SourceFile, SourceFolder
from data.schema.validation_messages import NO_LANGUAGE_CODE
from data.schema.yaml_schema import ExhibitFields

FILE = "exhibit.yaml"


@dataclass(frozen=True, slots=True)
class Languages:
    """`shown`: the languages of the exhibit, the opening one first. `original`: the one it is written in."""

    shown: tuple[str, ...]
    original: str


def read_languages(folder: SourceFolder, fields: ExhibitFields | None) -> Languages:
    """The languages of exhibit.yaml; where that cannot be read, all languages of words/, and English."""
    if fields is None:
        return Languages(tuple(strings_files(folder)), "en")
    source = folder.file(FILE)
    shown = _shown(source, fields.languages) or ("en",)
    original = canonical_language(fields.original_language or "")
    if fields.original_language and not original:
        fault, remedy = NO_LANGUAGE_CODE
        effect = f"The texts count as {language_name(_default_original(shown, folder.path))}."
        found, at = fields.original_language, source.at("original_language")
        source.problem("original_language", found=found, fault=fault, remedy=remedy, effect=effect, at=at)
    return Languages(shown, original or _default_original(shown, folder.path))


def original_language(folder: Path) -> str:
    """The language that an exhibit's folder is written in; English where exhibit.yaml cannot be read."""
    files = SourceFolder(folder)
    return read_languages(files, read_yaml(files.file(FILE), ExhibitFields)).original


def _shown(source: SourceFile, codes: Iterable[str]) -> tuple[str, ...]:
    shown: list[str] = []
    for index, code in enumerate(codes):
        language = canonical_language(code)
        if language and language not in shown:
            shown.append(language)
            continue
        fault, remedy = ("is named twice", "delete one of them") if language else NO_LANGUAGE_CODE
        effect = "The language is offered once." if language else "The language is not offered."
        at = source.at("languages", index)
        source.problem("languages", found=code, fault=fault, remedy=remedy, effect=effect, at=at)
    return tuple(shown)


def _default_original(shown: tuple[str, ...], folder: Path) -> str:
    """The original language where exhibit.yaml names none.

    English where it is shown. Also where the first language is a translation: exhibits that were made when
    every exhibit was written in English stay as they are. Otherwise the first language.
    """
    return "en" if "en" in shown or _has_translation(shown[0], folder) else shown[0]


def _has_translation(language: str, folder: Path) -> bool:
    """Whether a text file has a language in its name: `exhibit.ru.yaml`, `07-tokyo-1933.ru.md`."""
    files = [
        *matching_entries(folder, "exhibit.*.yaml"),
        *(path for person in person_folders(folder) for path in matching_entries(person, "*.*.yaml")),
        *(path for person in person_folders(folder) for path in matching_entries(person, "*.*.md")),
    ]
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


def strings_files(folder: SourceFolder) -> Mapping[str, str]:
    """The names of the files of interface strings, `words/<language>.yaml`, by language, in the order of the
    codes.

    Of two files of one language only one is read, and the other reported.
    """
    files: dict[str, str] = {}
    for path in canonical_first(matching_entries(folder.path / "words", "*.yaml")):
        language, name = canonical_language(path.stem), f"words/{path.name}"
        if language in files:
            report_second_file(folder.file(name), language, files[language].removeprefix("words/"))
        elif language:
            files[language] = name
    return dict(sorted(files.items()))


def report_second_file(source: SourceFile, language: str, first: str) -> None:
    """Report a file whose language the file `first` has too, in another spelling."""
    fault, remedy = f"{first} is {language_name(language)} too", "keep one of the two files"
    source.problem(fault=fault, remedy=remedy, effect="This file is not read.")
