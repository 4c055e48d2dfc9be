"""Parse a curator's YAML: values stay text as typed, each with its line number.

There are two parsers. `plain_fields` and `plain_lines` use the fast C parser, which knows no comments and
does not report duplicate keys: they accept plain YAML only. Everything else goes to `parse_yaml`, which is
slow and keeps the line of each field, so that a curator gets the same message in either case.
"""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.composer import Composer
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.cyaml import CSafeLoader
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from data.model.limits import DEEPEST_NESTING
from data.model.problem import Problem

TAG_PREFIX = "tag:yaml.org,2002:"
NULL_TAG = f"{TAG_PREFIX}null"
TYPED_SCALARS = ("timestamp", "int", "float", "bool")
SCALAR_TAGS = {f"{TAG_PREFIX}{kind}" for kind in ("str", *TYPED_SCALARS)}
STANDARD_TAGS = SCALAR_TAGS | {NULL_TAG, f"{TAG_PREFIX}map", f"{TAG_PREFIX}seq"}

NOT_PLAIN = re.compile("[\t\x85\u2028\u2029\ufeff]|^%|^---|^\\.\\.\\.|(?:^|[\\s\\[{,])[&*!]\\S", re.MULTILINE)
"""Characters that the two parsers treat differently (line breaks, documents), references and tags."""
TOO_DEEP = re.compile(r"(?:[\[{][^\[\]{}]*)" + f"{{{DEEPEST_NESTING + 1}}}")
"""Nested brackets: the time of the C parser grows with the square of their depth."""

NOT_CLOSED = ("end of stream", "document separator", "<stream end>", "<document")
USUAL_CAUSES = "a missing quote, a colon inside a text, a tab, an indent"
HINTS = (
    ("duplicate key", "the field stands twice; delete one of the two"),
    ("cannot begin with", "put the whole text in straight quotation marks"),
    ("lists within lists", "write the fields one below the other, without brackets"),
    ("mapping values are not allowed", "a text that holds a colon stands in straight quotation marks"),
    ("cannot start any token", "put the whole text in straight quotation marks, and use spaces, no tabs"),
)
"""Part of the parser's message, and the usual remedy."""


class NotPlainError(ValueError):
    """The text needs the slow parser."""


def plain_fields(text: str) -> dict[str, Any] | None:
    """The fields of a plain YAML mapping; scalars are text as typed, empty values None.

    Returns None where the text is faulty, or has a duplicate key, a tag, an anchor, an alias, or a key that
    is not text.
    """
    fields = plain_lines(text)
    return None if fields is None else {key: value for key, (value, _) in fields.items()}


def plain_lines(text: str) -> dict[str, tuple[Any, int]] | None:
    """`plain_fields`, each value with the line of its key, counted from 0."""
    if NOT_PLAIN.search(text) or TOO_DEEP.search(text):
        return None
    try:
        node = CSafeLoader(text).get_single_node()  # YAML() would search the disk for plug-ins each time
        fields = _plain_value(node, set())
    except Exception:  # any error at all: the slow parser reports it
        return None
    if not isinstance(fields, dict):
        return None
    return {key.value: (fields[key.value], key.start_mark.line) for key, _ in node.value}


def _plain_value(node: Node | None, visited: set[int]) -> Any:
    if node is None or id(node) in visited:  # visited before: an alias
        raise NotPlainError
    visited.add(id(node))
    if isinstance(node, ScalarNode) and node.tag in SCALAR_TAGS:
        return node.value
    if isinstance(node, ScalarNode) and node.tag == NULL_TAG:
        return None
    if isinstance(node, SequenceNode) and node.tag == f"{TAG_PREFIX}seq":
        return [_plain_value(each, visited) for each in node.value]
    if isinstance(node, MappingNode) and node.tag == f"{TAG_PREFIX}map":
        fields = {_plain_value(key, visited): _plain_value(value, visited) for key, value in node.value}
        if len(fields) == len(node.value) and all(isinstance(key, str) for key in fields):
            return fields
    raise NotPlainError


class TextScalarConstructor(RoundTripConstructor):
    """Dates, numbers and booleans stay text as typed: the model says which type each field has."""


for kind in TYPED_SCALARS:
    TextScalarConstructor.add_constructor(f"{TAG_PREFIX}{kind}", lambda _, node: node.value)


class RestrictedComposer(Composer):
    """Refuses references (nine lines of them expand to a gigabyte of text), tags and deep nesting."""

    depth = 0

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
            raise MarkedYAMLError(problem="too many lists within lists", problem_mark=event.start_mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def parse_yaml(
    text: str, name: str, first_field: str, effect: str, problems: list[Problem], lines_above: int = 0
) -> CommentedMap | None:
    """The fields of a YAML mapping with their line numbers (`line_of_field`); scalars are text as typed.

    Returns None, and adds one problem, where the text is no YAML mapping; `first_field` is the example of the
    remedy. `lines_above` is the number of lines of the file before the text.
    """
    yaml = YAML(typ="rt")
    yaml.Constructor, yaml.Composer = TextScalarConstructor, RestrictedComposer
    try:
        fields = yaml.load(text)
    except Exception as error:  # whatever the parser raises, the fault is in the curator's file
        problems.append(_parse_problem(error, text, name, effect, lines_above))
        return None
    if isinstance(fields, CommentedMap):
        return fields
    fault, remedy = "no fields were found", f"write a line such as {first_field}: …"
    problems.append(Problem(name, "line 1", "", "", fault, remedy, effect, 1))
    return None


def line_of_field(fields: Any, path: tuple[str | int, ...]) -> int:
    """The line, counted from 0, of the deepest part of `path` that `parse_yaml` returned."""
    line = 0
    for part in path:
        in_list = isinstance(fields, list) and isinstance(part, int) and part < len(fields)
        if not in_list and not (isinstance(fields, dict) and part in fields):
            return line
        line = fields.lc.data[part][0] if fields.lc.data and part in fields.lc.data else line
        fields = fields[part]
    return line


def _parse_problem(error: Exception, text: str, name: str, effect: str, lines_above: int) -> Problem:
    """The problem of a text that cannot be parsed: its line, the parser's reason, the usual remedy."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    line_read = text.count("\n", 0, error.position) if isinstance(error, ReaderError) else 0
    reason = (error.problem if isinstance(error, MarkedYAMLError) else None) or "the line is damaged"
    if isinstance(error, MarkedYAMLError) and any(each in str(reason) for each in NOT_CLOSED):
        mark = error.context_mark or mark  # where it was opened, not where the text ended
    index = mark.line if mark is not None else line_read
    reason = " ".join(str(reason).split())[:120]
    line = index + 1 + lines_above
    hint = _hint(reason, text.split("\n")[max(index - 1, 0) : index + 1])
    fault, remedy = f"cannot be read ({reason})", f"check this line and the one above: {hint}"
    return Problem(name, f"line {line}", "", "", fault, remedy, effect, line)


def _hint(reason: str, lines: list[str]) -> str:
    if any(mark in line for line in lines for mark in "“”„«»") and "duplicate key" not in reason:
        return 'curly quotation marks hold no text together; write straight ones (") round the whole text'
    if any(each in reason for each in NOT_CLOSED):
        return "a quotation mark or a bracket is left open"
    return next((hint for part, hint in HINTS if part in reason), USUAL_CAUSES)
