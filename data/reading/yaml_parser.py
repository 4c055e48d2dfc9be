"""Parse a curator's YAML into nodes: values are text as typed, and each has its line.

There are two composers of the same nodes. The C one is fast, but its messages are not the other's, and it
knows no limits: it is used for plain YAML. Whatever it cannot read goes to the slow one in Python, whose
messages curators get.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.cyaml import CSafeLoader
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from data.model.limits import DEEPEST_NESTING

TAG_PREFIX = "tag:yaml.org,2002:"
MERGE_TAG, NULL_TAG = f"{TAG_PREFIX}merge", f"{TAG_PREFIX}null"
KIND_OF_TAG = {NULL_TAG: "scalar", f"{TAG_PREFIX}seq": "sequence", f"{TAG_PREFIX}map": "mapping"}
STANDARD_TAGS = {f"{TAG_PREFIX}{kind}" for kind in ("str", "timestamp", "int", "float", "bool")} | {
    *KIND_OF_TAG
}

NOT_PLAIN = re.compile(
    "[\t\x85\u2028\u2029\ufeff]|^%|^---|^\\.\\.\\.|(?:^|[\\s\\[{,:?])[&*!]\\S", re.MULTILINE
)
"""Characters that the two composers treat differently (line breaks, documents), references and tags."""
TOO_DEEP = re.compile(
    "|".join(rf"{each}(?:{each}){{{DEEPEST_NESTING}}}" for each in (r"[\[{][^\[\]{}]*", "[-?:] +"))
)
"""Nested brackets, for which the fast composer takes the square of their depth in time; and nested lists in
one line: of some ten thousand, the process dies of its stack."""

LISTS_WITHIN_LISTS = "too many lists within lists"
BEGINS_WITH_MARK = re.compile(r":\s+[\"'\[{]")
"""A value that begins with what YAML takes for its whole text, or for a list."""
WHOLE_TEXT = "put quotation marks round the whole text, ' or \", the kind that it does not hold"
NOT_CLOSED = ("end of stream", "document separator", "<stream end>", "<document")
USUAL_CAUSES = "a missing quote, a colon inside a text, a tab, an indent"
HINTS = (
    (
        "duplicate key",
        "the field stands twice; delete one of the two, or indent it below its field",
    ),
    ("cannot begin with", "put the whole text in straight quotation marks"),
    ("lists within lists", "write the fields one below the other, without brackets"),
    ("mapping values are not allowed", "a text that holds a colon stands in straight quotation marks"),
    ("expected ',' or", "within brackets, a text with a colon or a comma stands in straight quotation marks"),
    ("cannot start any token", "put the whole text in straight quotation marks, and use spaces, no tabs"),
)
"""Part of the parser's message, and the usual remedy."""


class NotYamlError(ValueError):
    """Why a text cannot be read: `fault` and `remedy` as a Problem has them, `line` from 1."""

    def __init__(self, fault: str, remedy: str, line: int) -> None:
        super().__init__(f"line {line}: {fault}; {remedy}")
        self.fault, self.remedy, self.line = fault, remedy, line


@dataclass(frozen=True, slots=True)
class YamlFields:
    """The fields of a YAML mapping: scalars are text as typed, empty values None, keys are text."""

    values: Mapping[str, Any]
    root: Any
    lines_above: int
    _children: dict[int, Mapping[str, tuple[Any, int]]] = field(default_factory=dict)
    """By the identity of a mapping's node: the node and the line of each of its fields."""

    @classmethod
    def of(cls, root: MappingNode, lines_above: int = 0) -> YamlFields:
        """The fields of a composed mapping. Raises MarkedYAMLError for a field that stands twice."""
        return cls(_fields(root, 0), root, lines_above)

    def line(self, *path: str | int) -> int:
        """The line of the file, from 1, of the deepest part of a path, such as `"chapters", 2, "id"`.

        A field's line is that of its name, an entry's that of its first character. The first line of the YAML
        where not even the first part is there.
        """
        node, line = self.root, 0
        for part in path:
            found = self._child(node, part)
            if found is None:
                break
            node, line = found
        return line + 1 + self.lines_above

    def _child(self, node: Any, part: str | int) -> tuple[Any, int] | None:
        """The node of a field or an entry, and its line in the YAML; None where there is none."""
        if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            return node.value[part], node.value[part].start_mark.line
        if not isinstance(node, MappingNode):
            return None
        if id(node) not in self._children:
            fields = {_name(key): (value, key.start_mark.line) for key, value in node.value}
            self._children[id(node)] = fields
        return self._children[id(node)].get(str(part))


def parse_yaml(text: str, lines_above: int = 0, first_field: str = "key") -> YamlFields:
    """The fields of a YAML mapping. Raises NotYamlError where the text is none.

    `lines_above` is the number of lines of the file before the text, `first_field` the example of the remedy
    where there are no fields.
    """
    try:
        root = compose_plain(text) or compose(text)
        if isinstance(root, MappingNode):
            return YamlFields.of(root, lines_above)
    except Exception as error:  # whatever the parser raises, the fault is in the curator's file
        raise _not_yaml(error, text, lines_above) from error
    raise NotYamlError("no fields were found", f"write a line such as {first_field}: …", 1 + lines_above)


