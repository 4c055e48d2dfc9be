"""What the visits say, in plain words for a terminal, and as records for machines."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from io import StringIO
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from data.visits.visit import Visit
from data.visits.visit_counts import Counts, Dwell, StoryCount

MOST_ROWS = 10
MOST_DAYS = 14
WIDEST_BAR = 30
ENDS = {
    "idle": "nobody touched the screen any more",
    "again": "“begin again” was tapped",
    "left": "the page was closed",
    "": "cut off, or still going on",
}
USED = {"list": "the list of stories", "timeline": "the timeline"}
COLUMNS = ("began", "seconds", "ended", "language", "stories", "encounters", "lives", "last", "used")


def for_people(counts: Counts, torn: int) -> RenderableType:
    """The whole report, the most important first."""
    total = counts.dwell.count
    days = len(counts.days) <= MOST_DAYS
    return Group(
        Text(_first(counts), style="bold"),
        *_warnings(counts, torn),
        _dwells("Day" if days else "Week of", counts.days if days else counts.weeks),
        _bars("Hour of the day", {f"{hour:02}:00": count for hour, count in counts.hours.items()}),
        _shares("How visits ended", {ENDS[each]: n for each, n in counts.ended.items()}, total),
        _shares("Stories opened, by life", counts.lives, sum(counts.lives.values())),
        _stories("Most opened stories", counts.stories, total),
        _stories("Where people left", counts.leaving, total, left=True),
        _shares("Encounters opened, of all visits", counts.encounters, total),
        _shares("Used, of all visits", {USED[each]: n for each, n in counts.used.items()}, total),
        _shares("Language at the end", {each or "unknown": n for each, n in counts.languages.items()}, total),
        *_never(counts.never),
    )


def as_record(counts: Counts, torn: int) -> dict[str, Any]:
    """The same for machines."""
    named = asdict(counts)
    for period in ("days", "weeks"):
        named[period] = {day.isoformat(): each for day, each in named[period].items()}
    return named | {"damaged_lines": torn}


def as_csv(visits: Iterable[Visit]) -> str:
    """A row a visit, for a spreadsheet; stories and encounters with their seconds: `sorge/07-tokyo=12`."""
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for visit in visits:
        cells = visit.model_dump()
        for kind in ("stories", "encounters"):
            cells[kind] = " ".join(f"{id}={seconds}" for id, seconds in cells[kind].items())
        cells |= {kind: " ".join(cells[kind]) for kind in ("lives", "used")}
        rows.writerow(cells[column] for column in COLUMNS)
    return text.getvalue()


def _first(counts: Counts) -> str:
    total, half, tenth = counts.dwell.count, _time(counts.dwell.median), _time(counts.dwell.p90)
    long = (
        f"{_many(total, 'visit')}, half of them longer than {half}, one in ten longer than {tenth} minutes."
    )
    return f"{long} {_share(counts.untouched, total)} opened no story."


def _warnings(counts: Counts, torn: int) -> list[Text]:
    told = []
    if counts.ahead:
        count = _many(counts.ahead, "visit")
        told.append(f"{count} bear a date that is still to come: the machine’s clock was wrong.")
    if torn:
        told.append(f"{_many(torn, 'line')} of the log were cut off, as by a cut of the power: not counted.")
    return [Text(each) for each in told]


def _table(title: str, *columns: str) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, min_width=40
    )
    table.show_header = any(columns)
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right", header_style="dim")
    return table


def _dwells(name: str, periods: Mapping[date, Dwell]) -> Table:
    table = _table("\nVisits", name, "visits", "median", "one in ten longer than")
    for day, each in list(periods.items())[-MOST_DAYS:]:
        table.add_row(day.isoformat(), str(each.count), _time(each.median), _time(each.p90))
    return table


def _bars(name: str, counts: Mapping[str, int]) -> Table:
    table = _table(f"\n{name}", "", "visits", "")
    table.columns[2].justify = "left"
    most = max(counts.values(), default=1)
    for label, count in counts.items():
        table.add_row(label, str(count), "█" * round(WIDEST_BAR * count / most))
    return table


def _shares(name: str, counts: Mapping[str, int], whole: int) -> Table:
    table = _table(f"\n{name}", "", "", "")
    for label, count in counts.items():
        table.add_row(Text(label), str(count), _share(count, whole))
    return table


def _stories(name: str, stories: Sequence[StoryCount], whole: int, *, left: bool = False) -> Table:
    table = _table(f"\n{name}", "", "visits", "of all", "median")
    for each in stories[:MOST_ROWS]:
        count = each.left if left else each.opened
        table.add_row(
            Text(f"{each.title} ({each.id})"), str(count), _share(count, whole), _time(each.seconds)
        )
    return table


def _never(stories: Sequence[StoryCount]) -> list[Text]:
    if not stories:
        return [Text("\nEvery story was opened.")]
    names = "\n".join(f"  {each.title} ({each.id})" for each in stories)
    return [Text(f"\nNever opened: {_many(len(stories), 'story', 'stories')}", style="bold"), Text(names)]


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"


def _share(count: int, whole: int) -> str:
    return f"{count / whole:.0%}" if whole else "–"


def _time(seconds: float) -> str:
    """Minutes and seconds: `2:05`."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"
