"""Finds every part of the page by its `part.py`: a new part is a new folder, and no other file changes."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from components.visitor.parts import Part
from components.visitor.templates import COMPONENTS


@lru_cache(maxsize=1)
def all_parts() -> tuple[Part, ...]:
    """All parts, in the order of the page."""
    files = COMPONENTS.glob("*/**/part.py")
    modules = (
        ".".join(("components", *path.relative_to(COMPONENTS).with_suffix("").parts)) for path in files
    )
    parts: list[Part] = [import_module(module).PART for module in modules]
    return tuple(sorted(parts, key=lambda part: part.order))


def shown_parts(*, with_exhibit: bool) -> tuple[Part, ...]:
    """The parts of an exhibit's page; or, without an exhibit, those of the page that is shown instead."""
    state = "with-exhibit" if with_exhibit else "without-exhibit"
    return tuple(part for part in all_parts() if part.shown in (state, "always"))
