"""The HTML templates of the parts (Jinja). Every value that fills them is escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from data import text_direction

COMPONENTS = Path(__file__).parents[1]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(COMPONENTS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["lang"] = lang_attribute
    environment.filters["direction"] = text_direction
    return environment


def lang_attribute(language: str, parent_language: str) -> Markup:
    """The `lang` attribute of a text in another language than its parent element; empty for the same one.

    And `dir`, where that language is written in the other direction.
    """
    if language == parent_language:
        return Markup("")
    direction = text_direction(language)
    turned = Markup(' dir="{}"').format(direction) if direction != text_direction(parent_language) else ""
    return Markup(' lang="{}"{}').format(language, turned)


def fill(template: str, **values: object) -> str:
    """A template, filled with values. It is named by its path below `components/`. Indentation is removed."""
    html = _environment().get_template(template).render(**values)
    return "\n".join(line for line in map(str.strip, html.split("\n")) if line)
