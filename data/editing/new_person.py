"""`uv run app.py new person`: writes person.yaml with a map style of its own, and adds it to exhibit.yaml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from coloraide import Color

from data.editing.file_changes import FileChanges
from data.editing.file_template import yaml_scalar, yaml_template
from data.editing.new_files import choose_id, one_line, read_utf8
from data.editing.refusal import refused
from data.editing.yaml_edit import split_mark, with_list_item
from data.model.exhibit import Chapter, LineStyle, MarkerShape
from data.model.ids import PEOPLE_TOGETHER
from data.model.problem import Problem
from data.reading.read_yaml import rough_fields
from data.schema.json_schema import modeline
from data.schema.yaml_schema import PersonFields

FIRST_CHAPTER = Chapter("early-years", "en", "Early years")
COLOURS = (
    *("#9e2b25", "#0f4c5c", "#3b6cbf", "#2e7e70", "#261a71", "#590915"),
    *("#614444", "#2e798f", "#3b2634", "#274b88", "#557a4d"),
)
"""Each is far from those before it. Contrast: at least 3.2 to 1 with the map, 4.5 to 1 with white text."""
HEX_COLOUR = re.compile("#[0-9a-fA-F]{6}")
COLOUR_VISION = (None, "protan", "deutan")
"""Normal vision and the two kinds of red-green colour blindness (one man in twelve), as coloraide filters."""


@dataclass(frozen=True, slots=True)
class LifeStyle:
    """How a person's legs and stops look on the map. `colour` is #rrggbb; read from a file, any text."""

    colour: str
    line: str
    marker: str


def new_person(exhibit: Path, name: str, requested_id: str | None = None) -> tuple[str, str]:
    """Write people/<id>/person.yaml and add the person to exhibit.yaml, which otherwise stays unchanged.

    Returns the id, and a message where exhibit.yaml must be changed by hand, else an empty text. Raises
    RefusedError where an argument does not allow it, ChangedMeanwhileError where exhibit.yaml is saved
    meanwhile, OSError where a file cannot be read or written.
    """
    name = one_line("name", name)
    person = choose_id(name, requested_id, "person")
    if person == PEOPLE_TOGETHER:
        raise refused("person", "", person, "means everyone on the screen", f"add --id {person}-of-them")
    if person.lower() in _names_in(exhibit / "people"):
        fault, remedy = "is there already", "choose another id with --id"
        raise refused(f"people/{person}", "", "", fault, remedy)
    read = read_utf8(exhibit / "exhibit.yaml")
    changed = with_person(read, person)
    style, changes = distinct_style(_styles(exhibit)), FileChanges()
    template = person_template({"name": name}, style, draft=True)
    changes.create(exhibit / "people" / person / "person.yaml", template.encode())
    if changed is not None and changed != read:
        changes.replace(exhibit / "exhibit.yaml", read.encode(), changed.encode())
    changes.apply()
    return person, _to_add_by_hand(exhibit, person) if changed is None else ""


def _names_in(folder: Path) -> set[str]:
    """The names of everything in a folder in lower case: some file systems ignore capitals."""
    return {each.name.lower() for each in folder.iterdir()} if folder.is_dir() else set()


def person_template(texts: dict[str, str], style: LifeStyle, *, draft: bool = False) -> str:
    """person.yaml with these texts by field, `name` among them, and one chapter."""
    name = texts["name"]
    values = {
        "short_name": yaml_scalar(name.split()[-1] if name.split() else name),
        "born": "",
        "died": "",
        "colour": f'"{style.colour}"',
        "line": style.line,
        "marker": style.marker,
        "chapters": f"\n  - id: {FIRST_CHAPTER.id}\n    title: {yaml_scalar(FIRST_CHAPTER.title)}",
        **({"draft": "true"} if draft else {}),
        **{key: text if key in ("born", "died") else yaml_scalar(text) for key, text in texts.items()},
    }
    return f"{modeline('person', up=2)}\n{yaml_template(PersonFields, values)}"


def distinct_style(others: Sequence[LifeStyle]) -> LifeStyle:
    """The colour farthest from all the others, the line and the marker that they use least.

    Without others, the first colour, line and marker.
    """
    used = [other.colour for other in others if HEX_COLOUR.fullmatch(other.colour)]
    lines, markers = Counter(each.line for each in others), Counter(each.marker for each in others)
    return LifeStyle(
        colour=max(
            COLOURS, key=lambda each: min((colour_difference(each, one) for one in used), default=0.0)
        ),
        line=min(get_args(LineStyle), key=lambda each: lines[each]),
        marker=min(get_args(MarkerShape), key=lambda each: markers[each]),
    )


def colour_difference(one: str, two: str) -> float:
    """CIEDE2000 between two colours, for the vision that sees the least; visible from about 2."""
    return min(_seen(one, vision).delta_e(_seen(two, vision), method="2000") for vision in COLOUR_VISION)


def _seen(colour: str, vision: str | None) -> Color:
    return Color(colour) if vision is None else Color(colour).filter(vision).clip()


def _styles(exhibit: Path) -> list[LifeStyle]:
    """The styles in the exhibit's person.yaml files; a file may be incomplete."""
    people = [rough_fields(path) for path in sorted((exhibit / "people").glob("*/person.yaml"))]
    return [LifeStyle(*(str(each.get(key)) for key in ("colour", "line", "marker"))) for each in people]


def _to_add_by_hand(exhibit: Path, person: str) -> str:
    """What the curator does where exhibit.yaml cannot be changed safely."""
    people = rough_fields(exhibit / "exhibit.yaml").get("people")
    fault, effect = "cannot be added to without touching more", "The life is not shown."
    remedy = f"write {person} in people:, behind the others"
    if isinstance(people, list):
        remedy = f"write people: [{', '.join([*map(str, people), person])}]"
    return str(Problem.on("exhibit.yaml", "people", fault=fault, remedy=remedy, effect=effect))


def with_person(text: str, person: str) -> str | None:
    """The text of exhibit.yaml with a person at the end of `people`; None where that cannot be done safely.

    Every other byte stays unchanged: line ends, comments, byte order mark.
    """
    mark, yaml = split_mark(text)
    changed = with_list_item(yaml, "people", person)
    return None if changed is None else mark + changed
