"""A visit holds nothing that tells who it was, and nobody can put anything else into it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from data.visits.visit import SubmittedVisit, accepted_visit
from tests.data.visits.sample_visits import STORIES, told_visit, visit

NOON = datetime.fromisoformat("2026-11-25T12:00:59+01:00")


def test_the_hour_is_kept_to_the_minute_and_in_the_museums_own_time() -> None:
    assert visit(at="2026-11-25T16:12:30+01:00", ago=65).began == "2026-11-25T16:11+01:00"


def test_nothing_personal_is_kept() -> None:
    assert set(visit().model_dump()) == {
        *("visit", "began", "seconds", "ended", "language", "stories", "encounters", "lives", "last", "used")
    }


def test_what_the_exhibit_does_not_hold_is_left_out() -> None:
    told = SubmittedVisit.model_validate_json(json.dumps(told_visit(lives=["anna", "rizzi"], last="a/b")))
    kept = accepted_visit(told, NOON, {"rizzi", "rizzi/03-trieste-1852"})
    assert (kept.stories, kept.encounters, kept.lives, kept.last) == (
        {"rizzi/03-trieste-1852": STORIES["rizzi/03-trieste-1852"]},
        {},
        ("rizzi",),
        "",
    )


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Anna"},
        {"visit": "anna@example.org"},
        {"visit": "0" * 31},
        {"visit": "0" * 32 + "\n"},
        {"visit": "F" * 32},
        {"seconds": -1},
        {"seconds": 86_401},
        {"seconds": "60"},
        {"seconds": 1.5},
        {"seconds": True},
        {"ago": None},
        {"ended": "bored"},
        {"language": "<b>"},
        {"language": "e" * 21},
        {"stories": {"<script>": 1}},
        {"stories": {"../../etc": 1}},
        {"stories": {"a/b/c": 1}},
        {"stories": {"a/b": "1"}},
        {"stories": {f"a/{number}": 1 for number in range(401)}},
        {"stories": []},
        {"lives": ["a" * 101]},
        {"lives": ["a"] * 51},
        {"used": ["keyboard"]},
        {"last": "= 1 + 1"},
    ],
)
def test_anything_else_is_refused(other: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SubmittedVisit.model_validate_json(json.dumps(told_visit(**other)))


@pytest.mark.parametrize("missing", sorted(told_visit()))
def test_half_a_visit_is_refused(missing: str) -> None:
    told = told_visit()
    del told[missing]
    with pytest.raises(ValidationError):
        SubmittedVisit.model_validate_json(json.dumps(told))
