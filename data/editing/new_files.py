"""Files that `new` writes: never over one that is there."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from textwrap import wrap

from data.editing.file_template import WIDTH, skeleton, typed
from data.model.edtf_date import EdtfDate, parse_date
from data.model.exhibit import Stop
from data.model.ids import slug
from data.model.languages import is_language
from data.model.problem import Problem
from data.model.texts import ORIGINAL
from data.reading.load import load
from data.reading.read_person import STOP_FILE
from data.reading.rough_fields import rough_fields
from data.reading.stop_file import name_after, words_of
from data.schema.field_types import UNSHOWABLE
from data.schema.yaml_schema import StopTextFields
from data.schema.validation_messages import suggested_date
from data.schema.yaml_schema import StopFields

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
NOTHING = "Nothing is written."


class RefusedError(Exception):
    """Why nothing was made, in words: `str()` of it is what a curator reads."""


def refused(file: str, field: str, found: str, fault: str, remedy: str) -> RefusedError:
    """An errand that cannot be done, said as any other problem is."""
    return RefusedError(str(Problem(file, "", field, found, fault, remedy, NOTHING)))


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, with the folders it lies in. Raises RefusedError or OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise refused(str(path), "", "", "is there already", "give it another name") from None


def read_whole(path: Path) -> str:
    """A file's text with its line ends and byte order mark as they are. Raises RefusedError or OSError."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise refused(path.name, "", "", "is not saved as UTF-8", "save it again as UTF-8") from None


def replace(path: Path, text: str) -> None:
    """Put a new text in a file's place, whole or not at all. Raises OSError."""
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(text.encode("utf-8"))
    shutil.copymode(path, aside)
    os.replace(aside, path)


def one_line(field: str, text: str) -> str:
    """What was typed, on one line. Raises RefusedError where no file could hold it, or nothing is left."""
    line = " ".join(text.split())
    if UNSHOWABLE.search(line):
        shown = UNSHOWABLE.sub("�", line)
        raise refused(field, "", shown, "holds characters that cannot be shown", "type it again")
    if not line:
        raise refused(field, "", "", "is empty", "write it in quotes after the verb")
    return line


def chosen_id(name: str, asked: str | None, what: str) -> str:
    """The id that was asked for, or one made of the name. Raises RefusedError where neither can be one."""
    made = asked if asked is not None else slug(name)
    if ID.fullmatch(made):
        return made
    if asked is not None:
        raise refused("--id", "", asked, "cannot be an id", "write letters from a to z, digits and hyphens")
    remedy = f"add --id and a short name in letters from a to z, such as --id {what}"
    raise refused(what, "", name, "gives no id", remedy)


STORY_BELOW = "# The story stands below the next line, in 30 to 70 words.\n"


def new_stop(exhibit: Path, person: str, title: str, place: str, date: str, after: str | None) -> Path:
    """Write people/<person>/NN-….md: at the end of the life, or after another of its stops.

    `place` and `date` may be empty. Raises RefusedError where nothing could be made, OSError where nothing
    can be written.
    """
    title, when = one_line("title", title), _parsed_date(date)
    folder = _folder_of_person(exhibit, person)
    names = [path.name for path in sorted(folder.iterdir()) if STOP_FILE.fullmatch(path.name)]
    before = _file_of_stop(after.removeprefix(f"{person}/"), names) if after is not None else None
    name = name_after(names, before, words_of(title, place, when))
    if name is None:
        fault = f"no name stands right after {before or names[-1]}"
        remedy = "let the names of the stops begin with numbers, such as 07-tokyo-1933.md"
        raise refused(f"people/{person}", "", "", fault, remedy)
    known = {"title": title, "place": place, "chapter": _chapter(folder, before or (names or [""])[-1])}
    given = {field: typed(text) for field, text in known.items() if text}
    write_new(folder / name, stop_text(given | ({"date": date} if date else {})))
    return folder / name


def stop_text(given: dict[str, str], story: str = "") -> str:
    """A stop's file as a skeleton: an unwritten story stays empty, so that it is never shown by mistake."""
    return f"---\n{skeleton(StopFields, given)}{STORY_BELOW}---\n{story}"


def _parsed_date(date: str) -> EdtfDate | None:
    try:
        return parse_date(date) if date else None
    except ValueError:
        fault, remedy = "is not a date the exhibit can read", f"write {suggested_date(date)}"
        raise refused("--date", "", date, fault, remedy) from None


