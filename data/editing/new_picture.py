"""`uv run app.py new picture`: the screen's version of a picture, its row in pictures.csv, a story's line.

The original is kept in `originals/`, beside the folders that are read: it is never served, nor copied with
an edition. It may be large, and may say where it was taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from data.editing.file_changes import FileChanges
from data.editing.move_stop import find_stop
from data.editing.new_files import choose_id, one_line
from data.editing.refusal import refused
from data.editing.screen_picture import ScreenPicture, read_original, screen_picture
from data.editing.table_edit import open_table, refused_table, with_column
from data.editing.yaml_edit import parts_of_story, split_mark, with_value
from data.model.atomic_write import ChangedMeanwhileError
from data.model.ids import UniqueIds, slug
from data.reading.csv_cell import escape_formula
from data.reading.csv_file import CsvFile, CsvFileError
from data.reading.csv_reader import CsvRecord, CsvTable
from data.reading.csv_writer import csv_bytes
from data.reading.media_file import MediaFileError, file_names, meant_name
from data.reading.picture_file import FOLDER
from data.reading.read_languages import original_language
from data.reading.stop_files import stops_with_former_ids
from data.reading.yaml_parser import NotYamlError, parse_yaml
from data.schema.csv_schema import PictureRow
from data.schema.field_types import FOCUS_PATTERN, normalize_focus
from data.schema.table_columns import Columns
from data.schema.validation_messages import PATTERN_RULES

TABLE, ORIGINALS = "pictures.csv", "originals"
REQUIRED = ("alt", "creator", "year", "licence", "source")
"""What a curator says of each picture; `alt` stands for the column of the exhibit's original language."""


@dataclass(frozen=True, slots=True)
class PlannedPicture:
    """A picture that was read and converted; nothing is written yet.

    `original` is its file, which is in `pictures/` already where `is_inside`. `row` is the row of
    pictures.csv that names that file, with its cells; None where a row is to be added.
    """

    exhibit: Path
    original: Path
    content: bytes
    screen: ScreenPicture
    is_inside: bool
    row: tuple[CsvRecord, Mapping[str, str]] | None
    language: str

    def lacks(self, texts: Mapping[str, str]) -> tuple[str, ...]:
        """What of REQUIRED is neither given nor in the row. The picture is not shown before it is written."""
        return tuple(each for each in REQUIRED if not texts.get(each, "").strip() and not self.given(each))

    @property
    def is_high(self) -> bool:
        """Whether it is so high for its width that it may be cut."""
        return self.screen.height > 0.5 * self.screen.width

    def given(self, text: str) -> str:
        """What the row says already of one of QUESTIONS; empty for nothing."""
        return self.row[1].get(self.column(text), "") if self.row else ""

    def column(self, text: str) -> str:
        """The usual column of one of QUESTIONS."""
        return f"alt_{self.language}" if text == "alt" else text


@dataclass(frozen=True, slots=True)
class AddedPicture:
    """What was written: the picture's id, its file in `pictures/`, where the original is kept (empty where
    the file is itself the original), and the story that shows it (empty for none). Paths are relative to the
    exhibit's folder."""

    id: str
    file: str
    original: str
    story: str


def plan_picture(exhibit: Path, written: Path) -> PlannedPicture:
    """Read and convert a picture's file: a path, or the name of a file in `pictures/`.

    Raises RefusedError where it cannot be shown or is in the exhibit already, OSError where it cannot be
    read.
    """
    original = _found_file(exhibit, written)
    try:
        content = read_original(original)
        screen = screen_picture(content)
    except MediaFileError as error:
        raise refused(str(written), "", "", error.fault, error.remedy) from error
    is_inside = original.resolve().parent == (exhibit / FOLDER).resolve()
    rows = list(_rows(_read_table(exhibit)))
    _refuse_second_time(exhibit, written, screen, rows)
    named = [each for each in rows if is_inside and meant_name(each[1].get("file", ""), (original.name,))]
    if len(named) > 1:
        numbers = " and ".join(str(record.number) for record, _ in named)
        remedy = "delete all of these rows but one, and write its id in the stories"
        raise refused(TABLE, "file", original.name, f"is named in rows {numbers}", remedy)
    language = original_language(exhibit)
    return PlannedPicture(
        exhibit, original, content, screen, is_inside, named[0] if named else None, language
    )


