"""The chips that fan out from a city on the map: one for each stop, and one for each encounter."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.visitor.atlas.clusters import city_of
from components.visitor.atlas.markers import OUTLINES
from components.visitor.localization import Localization
from components.visitor.shown_picture import picture_address
from components.visitor.templates import fill
from data import Exhibit, Stop


def fan_chips(exhibit: Exhibit, stops: Sequence[Stop], localization: Localization) -> str:
    """The HTML of every chip, in the order of time. The script of the map shows those of one city.

    `stops` are all stops that have a place.
    """
    page = localization.language
    lives = {person.id: person for person in exhibit.people}
    return fill(
        "visitor/atlas/fan_chips.html",
        page=page,
        chips=[
            {
                "stop": stop,
                "colour": lives[stop.person].colour,
                "outline": Markup(OUTLINES[lives[stop.person].marker]),
                "years": localization.years_text(stop.date),
                "text": stop.in_language(page),
                "picture": picture_address(stop.picture.file) if stop.picture else "",
                "focus": stop.picture.focus if stop.picture else "",
            }
            for stop in _in_order_of_time(stops)
        ],
        encounters=[
            {"id": each.id, "city": city_of(each.place, exhibit).id, "text": each.in_language(page)}
            for each in exhibit.encounters
        ],
    )


def _in_order_of_time(stops: Sequence[Stop]) -> list[Stop]:
    """Stops by date. Those of one life keep its order; one without a date comes after the stop before it."""
    begins: dict[str, float] = {}
    dated = []
    for stop in stops:
        if stop.date is not None:
            begins[stop.person] = max(stop.date.begins, begins.get(stop.person, stop.date.begins))
        dated.append((begins.get(stop.person, float("-inf")), stop))
    return [stop for _, stop in sorted(dated, key=lambda each: each[0])]
