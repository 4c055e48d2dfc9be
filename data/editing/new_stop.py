"""`uv run app.py new stop`: a stop to be filled in, at its place in the order of a life."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from data.editing.file_template import skeleton, typed
from data.editing.new_files import one_line, refused, write_new
from data.model.edtf_date import EdtfDate, parse_date
from data.reading.read_person import STOP_FILE
from data.reading.rough_fields import rough_fields
from data.reading.stop_file import name_after, words_of
from data.schema.validation_messages import suggested_date
from data.schema.yaml_schema import StopFields

STORY_BELOW = "# The story stands below the next line, in 30 to 70 words.\n"


def new_stop(exhibit: Path, person: str, title: str, place: str, date: str, after: str | None) -> Path:
    """Write people/<person>/NN-….md: at the end of the life, or after another of its stops.

    `place` and `date` may be empty. Raises RefusedError where nothing could be made, OSError where nothing
    can be written.
    """
    title, when = one_line("title", title), _date(date)
    folder = _folder(exhibit, person)
    names = [path.name for path in sorted(folder.iterdir()) if STOP_FILE.fullmatch(path.name)]
    before = _found(after.removeprefix(f"{person}/"), names) if after is not None else None
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


def _date(date: str) -> EdtfDate | None:
    try:
        return parse_date(date) if date else None
    except ValueError:
        fault, remedy = "is not a date the exhibit can read", f"write {suggested_date(date)}"
        raise refused("--date", "", date, fault, remedy) from None


def _folder(exhibit: Path, person: str) -> Path:
    people = sorted(path.parent.name for path in (exhibit / "people").glob("*/person.yaml"))
    if person in people:
        return exhibit / "people" / person
    near = get_close_matches(person.lower(), people, n=1)
    known = f"write one of {', '.join(people)}" if people else "make the person first"
    remedy = f"write {near[0]}" if near else known
    raise refused("people/", "", person, "is not there", remedy)


def _found(after: str, names: list[str]) -> str:
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
