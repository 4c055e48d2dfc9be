"""Sample visits, any field of which a test may change."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from data.visits.visit import SubmittedVisit, Visit, accepted_visit

STORIES = {"brandt/vienna-1838": 20, "rizzi/trieste-1852": 40}


def submitted_visit(number: int = 1, **other: Any) -> dict[str, Any]:
    """The JSON object that the page submits."""
    fields = {
        "visit": f"{number:032x}",
        "ago": 65,
        "seconds": 63,
        "ended": "idle",
        "language": "en",
        "stories": STORIES,
        "encounters": {"one-quay": 5},
        "lives": ["rizzi"],
        "last": "rizzi/trieste-1852",
        "used": ["list"],
    }
    return fields | other


def visit(number: int = 1, at: str = "2026-11-25T16:12:30+01:00", **other: Any) -> Visit:
    """The same visit as it is logged; `at` is the moment it was submitted."""
    submitted = SubmittedVisit.model_validate_json(json.dumps(submitted_visit(number, **other)))
    known = {*submitted.stories, *submitted.encounters, *submitted.lives}
    return accepted_visit(submitted, datetime.fromisoformat(at), known)