class RestrictedComposer(Composer):
    """Refuses references (nine lines of them expand to a gigabyte of text), tags and deep nesting."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.parser.peek_event()
        if isinstance(event, AliasEvent):
            raise MarkedYAMLError(problem="a value cannot begin with *", problem_mark=event.start_mark)
        if event.anchor is not None:
            raise MarkedYAMLError(problem="a value cannot begin with &", problem_mark=event.start_mark)
        tag = str(getattr(event, "tag", None) or "")
        if tag and tag != "!" and tag not in STANDARD_TAGS:
            raise MarkedYAMLError(problem="a value cannot begin with !", problem_mark=event.start_mark)
        if self.depth > DEEPEST_NESTING:
            raise MarkedYAMLError(problem=LISTS_WITHIN_LISTS, problem_mark=event.start_mark)
        return super().compose_node(parent, index)


def compose_plain(text: str) -> Any:
    """The root node of plain YAML, by the fast composer; None where the text is not plain, or faulty."""
    if NOT_PLAIN.search(text) or TOO_DEEP.search(text):
        return None
    try:
        return CSafeLoader(text).get_single_node()  # YAML() would search the disk for plug-ins each time
    except Exception:  # any error at all: the slow composer reports it
        return None


def compose(text: str) -> Any:
    """The root node of any YAML, by the slow composer; None where the text is empty. Raises YAMLError."""
    yaml = YAML(typ="rt")
    yaml.Composer = RestrictedComposer
    return yaml.compose(text)


def _fields(node: Any, depth: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    merged: list[dict[str, Any]] | None = None
    for key_node, value_node in node.value:
        if key_node.tag == MERGE_TAG:
            if merged is not None:
                raise _error('found duplicate merge key "<<"', key_node)
            merged = _merged(value_node, depth + 1)
            continue
        key, value = _name(key_node), _value(value_node, depth + 1)
        if key in fields:
            fault = f'found duplicate key "{key}" with value "{value}" (original value: "{fields[key]}")'
            raise _error(fault, key_node)
        fields[key] = value
    for each in merged or ():
        fields |= {name: value for name, value in each.items() if name not in fields}
    return fields


def _name(key: Any) -> str:
    """A field's name; a list or a mapping, which can be none, as text: it is refused as an unknown field."""
    return str(key.value if isinstance(key, ScalarNode) else _value(key, 0))


def _merged(node: Any, depth: int) -> list[dict[str, Any]]:
    """The mappings that `<<` names."""
    if isinstance(node, ScalarNode):
        raise _error("expected a mapping or list of mappings for merging, but found scalar", node)
    for each in (nodes := node.value if isinstance(node, SequenceNode) else [node]):
        if not isinstance(each, MappingNode):
            raise _error(f"expected a mapping for merging, but found {each.id}", each)
    return [_fields(each, depth) for each in nodes]


def _value(node: Any, depth: int) -> Any:
    if KIND_OF_TAG.get(node.tag, node.id) != node.id:
        raise _error(f"expected a {KIND_OF_TAG[node.tag]} node, but found {node.id}", node)
    if depth > DEEPEST_NESTING:
        raise _error(LISTS_WITHIN_LISTS, node)
    if isinstance(node, ScalarNode):
        return None if node.tag == NULL_TAG else node.value
    if isinstance(node, SequenceNode):
        return [_value(each, depth + 1) for each in node.value]
    return _fields(node, depth)


def _error(problem: str, node: Any) -> MarkedYAMLError:
    return MarkedYAMLError(problem=problem, problem_mark=node.start_mark)


def _not_yaml(error: Exception, text: str, lines_above: int) -> NotYamlError:
    """The line of a text that cannot be parsed, the parser's reason, the usual remedy."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    line_read = text.count("\n", 0, error.position) if isinstance(error, ReaderError) else 0
    reason = (error.problem if isinstance(error, MarkedYAMLError) else None) or "the line is damaged"
    if isinstance(error, MarkedYAMLError) and any(each in str(reason) for each in NOT_CLOSED):
        mark = error.context_mark or mark  # where it was opened, not where the text ended
    index = mark.line if mark is not None else line_read
    reason = " ".join(str(reason).split())[:120]
    hint = _hint(reason, text.split("\n")[max(index - 1, 0) : index + 1])
    remedy = f"check this line and the one above: {hint}"
    return NotYamlError(f"cannot be read ({reason})", remedy, index + 1 + lines_above)


def _hint(reason: str, lines: list[str]) -> str:
    if any(mark in line for line in lines for mark in "“”„«»") and "duplicate key" not in reason:
        return 'curly quotation marks hold no text together; write straight ones (") round the whole text'
    if "found '<scalar>'" in reason and any(map(BEGINS_WITH_MARK.search, lines)):
        return WHOLE_TEXT
    if any(each in reason for each in NOT_CLOSED):
        return "a quotation mark or a bracket is left open"
    return next((hint for part, hint in HINTS if part in reason), USUAL_CAUSES)
