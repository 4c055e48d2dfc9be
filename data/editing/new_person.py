"""`uv run app.py new person`: a life to be filled in, and its name in exhibit.yaml."""

from __future__ import annotations

from pathlib import Path

from data.editing.exhibit_yaml_edit import with_person
from data.editing.file_template import skeleton, typed
from data.editing.life_style import Look, own_look
from data.editing.new_files import chosen_id, one_line, read_whole, refused, replace, write_new
from data.model.exhibit import Chapter
from data.model.problem import Problem
from data.reading.rough_fields import rough_fields
from data.schema.json_schema import modeline
from data.schema.yaml_schema import PersonFields

RESERVED = {"all"}
"""What a person cannot be called: on the screen, "all" is everyone."""

FIRST_CHAPTER = Chapter("early-years", "Early years")


def new_person(exhibit: Path, name: str, asked_id: str | None = None) -> tuple[str, str]:
    """Write people/<id>/person.yaml and name the life in exhibit.yaml, which is otherwise left as it is.

    Returns the id, and what is left to do by hand: empty, or the line to write in exhibit.yaml. Raises
    RefusedError where nothing could be made, OSError where nothing can be written.
    """
    name = one_line("name", name)
    person = chosen_id(name, asked_id, "person")
    if person in RESERVED:
        raise refused("person", "", person, "means everyone on the screen", f"add --id {person}-of-them")
    folder = exhibit / "people" / person
    if folder.exists():
        fault, remedy = "is there already", "choose another id with --id"
        raise refused(f"people/{person}", "", "", fault, remedy)
    text = read_whole(exhibit / "exhibit.yaml")
    write_new(folder / "person.yaml", person_yaml({"name": name}, own_look(looks(exhibit))))
    return person, _name_in_exhibit(exhibit, text, person)


def person_yaml(words: dict[str, str], look: Look, chapter: Chapter = FIRST_CHAPTER) -> str:
    """person.yaml as a skeleton. `words` are what is known, by field."""
    name = words["name"]
    given = {
        "short_name": typed(name.split()[-1] if name.split() else name),
        "colour": f'"{look.colour}"',
        "line": look.line,
        "marker": look.marker,
        "chapters": f"\n  - id: {chapter.id}\n    title: {typed(chapter.title)}",
        **{field: value if field in ("born", "died") else typed(value) for field, value in words.items()},
    }
    return f"{modeline('person', up=2)}\n{skeleton(PersonFields, given)}"


def looks(exhibit: Path) -> list[Look]:
    """How the lives of an exhibit look, as far as each person.yaml says: one may still be unfinished."""
    found = [rough_fields(path) for path in sorted((exhibit / "people").glob("*/person.yaml"))]
    return [Look(*(str(each.get(part)) for part in ("colour", "line", "marker"))) for each in found]


def _name_in_exhibit(exhibit: Path, text: str, person: str) -> str:
    path = exhibit / "exhibit.yaml"
    people = rough_fields(path).get("people")
    named = [str(each) for each in people] if isinstance(people, list) else []
    if person in named:
        return ""
    added = with_person(text, person)
    if added is not None:
        replace(path, added)
        return ""
    fault = "cannot be added to without touching more"
    remedy = f"write people: [{', '.join([*named, person])}]"
    return str(Problem("exhibit.yaml", "", "people", "", fault, remedy, "The life is not shown."))