def checked_focus(text: str) -> str:
    """A point as pictures.csv holds it: `50% 20%`. Raises RefusedError where it is none."""
    if not _is_focus(text.strip()):
        raise refused("--focus", "", text, *PATTERN_RULES[FOCUS_PATTERN])
    return str(normalize_focus(text.strip()))


QUESTIONS = {
    "alt": "What is seen on it? A sentence, for those who do not see it",
    "creator": "Who made it? A name, or what is known: Unknown photographer, Yokohama",
    "year": "When? A year, or about 1930",
    "licence": "Under what licence is it shown? CC0-1.0, CC-BY-4.0, public domain, or © and who permits it",
    "source": "Where is it from? The archive and its number, or a web address",
    "focus": "What must stay visible where it is cut? Per cent from the left and the top, as 50% 20%, or "
    "words such as top; Enter: it is shown whole, and smaller",
}


def asked(
    planned: PlannedPicture, given: Mapping[str, str], ask: Callable[[str], str] = input
) -> Mapping[str, str]:
    """The answers to what is neither given nor in the picture's row; an empty one leaves it to be written.

    Raises RefusedError where the input ends.
    """
    answers: dict[str, str] = {}
    for name, question in QUESTIONS.items():
        if name in given or planned.given(name) or (name == "focus" and not planned.is_high):
            continue
        found = planned.screen.maker if name == "creator" else ""
        prompt = f"{question}; Enter: {found}\n> " if found else f"{question}\n> "
        try:
            answers[name] = ask(prompt).strip() or found
            while name == "focus" and not _is_focus(answers[name]):
                answers[name] = ask("Two numbers, such as 50% 20%, or words such as left top\n> ").strip()
        except EOFError:
            raise refused("new picture", "", "", "was stopped", "type the command once more") from None
    return {name: answer for name, answer in answers.items() if answer}


def _is_focus(text: str) -> bool:
    return re.fullmatch(FOCUS_PATTERN, normalize_focus(text)) is not None


def add_picture(
    planned: PlannedPicture, requested_id: str | None, texts: Mapping[str, str], stop: str | None
) -> AddedPicture:
    """Write the screen's version, keep the original, and name the picture in pictures.csv and in a story.

    `texts` are by the names in QUESTIONS; those that are empty stay to be written. The story, `stop`, gets
    its line only where none that is required is empty: it would keep the whole last good exhibit on the
    screen. All is written, or nothing.
    Raises RefusedError where an argument or a file does not allow it, ChangedMeanwhileError or OSError where
    a file cannot be written.
    """
    exhibit, changes = planned.exhibit, FileChanges()
    cells = {planned.column(name): one_line(name, text) for name, text in texts.items() if text.strip()}
    if "focus" in cells:
        cells["focus"] = checked_focus(cells["focus"])
    try:
        file = _read_table(exhibit)
        picture = _id(planned, requested_id, file)
        name = _file_name(planned, picture)
        original = _add_files(planned, name, changes)
        _add_row(exhibit, file, planned, {"id": picture, "file": name, **cells}, changes)
        story = ""
        if stop:
            may_be_shown = not planned.lacks(texts)
            story = _add_to_story(exhibit, stop, picture, changes if may_be_shown else FileChanges())
            story = story if may_be_shown else ""
        changes.apply()
    except CsvFileError as error:
        raise refused_table(TABLE, error) from error
    finally:
        with suppress(OSError):
            (exhibit / ORIGINALS).rmdir()  # where nothing is kept there
    return AddedPicture(picture, f"{FOLDER}/{name}", original, story)


