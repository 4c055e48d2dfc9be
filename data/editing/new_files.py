"""`uv run app.py new` for one file or row of an exhibit: a stop, a place, a translation.

Also the file writing that every `new` command uses: no existing file is overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import wrap

from data.editing.file_changes import FileChanges
from data.editing.file_template import WIDTH, yaml_scalar, yaml_template
from data.editing.move_stop import find_stop, renumber, stem_of
from data.editing.namesake import namesake_fault
from data.editing.refusal import refused
from data.editing.stop_order import numbered, words_of
from data.editing.table_edit import append_row, open_table
from data.model.atomic_write import create_file
from data.model.edtf_date import EdtfDate, parse_date
from data.model.exhibit import Stop
from data.model.ids import UniqueIds, id_fault, slug
from data.model.languages import canonical_language, language_name
from data.model.near_word import near_word
from data.model.stop_ids import StopReferences, words_of_stem
from data.reading.folder_files import person_folders
from data.reading.load import load
from data.reading.read_languages import original_language
from data.reading.read_yaml import rough_fields
from data.reading.stop_files import stops_with_former_ids
from data.schema.csv_schema import PlaceRow
from data.schema.field_types import PLAIN_NUMBER, UNSHOWABLE
from data.schema.table_columns import Columns
from data.schema.translation_schema import StopTextFields
from data.schema.validation_messages import date_fault
from data.schema.yaml_schema import StopFields

PLACES = "places.csv"
DEGREES = ("latitude", "longitude")
STORY_BELOW = "# The story stands below the next line, in 30 to 70 words.\n"


def new_stop(exhibit: Path, person: str, title: str, place: str, date: str, after: str | None) -> Path:
    """Write people/<person>/NN-….md after the stop `after`, or at the end; returns its path.

    Where no number is free there, files behind it get other numbers, with their translations. `place` and
    `date` may be empty. Raises RefusedError where an argument does not allow it, OSError where a file cannot
    be written.
    """
    title, edtf = one_line("title", title), _parsed_date(date)
    folder = _person_folder(exhibit, person)
    stops = [each for each in stops_with_former_ids(exhibit) if (exhibit / each.file).parent == folder]
    stems = [stem_of(each) for each in stops]
    previous = (stems or [""])[-1]
    if after is not None:
        previous = stem_of(find_stop(after, stops, "--after", person=person))
    former = [each.partition("/")[2] for stop in stops for each in stop.formerly]
    names = [*stems, *former]
    words = UniqueIds([*names, *map(words_of_stem, names)]).unique(words_of(title, place, edtf))
    index = stems.index(previous) + 1 if previous else 0
    names = numbered([*stems[:index], words, *stems[index:]])
    path = folder / f"{names.pop(index)}.md"
    known = {"title": title, "place": place, "chapter": _chapter(folder, previous)}
    values = {field: yaml_scalar(text) for field, text in known.items() if text}
    values |= {"date": date} if date else {}
    changes = FileChanges()
    renumber(folder, stems, names, changes)
    changes.create(path, stop_template(values | {"draft": "true"}).encode())
    changes.apply()
    return path


def stop_template(values: dict[str, str], story: str = "") -> str:
    """A stop's file with these YAML values by field. Without a story it is not shown."""
    return f"---\n{yaml_template(StopFields, {'place': '', 'date': '', **values})}{STORY_BELOW}---\n{story}"


def new_place(exhibit: Path, name: str, requested_id: str | None, known: Mapping[str, str]) -> str:
    """Add a row at the end of places.csv; returns the place's id. `known`: further cells by column.

    The row follows the table's separator, decimal mark, line ends and encoding, and every other byte of the
    table stays unchanged. Raises RefusedError where an argument or the table does not allow it, OSError where
    the table cannot be read or written.
    """
    name = one_line("name", name)
    known = {column: one_line(column, cell) for column, cell in known.items()}
    place = choose_id(name, requested_id, "place")
    file = open_table(exhibit, PLACES)
    table = file.table
    if fault := namesake_fault(table, place, name, known, id_is_chosen=requested_id is not None):
        raise refused(PLACES, *fault)
    cells = {"id": place, "precision": "town", "certainty": "less-certain", **known}
    cells[_name_column(table.column_names, original_language(exhibit))] = name
    mark = table.decimal_mark(DEGREES)
    for column in DEGREES:
        if PLAIN_NUMBER.fullmatch(cells.get(column, "")):
            cells[column] = cells[column].replace(".", mark)
    append_row(file, cells)
    return place


def _name_column(columns: Sequence[str], original: str) -> str:
    """The column for a place’s name, as the table spells it: of the original language, else the first."""
    of_language = {
        language: column
        for column in columns
        for field, language in [Columns.of(PlaceRow).field_and_language(column)]
        if language
    }
    if not of_language:
        remedy = f"add a column toponym_{original}, or another language’s"
        raise refused(PLACES, "", "", "no column is for names", remedy)
    return of_language.get(original) or next(iter(of_language.values()))