def _folder_of_person(exhibit: Path, person: str) -> Path:
    people = sorted(path.parent.name for path in (exhibit / "people").glob("*/person.yaml"))
    if person in people:
        return exhibit / "people" / person
    near = get_close_matches(person.lower(), people, n=1)
    known = f"write one of {', '.join(people)}" if people else "make the person first"
    remedy = f"write {near[0]}" if near else known
    raise refused("people/", "", person, "is not there", remedy)


def _file_of_stop(after: str, names: list[str]) -> str:
    """The file a curator means by `07-tokyo-1933`, by its whole name, or by `07`."""
    meant = [name for name in names if after in (name, name.removesuffix(".md"), name.partition("-")[0])]
    if len(meant) == 1:
        return meant[0]
    near = get_close_matches(after, [name.removesuffix(".md") for name in names], n=1, cutoff=0.4)
    remedy = f"write {near[0]}" if near else "write the name of a stop’s file, such as 07-tokyo-1933"
    raise refused("--after", "", after, "is not one stop of this life", remedy)


def _chapter(folder: Path, before: str) -> str:
    """The chapter of the stop before, or the life's first; empty where neither can be read."""
    if before and (chapter := rough_fields(folder / before).get("chapter")):
        return str(chapter)
    chapters = rough_fields(folder / "person.yaml").get("chapters")
    first = chapters[0] if isinstance(chapters, list) and chapters else {}
    return str(first.get("id") or "") if isinstance(first, dict) else ""


TABLE = "places.csv"


def new_place(exhibit: Path, name: str, asked_id: str | None, known: Mapping[str, str]) -> str:
    """Add a place to the gazetteer; returns its id. `known` are further cells by column.

    The row is separated, quoted and ended as the table's header is. Raises RefusedError where nothing could
    be made, OSError where nothing can be written.
    """
    name = one_line("name", name)
    known = {column: one_line(column, cell) for column, cell in known.items()}
    place = chosen_id(name, asked_id, "place")
    text = read_whole(exhibit / TABLE)
    header = text.removeprefix("\ufeff").partition("\n")[0].rstrip("\r")
    separator = max(",;\t", key=header.count)
    columns = [column.strip() for column in next(csv.reader([header], delimiter=separator), [])]
    if "id" not in columns:
        raise refused(TABLE, "", "", "the column id is missing", "put the header back as the first row")
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), columns, delimiter=separator)
    if any((row["id"] or "").strip() == place for row in rows):
        raise refused(TABLE, "id", place, "is used already", "choose another id with --id")
    cells = {"id": place, "toponym_en": name, "precision": "town", "certainty": "less-certain", **known}
    line_break = "\r\n" if "\r\n" in text else "\n"
    row = io.StringIO()
    writer = csv.DictWriter(
        row, columns, extrasaction="ignore", delimiter=separator, lineterminator=line_break
    )
    writer.writerow(cells)
    end = "" if text.endswith("\n") else line_break
    replace(exhibit / TABLE, f"{text}{end}{row.getvalue()}")
    return place


def new_translation(exhibit: Path, stop: str, language: str) -> Path:
    """Write `07-tokyo-1933.ru.md` beside the stop; returns it. The story stays empty: English is shown.

    `stop` is the stop's id, `sorge/07-tokyo-1933`. Raises RefusedError where there is no such stop, the
    language is none, or the file is there already; OSError where it cannot be written.
    """
    if not is_language(language) or language == ORIGINAL:
        remedy = "write ru, ja, de or fr, or another language’s two letters; English is what is translated"
        raise refused("new translation", "language", language, "is no language to translate into", remedy)
    path = exhibit / "people" / f"{stop}.{language}.md"
    write_new(path, _translation_template(_stop(exhibit, stop)))
    return path


def _stop(exhibit: Path, wanted: str) -> Stop:
    loaded = load(exhibit).exhibit
    stops = {stop.id: stop for stop in loaded.stops} if loaded else {}
    if wanted in stops:
        return stops[wanted]
    near = get_close_matches(wanted, stops, n=1)
    remedy = f"write {near[0]}" if near else "write person/file, such as sorge/07-tokyo-1933"
    raise refused("new translation", "stop", wanted, "is no stop that can be shown", remedy)


def _translation_template(stop: Stop) -> str:
    english = stop.in_language(ORIGINAL)
    parts = [english.title, *([english.doubt] if english.doubt else []), english.story]
    beside = [line for part in parts for line in ("", *wrap(" ".join(part.split()), WIDTH))][1:]
    head = skeleton(StopTextFields, {"original": f'"{english.fingerprint}"'})
    comment = "\n".join(f"# {line}".rstrip() for line in ("In English:", *beside))
    return f"---\n{head}{comment}\n---\n"
