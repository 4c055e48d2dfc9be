"""The key of the map: what its signs and lines mean. Only what the exhibit has is in it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from components.visitor.atlas.clusters import city_of
from components.visitor.atlas.markers import OUTLINES, RINGS, disc_sectors
from components.visitor.localization import Localization
from components.visitor.templates import fill
from data import Exhibit, legs

STAR_SHAPE = "M0-17 4.5-5.5 17 0 4.5 5.5 0 17-4.5 5.5-17 0-4.5-5.5z"
STAR = f'<path class="marker__star" transform="translate(36 20)" d="{STAR_SHAPE}"/>'
DASHED = '<path class="key__line leg--presumed" d="M4 20H68"/>'
DOT = '<circle class="key__town" cx="36" cy="20" r="5.5"/>'


def map_key(exhibit: Exhibit, localization: Localization) -> str:
    """The HTML of the panel that the button "Key" opens over the map."""
    lives = [
        {
            "colour": person.colour,
            "line": person.line,
            "outline": Markup(OUTLINES[person.marker]),
            "name": person.in_language(localization.language),
        }
        for person in exhibit.people
    ]
    return fill(
        "visitor/atlas/map_key.html",
        page=localization.language,
        words=localization.words,
        lives=lives,
        rows=[
            {"kind": kind, "sign": Markup(sign), "text": localization.words[word]}
            for kind, sign, word in _rows(exhibit)
        ],
    )


def _rows(exhibit: Exhibit) -> Iterator[tuple[str, str, str]]:
    """The class of each row, the SVG of its sign, and the key of its words."""
    shape = exhibit.people[0].marker
    stops = list(exhibit.placed_stops)
    cities = [city_of(stop.place_on_map, exhibit).id for stop in stops]
    if len(set(cities)) < len(cities):
        small, large = (
            f'<g transform="translate({x} 20) scale({scale})">{OUTLINES[shape]}{RINGS[shape]}</g>'
            for x, scale in ((16, 0.6), (50, 1.1))
        )
        yield "stories", small + large, "key_stories"
    if len(set(cities)) > 1:
        yield "town", DOT, "key_town"
    colours = [person.colour for person in exhibit.people]
    if len(colours) > 1:
        sectors = zip(colours, disc_sectors(len(colours)), strict=True)
        shares = "".join(
            f'<path class="marker__share" style="--life: {colour}" d="{path}"/>' for colour, path in sectors
        )
        yield "several", f'<g transform="translate(36 20)">{shares}</g>', "key_several"
    sign = f'<g transform="translate(36 20)">{OUTLINES[shape]}</g>'
    if any(not stop.present for stop in stops):
        yield "absent", sign, "key_absent"
    if any("uncertain" in (stop.certainty, stop.place_on_map.certainty) for stop in stops):
        yield "uncertain", sign, "key_uncertain"
    if any(leg.certainty == "presumed" for person in exhibit.people for leg in legs(person)):
        yield "presumed", DASHED, "key_presumed"
    if exhibit.encounters:
        yield "star", STAR, "touch"
    tick = '<path class="key__tick" d="M44 28 49 33 60 20"/>'
    yield "read", sign + tick, "key_read"
