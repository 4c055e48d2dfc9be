"""All looks of the page hold for the whole page: a name means one thing in it."""

from __future__ import annotations

import re

from components.visitor.templates import COMPONENTS

SHARED = {"tool", "atlas__zoom"}
"""The control every part has; and what the attract screen takes off the map."""
ELSEWHERE = {"curator", "components"}
"""The desk is a page of its own; what stands beside the rooms is meant for all."""
COMMENT, CLASS = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\.([a-z][\w-]*)")


def test_no_part_styles_what_another_calls_by_the_same_name() -> None:
    rooms: dict[str, set[str]] = {}
    for sheet in COMPONENTS.rglob("*.css"):
        for name in CLASS.findall(COMMENT.sub("", sheet.read_text(encoding="utf-8"))):
            rooms.setdefault(name, set()).add(sheet.parent.name)
    own = {name: where - ELSEWHERE for name, where in rooms.items() if not name.startswith(("is-", "has-"))}
    assert len(own) > 60
    twice = {name: where for name, where in own.items() if len(where) > 1}
    assert set(twice) <= SHARED, twice
