"""`uv run app.py new person`: a life to be filled in, and its name in exhibit.yaml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from coloraide import Color
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from data.editing.file_template import skeleton, typed
from data.editing.new_files import chosen_id, one_line, read_whole, refused, replace, write_new
from data.model.exhibit import Chapter, LineStyle, MarkerShape
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


PARCHMENT, SEA = "#f0e8d6", "#cdd5d4"
"""The ground's two colours."""

COLOURS = (
    *("#9e2b25", "#0f4c5c", "#3b6cbf", "#2e7e70", "#261a71", "#590915"),
    *("#614444", "#2e798f", "#3b2634", "#274b88", "#557a4d"),
)
"""Inks for a life, each far from those before it: at least 3.2 to 1 on the ground, 4.5 to 1 under white."""

HEX = re.compile("#[0-9a-fA-F]{6}")

SIGHTS = (None, "protan", "deutan")
"""How visitors see colours: fully, or without red, or without green (one man in twelve)."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a life looks on the map; `colour` as #rrggbb. A look read from a file may be any text."""

    colour: str
    line: str
    marker: str


def own_look(others: Sequence[Look]) -> Look:
    """The colour farthest from all others', the line and the marker used least by them.

    For the first life the first of each.
    """
    used = [other.colour for other in others if HEX.fullmatch(other.colour)]
    lines, markers = Counter(each.line for each in others), Counter(each.marker for each in others)
    return Look(
        colour=max(COLOURS, key=lambda each: min((apart(each, one) for one in used), default=0.0)),
        line=min(get_args(LineStyle), key=lambda each: lines[each]),
        marker=min(get_args(MarkerShape), key=lambda each: markers[each]),
    )


def apart(one: str, two: str) -> float:
    """How far two colours are apart in the sight that tells them apart least (CIEDE2000; 2 can be seen)."""
    return min(_seen(one, sight).delta_e(_seen(two, sight), method="2000") for sight in SIGHTS)


def contrast(ink: str) -> float:
    """The ink's contrast on the ground, land or sea, where it is weaker (WCAG 2.1 asks for 3)."""
    return min(Color(ink).contrast(ground) for ground in (PARCHMENT, SEA))


def _seen(colour: str, sight: str | None) -> Color:
    return Color(colour) if sight is None else Color(colour).filter(sight).clip()


FIELD = "people"


def with_person(text: str, person: str) -> str | None:
    """The text of exhibit.yaml with a person at the end of `people`; None where that cannot be done safely.

    The list may be written in one line or with a line for each; line ends, comments and a byte order mark
    are kept.
    """
    mark, bare = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff")
    found = _people(bare)
    if found is None:
        return None
    added = _added(bare, found, person)
    before, after = _read(bare), _read(added)
    if before is None or after is None:
        return None
    wanted = [*(before.get(FIELD) or ()), person]
    return mark + added if after == {**before, FIELD: wanted} else None


def _people(text: str) -> SequenceNode | None:
    try:
        root = YAML().compose(text)
    except YAMLError:
        return None
    fields = root.value if isinstance(root, MappingNode) else []
    people = [value for key, value in fields if isinstance(key, ScalarNode) and key.value == FIELD]
    return people[0] if len(people) == 1 and isinstance(people[0], SequenceNode) else None


def _added(text: str, people: SequenceNode, person: str) -> str:
    name = typed(person)
    if not people.value:
        at = people.end_mark.index - 1
        return f"{text[:at]}{name}{text[at:]}"
    begins, ends = people.value[-1].start_mark.index, people.value[-1].end_mark.index
    if people.flow_style:
        return f"{text[:ends]}, {name}{text[ends:]}"
    dash = text[text.rfind("\n", 0, begins) + 1 : begins]
    line_break = "\r\n" if "\r\n" in text else "\n"
    line_end = text.find("\n", ends)
    if line_end < 0:
        return f"{text}{line_break}{dash}{name}"
    return f"{text[: line_end + 1]}{dash}{name}{line_break}{text[line_end + 1 :]}"


def _read(text: str) -> dict[str, Any] | None:
    try:
        fields = YAML(typ="safe", pure=True).load(text)
    except YAMLError:
        return None
    return fields if isinstance(fields, dict) else None
