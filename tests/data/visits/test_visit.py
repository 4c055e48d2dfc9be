"""A visit holds no personal data, and anything else that is submitted is refused."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from data.visits.visit import SubmittedVisit, accepted_visit
from tests.data.visits.sample_visits import STORIES, submitted_visit, visit

NOON = datetime.fromisoformat("2026-11-25T12:00:59+01:00")


def test_the_beginning_is_to_the_minute_in_the_local_time_zone() -> None:
    assert visit(at="2026-11-25T16:12:30+01:00", ago=65).began == "2026-11-25T16:11+01:00"


def test_a_visit_has_only_these_fields() -> None:
    assert set(visit().model_dump()) == {
        *("visit", "began", "seconds", "ended", "language", "stories", "encounters", "lives", "last", "used")
    }


def test_ids_that_the_exhibit_does_not_have_are_left_out() -> None:
    submitted = SubmittedVisit.model_validate_json(
        json.dumps(submitted_visit(lives=["anna", "rizzi"], last="a/b"))
    )
    accepted = accepted_visit(submitted, NOON, {"rizzi", "rizzi/trieste-1852"})
    assert (accepted.stories, accepted.encounters, accepted.lives, accepted.last) == (
        {"rizzi/trieste-1852": STORIES["rizzi/trieste-1852"]},
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
        {"language": "e" * 36},
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
def test_a_field_or_value_that_is_not_allowed_is_refused(other: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SubmittedVisit.model_validate_json(json.dumps(submitted_visit(**other)))


@pytest.mark.parametrize("missing", sorted(submitted_visit()))
def test_a_visit_without_one_of_its_fields_is_refused(missing: str) -> None:
    fields = submitted_visit()
    del fields[missing]
    with pytest.raises(ValidationError):
        SubmittedVisit.model_validate_json(json.dumps(fields))
