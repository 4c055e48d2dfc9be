"""The ends of the card's foot: back, and on to a story that the button names; and how far a walk has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import floor

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from components.visitor.text_width import columns
from data import Exhibit, Place, Stop

MOST_COLUMNS = 24
"""Of a place and a year on the button, in Latin letters: two lines, the first begun by "Next:"."""


def prev_next(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """Two buttons, and the dots of each life's walk.

    The data is the order of the stories, life after life, and which are highlights; by stop id what the
    button says that leads to the stop, and its position in the walk; each life's colour; and what the button
    says that leads to an ending.
    """
    walks = [(person, [stop for stop in person.stops if stop.highlight]) for person in exhibit.people]
    return RenderedPart(
        "prev_next",
        fill("visitor/prev_next/prev_next.html", walks=walks, words=localization.words),
        {
            "stops": [stop.id for stop in exhibit.stops],
            "highlights": [stop.id for stop in exhibit.stops if stop.highlight],
            "labels": {stop.id: next_label(stop, exhibit.places, localization) for stop in exhibit.stops},
            "positions": dict(_walk_positions(exhibit, localization)),
            "colours": {person.id: person.colour for person in exhibit.people},
            "ending": localization.words["the_end"],
        },
    )


def next_label(stop: Stop, places: Mapping[str, Place], localization: Localization) -> str:
    """What the button says that leads to a stop: "Next: Berlin, 1933".

    Without a place or without a date: the one of both that is there, or else the title.
    """
    page = localization.language
    year = localization.year_text(floor(stop.date.begins)) if stop.date else ""
    if stop.place is None:
        return localization.text("next_stop", stop=year or shortened(stop.in_language(page).title))
    place = _short_toponym(stop.place, places, page, MOST_COLUMNS - columns(year))
    where = localization.text("stop_short", place=place, year=year) if year else place
    return localization.text("next_stop", stop=where)


def _short_toponym(place: Place, places: Mapping[str, Place], page: str, room: int) -> str:
    """A place's name that fits: the whole, or without its town ("Winter Palace, Saint Petersburg"), or only
    the town's; or the first words of the whole."""
    toponym = place.toponym(page).text
    shorter = toponym.rpartition(", ")[0]
    town = places[place.within].toponym(page).text if place.within in places else ""
    fitting = (each for each in (toponym, shorter, town) if each and columns(each) <= room)
    return next(fitting, None) or shortened(shorter or toponym, room)


def shortened(text: str, room: int = MOST_COLUMNS) -> str:
    """A text of at most so many columns: whole words, and "…" for those that are left out.

    One word that is longer stays whole, and so does a text without spaces, as Japanese is: the button has
    two lines.
    """
    words = text.split(" ")
    number = len(words)
    while number > 1 and columns(" ".join(words[:number])) + (number < len(words)) > room:
        number -= 1
    kept = " ".join(words[:number])
    return kept if number == len(words) else kept.rstrip(",;:–- ") + "…"


def _walk_positions(exhibit: Exhibit, localization: Localization) -> Iterator[tuple[str, str]]:
    for person in exhibit.people:
        walk = [stop for stop in person.stops if stop.highlight]
        for number, stop in enumerate(walk, 1):
            yield stop.id, localization.text("stop_of", number=number, total=len(walk))


PART = Part(
    __name__,
    render=lambda context: prev_next(context.exhibit, context.localization),
    order=10,
)
