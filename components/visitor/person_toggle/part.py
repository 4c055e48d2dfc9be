"""The life buttons: buttons that show everyone's stops, or one life's."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.shown_picture import ShownPicture
from components.visitor.templates import fill
from data import Exhibit, Person

ICONS = {
    "circle": "M-9 0A9 9 0 1 0 9 0A9 9 0 1 0-9 0z",
    "diamond": "M0-11 11 0 0 11-11 0z",
    "square": "M-8-8H8V8H-8z",
    "hexagon": "M-5-9H5L10 0 5 9H-5L-10 0z",
}
"""SVG paths by marker shape: a button has the shape of its life's markers on the map."""

MAX_HEADS = 2
"""So many lives have their buttons beside their lanes. More stand in a panel, which one button opens."""


def person_toggle(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """A button for everyone, then one for each life in the exhibit's order."""
    number = len(exhibit.people)
    page = localization.language
    html = fill(
        "visitor/person_toggle/person_toggle.html",
        page=page,
        lives=[(person, person.in_language(page), _portrait(person)) for person in exhibit.people],
        icons=ICONS,
        everyone=localization.words[{1: "whole_life", 2: "everyone"}.get(number, "everyone_many")],
        is_panel=number > MAX_HEADS,
        words=localization.words,
    )
    return RenderedPart("person_toggle", html)


def _portrait(person: Person) -> ShownPicture | None:
    """The portrait on a life button: decoration, as the name stands beside it."""
    portrait = person.portraits.old_upright or person.portraits.young_upright
    return ShownPicture.of(portrait) if portrait else None


PART = Part(
    __name__,
    render=lambda context: person_toggle(context.exhibit, context.localization),
    order=70,
)
