"""`uv run app.py new language`: what an exhibit needs before it can be translated into a language.

The columns of its texts in the tables, a file of the interface strings, and its code in exhibit.yaml.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from data.editing.file_changes import FileChanges
from data.editing.file_template import yaml_scalar
from data.editing.new_files import read_utf8
from data.editing.refusal import refused
from data.editing.table_edit import open_table, with_column
from data.editing.yaml_edit import split_mark, with_list_item, with_value
from data.model.languages import canonical_language, language_name, own_name, plural_forms
from data.reading.csv_reader import CsvTable
from data.reading.read_languages import original_language
from data.reading.yaml_parser import parse_yaml
from data.schema.csv_schema import TABLES
from data.schema.interface_strings import english_with_forms
from data.schema.json_schema import modeline
from data.schema.table_columns import Columns


def new_language(exhibit: Path, requested: str) -> tuple[str, list[str]]:
    """Prepare the exhibit for a language; returns its code and the files that were changed or written.

    Visitors see nothing of it: the language comes last in `languages`, and its columns and words are empty.
    All files change, or none. Raises RefusedError where an argument or a file does not allow it,
    ChangedMeanwhileError where a file is saved meanwhile, OSError where one cannot be read or written.
    """
    code, original = canonical_language(requested), original_language(exhibit)
    if not code:
        remedy = "write one such as ru, pt-BR or zh-Hant (BCP 47)"
        raise refused("new language", "", requested, "is no code of a language", remedy)
    if code == original:
        fault = f"is the language that the exhibit is written in ({language_name(original)})"
        raise refused("new language", "", requested, fault, "write another one")
    changes, files = FileChanges(), list[str]()
    for name, row in TABLES.items():
        if Columns.of(row).by_language and os.path.lexists(exhibit / name):
            file = open_table(exhibit, name, needed=())
            content = file.content_of(_with_columns(name, file.table, Columns.of(row), code))
            if content != file.content:
                changes.replace(exhibit / name, file.content, content)
                files.append(name)
    words = f"words/{code}.yaml"
    if not os.path.lexists(exhibit / words):
        changes.create(exhibit / words, _words_template(code).encode())
        files.append(words)
    text = read_utf8(exhibit / "exhibit.yaml")
    mark, yaml = split_mark(text)
    changed = with_list_item(yaml, "languages", code)
    if changed is not None and changed != yaml:
        changed = _with_original(changed, original)
    if changed is None:
        fault = "cannot be changed without touching more"
        remedy = "mend the file first: check names its fault"
        raise refused("exhibit.yaml", "languages", "", fault, remedy)
    if changed != yaml:
        changes.replace(exhibit / "exhibit.yaml", text.encode(), f"{mark}{changed}".encode())
        files.append("exhibit.yaml")
    if not files:
        fault, remedy = "is prepared already", "translate what `uv run app.py check FOLDER` counts as missing"
        raise refused("new language", "", code, fault, remedy)
    changes.apply()
    return code, files


def _with_original(yaml: str, original: str) -> str | None:
    """exhibit.yaml with the language it is written in, where the new code would make it another one: English
    counts as the original language wherever it is one of the languages and none is named. None where that
    cannot be done safely."""
    fields = parse_yaml(yaml).values
    if original == "en" or fields.get("original_language") or "en" not in fields["languages"]:
        return yaml
    return with_value(yaml, "original_language", original)


def _with_columns(name: str, table: CsvTable, columns: Columns, language: str) -> str:
    """The text of the table with an empty column of the language behind the others of each of its texts."""
    for field, marker in columns.by_language.items():
        present = [columns.named(each) for each in table.column_names]
        if marker.column(language) in present:
            continue
        same = [
            number
            for number, each in enumerate(present)
            if each == marker.prefix or columns.field_and_language(each)[0] == field
        ]
        if not same and marker.prefix in columns.fields:
            continue  # the table has not the original text either: there is nothing to translate
        behind = max(same, default=len(present) - 1)
        table = with_column(name, table, marker.column(language), behind)
    return table.text


def _words_template(language: str) -> str:
    """The file of interface strings: each empty, below its English text."""
    return "\n".join(_words_lines(language)) + "\n"


def _words_lines(language: str) -> Iterator[str]:
    yield modeline("words", up=1)
    yield f"# The words of the interface in {language_name(language)}, each below the English ones. Keep what"
    yield "# stands in {braces}. A word that is empty is shown in English."
    yield f"language_name: {yaml_scalar(own_name(language))}"
    yield f"locale: {language.replace('-', '_')}"
    for key, english in english_with_forms(plural_forms(language)).items():
        if key in ("language_name", "locale"):
            continue
        if isinstance(english, str):
            yield from (f"# {english}", f"{key}:")
        else:
            yield f"{key}:"
            for form, text in english.items():
                yield from (f"  # {text}", f"  {form}:")
