"""The attract screen: a slide show of each life's highlights, large enough to be read across a room."""

from __future__ import annotations

from collections.abc import Iterator

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.shown_picture import ShownPicture
from components.visitor.templates import fill
from data import Exhibit, Person, ShownText, Stop

SLIDE_SECONDS = 11
"""How long a slide is shown: enough to look at the map, and to read a title twice."""


def attract(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """All slides in order: for each life the exhibit's title slide, then the life's highlights.

    `idle` is 0 in a curator's preview, where the page does not open with the attract screen. When it follows
    a visit is decided by the "still there?" dialog.
    """
    page = localization.language
    html = fill(
        "visitor/attract/attract.html",
        page=page,
        text=exhibit.in_language(page),
        lives=[
            (list(_slides(person, localization)), person, _portraits(person, page))
            for person in exhibit.people
        ],
        words=localization.words,
    )
    return RenderedPart("attract", html, {"idle": exhibit.idle_seconds, "seconds": SLIDE_SECONDS})


def highlights(person: Person) -> list[Stop]:
    """The stops of a life that are marked as highlights; its first stop where none is."""
    return [stop for stop in person.stops if stop.highlight] or list(person.stops[:1])


def _portraits(person: Person, page: str) -> list[tuple[ShownPicture, ShownText]]:
    """The life's wide portraits, young and old, each with its alternative text."""
    wide = (person.portraits.young_wide, person.portraits.old_wide)
    return [(ShownPicture.of(each), each.alternative(page)) for each in wide if each is not None]


def _slides(person: Person, localization: Localization) -> Iterator[dict[str, object]]:
    page = localization.language
    for stop in highlights(person):
        yield {
            "stop": stop,
            "text": stop.in_language(page),
            "life": person.in_language(page),
            "place": stop.place.toponym(page) if stop.place else None,
            "years": localization.years_text(stop.date),
        }


PART = Part(
    __name__,
    render=lambda context: attract(context.exhibit, context.localization),
    order=20,
)
