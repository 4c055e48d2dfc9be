"""The timeline: a lane for each life, a mark for each stop; tap or drag to travel in time."""

from __future__ import annotations

from dataclasses import dataclass

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from components.visitor.timeline.scale import Scale, scale
from data import Exhibit, Person

LABEL_ROOM = 0.042
"""The least share of the width between two written years: 5 letters on the narrowest gallery screen."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A year written below the lanes; `left` in per cent of the width."""

    year: int
    left: float


def timeline(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """All lives over the same years. Where a mark stands is said in per cent of the width."""
    years = scale([stop.date.begins for stop in exhibit.stops])
    lanes = [_lane(person, years, localization) for person in exhibit.people]
    html = fill("visitor/timeline/timeline.html", lanes=lanes, ticks=_ticks(years), words=localization.words)
    return RenderedPart("timeline", html)


def _lane(person: Person, years: Scale, localization: Localization) -> dict[str, object]:
    marks = [
        {
            "stop": stop.id,
            "left": round(100 * years.share(stop.date.begins), 3),
            "highlight": stop.highlight,
            "says": f"{localization.date_text(stop.date)}: {stop.in_language(localization.language).title}",
        }
        for stop in person.stops
    ]
    born, died = years.share(person.born.begins), years.share(person.died.ends)
    return {
        "person": person,
        "marks": marks,
        "name": localization.text("timeline_of", name=person.in_language(localization.language).name),
        "left": round(100 * born, 3),
        "width": round(100 * (died - born), 3),
    }


def _ticks(years: Scale) -> list[Tick]:
    """Round years with room to be written: decades first, then fives."""
    last = years.first + len(years.edges) - 2
    found: list[Tick] = []
    for step in (10, 5):
        for year in range(years.first, last + 1):
            left = years.share(year)
            apart = all(abs(left - tick.left / 100) >= LABEL_ROOM for tick in found)
            if year % step == 0 and apart and LABEL_ROOM / 2 <= left <= 1 - LABEL_ROOM / 2:
                found.append(Tick(year, round(100 * left, 3)))
    return sorted(found, key=lambda tick: tick.year)


PART = Part(
    __name__,
    render=lambda context: timeline(context.exhibit, context.localization),
    order=80,
)
