"""The formats Sojourn writes and reads, by the name that is typed; each is loaded when it is asked for."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping
from difflib import get_close_matches

from data.interchange.stop_record import Format

MODULES: Mapping[str, str] = {
    "linked-places": "linked_places",
    "lp-tsv": "lp_tsv",
    "geojson": "geojson",
    "kml": "kml",
    "storymapjs": "storymapjs",
    "timelinejs": "timelinejs",
    "timelinejs-csv": "timelinejs_csv",
    "tables": "tables",
    "simple-table": "simple_table",
}
"""Names, and the module of this folder whose FORMAT each is."""


class NoFormatError(ValueError):
    """There is no format of this name. The message names those there are."""


def names() -> tuple[str, ...]:
    """The names that can be typed."""
    return tuple(name for name, module in MODULES.items() if importlib.util.find_spec(_path(module)))


def format_named(name: str) -> Format:
    """The format of this name. Raises NoFormatError with a suggestion where there is none."""
    known = names()
    if name not in known:
        near = get_close_matches(name, known, n=1)
        remedy = f"write {near[0]}" if near else f"write one of {', '.join(known)}"
        raise NoFormatError(f"“{name[:60]}” is not a format; {remedy}.")
    found = importlib.import_module(_path(MODULES[name])).FORMAT
    assert isinstance(found, Format)
    return found


def _path(module: str) -> str:
    return f"{__package__}.{module}"
