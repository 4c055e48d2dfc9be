"""One visit to the exhibit, without personal data: every field is limited to what cannot hold any.

There is no name, no address and no device, and the time is rounded down to the minute.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MAX_SECONDS = 86_400
MAX_STORIES = 400
MAX_AGO = 31 * 86_400
"""Seconds that a visit may have waited in the browser for a server."""

Seconds = Annotated[int, Field(ge=0, le=MAX_SECONDS)]
Id = Annotated[str, Field(pattern="^[A-Za-z0-9_-]{1,100}(/[A-Za-z0-9_-]{1,100})?$")]
SecondsById = Annotated[dict[Id, Seconds], Field(max_length=MAX_STORIES)]


class _VisitFields(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    visit: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    """A random id, so that a visit that is submitted several times counts once."""
    seconds: Seconds
    """From the first touch to the last, by a monotonic clock."""
    ended: Literal["idle", "again", "left", ""]
    """In this order: nobody touched the screen any more; "begin again" was tapped; the page was closed; the
    visit has not ended yet, or the power was cut."""
    language: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{0,35}$")]
    stories: SecondsById
    """Seconds that each story was open, by the stop's id, in the order they were first opened. A story that
    was open for less than half a second is left out."""
    encounters: SecondsById
    lives: Annotated[tuple[Id, ...], Field(max_length=50)]
    """Ids of the people whose life was chosen alone."""
    last: Id | Literal[""]
    """The id of the story or encounter that was open at the end; empty for none."""
    used: Annotated[tuple[Literal["list", "timeline", "ending"], ...], Field(max_length=3)]


class SubmittedVisit(_VisitFields):
    """A visit as the page submits it. `ago` is how many seconds before now it began, by a monotonic clock:
    the browser's own time of day is not used."""

    ago: Annotated[int, Field(ge=0, le=MAX_AGO)]


class Visit(_VisitFields):
    """A visit as it is logged. `began` is by the server's clock: `2026-11-25T16:11+01:00`."""

    began: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d(:\d\d)?$")]

    @property
    def began_at(self) -> datetime:
        return datetime.fromisoformat(self.began)


def accepted_visit(submitted: SubmittedVisit, now: datetime, known: Collection[str]) -> Visit:
    """The visit to log, of one submitted at `now`, a datetime with a time zone.

    Ids that are not `known` are left out: the exhibit has changed meanwhile, or they were invented.
    """
    began = (now - timedelta(seconds=submitted.ago)).isoformat(timespec="minutes")
    fields = submitted.model_dump(exclude={"ago"})
    return Visit(
        **fields
        | {
            "began": began,
            "stories": {each: time for each, time in submitted.stories.items() if each in known},
            "encounters": {each: time for each, time in submitted.encounters.items() if each in known},
            "lives": tuple(each for each in submitted.lives if each in known),
            "last": submitted.last if submitted.last in known else "",
        }
    )
