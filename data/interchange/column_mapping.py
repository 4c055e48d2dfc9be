"""Which column of a table is which field of a stop, as a curator says: `--column title=item_title`.

What was said is kept in a small YAML file beside the new exhibit, to be edited, and used again for the next
table of this kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from data.editing.file_template import yaml_scalar
from data.interchange.field_names import FIELD_LABELS, folded_name, known_names
from data.interchange.file_content import UnreadableError, text_of
from data.model.limits import MOST_COLUMNS
from data.model.near_word import near_word
from data.reading.yaml_parser import NotYamlError, parse_yaml

LEFT_OUT = "left_out"
"""The field of the file whose columns are left out on purpose."""
ASKED_FOR = "Left out, as you asked"
SUFFIX = ".columns.yaml"
LARGEST_MAPPING = 100_000
"""Bytes of a file of columns."""
NOT_MAPPED = {
    *("person", "event_id", "chapter", "old_style", "date_label", "place_id", "web_address", "highlight"),
}
MAPPED_FIELDS = tuple(each for each in FIELD_LABELS if each not in NOT_MAPPED)
"""The fields that a column may be given to."""
HEAD = """\
# Which column of the table is which field of a stop; several columns of a field are a list: [one, two].
# For the next table with these columns: import it with --columns and the name of this file.
"""


class MappingError(ValueError):
    """What is wrong with the columns that a curator names; every fault, and what to write instead."""


def column_fields(typed: Sequence[str], file: Path | None) -> dict[str, str]:
    """Column → field, empty for a column that is left out: as typed, and as in a file, where typed has none.

    Raises MappingError for what cannot be understood, and OSError for a file that cannot be read.
    """
    pairs = list(_pairs_of_file(file)) if file else []
    said = [_pair_of(each) for each in typed]
    fields, columns = {_field(each) for each, _, _ in said if each}, {each for _, each, _ in said}
    pairs = [each for each in pairs if _field(each[0]) not in fields and each[1] not in columns] + said
    faults, found = list[str](), dict[str, str]()
    for name, column, where in pairs:
        field = _field(name)
        if name and not field:
            near = near_word(name, [LEFT_OUT, *MAPPED_FIELDS])
            faults.append(f"{where}: “{name[:60]}” is no field{f'; write {near}' if near else ''}")
        elif not column:
            faults.append(f"{where}: no column is named")
        elif found.get(column, field) != field:
            faults.append(f"{where}: the column “{column}” is given to two fields; give it to one")
        else:
            found[column] = field
    if faults:
        raise MappingError("\n".join([*faults, fields_in_words()]))
    return found


def fields_in_words() -> str:
    """The fields there are, and what each means."""
    return f"The fields: {', '.join(f'{each} ({FIELD_LABELS[each]})' for each in MAPPED_FIELDS)}."


def mapped_columns(
    columns: Sequence[str], said: Mapping[str, str], guessed: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Field → its columns: those that the curator names, and the guessed ones of the other fields.

    `columns` are those of the table. Raises UnreadableError for a column that the table does not have.
    """
    by_name = {folded_name(each): each for each in columns}
    if missing := [each for each in said if folded_name(each) not in by_name]:
        raise UnreadableError(_no_such_columns(missing, columns))
    given = {by_name[folded_name(each)]: field for each, field in said.items()}
    fields = {
        field: [each for each in likely if each not in given]
        for field, likely in guessed.items()
        if field not in given.values()
    }
    for column, field in given.items():
        if field:
            fields.setdefault(field, []).append(column)
    return {field: likely for field, likely in fields.items() if likely}


def columns_left_out(columns: Iterable[str], said: Mapping[str, str]) -> list[str]:
    """The columns of a table that a curator leaves out on purpose."""
    names = {folded_name(each) for each, field in said.items() if not field}
    return [each for each in columns if folded_name(each) in names]


def no_titles(columns: Sequence[str], guessed: Mapping[str, Sequence[str]]) -> str:
    """The message for a table in which no column is known as that of the titles."""
    known = {column: FIELD_LABELS[field] for field, likely in guessed.items() for column in likely}
    read = [f"“{each}” ({known.get(each, 'not known')})" for each in columns[:MOST_COLUMNS]]
    usual = ", ".join(known_names(["title"])[:4])
    return (
        f"no column is known as that of the titles. The columns are {', '.join(read)}.\n"
        f"Say which one holds the titles with --column title=COLUMN, or call it {usual} or the like.\n"
        "Other columns are named in the same way: --column FIELD=COLUMN; --column =COLUMN leaves one out.\n"
        f"{fields_in_words()}"
    )


def mapping_file(exhibit: Path) -> Path:
    """Where the columns of an exhibit's table are kept: beside its folder."""
    return exhibit.with_name(exhibit.name + SUFFIX)


def mapping_text(said: Mapping[str, str]) -> str:
    """The text of the file that keeps what a curator said."""
    by_field: dict[str, list[str]] = {}
    for column, field in said.items():
        by_field.setdefault(field or LEFT_OUT, []).append(column)
    lines = []
    for field, columns in by_field.items():
        if len(columns) == 1:
            lines.append(f"{field}: {yaml_scalar(columns[0])}")
        else:
            lines += [f"{field}:", *(f"  - {yaml_scalar(each)}" for each in columns)]
    return HEAD + "".join(f"{line}\n" for line in lines)


def _pair_of(typed: str) -> tuple[str, str, str]:
    """Field, column, and how to name the option: `title=item_title`."""
    field, sign, column = typed.partition("=")
    if not sign:
        raise MappingError(f"--column {typed}: write it as FIELD=COLUMN, such as title=item_title.")
    return field.strip(), " ".join(column.split()), f"--column {typed}"


def _pairs_of_file(path: Path) -> Iterable[tuple[str, str, str]]:
    """Field, column and place of each line of a file of columns. Raises MappingError."""
    data = path.read_bytes()[: LARGEST_MAPPING + 1]
    if len(data) > LARGEST_MAPPING:
        raise MappingError(f"{path}: the file is too large for one of columns.")
    try:
        fields = parse_yaml(text_of(data), first_field="title")
    except (NotYamlError, UnreadableError) as error:
        raise MappingError(f"{path}, {error}.") from error
    for field, value in fields.values.items():
        where = f"{path}, line {fields.line(field)}"
        for column in _columns_of(value, where):
            yield ("" if field == LEFT_OUT else field), " ".join(column.split()), where


def _columns_of(value: object, where: str) -> list[str]:
    columns = value if isinstance(value, list) else [value]
    names = [each for each in columns if isinstance(each, str)]
    if len(names) < len(columns):
        raise MappingError(f"{where}: write the name of a column, or a list of them: [one, two].")
    return names


def _field(name: str) -> str:
    """The field that is meant; empty for none. A field may be called as other programs call it: `place`."""
    folded = folded_name(name)
    for field in MAPPED_FIELDS:
        if folded == field:
            return field
    found = (each for each in MAPPED_FIELDS if folded in map(folded_name, known_names([each])))
    return next(found, "")


def _no_such_columns(missing: Sequence[str], columns: Sequence[str]) -> str:
    words = []
    for each in missing:
        near = near_word(each, columns)
        words.append(f"no column is called “{each}”{f'; write {near}' if near else ''}")
    listed = ", ".join(f"“{each}”" for each in columns[:MOST_COLUMNS])
    return f"{'; '.join(words)}. The columns are {listed}."
