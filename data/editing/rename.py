"""`uv run app.py rename`: another id for a stop, a place, a picture, a sound, a source or a person.

Everything that names it follows: stories, tables, translations, the file of a picture or a sound, the
folder of a person. All files change, or none does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from data.editing.file_changes import FileChanges
from data.editing.move_stop import find_stop, rename_files, stem_of
from data.editing.refusal import RefusedError, refused
from data.editing.table_edit import open_table, refused_table, rows_of
from data.editing.yaml_edit import parts_of_story, split_mark, with_ids, with_list_item
from data.model.drafts import PERSON_FILE
from data.model.ids import PEOPLE_TOGETHER, id_fault
from data.model.near_word import near_word
from data.model.stop_ids import NUMBER, StopReferences, without_number, words_of_stem
from data.reading.csv_file import CsvFileError
from data.reading.csv_reader import CsvTable
from data.reading.encoding import decoded
from data.reading.folder_files import person_folders, story_files
from data.reading.read_translations import is_translation
from data.reading.stop_files import stops_with_former_ids

CellChange = Callable[[Mapping[str, str]], Mapping[str, str]]
"""The cells of a row by column → those that get another value."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """An entry of a table: the table, and the fields of stories, the columns of tables and the fields of
    person.yaml that name it."""

    table: str
    fields: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    life_fields: tuple[str, ...] = ()


ENTRIES = {
    "place": TableEntry(
        "places.csv",
        ("place", "via", "mentions"),
        {"places.csv": ("id", "within"), "encounters.csv": ("place",)},
    ),
    "picture": TableEntry(
        "pictures.csv",
        ("picture",),
        {
            "pictures.csv": ("id",),
            "encounters.csv": ("picture_a", "picture_b"),
            "whos_who.csv": ("portrait",),
        },
        tuple(f"portraits.{age}.{form}" for age in ("young", "old") for form in ("wide", "upright")),
    ),
    "sound": TableEntry("audio.csv", ("audio",), {"audio.csv": ("id",)}),
    "source": TableEntry(
        "sources.csv",
        ("sources", "quotation.source"),
        {"sources.csv": ("id",), "world.csv": ("source",)},
    ),
}
KINDS = ("stop", "place", "picture", "sound", "source", "person")
FOLDERS = {"picture": "pictures", "sound": "audio"}
"""Where the file of an entry is, which has the name of its id."""


@dataclass(slots=True)
class Renaming:
    """What a renaming changes: files with new contents, and files with new names.

    `changed` are the files with another content, `renamed` old → new name; both are relative to the exhibit's
    folder.
    """

    changed: list[str] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)


def rename(exhibit: Path, kind: str, old: str, new: str) -> Renaming:
    """Give an entry of a kind (one of KINDS) the id `new`; a stop is named by its id, `new` is in its life.

    Raises RefusedError where an argument or a file does not allow it, ChangedMeanwhileError where a file is
    saved meanwhile, OSError where one cannot be written. Nothing is changed then.
    """
    work = _Work(exhibit)
    if kind == "stop":
        _rename_stop(work, old, new)
    elif kind == "person":
        _rename_person(work, old, new)
    else:
        _rename_entry(work, kind, old, new)
    work.changes.apply()
    return work.renaming


class _Work:
    """The changes of one renaming as they are collected."""

    def __init__(self, exhibit: Path) -> None:
        self.exhibit, self.changes, self.renaming = exhibit, FileChanges(), Renaming()

    def change_yaml(self, name: str, change: Callable[[str], str | None], naming: str = "") -> None:
        """Change the YAML of a file, or of the head of a story; where `naming` is given, only of a file that
        may name this id.

        Raises RefusedError where the file cannot be changed safely.
        """
        read = (self.exhibit / name).read_bytes()
        text = _text(read, naming)
        if text is None:
            raise refused(name, "", "", "is not saved as UTF-8", "save it again as UTF-8")
        mark, body = split_mark(text)
        above, yaml, below = parts_of_story(body) if name.endswith(".md") else ("", body, "")
        if naming and not re.search(
            _as_word(naming) if yaml else _as_value(naming), yaml or body, re.MULTILINE
        ):
            return
        changed = change(yaml)
        if changed is None:
            fault = "cannot be changed without touching more"
            raise refused(name, "", "", fault, "mend the file first: check names its fault")
        self.replace(name, read, f"{mark}{above}{changed}{below}".encode())

    def change_table(self, name: str, naming: Collection[str], change: CellChange) -> None:
        """Change cells of a table, in rows that may name one of these ids, also with the number of a stop's
        file before it; nothing where there is no such table.

        Raises RefusedError where the table cannot be written back as it is, or where such a row cannot be
        read.
        """
        if not os.path.lexists(self.exhibit / name):
            return
        try:
            file = open_table(self.exhibit, name, needed=())
            table = file.table
            naming_pattern = re.compile("|".join(map(_as_word, naming)))
            for record in reversed(list(table.records())):
                if not naming_pattern.search(table.text[record.start : record.end]):
                    continue
                if record.fault:
                    raise refused(name, f"row {record.number}", "", record.fault, "mend the row first")
                if cells := change(table.by_column(record)):
                    text = table.with_cells(record, cells)
                    table = CsvTable.of(text, file.table.column_names)
            self.replace(name, file.content, file.content_of(table.text))
        except CsvFileError as error:
            raise refused_table(name, error) from error

    def replace(self, name: str, read: bytes, content: bytes) -> None:
        if content != read:
            self.changes.replace(self.exhibit / name, read, content)
            self.renaming.changed.append(name)

    def rename_file(self, old: str, new: str) -> None:
        if os.path.lexists(self.exhibit / new) and old.lower() != new.lower():
            raise refused(new, "", "", "is there already", "choose another id, or give that another name")
        self.changes.rename(self.exhibit / old, self.exhibit / new)
        self.renaming.renamed[old] = new


def _rename_entry(work: _Work, kind: str, old: str, new: str) -> None:
    entry = ENTRIES[kind]
    _refuse_bad_id(new)
    rows = rows_of(open_table(work.exhibit, entry.table))
    if old not in (ids := [row.get("id", "") for row in rows]):
        raise _unknown(kind, old, ids, entry.table)
    if any(each.lower() == new.lower() and each != old for each in ids):
        raise refused(entry.table, "id", new, "is there already", "choose another id")
    new_ids = {old: new}
    for path in story_files(work.exhibit):
        if not is_translation(path):
            name = path.relative_to(work.exhibit).as_posix()
            try:
                work.change_yaml(name, lambda text: with_ids(text, entry.fields, new_ids), naming=old)
            except RefusedError:
                if not path.name.startswith("_"):  # of a note, which is never shown, check names no fault
                    raise
    for folder in person_folders(work.exhibit) if entry.life_fields else ():
        if (folder / PERSON_FILE).is_file():
            name = f"people/{folder.name}/{PERSON_FILE}"
            work.change_yaml(name, lambda text: with_ids(text, entry.life_fields, new_ids), naming=old)
    file = next((row.get("file", "") for row in rows if row.get("id") == old), "")
    new_file = f"{new}{PurePosixPath(file).suffix}" if PurePosixPath(file).stem == old else ""
    is_shared = sum(row.get("file") == file for row in rows) > 1
    files = FOLDERS.get(kind, "")
    if files and new_file and not is_shared and (work.exhibit / files / file).is_file():
        work.rename_file(f"{files}/{file}", f"{files}/{new_file}")
    else:
        new_file = ""
    for table, columns in entry.columns.items():

        def change(cells: Mapping[str, str], columns: tuple[str, ...] = columns) -> Mapping[str, str]:
            changed = {each: new for each in columns if cells.get(each) == old}
            return changed | {"file": new_file} if new_file and changed else changed

        work.change_table(table, [old], change)


def _rename_stop(work: _Work, old: str, new: str) -> None:
    stops = stops_with_former_ids(work.exhibit)
    stop = find_stop(old, stops, "stop")
    person, _, name = stop.id.partition("/")
    new = new.removeprefix(f"{person}/").removesuffix(".md")
    _refuse_bad_id(new)
    if NUMBER.match(new):
        fault, remedy = "begins with a number, which is no part of a stop’s name", "write the words alone"
        raise refused("rename stop", "", new, fault, f"{remedy}: {words_of_stem(new)}")
    life = [each for each in stops if each.id.startswith(f"{person}/") and each != stop]
    taken = {words_of_stem(stem_of(each)).lower() for each in life} | {stem_of(each).lower() for each in life}
    if new.lower() in taken:
        raise refused(f"people/{person}", "", new, "is the name of another stop", "choose another name")
    stem = stem_of(stop)
    number = NUMBER.match(stem)
    new_stem = f"{number[0] if number else ''}{new}"
    if new_stem == stem:
        raise refused("rename stop", "", new, "is its name already", "write another name")
    # The former name comes first: whatever is read meanwhile finds the stop by its old id or by its new one.
    former = stem if words_of_stem(stem) != name else name
    work.change_yaml(stop.file, lambda text: with_list_item(text, "formerly", former))
    folder = (work.exhibit / stop.file).parent
    for old_file, new_file in rename_files(folder, {stem: new_stem}, work.changes).items():
        work.renaming.renamed[f"people/{person}/{old_file}"] = f"people/{person}/{new_file}"
    references = StopReferences(stops)
    new_id = f"{person}/{new}"

    def change(cells: Mapping[str, str]) -> Mapping[str, str]:
        named = {each: cells.get(each, "") for each in ("stop_a", "stop_b")}
        meant = {each: references.id_of(cell) for each, cell in named.items()}
        # A name that another stop had before leads to that one no longer: its id takes its place.
        changed = {each: id for each, id in meant.items() if without_number(named[each]) == new_id != id}
        return changed | {each: new_id for each, id in meant.items() if id == stop.id}

    names = [new, *(words_of_stem(each.partition("/")[2]) for each in (f"{person}/{stem}", *stop.formerly))]
    work.change_table("encounters.csv", names, change)


def _rename_person(work: _Work, old: str, new: str) -> None:
    people = [each.name for each in person_folders(work.exhibit)]
    if old not in people:
        raise _unknown("person", old, people, "people/")
    _refuse_bad_id(new)
    if new == PEOPLE_TOGETHER:
        raise refused("rename person", "", new, "means everyone on the screen", "choose another id")
    if any(each.lower() == new.lower() and each != old for each in people):
        raise refused("people/", "", new, "is there already", "choose another id")
    references = StopReferences(stops_with_former_ids(work.exhibit))
    life = f"people/{old}/person.yaml"
    if (work.exhibit / life).is_file():
        work.change_yaml(life, lambda text: with_list_item(text, "formerly", old))
    work.change_yaml("exhibit.yaml", lambda text: with_ids(text, ["people"], {old: new}), naming=old)

    def change(cells: Mapping[str, str]) -> Mapping[str, str]:
        named = {each: cells.get(each, "") for each in ("stop_a", "stop_b")}
        # A name that another life had before leads to that one no longer: its id takes its place.
        changed = {each: references.id_of(cell) for each, cell in named.items() if cell.startswith(f"{new}/")}
        of_life = {each: cell for each, cell in named.items() if cell.startswith(f"{old}/")}
        return changed | {each: f"{new}/{cell.removeprefix(f'{old}/')}" for each, cell in of_life.items()}

    work.change_table("encounters.csv", [old, new], change)
    work.rename_file(f"people/{old}", f"people/{new}")


def _refuse_bad_id(new: str) -> None:
    if found := id_fault(new):
        raise refused("rename", "", new, *found)


def _unknown(kind: str, old: str, known: Sequence[str], table: str) -> RefusedError:
    near = near_word(old, known)
    remedy = f"write {near}" if near else f"write an id that is in {table}"
    return refused(f"rename {kind}", "", old, f"is not in {table}", remedy)


def _text(content: bytes, naming: str) -> str | None:
    """The text of a file in UTF-8; "" for one in another encoding that does not name the id `naming`, None
    for one that may."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        result = decoded(content)
    except UnicodeDecodeError:
        return None
    return "" if result is not None and naming and naming not in result.text else None


def _as_word(id: str) -> str:
    """A pattern for an id that is no part of a longer one; a stop's may have its file's number before it."""
    return rf"(?<![A-Za-z0-9_-])(?:\d+[a-z]*-)?{re.escape(id)}(?![A-Za-z0-9_-])"


def _as_value(id: str) -> str:
    """A pattern for an id in a line that looks like a field or an item of a list."""
    return rf"^[\s\w]*[:\[-].*{_as_word(id)}"
