"""The timeline: a slider for each life, with a mark for each stop."""

from __future__ import annotations

from dataclasses import dataclass

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from components.visitor.timeline.scale import TimeScale, time_scale
from data import Exhibit, Person

MIN_LABEL_DISTANCE = 0.042
"""The least distance between two year labels, as a share of the timeline's width: 5 digits on the narrowest
gallery screen."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A year label below the lanes; `left` in per cent of the width."""

    year: int
    left: float


def timeline(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """A lane for each life, all on one time scale. Positions are in per cent of the width."""
    scale = time_scale([stop.date.begins for stop in exhibit.stops])
    lanes = [_lane(person, scale, localization) for person in exhibit.people]
    html = fill("visitor/timeline/timeline.html", lanes=lanes, ticks=_ticks(scale), words=localization.words)
    return RenderedPart("timeline", html)


def _lane(person: Person, scale: TimeScale, localization: Localization) -> dict[str, object]:
    language = localization.language
    stops = [
        {
            "id": stop.id,
            "left": round(100 * scale.share(stop.date.begins), 3),
            "highlight": stop.highlight,
            "value_text": f"{localization.date_text(stop.date)}: {stop.in_language(language).title}",
        }
        for stop in person.stops
    ]
    born, died = scale.share(person.born.begins), scale.share(person.died.ends)
    return {
        "person": person,
        "stops": stops,
        "name": localization.text("timeline_of", name=person.in_language(language).name),
        "left": round(100 * born, 3),
        "width": round(100 * (died - born), 3),
    }


def _ticks(scale: TimeScale) -> list[Tick]:
    """Labels for round years where they fit: decades first, then years that 5 divides."""
    last = scale.first + len(scale.edges) - 2
    ticks: list[Tick] = []
    for step in (10, 5):
        for year in range(scale.first, last + 1):
            left = scale.share(year)
            is_free = all(abs(left - tick.left / 100) >= MIN_LABEL_DISTANCE for tick in ticks)
            if year % step == 0 and is_free and MIN_LABEL_DISTANCE / 2 <= left <= 1 - MIN_LABEL_DISTANCE / 2:
                ticks.append(Tick(year, round(100 * left, 3)))
    return sorted(ticks, key=lambda tick: tick.year)


PART = Part(
    __name__,
    render=lambda context: timeline(context.exhibit, context.localization),
    order=80,
)
