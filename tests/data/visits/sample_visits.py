"""Visits as a page tells them, to be changed at will."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from data.visits.visit import SubmittedVisit, Visit, accepted_visit

STORIES = {"brandt/01-vienna-1838": 20, "rizzi/03-trieste-1852": 40}


def told_visit(number: int = 1, **other: Any) -> dict[str, Any]:
    """What the page sends."""
    usual = {
        "visit": f"{number:032x}",
        "ago": 65,
        "seconds": 63,
        "ended": "idle",
        "language": "en",
        "stories": STORIES,
        "encounters": {"one-quay": 5},
        "lives": ["rizzi"],
        "last": "rizzi/03-trieste-1852",
        "used": ["list"],
    }
    return usual | other


def visit(number: int = 1, at: str = "2026-11-25T16:12:30+01:00", **other: Any) -> Visit:
    """The same as it is kept; `at` is the moment it was told."""
    told = SubmittedVisit.model_validate_json(json.dumps(told_visit(number, **other)))
    return accepted_visit(told, datetime.fromisoformat(at), {*told.stories, *told.encounters, *told.lives})
