"""The curator's desk: what is to be mended, what is shown meanwhile, each edited story beside the last good.

A page of its own, for the curator's eyes: it is never part of the kiosk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import groupby

from babel.dates import format_datetime

from components.curator.comparison import comparisons
from components.page.assets import asset_address
from components.page.open_exhibit import OpenExhibit
from components.visitor.atlas.leaflet import leaflet_css
from components.visitor.templates import fill
from data import Advice, Problem, completeness


@dataclass(frozen=True, slots=True)
class Sheet:
    """The problems, or the advice, of one file."""

    file: str
    entries: tuple[Problem, ...]


def desk_page(open_exhibit: OpenExhibit, advice: Sequence[Advice] | None, map_address: str) -> str:
    """The whole page. `map_address` is the address of the script that draws the map of all places."""
    title = open_exhibit.rendered.content.title
    return fill(
        "curator/curator.html",
        title=title,
        folder=str(open_exhibit.folder),
        asset_address=asset_address,
        leaflet=leaflet_css(),
        desk=desk(open_exhibit, advice, map_address),
    )


def desk(open_exhibit: OpenExhibit, advice: Sequence[Advice] | None, map_address: str) -> str:
    """What changes on the page while the curator works: everything below its head.

    `advice` is None while the exhibit is still being looked over.
    """
    compared = tuple(comparisons(open_exhibit))
    html = fill(
        "curator/desk.html",
        open_exhibit=open_exhibit,
        problems=tuple(by_file(open_exhibit.problems)),
        count=len(open_exhibit.problems),
        advice=None if advice is None else tuple(by_file(advice)),
        languages=completeness(open_exhibit.found.exhibit) if open_exhibit.found.exhibit else {},
        comparisons=compared,
        map=map_address,
        kept=str(open_exhibit.rendered.folder) if open_exhibit.rendered.folder != open_exhibit.folder else "",
        since=_clock(open_exhibit.shown_since),
        read=_clock(open_exhibit.read_at),
    )
    version = sha256(html.encode()).hexdigest()[:12]
    return f'<main data-desk="{version}">{html}</main>'


def _clock(moment: datetime) -> str:
    """A moment by this machine's own clock."""
    return str(format_datetime(moment.astimezone(), "d MMMM, HH:mm:ss", locale="en_GB"))


def by_file(problems: Sequence[Problem]) -> Iterator[Sheet]:
    """Problems in sheets, one a file."""
    for file, entries in groupby(problems, key=lambda problem: problem.file):
        yield Sheet(file, tuple(entries))
