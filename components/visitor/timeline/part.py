"""The timeline: the world's events, and below them a lane for each life, with its chapters and its stops.

Each lane is a slider, with a mark for each stop that has a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from components.visitor.timeline.chapter_bands import chapter_bands
from components.visitor.timeline.scale import TimeScale, time_scale
from components.visitor.timeline.ticks import tick_styles, ticks_of_every_width
from components.visitor.timeline.world_events import label_styles, world_line
from data import Exhibit, Person

PLAY_SECONDS_A_STORY = 0.44
"""Of the exhibit that ships, with 92 stories, 40 seconds."""
SHORTEST_PLAY, LONGEST_PLAY = 15, 90


def timeline(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """A lane for each life, all on one time scale; empty where no stop has a date.

    Positions are in per cent of the width.
    """
    people = people_with_lane(exhibit)
    if not people:
        return RenderedPart("timeline", "")
    scale = _scale(people)
    last = scale.first + scale.years - 1
    html = fill(
        "visitor/timeline/timeline.html",
        lanes=[_lane(person, scale, exhibit, localization) for person in people],
        ticks=ticks_of_every_width(scale, localization),
        world=world_line(exhibit, scale, localization),
        page=localization.language,
        first=scale.first,
        last=last,
        first_text=localization.year_text(scale.first),
        words=localization.words,
    )
    edges = [round(edge, 5) for edge in scale.edges]
    data = {"first": scale.first, "edges": edges, "seconds": _play_seconds(people)}
    return RenderedPart("timeline", html, data)


def _play_seconds(people: list[Person]) -> int:
    """How long it takes to play the whole time: the more stories, the more there is to see."""
    stories = sum(len(person.dated_stops) for person in people)
    return max(SHORTEST_PLAY, min(LONGEST_PLAY, round(stories * PLAY_SECONDS_A_STORY)))


def _scale(people: list[Person]) -> TimeScale:
    return time_scale([date.begins for person in people for _, date in person.dated_stops])


def people_with_lane(exhibit: Exhibit) -> list[Person]:
    """The people who have a lane: those with a stop that has a date."""
    return [person for person in exhibit.people if person.dated_stops]


def _lane(
    person: Person, scale: TimeScale, exhibit: Exhibit, localization: Localization
) -> dict[str, object]:
    text = person.in_language(localization.language)
    return {
        "person": person,
        "stops": list(_stops(person, scale, exhibit, localization)),
        "bands": [
            (band, band.chapter.in_language(localization.language)) for band in chapter_bands(person, scale)
        ],
        "name": localization.text("timeline_of", name=text.name),
        "life": _life(person, scale),
    }


def _stops(
    person: Person, scale: TimeScale, exhibit: Exhibit, localization: Localization
) -> Iterator[dict[str, object]]:
    """Every stop in the order of the life.

    `left` is None where a stop has no date, and so no mark; `meets` are the ids of its encounters.
    """
    meets: dict[str, list[str]] = {}
    for encounter in exhibit.encounters:
        for met in encounter.stops:
            meets.setdefault(met.id, []).append(encounter.id)
    for stop in person.stops:
        title = stop.in_language(localization.language).title
        yield {
            "id": stop.id,
            "left": round(100 * scale.share(stop.date.begins), 3) if stop.date else None,
            "year": localization.year_text(floor(stop.date.begins)) if stop.date else "",
            "chapter": stop.chapter.id,
            "meets": " ".join(meets.get(stop.id, [])),
            "highlight": stop.highlight,
            "value_text": f"{localization.date_text(stop.date)}: {title}" if stop.date else title,
        }


def _life(person: Person, scale: TimeScale) -> dict[str, float] | None:
    """The bar from birth to death; where one is unknown, from the first or to the last date at which the
    person was present. None where there is no such date either."""
    present = [date.begins for stop, date in person.dated_stops if stop.present]
    first = person.born.begins if person.born else min(present, default=None)
    last = person.died.ends if person.died else max(present, default=None)
    if first is None or last is None:
        return None
    left, right = scale.share(first), scale.share(last)
    return {"left": round(100 * left, 3), "width": round(100 * (right - left), 3)}


PART = Part(
    __name__,
    render=lambda context: timeline(context.exhibit, context.localization),
    order=80,
    styles=("visitor/timeline/timeline.css", label_styles, tick_styles),
)
