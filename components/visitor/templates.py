"""The parts' HTML templates; every value that meets them is escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

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
    environment.filters["lang"] = _lang
    return environment


def _lang(language: str, around: str) -> Markup:
    """The `lang` attribute of a text that stands in another language than what is around it; else nothing."""
    return Markup("") if language == around else Markup(' lang="{}"').format(language)


def fill(template: str, **values: object) -> str:
    """A template named from `components/` (`story_panel/story.html`), filled; its indents are left out."""
    filled = _environment().get_template(template).render(**values)
    return "\n".join(line for line in map(str.strip, filled.split("\n")) if line)
