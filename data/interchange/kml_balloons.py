"""The texts of balloons in KML: a style may hold the text of a placemark, or a frame around its description.

Google Earth Pro writes pictures and texts there, with `$[name]` and the like for the placemark's values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from data.interchange.notes import Notes
from data.interchange.sanitize import plain_text

VALUE = re.compile(r"\$\[([^\[\]]*)\]")
OF_THE_PROGRAM = ("name", "description", "address", "snippet", "id", "geDirections")
"""Names for what is read of the placemark itself, or for what only the program can show."""
MOST_STYLES = 10
"""Styles that lead from one to another."""


def add_texts_of_balloons(
    root: Any, placemarks: Iterable[tuple[Any, list[tuple[str, Any]]]], notes: Notes
) -> None:
    """Give each placemark without a description the text of its balloon, if that says anything.

    `placemarks` are elements with the names and values of their data. Where there is a description, a note
    reports the words of the balloon around it.
    """
    if next(root.iter("{*}BalloonStyle"), None) is None:
        return
    styles = _styles_by_id(root)
    told: set[str] = set()
    for mark, named in placemarks:
        template = _template(mark, styles)
        if not _says_something(template):
            continue
        description = mark.find("{*}description")
        if description is not None and plain_text("".join(description.itertext())):
            if template not in told:
                told.add(template)
                notes.add("The words of a balloon around the texts are left out", f"“{plain_text(template)}”")
            continue
        if description is None:
            description = etree.SubElement(mark, "description")
        parts = VALUE.split(template)  # texts, and between them the names of values
        parts[1::2] = [_value(name, named) for name in parts[1::2]]
        description.text = "".join(parts)


def _styles_by_id(root: Any) -> dict[str, Any]:
    """The shared styles. An id of several, in files of one KMZ, names none: which is meant is not sure."""
    styles: dict[str, Any] = {}
    for each in root.iter("{*}Style", "{*}StyleMap"):
        if style_id := each.get("id"):
            styles[style_id] = None if style_id in styles else each
    return styles


def _says_something(template: str) -> bool:
    """Whether a balloon has more than the values of its placemark."""
    rest = VALUE.sub("", template)
    return bool(plain_text(rest).replace("&nbsp;", "").strip()) or "<img" in rest.lower()


def _value(name: str, named: list[tuple[str, Any]]) -> str:
    """The value that `$[name]` stands for: `Schema/field` and `field/displayName` name a field too."""
    if name in OF_THE_PROGRAM:
        return ""
    values = {key: value for key, value in reversed(named) if isinstance(value, str)}
    if name.endswith("/displayName"):
        return name.removesuffix("/displayName").rpartition("/")[2]
    return values.get(name) or values.get(name.rpartition("/")[2], "")


def _template(mark: Any, styles: Mapping[str, Any]) -> str:
    """The text of the balloon of a placemark: of its own style, or of the shared one that it names."""
    style: Any = mark
    for _ in range(MOST_STYLES):
        text = style.find("{*}BalloonStyle/{*}text") if style is not mark else None
        own = style.find("{*}Style/{*}BalloonStyle/{*}text")
        if (found := text if text is not None else own) is not None:
            return "".join(found.itertext()).strip()
        address = style.find("{*}styleUrl") if style is mark else style.find("{*}Pair/{*}styleUrl")
        pair = style.find("{*}Pair/{*}Style")
        if pair is not None:
            style = pair
            continue
        name = "".join(address.itertext()).strip().rpartition("#")[2] if address is not None else ""
        style = styles.get(name)
        if style is None:
            return ""
    return ""
