"""The list of every story, in the order of time; an opened stack is the same list, shortened."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Exhibit, Person, Stop


def stop_list(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """Every stop, lives interleaved by date, each life in its own order, with its chapters' headings."""
    page = localization.language
    people = {person.id: person for person in exhibit.people}
    lives = {person.id: person.in_language(page) for person in exhibit.people}
    rows, chapter = [], {person.id: "" for person in exhibit.people}
    for stop in in_time(exhibit):
        opens = stop.chapter.id != chapter[stop.person]
        chapter[stop.person] = stop.chapter.id
        rows.append(
            {
                "stop": stop,
                "told": stop.in_language(page),
                "chapter": stop.chapter.in_language(page),
                "life": lives[stop.person],
                "person": people[stop.person],
                "opens": opens,
                "years": localization.years_text(stop.date),
                "place": stop.place.toponym(page),
            }
        )
    return RenderedPart(
        "stop_list", fill("visitor/stop_list/stop_list.html", rows=rows, page=page, words=localization.words)
    )


def in_time(exhibit: Exhibit) -> list[Stop]:
    """All stops by date. Within a life its own order stands, even where dates overlap."""
    return [stop for _, stop in merge(*map(_dated, exhibit.people), key=lambda each: each[0])]


def _dated(person: Person) -> Iterator[tuple[float, Stop]]:
    latest = float("-inf")
    for stop in person.stops:
        latest = max(latest, stop.date.begins)
        yield latest, stop


PART = Part(
    __name__,
    render=lambda context: stop_list(context.exhibit, context.localization),
    order=60,
)
