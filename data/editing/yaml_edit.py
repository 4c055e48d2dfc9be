"""Changes to single values of a curator's YAML: every other byte stays, comments and line ends too.

`text` is the YAML of a file, without a byte order mark. Each function returns the changed text, or None where
that cannot be done safely: what is read of the changed text must be what was read before, but for the change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from data.editing.file_template import yaml_scalar
from data.reading.yaml_parser import NotYamlError, compose, parse_yaml


def split_mark(text: str) -> tuple[str, str]:
    """The byte order mark of a file's text, empty for none, and the rest."""
    mark = "\ufeff"
    return text[: text.startswith(mark)], text.removeprefix(mark)


def parts_of_story(text: str) -> tuple[str, str, str]:
    """The first `---` line of a story, its YAML, and the rest; the second is empty where there is no head."""
    found = re.match(r"(---[ \t]*\r?\n)(.*?)(^---[ \t]*\r?$.*)\Z", text, re.DOTALL | re.MULTILINE)
    return (found[1], found[2], found[3]) if found else (text, "", "")


def with_ids(text: str, fields: Collection[str], new_ids: Mapping[str, str]) -> str | None:
    """The text with other ids in these fields, each of which holds one id or a list of them.

    A field within another one is named with it: `quotation.source`.
    """
    scalars = [each for name, node in _fields(text) for each in _scalars_of(name, node, fields)]
    changed = text
    for node in sorted(scalars, key=lambda each: each.start_mark.index, reverse=True):
        if (new := new_ids.get(node.value)) is not None:
            start, end = node.start_mark.index, node.end_mark.index
            end -= len(text[start:end]) - len(text[start:end].rstrip())  # a block scalar ends with its line
            changed = f"{changed[:start]}{yaml_scalar(new)}{changed[end:]}"

    def expected(values: dict[str, Any]) -> dict[str, Any]:
        return {name: _renamed_in(name, value, fields, new_ids) for name, value in values.items()}

    return _if_as_expected(text, changed, expected)


def with_list_item(text: str, field: str, item: str) -> str | None:
    """The text with an item at the end of a list, in flow style (`[a, b]`) or block style (`- a`).

    Where the field is not there, it becomes the last one. An item that is in the list is not added again.
    """
    nodes = [node for name, node in _fields(text) if name == field]
    values = _values(text)
    if values is None or len(nodes) > 1:
        return None
    if item in (values.get(field) or ()):
        return text
    empty = re.search(rf"^{field}[ \t]*:(?=[ \t]*(?:#.*)?\r?$)", text, re.MULTILINE)
    if nodes and isinstance(nodes[0], SequenceNode):
        changed = _with_item(text, nodes[0], item)
    elif nodes and empty:
        changed = f"{text[: empty.end()]} [{yaml_scalar(item)}]{text[empty.end() :]}"
    elif nodes:
        return None
    else:
        changed = _with_last_line(text, f"{field}: [{yaml_scalar(item)}]")
    return _if_as_expected(text, changed, lambda each: each | {field: [*(each.get(field) or ()), item]})


def with_value(text: str, field: str, value: str) -> str | None:
    """The text with a value in a field that has none. The line takes the place of one without a value, or of
    the example in a template (`# picture: sorge-liner`); else it is the last."""
    line = f"{field}: {yaml_scalar(value)}"
    empty = re.search(rf"^{field}[ \t]*:(?=[ \t]*(?:#.*)?\r?$)", text, re.MULTILINE)
    if found := empty or re.search(rf"^# {field}: \S+(?=\r?$)", text, re.MULTILINE):
        changed = f"{text[: found.start()]}{line}{text[found.end() :]}"
    else:
        changed = _with_last_line(text, line)
    values = _values(text)
    has_none = values is not None and values.get(field) is None
    return _if_as_expected(text, changed, lambda each: each | {field: value}) if has_none else None


def _with_item(text: str, items: SequenceNode, item: str) -> str:
    scalar = yaml_scalar(item)
    if not items.value:
        bracket = items.end_mark.index - 1
        return f"{text[:bracket]}{scalar}{text[bracket:]}"
    start, end = items.value[-1].start_mark.index, items.value[-1].end_mark.index
    if items.flow_style:
        return f"{text[:end]}, {scalar}{text[end:]}"
    dash = text[text.rfind("\n", 0, start) + 1 : start]
    line_end = text.find("\n", end)
    if line_end < 0:
        return f"{text}{_line_end_of(text)}{dash}{scalar}"
    return f"{text[: line_end + 1]}{dash}{scalar}{_line_end_of(text)}{text[line_end + 1 :]}"


def _with_last_line(text: str, line: str) -> str:
    line_end = _line_end_of(text)
    return f"{text}{'' if not text or text.endswith(chr(10)) else line_end}{line}{line_end}"


def _line_end_of(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _fields(text: str) -> Iterator[tuple[str, Any]]:
    try:
        root = compose(text)
    except YAMLError:
        return
    for key, value in root.value if isinstance(root, MappingNode) else ():
        if isinstance(key, ScalarNode):
            yield key.value, value


def _scalars_of(path: str, node: Any, fields: Collection[str]) -> Iterator[ScalarNode]:
    """The scalars of a field that is one of `fields`, or of those within it that are."""
    if path in fields:
        yield from _scalars(node)
    for key, value in node.value if isinstance(node, MappingNode) else ():
        if isinstance(key, ScalarNode):
            yield from _scalars_of(f"{path}.{key.value}", value, fields)


def _scalars(node: Any) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    for each in node.value if isinstance(node, SequenceNode) else ():
        yield from _scalars(each)


def _renamed_in(path: str, value: Any, fields: Collection[str], new_ids: Mapping[str, str]) -> Any:
    if isinstance(value, Mapping):
        return {name: _renamed_in(f"{path}.{name}", each, fields, new_ids) for name, each in value.items()}
    return _renamed(value, new_ids) if path in fields else value


def _renamed(value: Any, new_ids: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_renamed(each, new_ids) for each in value]
    return new_ids.get(value, value) if isinstance(value, str) else value


def _if_as_expected(
    text: str, changed: str, expected: Callable[[dict[str, Any]], dict[str, Any]]
) -> str | None:
    before, after = _values(text), _values(changed)
    return changed if before is not None and after == expected(before) else None


def _values(text: str) -> dict[str, Any] | None:
    try:
        return dict(parse_yaml(text).values)
    except NotYamlError:
        return None
