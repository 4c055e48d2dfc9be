"""Compares each edited story with the last good one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from components.page.open_exhibit import OpenExhibit
from components.visitor.localization import Localization
from components.visitor.story_panel.part import story_articles
from components.visitor.templates import lang_attribute
from data import Exhibit, Problem, Stop, with_consequences

MAX_SOURCE_CHARACTERS = 4000
"""Shown of a file that cannot be read as a story."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One edited stop.

    `file` is the one it stands in, or stood in, relative to the exhibit's folder. `before` and `after` are
    its story as HTML, "" where there is none; `source` is the file's text where it cannot be read as a story,
    else "".
    """

    stop_id: str
    file: str
    before: str
    after: str
    source: str
    problems: tuple[Problem, ...]


def comparisons(open_exhibit: OpenExhibit) -> Iterator[Comparison]:
    """The stories that differ between the last good exhibit and the curator's folder, in the exhibit's order.

    While the folder has new faults, the last good exhibit is the one on the screen; else the one before it.
    """
    last_good = open_exhibit.rendered if open_exhibit.is_last_good else open_exhibit.previous
    if last_good is None:
        return
    exhibit_then, exhibit_now = last_good.loaded.exhibit, open_exhibit.current.exhibit
    stops_then, stops_now = _stops(exhibit_then), _stops(exhibit_now)
    edited = [each for each in {**stops_then, **stops_now} if stops_then.get(each) != stops_now.get(each)]
    before, after = _stories(exhibit_then, edited), _stories(exhibit_now, edited)
    files = {id: stop.file for id, stop in {**stops_then, **stops_now}.items()}
    for stop_id in edited:
        file = files[stop_id]
        problems = tuple(each for each in with_consequences(open_exhibit.problems) if each.file == file)
        source = "" if stop_id in after else _source(open_exhibit.folder, file)
        yield Comparison(stop_id, file, before.get(stop_id, ""), after.get(stop_id, ""), source, problems)


def _stops(exhibit: Exhibit | None) -> Mapping[str, Stop]:
    return {stop.id: stop for stop in exhibit.stops} if exhibit else {}


def _stories(exhibit: Exhibit | None, stop_ids: Sequence[str]) -> Mapping[str, str]:
    if exhibit is None or not stop_ids:
        return {}
    language = exhibit.languages[0]
    articles = story_articles(exhibit, Localization(language, exhibit.words[language]))
    in_english_page = Markup("<div{}>").format(lang_attribute(language, "en"))
    return {stop_id: f"{in_english_page}{html}</div>" for stop_id, html in articles.items()}


def _source(folder: Path, name: str) -> str:
    """A file's text; "" where it cannot be read, is not a regular file (reading a pipe would block), or is
    outside the exhibit's folder, where a link leads."""
    file = folder / name
    if not file.is_file() or not file.resolve().is_relative_to(folder.resolve()):
        return ""
    try:
        return file.read_text(encoding="utf-8", errors="replace")[:MAX_SOURCE_CHARACTERS]
    except OSError:
        return ""
