"""The one list in exhibit.yaml that a new life is added to. Every other byte of the file stays as it is."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from data.editing.file_template import typed

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
