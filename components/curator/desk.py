"""The curator's desk: all problems, drafts and advice, and each edited story beside the last good one.

It is a page for curators only, and never part of the kiosk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from components.curator.comparison import comparisons
from components.page.assets import asset_address
from components.page.open_exhibit import OpenExhibit, local_time
from components.visitor.atlas.leaflet import leaflet_css
from components.visitor.templates import fill
from data import Advice, Problem, completeness, language_name, without_drafts


@dataclass(frozen=True, slots=True)
class FileProblems:
    """The problems, or the advice, of one file."""

    file: str
    problems: tuple[Problem, ...]


def desk_page(open_exhibit: OpenExhibit, advice: Sequence[Advice] | None, map_address: str) -> str:
    """The whole page. `map_address` is the address of the script that draws the map of all places."""
    content = open_exhibit.rendered.content
    return fill(
        "curator/curator.html",
        title=content.title,
        title_language=content.title_language,
        folder=str(open_exhibit.folder),
        asset_address=asset_address,
        leaflet=leaflet_css(),
        desk=desk(open_exhibit, advice, map_address),
    )


def desk(open_exhibit: OpenExhibit, advice: Sequence[Advice] | None, map_address: str) -> str:
    """The part of the page that changes while the curator works: everything below its head.

    `advice` is None while it is being computed.
    """
    shown_from, exhibit = open_exhibit.rendered.folder, open_exhibit.current.exhibit
    published = without_drafts(exhibit) if exhibit else None
    html = fill(
        "curator/desk.html",
        open_exhibit=open_exhibit,
        problems=tuple(by_file(open_exhibit.problems)),
        count=len(open_exhibit.problems),
        advice=None if advice is None else tuple(by_file(advice)),
        drafts=open_exhibit.drafts,
        kept_files=sorted(open_exhibit.rendered.edition.kept_files),
        languages=completeness(published) if published else {},
        original=language_name(exhibit.language if exhibit else "en"),
        comparisons=tuple(comparisons(open_exhibit)),
        map=map_address,
        last_good_folder=str(shown_from) if shown_from != open_exhibit.folder else "",
        since=local_time(open_exhibit.shown_since, "en_GB"),
        read=local_time(open_exhibit.read_at, "en_GB"),
    )
    version = sha256(html.encode()).hexdigest()[:12]
    return f'<main data-desk="{version}">{html}</main>'


def by_file(problems: Sequence[Problem]) -> Iterator[FileProblems]:
    """The problems grouped by file; those of one file must follow one another."""
    for file, problems_of_file in groupby(problems, key=lambda problem: problem.file):
        yield FileProblems(file, tuple(problems_of_file))
