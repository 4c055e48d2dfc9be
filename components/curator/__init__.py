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
from components.page.open_exhibit import Today
from components.visitor.templates import fill
from data import Advice, Problem, completeness


@dataclass(frozen=True, slots=True)
class Sheet:
    """The problems, or the advice, of one file."""

    file: str
    entries: tuple[Problem, ...]


def desk_page(
    today: Today, advice: Sequence[Advice] | None, *, parts: str, leaflet: str, map_address: str
) -> str:
    """The whole page. `parts` is the address of the parts' files, `leaflet` Leaflet's look."""
    title = today.house.programme.title
    return fill(
        "curator/curator.html",
        title=title,
        folder=str(today.folder),
        parts=parts,
        leaflet=leaflet,
        desk=desk(today, advice, map_address),
    )


def desk(today: Today, advice: Sequence[Advice] | None, map_address: str) -> str:
    """What changes on the page while the curator works: everything below its head.

    `advice` is None while the exhibit is still being looked over.
    """
    compared = tuple(comparisons(today))
    html = fill(
        "curator/desk.html",
        today=today,
        problems=tuple(by_file(today.problems)),
        count=len(today.problems),
        advice=None if advice is None else tuple(by_file(advice)),
        languages=completeness(today.found.exhibit) if today.found.exhibit else {},
        comparisons=compared,
        map=map_address,
        kept=str(today.house.folder) if today.house.folder != today.folder else "",
        since=_clock(today.shown_since),
        read=_clock(today.read_at),
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
