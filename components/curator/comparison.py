"""Each story that was edited, beside what it was before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from components.page.open_exhibit import OpenExhibit
from components.visitor.localization import Localization
from components.visitor.story_panel.part import story_articles
from data import Exhibit, Problem, Stop

MOST_SHOWN = 4000
"""Characters of a file that cannot be read as a story."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One stop: its story before and after as HTML, empty where there is none; the file's own text where it
    cannot be read as a story; and what is to be mended in it."""

    stop: str
    before: str
    after: str
    typed: str
    problems: tuple[Problem, ...]


def comparisons(open_exhibit: OpenExhibit) -> Iterator[Comparison]:
    """The stories in which the curator's folder differs from the last good exhibit, in the order of telling.

    While a bad edit waits, that is the exhibit on the screen; once an edit has been taken up, the one before.
    """
    last_good = open_exhibit.rendered if open_exhibit.is_last_good else open_exhibit.previous
    if last_good is None:
        return
    then, now = last_good.loaded.exhibit, open_exhibit.found.exhibit
    stops_then, stops_now = _stops(then), _stops(now)
    edited = [each for each in {**stops_then, **stops_now} if stops_then.get(each) != stops_now.get(each)]
    before, after = _stories(then, edited), _stories(now, edited)
    for stop in edited:
        file = f"people/{stop}.md"
        problems = tuple(problem for problem in open_exhibit.problems if problem.file == file)
        typed = "" if stop in after else _typed(open_exhibit.folder / file)
        yield Comparison(stop, before.get(stop, ""), after.get(stop, ""), typed, problems)


def _stops(exhibit: Exhibit | None) -> Mapping[str, Stop]:
    return {stop.id: stop for stop in exhibit.stops} if exhibit else {}


def _stories(exhibit: Exhibit | None, wanted: Sequence[str]) -> Mapping[str, str]:
    if exhibit is None or not wanted:
        return {}
    language = exhibit.languages[0]
    return story_articles(exhibit, Localization(language, exhibit.words[language]))


def _typed(file: Path) -> str:
    """What stands in a file, as far as it can be read; empty where there is none, or it is no file: a pipe
    would keep the desk waiting."""
    if not file.is_file():
        return ""
    try:
        return file.read_text(encoding="utf-8", errors="replace")[:MOST_SHOWN]
    except OSError:
        return ""
