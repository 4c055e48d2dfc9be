"""The attract screen: a poster for each highlight, large enough to be read across a room."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from components.visitor.lifetimes import lifetimes
from components.visitor.localization import Localization
from components.visitor.look.logo import shown_logo
from components.visitor.parts import Part, RenderedPart
from components.visitor.shown_picture import WIDE, ShownPicture
from components.visitor.templates import fill
from components.visitor.text_width import columns
from data import LESS_THAN_A_DAY, Exhibit, Person, Picture, ShownText, Stop

SLIDE_SECONDS = 11
"""How long a slide is shown: enough to read a title twice, and to look at the map that its picture opens."""
MOST_FACES = 4
"""On a title slide; with more lives a face would be no larger than a stamp."""
SHORT_TITLE, LONG_TITLE = 20, 34
"""Letters: up to so many a title is set larger, and above so many smaller; it has at most two lines."""

SWEEP_SECONDS = 24
"""How long the years of all lives take to pass: as long as two posters."""

ShownFace = tuple[ShownPicture, ShownText]


def attract(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """All slides in order: for each life the exhibit's title slide, then the life's highlights.

    The title slides show the faces of all lives, in turn old and young. `idle` is 0 in a curator's preview,
    where the page does not open with the attract screen. When it follows a visit is decided by the "still
    there?" dialog. After each life's slides the years of all lives pass on the map, if any has a date.
    """
    first, last = lifetimes(exhibit)
    page = localization.language
    text = exhibit.in_language(page)
    html = fill(
        "visitor/attract/attract.html",
        page=page,
        text=text,
        title_class=_title_class(text.title),
        lives=[
            (list(_slides(person, localization)), person, faces(exhibit, page, young=number % 2 == 1))
            for number, person in enumerate(exhibit.people)
        ],
        logo=shown_logo(exhibit, page),
        years=localization.text(
            "life_years", born=_year(first, localization), died=_year(last - LESS_THAN_A_DAY, localization)
        ),
        has_sweep=exhibit.has_places and first < last,
        words=localization.words,
    )
    sweep = {"from": first, "to": last, "seconds": SWEEP_SECONDS}
    return RenderedPart(
        "attract", html, {"idle": exhibit.idle_seconds, "seconds": SLIDE_SECONDS, "sweep": sweep}
    )


def _year(moment: float, localization: Localization) -> str:
    return localization.year_text(floor(moment))


def highlights(person: Person) -> list[Stop]:
    """The stops of a life that are marked as highlights; its first stop where none is."""
    return [stop for stop in person.stops if stop.highlight] or list(person.stops[:1])


def faces(exhibit: Exhibit, page: str, *, young: bool) -> list[ShownFace]:
    """An upright portrait of each life, young or old, with its alternative text.

    Of each life the other one where it has only that; none at all of more than four lives.
    """
    shown = [face for face in (_face(person, young=young) for person in exhibit.people) if face]
    return (
        [(ShownPicture.of(face), face.alternative(page)) for face in shown]
        if len(shown) <= MOST_FACES
        else []
    )


def _face(person: Person, *, young: bool) -> Picture | None:
    pictures = person.portraits
    upright = (pictures.young_upright, pictures.old_upright)
    first, second = upright if young else reversed(upright)
    return first or second


def _title_class(title: str) -> str:
    letters = columns(title)
    if letters <= SHORT_TITLE:
        return " poster__title--short"
    return " poster__title--long" if letters > LONG_TITLE else ""


def _slides(person: Person, localization: Localization) -> Iterator[dict[str, object]]:
    page = localization.language
    for stop in highlights(person):
        text = stop.in_language(page)
        yield {
            "stop": stop,
            "text": text,
            "title_class": _title_class(text.title),
            "life": person.in_language(page),
            "place": stop.place.toponym(page) if stop.place else None,
            "years": localization.years_text(stop.date),
            "picture": ShownPicture.of(stop.picture) if stop.picture else None,
            "is_high": bool(stop.picture and stop.picture.width < WIDE * stop.picture.height),
            "alternative": stop.picture.alternative(page) if stop.picture else None,
        }


PART = Part(
    __name__,
    render=lambda context: attract(context.exhibit, context.localization),
    order=20,
)