def _found_file(exhibit: Path, written: Path) -> Path:
    """The file that is meant: beside the terminal, else in the exhibit, by its name in `pictures/`."""
    if written.is_file():
        return written
    folder = exhibit / FOLDER
    inside = {written.name, written.relative_to(FOLDER).name if written.parts[:1] == (FOLDER,) else ""}
    if not written.is_absolute() and len(written.parts) <= 2:
        for name in filter(None, inside):
            if (found := meant_name(name, file_names(folder))) and (folder / found).is_file():
                return folder / found
    fault = "is a folder" if written.is_dir() else "is not there"
    remedy = "write the path of the picture’s file, or drag it into the terminal"
    if likely := _names_like(written):
        remedy = f"there is {' and '.join(f'“{each}”' for each in likely)}"
    raise refused(str(written), "", "", fault, remedy)


def _names_like(written: Path) -> list[str]:
    """Names of files beside the one that was written that differ in capitals or in their suffix only."""
    try:
        names = sorted(each.name for each in written.parent.iterdir() if each.is_file())
    except OSError:
        return []
    same = [each for each in names if each.lower() == written.name.lower()]
    return same or [each for each in names if Path(each).stem.lower() == written.stem.lower()]


def _read_table(exhibit: Path) -> CsvFile | None:
    """pictures.csv; None where there is none. Raises RefusedError."""
    return open_table(exhibit, TABLE, needed=("id", "file")) if (exhibit / TABLE).exists() else None


def _rows(file: CsvFile | None) -> Iterator[tuple[CsvRecord, Mapping[str, str]]]:
    """The sound records with their cells, by the usual names of their columns."""
    if file is not None:
        columns = Columns.of(PictureRow)
        for record in (each for each in file.table.records() if not each.fault):
            cells = file.table.by_column(record)
            yield record, {columns.named(column): cell for column, cell in cells.items()}


def _refuse_second_time(
    exhibit: Path, written: Path, screen: ScreenPicture, rows: list[tuple[CsvRecord, Mapping[str, str]]]
) -> None:
    """Raise RefusedError where a row's file is this very picture as it would be written."""
    names = file_names(exhibit / FOLDER)
    for record, cells in rows:
        name = meant_name(cells.get("file", ""), names)
        path = exhibit / FOLDER / name
        with suppress(OSError):
            if name and path.stat().st_size == len(screen.content) and path.read_bytes() == screen.content:
                picture = cells.get("id", "")
                fault = f"is in the exhibit already: {picture}, row {record.number} of {TABLE}"
                raise refused(str(written), "", "", fault, f"write picture: {picture} in a story’s head")


def _id(planned: PlannedPicture, requested: str | None, file: CsvFile | None) -> str:
    taken = {cells["id"].lower(): record.number for record, cells in _rows(file) if cells.get("id")}
    if planned.row is not None:
        record, cells = planned.row
        if requested not in (None, cells.get("id")):
            fault = f"is not the id of the picture’s row ({record.number})"
            raise refused("--id", "", requested or "", fault, "leave it out")
        if not cells.get("id"):
            raise refused(TABLE, "id", "", f"is missing in row {record.number}", "write one there first")
        return cells["id"]
    files = {
        Path(each).stem for each in file_names(planned.exhibit / FOLDER) if each != planned.original.name
    }
    if requested is None:
        return UniqueIds([*taken, *files]).unique(slug(planned.original.stem), "picture")
    picture = choose_id(planned.original.stem, requested, "picture")
    if picture.lower() in taken:
        fault = f"is used already (row {taken[picture.lower()]})"
        raise refused("--id", "", picture, fault, "choose another id")
    if picture.lower() in map(str.lower, files):
        fault = "is the name of a file in pictures/ already"
        raise refused("--id", "", picture, fault, "choose another id, or give that file another name")
    return picture


def _file_name(planned: PlannedPicture, picture: str) -> str:
    """The name of the screen's version in `pictures/`; the original's own, where that is there and is it."""
    if planned.is_inside and planned.screen.is_original:
        return planned.original.name
    others = [each for each in file_names(planned.exhibit / FOLDER) if each != planned.original.name]
    return f"{UniqueIds(Path(each).stem for each in others).unique(picture)}{planned.screen.suffix}"


