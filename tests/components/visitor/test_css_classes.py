"""All style sheets apply to the whole page, so a class name may belong to one part only."""

from __future__ import annotations

import re

from components.visitor.templates import COMPONENTS

CARD = {"card__text", "card__picture--whole", "story__title", "story__text"}
"""Of the articles on the card, which are stories and encounters."""
SHARED = {"tool", "atlas__zoom", "rose"} | CARD
"""The class of the buttons of all parts; and the controls of the map, which the attract screen hides."""
WHOLE_PAGE = {"contrast.css", "forced_colours.css"}
"""Colours of all parts at once."""
OTHER_PAGES = {"curator", "proof", "components"}
"""The curator’s desk and the proof sheet are other pages."""
COMMENT, CLASS = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\.([a-z][\w-]*)")


def test_no_two_parts_style_the_same_class() -> None:
    folders: dict[str, set[str]] = {}
    for sheet in (each for each in COMPONENTS.rglob("*.css") if each.name not in WHOLE_PAGE):
        for name in CLASS.findall(COMMENT.sub("", sheet.read_text(encoding="utf-8"))):
            folders.setdefault(name, set()).add(sheet.parent.name)
    owners = {
        name: where - OTHER_PAGES for name, where in folders.items() if not name.startswith(("is-", "has-"))
    }
    assert len(owners) > 60
    shared = {name: where for name, where in owners.items() if len(where) > 1}
    assert set(shared) <= SHARED, shared