def new_translation(exhibit: Path, stop: str, language: str) -> Path:
    """Write a template beside the stop, such as `07-tokyo-1933.ru.md`; returns its path.

    `stop` is an id such as `sorge/tokyo-1933`, or a former one. The template holds the original text as a
    comment, and its fingerprint; it is a draft, so visitors still see the original. Raises RefusedError for
    an unknown stop or language or an existing file, OSError where the file cannot be written.
    """
    original = _loaded_stop(exhibit, stop)
    code = canonical_language(language)
    if not code or code == original.language:
        known = f"{language_name(original.language)} is what is translated"
        remedy = f"write a language’s code, such as ru, pt-BR or zh-Hant; {known}"
        raise refused("new translation", "language", language, "is no language to translate into", remedy)
    path = exhibit / original.translation_file(code)
    write_new(path, _translation_template(original))
    return path


def write_new(path: Path, text: str) -> None:
    """Write a file that does not exist yet, and its folders. Raises RefusedError or OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        create_file(path, text.encode())
    except FileExistsError:
        raise refused(str(path), "", "", "is there already", "give it another name") from None


def read_utf8(path: Path) -> str:
    """A file's text with its line ends and byte order mark unchanged. Raises RefusedError or OSError."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise refused(path.name, "", "", "is not saved as UTF-8", "save it again as UTF-8") from None


def one_line(field: str, text: str) -> str:
    """An argument as one line. Raises RefusedError for an empty one or characters that cannot be shown."""
    line = " ".join(text.split())
    if UNSHOWABLE.search(line):
        shown = UNSHOWABLE.sub("�", line)
        raise refused(field, "", shown, "holds characters that cannot be shown", "type it again")
    if not line:
        raise refused(field, "", "", "is empty", "write it in quotes after the verb")
    return line


def choose_id(name: str, requested: str | None, kind: str) -> str:
    """The requested id, or one made from the name. Raises RefusedError where it is not a valid id."""
    chosen = requested if requested is not None else slug(name)
    found = id_fault(chosen)
    if not found:
        return chosen
    if requested is not None:
        raise refused("--id", "", requested, *found)
    remedy = f"add --id and a short name in letters from a to z, such as --id {kind}"
    raise refused(kind, "", name, "gives no id", remedy)


def _parsed_date(date: str) -> EdtfDate | None:
    try:
        return parse_date(date) if date else None
    except ValueError:
        fault, remedy = date_fault(date)
        raise refused("--date", "", date, fault, remedy) from None


def _person_folder(exhibit: Path, person: str) -> Path:
    people = [path.name for path in person_folders(exhibit) if (path / "person.yaml").is_file()]
    if person in people:
        return exhibit / "people" / person
    near = near_word(person, people)
    all_people = f"write one of {', '.join(people)}" if people else "make the person first"
    remedy = f"write {near}" if near else all_people
    raise refused("people/", "", person, "is not there", remedy)


def _chapter(folder: Path, previous: str) -> str:
    """The chapter id of the previous stop, else the person's first; empty where neither can be read."""
    if previous and (chapter := rough_fields(folder / f"{previous}.md").get("chapter")):
        return str(chapter)
    chapters = rough_fields(folder / "person.yaml").get("chapters")
    first = chapters[0] if isinstance(chapters, list) and chapters else {}
    return str(first.get("id") or "") if isinstance(first, dict) else ""


def _loaded_stop(exhibit: Path, stop_id: str) -> Stop:
    loaded = load(exhibit, drafts=True).exhibit
    stops = StopReferences(loaded.stops if loaded else ())
    found = find_stop(stop_id, stops_with_former_ids(exhibit), "new translation")
    if stop := stops.get(found.id):
        return stop
    fault, remedy = "is a stop that cannot be shown", f"check {found.file}, where the fault lies"
    raise refused("new translation", "stop", stop_id, fault, remedy)


def _translation_template(stop: Stop) -> str:
    text, said, tale = stop.in_language(stop.language), stop.quotation, stop.legend_or_fact
    parts = [text.title, *([text.doubt] if text.doubt else []), text.story]
    parts += [f"quotation: “{said.words}” ({said.speaker})"] if said else []
    parts += [f"legend_or_fact, told: {tale.told}", f"legend_or_fact, known: {tale.known}"] if tale else []
    lines = [line for part in parts for line in ("", *wrap(" ".join(part.split()), WIDTH))][1:]
    fields = yaml_template(StopTextFields, {"original": f'"{text.fingerprint}"', "draft": "true"})
    heading = f"In {language_name(stop.language)}:"
    comment = "\n".join(f"# {line}".rstrip() for line in (heading, *lines))
    return f"---\n{fields}{comment}\n---\n"