def _add_files(planned: PlannedPicture, name: str, changes: FileChanges) -> str:
    """Add to `changes` the screen's version, and the original's way to `originals/`; returns where that is
    kept, empty where the file is its own original."""
    target, original = planned.exhibit / FOLDER / name, planned.original
    if planned.screen.is_original:
        if not planned.is_inside:
            changes.create(target, planned.screen.content)
        return ""
    folder = planned.exhibit / ORIGINALS
    kept = _kept_name(folder, original, planned.content)
    if planned.is_inside:
        folder.mkdir(exist_ok=True)
        changes.rename(original, folder / kept)
    elif not (folder / kept).exists():
        changes.create(folder / kept, planned.content)
    changes.create(target, planned.screen.content)
    return f"{ORIGINALS}/{kept}"


def _kept_name(folder: Path, original: Path, content: bytes) -> str:
    """The original's own name, with a number where another file has it."""
    number, name = 1, original.name
    while (folder / name).exists():
        same = (folder / name).stat().st_size == len(content) and (folder / name).read_bytes() == content
        if same and original.parent.name != FOLDER:
            break
        number += 1
        name = f"{original.stem}-{number}{original.suffix}"
    return name


def _add_row(
    exhibit: Path,
    file: CsvFile | None,
    planned: PlannedPicture,
    cells: Mapping[str, str],
    changes: FileChanges,
) -> None:
    """Add to `changes` the picture's row: its cells where it is there, else a new one at the table's end."""
    if file is None:
        header = Columns.of(PictureRow).header(planned.language)
        changes.create(exhibit / TABLE, csv_bytes(header, [cells]))
        return
    table, named = file.table, {}
    for column, cell in cells.items():
        if not _as_in(table, column):  # an older table has no focus, that of another language no alt of ours
            table = with_column(TABLE, table, column, behind=len(table.header.cells) - 1)
        named[_as_in(table, column)] = escape_formula(cell)
    cells = named
    if planned.row is None:
        text = table.with_row(cells)
    else:
        number = planned.row[0].number
        record = next((each for each in table.records() if each.number == number), None)
        if record is None or table.by_column(record).get("id") != cells["id"]:
            raise ChangedMeanwhileError(TABLE)
        text = table.with_cells(record, cells)
    changes.replace(exhibit / TABLE, file.content, file.content_of(text))


def _as_in(table: CsvTable, column: str) -> str:
    """The name that a table has for a column, in whatever spelling its language is; empty for none."""
    columns = Columns.of(PictureRow)
    return next((each for each in table.column_names if columns.named(each) == column), "")


def _add_to_story(exhibit: Path, stop: str, picture: str, changes: FileChanges) -> str:
    """Add to `changes` the line `picture:` of a story's head; returns the story's file."""
    story = find_stop(stop, stops_with_former_ids(exhibit), "--stop")
    path = exhibit / story.file
    content = path.read_bytes()
    try:
        changed = with_picture(content.decode("utf-8"), picture, story.file).encode()
    except UnicodeDecodeError:
        raise refused(story.file, "", "", "is not saved as UTF-8", "save it again as UTF-8") from None
    if changed != content:
        changes.replace(path, content, changed)
    return story.file


def with_picture(text: str, picture: str, file: str) -> str:
    """The text of a story with this picture in its head; every other byte stays.

    Raises RefusedError, about `file`, where another picture is there, or the head cannot be read.
    """
    mark, body = split_mark(text)
    above, yaml, below = parts_of_story(body)
    try:
        shown = str(parse_yaml(yaml).values.get("picture") or "")
    except NotYamlError:
        shown = ""
    if shown == picture:
        return text
    if shown:
        remedy = "delete that line first, or leave --stop out"
        raise refused(file, "picture", shown, "is the story’s picture already", remedy)
    changed = with_value(yaml, "picture", picture)
    if changed is None:
        fault, remedy = "the line cannot be added to its head", f"write picture: {picture} there by hand"
        raise refused(file, "", "", fault, remedy)
    return f"{mark}{above}{changed}{below}"
