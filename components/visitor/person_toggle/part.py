"""The person toggle: buttons that show everyone's stops, or one life's."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Exhibit

ICONS = {
    "circle": "M-9 0A9 9 0 1 0 9 0A9 9 0 1 0-9 0z",
    "diamond": "M0-11 11 0 0 11-11 0z",
    "square": "M-8-8H8V8H-8z",
    "hexagon": "M-5-9H5L10 0 5 9H-5L-10 0z",
}
"""SVG paths by marker shape: a button has the shape of its life's markers on the map."""

MAX_FULL_NAMES = 3
"""The buttons of so many lives have room for full names; of more lives, for short names only."""


def person_toggle(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """A button for everyone, then one for each life in the exhibit's order."""
    number = len(exhibit.people)
    everyone = localization.words[{1: "whole_life", 2: "everyone"}.get(number, "everyone_many")]
    return RenderedPart(
        "person_toggle",
        fill(
            "visitor/person_toggle/person_toggle.html",
            page=localization.language,
            people=[(person, person.in_language(localization.language)) for person in exhibit.people],
            icons=ICONS,
            everyone=everyone,
            short=number > MAX_FULL_NAMES,
            words=localization.words,
        ),
    )


PART = Part(
    __name__,
    render=lambda context: person_toggle(context.exhibit, context.localization),
    order=70,
)
