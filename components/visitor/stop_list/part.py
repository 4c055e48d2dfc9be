"""The list of all stories by date, with the encounters in their place in time.

For the stories of one city the same list is shown, filtered.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Encounter, Exhibit, Person, Stop


def stop_list(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """All stops by date, each life in its own order, with the headings of its chapters.

    Where there is no map, and room enough, the list is always there.
    """
    page = localization.language
    people = {person.id: person for person in exhibit.people}
    encounters = encounters_by_stop(exhibit)
    lives = {person.id: person.in_language(page) for person in exhibit.people}
    rows, chapter = [], {person.id: "" for person in exhibit.people}
    for stop in by_date(exhibit):
        begins_chapter = stop.chapter.id != chapter[stop.person]
        chapter[stop.person] = stop.chapter.id
        rows.append(
            {
                "stop": stop,
                "text": (text := stop.in_language(page)),
                "draft": people[stop.person].draft or stop.draft or text.draft,
                "chapter": stop.chapter.in_language(page),
                "life": lives[stop.person],
                "person": people[stop.person],
                "begins_chapter": begins_chapter,
                "years": localization.years_text(stop.date),
                "place": stop.place.toponym(page) if stop.place else None,
                "encounters": [
                    {
                        "encounter": encounter,
                        "text": encounter.in_language(page),
                        "is_first": is_first,
                        "years": [localization.years_text(end.date) for end in encounter.stops],
                        "lives": [lives[end.person] for end in encounter.stops],
                    }
                    for encounter, is_first in encounters.get(stop.id, [])
                ],
            }
        )
    undated = not any(person.dated_stops for person in exhibit.people)
    html = fill(
        "visitor/stop_list/stop_list.html",
        rows=rows,
        text=exhibit.in_language(page),
        has_encounters=bool(exhibit.encounters),
        undated=undated,
        page=page,
        words=localization.words,
    )
    return RenderedPart("stop_list", html, {"map": exhibit.has_places})


def encounters_by_stop(exhibit: Exhibit) -> dict[str, list[tuple[Encounter, bool]]]:
    """The encounters of each stop, by its id; True with the stop that comes first in the list.

    An encounter has a row in either life. Where all lives are listed, only the first one is shown.
    """
    order = {stop.id: index for index, stop in enumerate(by_date(exhibit))}
    found: dict[str, list[tuple[Encounter, bool]]] = {}
    for encounter in exhibit.encounters:
        for is_first, stop in zip(
            (True, False), sorted(encounter.stops, key=lambda end: order[end.id]), strict=True
        ):
            found.setdefault(stop.id, []).append((encounter, is_first))
    return found


def by_date(exhibit: Exhibit) -> list[Stop]:
    """All stops by date. Stops of one life keep its order, even where their dates overlap or are unknown."""
    return [stop for _, stop in merge(*map(_with_sort_dates, exhibit.people), key=lambda each: each[0])]


def _with_sort_dates(person: Person) -> Iterator[tuple[float, Stop]]:
    """Each stop with a date that is never before that of the stop before it.

    A stop without a date comes right after the stop before it; one at the beginning of the life right before
    the first that has a date. A life without any date comes last.
    """
    dated = person.dated_stops
    latest = dated[0][1].begins if dated else float("inf")
    for stop in person.stops:
        latest = max(latest, stop.date.begins) if stop.date else latest
        yield latest, stop


PART = Part(
    __name__,
    render=lambda context: stop_list(context.exhibit, context.localization),
    order=60,
)
