"""Report HTML tags in a curator's text: HTML is off, so visitors would read the tags as typed."""

from __future__ import annotations

import re

from data.model.problem import Problem, excerpt

HTML_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]{0,200})?/?>|<!--")


def report_html(text: object, name: str, where: str, field: str, order: int, problems: list[Problem]) -> None:
    """Add a problem for the first HTML tag of a text, if it has one. A value that is no text has none."""
    tag = HTML_TAG.search(text) if isinstance(text, str) else None
    if tag is not None:
        fault, remedy = "holds HTML", "delete it; in a story, *a word* between asterisks is slanted"
        effect = "Visitors read the marks as they are typed."
        problems.append(Problem(name, where, field, excerpt(tag[0]), fault, remedy, effect, order))
