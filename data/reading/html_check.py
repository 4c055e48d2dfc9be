"""HTML in a curator's text: it is never obeyed, so visitors would read the marks."""

from __future__ import annotations

import re

from data.model.problem import Problem, excerpt

TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]{0,200})?/?>|<!--")


def tell_of_markup(
    text: object, name: str, where: str, field: str, order: int, problems: list[Problem]
) -> None:
    """Tell of the first HTML tag in a text, if there is one. The text stays as it is."""
    found = TAG.search(text) if isinstance(text, str) else None
    if found is not None:
        fault, remedy = "holds HTML", "delete it; in a story, *a word* between asterisks is slanted"
        effect = "Visitors read the marks as they are typed."
        problems.append(Problem(name, where, field, excerpt(found[0]), fault, remedy, effect, order))
