"""YAML for people: values stay the text that was typed, and what no curator needs is refused."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import AliasEvent

from data.model.limits import DEEPEST_NESTING

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
