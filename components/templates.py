"""The parts' HTML templates; every value that meets them is escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

COMPONENTS = Path(__file__).parent


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(COMPONENTS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(template: str, **values: object) -> str:
    """A template named from `components/` (`story_panel/story.html`), filled; its indents are left out."""
    filled = _environment().get_template(template).render(**values)
    return "\n".join(line for line in map(str.strip, filled.split("\n")) if line)
