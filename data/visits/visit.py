"""One visit, as it is counted. Nothing in it tells who the visitor was, and nothing can be put in that does.

There is no name, no address, no device, and of the way through the exhibit only its end. The hour is rounded
down to the minute.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

LONGEST_SECONDS = 86_400
MOST_STORIES = 400
MOST_AGO = 31 * 86_400
"""Seconds: so long a visit may have waited for a server."""

Seconds = Annotated[int, Field(ge=0, le=LONGEST_SECONDS)]
Name = Annotated[str, Field(pattern="^[A-Za-z0-9_-]{1,100}(/[A-Za-z0-9_-]{1,100})?$")]
NamedSeconds = Annotated[dict[Name, Seconds], Field(max_length=MOST_STORIES)]


class _Counted(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    visit: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    """Drawn by lot for this visit, so that what is told twice counts once."""
    seconds: Seconds
    """From the first touch to the last, by a clock that never jumps."""
    ended: Literal["idle", "again", "left", ""]
    """Nobody touched the screen any more; "begin again" was tapped; the page was closed; not ended yet, or
    cut off by the power."""
    language: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{0,20}$")]
    stories: NamedSeconds
    """Seconds by the stop's id, in the order they were first opened; what was shown for less than half a
    second is not among them."""
    encounters: NamedSeconds
    lives: Annotated[tuple[Name, ...], Field(max_length=50)]
    """Those that were followed by themselves."""
    last: Name | Literal[""]
    """The story, or encounter, that was open at the end."""
    used: Annotated[tuple[Literal["list", "timeline"], ...], Field(max_length=2)]


class SubmittedVisit(_Counted):
    """What the page tells. `ago` is how many seconds before now it began, by a clock that never jumps: what
    hour the browser takes it for is not asked."""

    ago: Annotated[int, Field(ge=0, le=MOST_AGO)]


class Visit(_Counted):
    """What is kept. `began` is the time by the machine's clock, right or wrong: `2026-11-25T16:11+01:00`."""

    began: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d(:\d\d)?$")]

    @property
    def began_at(self) -> datetime:
        return datetime.fromisoformat(self.began)


def accepted_visit(told: SubmittedVisit, now: datetime, known: Collection[str]) -> Visit:
    """A visit as it is kept, told at `now` (which knows its time zone). Ids that are not `known`, of an
    exhibit that has changed meanwhile or of nobody's, are left out."""
    began = (now - timedelta(seconds=told.ago)).isoformat(timespec="minutes")
    whole = told.model_dump(exclude={"ago"})
    return Visit(
        **whole
        | {
            "began": began,
            "stories": {each: time for each, time in told.stories.items() if each in known},
            "encounters": {each: time for each, time in told.encounters.items() if each in known},
            "lives": tuple(each for each in told.lives if each in known),
            "last": told.last if told.last in known else "",
        }
    )
