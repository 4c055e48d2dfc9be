"""YAML read quickly, where it is plain: the C parser, which knows neither faults' lines nor doubled keys.

Whatever is not plain is left to the slow reader, so that a curator is told the same in either case.
"""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.cyaml import CSafeLoader
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from data.model.limits import DEEPEST_NESTING

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
