"""The chapters of a life as bands of its lane: from where to where each one lies on the time scale."""

from __future__ import annotations

from dataclasses import dataclass

from components.visitor.timeline.scale import TimeScale
from data import Chapter, EdtfDate, Person

LATE = 60.0
"""Per cent. A name that is longer than its band goes on to the right of it; beyond this, to the left."""


@dataclass(frozen=True, slots=True)
class ChapterBand:
    """A chapter that has a stop with a date; `left` and `width` in per cent of the timeline.

    `is_after`: it begins after the person's death.
    """

    chapter: Chapter
    left: float
    width: float
    is_after: bool

    @property
    def is_late(self) -> bool:
        return self.left > LATE


def chapter_bands(person: Person, scale: TimeScale) -> list[ChapterBand]:
    """The bands in the order of time.

    None overlaps another: each ends where the next one begins, and none that begins in the life goes beyond
    it.
    """
    first_dates: dict[str, float] = {}
    chapters: dict[str, Chapter] = {}
    for stop, date in person.dated_stops:
        chapters.setdefault(stop.chapter.id, stop.chapter)
        first_dates[stop.chapter.id] = min(date.begins, first_dates.get(stop.chapter.id, date.begins))
    begins = sorted((date, chapter) for chapter, date in first_dates.items())
    last = max((date.begins for _, date in person.dated_stops), default=0.0)
    died = _end_of(person.died, last)
    bands = []
    for index, (begin, chapter) in enumerate(begins):
        is_after = begin > died
        first = begin if index or person.born is None else min(begin, person.born.begins)
        following = begins[index + 1][0] if index + 1 < len(begins) else (last if is_after else died)
        left, right = scale.share(first), scale.share(following if is_after else min(following, died))
        bands.append(
            ChapterBand(
                chapters[chapter], round(100 * left, 3), round(100 * max(0.0, right - left), 3), is_after
            )
        )
    return bands


def _end_of(died: EdtfDate | None, last: float) -> float:
    """The end of a life as a decimal year; that of its last stop where it is unknown."""
    return died.ends if died is not None else last
