"""YAML for people: values stay the text that was typed, and what no curator needs is refused."""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.cyaml import CSafeLoader
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from data.model.limits import DEEPEST_NESTING
from data.model.problem import Problem

TAG = "tag:yaml.org,2002:"
PLAIN = {f"{TAG}{kind}" for kind in ("str", "int", "float", "bool", "timestamp", "null", "map", "seq")}


class AsTyped(RoundTripConstructor):
    """Days, numbers and truths stay the text that was typed: the sheet says what each must be."""


for kind in ("timestamp", "int", "float", "bool"):
    AsTyped.add_constructor(f"{TAG}{kind}", lambda _, node: node.value)


class WithoutTricks(Composer):
    """Refuses references (nine lines of them are a gigabyte of text), tags, and endless nesting."""

    levels = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.parser.peek_event()
        if isinstance(event, AliasEvent):
            raise MarkedYAMLError(problem="a value cannot begin with *", problem_mark=event.start_mark)
        if event.anchor is not None:
            raise MarkedYAMLError(problem="a value cannot begin with &", problem_mark=event.start_mark)
        tag = str(getattr(event, "tag", None) or "")
        if tag and tag != "!" and tag not in PLAIN:
            raise MarkedYAMLError(problem="a value cannot begin with !", problem_mark=event.start_mark)
        if self.levels > DEEPEST_NESTING:
            raise MarkedYAMLError(problem="too many lists within lists", problem_mark=event.start_mark)
        self.levels += 1
        node = super().compose_node(parent, index)
        self.levels -= 1
        return node


def yaml_as_typed() -> YAML:
    """A reader of one text."""
    yaml = YAML(typ="rt")
    yaml.Constructor, yaml.Composer = AsTyped, WithoutTricks
    return yaml


AS_TYPED = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "timestamp", "int", "float", "bool")}
NULL = "tag:yaml.org,2002:null"
NOT_PLAIN = re.compile("[\t\x85\u2028\u2029\ufeff]|^%|^---|^\\.\\.\\.|(?:^|[\\s\\[{,])[&*!]\\S", re.MULTILINE)
"""Where the two readers see lines and documents differently; and what may be a reference or a tag."""
DEEP = re.compile(r"(?:[\[{][^\[\]{}]*)" + f"{{{DEEPEST_NESTING + 1}}}")
"""Brackets within brackets: the C parser's time grows with their square; the slow reader refuses them."""


class NotPlainError(ValueError):
    """The text needs the slow reader."""


def plain_fields(text: str) -> dict[str, Any] | None:
    """The fields of a plain YAML mapping, every value as it was typed, empty ones None.

    None where the text is faulty, or holds a doubled key, a tag, an anchor, an alias or a key not of text.
    """
    found = plain_lines(text)
    return None if found is None else {key: value for key, (value, _) in found.items()}


def plain_lines(text: str) -> dict[str, tuple[Any, int]] | None:
    """The same fields, each with the line of its key, counted from 0."""
    if NOT_PLAIN.search(text) or DEEP.search(text):
        return None
    try:
        node = CSafeLoader(text).get_single_node()  # YAML() would look for plug-ins on the disk each time
        fields = _value(node, set())
    except Exception:  # whatever it is, the slow reader names it
        return None
    if not isinstance(fields, dict):
        return None
    return {key.value: (fields[key.value], key.start_mark.line) for key, _ in node.value}


def _value(node: Node | None, seen: set[int]) -> Any:
    if node is None or id(node) in seen:  # met before: an alias
        raise NotPlainError
    seen.add(id(node))
    if isinstance(node, ScalarNode) and node.tag in AS_TYPED:
        return node.value
    if isinstance(node, ScalarNode) and node.tag == NULL:
        return None
    if isinstance(node, SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
        return [_value(each, seen) for each in node.value]
    if isinstance(node, MappingNode) and node.tag == "tag:yaml.org,2002:map":
        fields = {_value(key, seen): _value(value, seen) for key, value in node.value}
        if len(fields) == len(node.value) and all(isinstance(key, str) for key in fields):
            return fields
    raise NotPlainError


NOT_CLOSED = ("end of stream", "document separator", "<stream end>", "<document")
ANY = "a missing quote, a colon inside a text, a tab, an indent"
HINTS = (
    ("duplicate key", "the field stands twice; delete one of the two"),
    ("cannot begin with", "put the whole text in straight quotation marks"),
    ("lists within lists", "write the fields one below the other, without brackets"),
    ("mapping values are not allowed", "a text that holds a colon stands in straight quotation marks"),
    ("cannot start any token", "put the whole text in straight quotation marks, and use spaces, no tabs"),
)
"""What stands in the reader's words, and what it mostly means."""


def unreadable(error: Exception, text: str, name: str, consequence: str, above: int) -> Problem:
    """The problem of a text that is no YAML; `above` lines of the file stand before the text."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    before = text.count("\n", 0, error.position) if isinstance(error, ReaderError) else 0
    reason = (error.problem if isinstance(error, MarkedYAMLError) else None) or "the line is damaged"
    if isinstance(error, MarkedYAMLError) and any(each in str(reason) for each in NOT_CLOSED):
        mark = error.context_mark or mark  # where it was opened, not where the text ran out
    at = mark.line if mark is not None else before
    reason = " ".join(str(reason).split())[:120]
    line = at + 1 + above
    remedy = (
        f"check this line and the one above: {_hint(reason, text.split(chr(10))[max(at - 1, 0) : at + 1])}"
    )
    return Problem(name, f"line {line}", "", "", f"cannot be read ({reason})", remedy, consequence, line)


def _hint(reason: str, lines: list[str]) -> str:
    if any(mark in line for line in lines for mark in "“”„«»") and "duplicate key" not in reason:
        return 'curly quotation marks hold no text together; write straight ones (") round the whole text'
    if any(each in reason for each in NOT_CLOSED):
        return "a quotation mark or a bracket is left open"
    return next((hint for said, hint in HINTS if said in reason), ANY)
