"""Attribute tables: the names and values of a feature, as ArcGIS and Google Earth write them into its text.

Each row has a name and a value: `<tr><td>Title</td><td>Bust</td></tr>`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from data.interchange.html_text import MAX_LENGTH, MAX_TAGS, plain_text_of_html

LONGEST_NAME = 60
NAME = re.compile(r"[^\W\d_][^<>\n]*")
"""What a field is called begins with a letter: a row `1901 | Born` is a table to be read."""


@dataclass(frozen=True, slots=True)
class AttributeTables:
    """Names and values in their order, single cells above or between them, and the HTML without all these."""

    values: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    rest: str


def attribute_tables(html: str) -> AttributeTables | None:
    """The attribute tables of a text in HTML; None where it has none."""
    if "<table" not in html.lower() or len(html) > MAX_LENGTH or html.count("<") > 2 * MAX_TAGS:
        return None
    from lxml import html as lxml_html  # here, as only HTML needs it

    try:
        root = lxml_html.fragment_fromstring(html, create_parent="div")
    except (etree.LxmlError, ValueError):
        return None
    values: list[tuple[str, str]] = []
    headings: list[str] = []
    for table in [each for each in root.iter("table") if next(each.iterdescendants("table"), None) is None]:
        rows = [[_inner_html(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
        if _is_attribute_table(rows):
            values += [(_name(row[0]), row[1]) for row in rows if len(row) == 2 and _name(row[0])]
            headings += [text for row in rows if len(row) == 1 and (text := plain_text_of_html(row[0]))]
            table.drop_tree()
    return AttributeTables(tuple(values), tuple(headings), _inner_html(root)) if values else None


def _is_attribute_table(rows: list[list[str]]) -> bool:
    """Whether every row is a name and a value, apart from headings, and no name occurs twice."""
    pairs = [row for row in rows if len(row) == 2 and any(map(plain_text_of_html, row))]
    names = [_name(row[0]) for row in pairs]
    are_names = all(len(name) <= LONGEST_NAME and NAME.fullmatch(name) for name in names)
    return bool(names) and are_names and len(set(names)) == len(names) and max(map(len, rows)) <= 2


def _name(cell: str) -> str:
    return plain_text_of_html(cell).rstrip(": ")


def _inner_html(element: Any) -> str:
    from html import escape

    children = "".join(etree.tostring(each, encoding="unicode", method="html") for each in element)
    return escape(element.text or "", quote=False) + children
