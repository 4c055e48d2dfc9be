"""The choice of life: everyone, or one."""

from __future__ import annotations

from components.part import Part
from components.templates import fill
from components.wording import Wording
from data import Exhibit

SIGNS = {
    "circle": "M-9 0A9 9 0 1 0 9 0A9 9 0 1 0-9 0z",
    "diamond": "M0-11 11 0 0 11-11 0z",
    "square": "M-8-8H8V8H-8z",
    "hexagon": "M-5-9H5L10 0 5 9H-5L-10 0z",
}
"""The marker shapes, small: the button carries the sign its life has on the map."""


def person_toggle(exhibit: Exhibit, wording: Wording) -> Part:
    """A button for everyone, then one for each life in the exhibit's order."""
    everyone = wording.words["everyone" if len(exhibit.people) <= 2 else "everyone_many"]
    return Part(
        "person_toggle",
        fill(
            "person_toggle/person_toggle.html",
            page=wording.language,
            people=[(person, person.in_language(wording.language)) for person in exhibit.people],
            signs=SIGNS,
            everyone=everyone,
            words=wording.words,
        ),
    )
