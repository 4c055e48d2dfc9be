"""The report on visits: for the terminal, as JSON, and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from data.reading.csv_writer import csv_bytes
from data.visits.visit import Visit
from data.visits.visit_counts import Counts, Dwell, StoryCount

MAX_ROWS = 10
MAX_DAYS = 14
MAX_BAR_WIDTH = 30
ENDS = {
    "idle": "nobody touched the screen any more",
    "again": "“begin again” was tapped",
    "left": "the page was closed",
    "": "cut off, or still going on",
}
USED = {"list": "the list of stories", "timeline": "the timeline"}
COLUMNS = ("began", "seconds", "ended", "language", "stories", "encounters", "lives", "last", "used")


def for_terminal(counts: Counts, torn: int) -> RenderableType:
    """The whole report, the most important first. `torn` is how many lines of the log could not be read."""
    total = counts.dwell.count
    days = len(counts.days) <= MAX_DAYS
    return Group(
        Text(_summary(counts), style="bold"),
        *_warnings(counts, torn),
        _dwell_table("Day" if days else "Week of", counts.days if days else counts.weeks),
        _bar_chart("Hour of the day", {f"{hour:02}:00": count for hour, count in counts.hours.items()}),
        _share_table("How visits ended", {ENDS[each]: n for each, n in counts.ended.items()}, total),
        _share_table("Stories opened, by life", counts.lives, sum(counts.lives.values())),
        _story_table("Most opened stories", counts.stories, total),
        _story_table("Where people left", counts.leaving, total, left=True),
        _share_table("Encounters opened, of all visits", counts.encounters, total),
        _share_table("Used, of all visits", {USED[each]: n for each, n in counts.used.items()}, total),
        _share_table(
            "Language at the end", {each or "unknown": n for each, n in counts.languages.items()}, total
        ),
        *_never_opened(counts.never),
    )


def as_record(counts: Counts, torn: int) -> dict[str, Any]:
    """The same as an object for JSON; dates are ISO 8601."""
    record = asdict(counts)
    for period in ("days", "weeks"):
        record[period] = {day.isoformat(): each for day, each in record[period].items()}
    return record | {"damaged_lines": torn}


def as_csv(visits: Iterable[Visit]) -> str:
    """A row for each visit; stories and encounters with their seconds: `sorge/07-tokyo=12`."""
    return csv_bytes(COLUMNS, map(_cells, visits)).decode("utf-8-sig")


def _cells(visit: Visit) -> dict[str, Any]:
    cells = visit.model_dump()
    seconds = {
        kind: " ".join(f"{id}={time}" for id, time in cells[kind].items())
        for kind in ("stories", "encounters")
    }
    return cells | seconds | {kind: " ".join(cells[kind]) for kind in ("lives", "used")}


def _summary(counts: Counts) -> str:
    total, half, tenth = counts.dwell.count, _time(counts.dwell.median), _time(counts.dwell.p90)
    visits = _counted(total, "visit")
    dwell = f"{visits}, half of them longer than {half}, one in ten longer than {tenth} minutes."
    return f"{dwell} {_share(counts.untouched, total)} opened no story."


def _warnings(counts: Counts, torn: int) -> list[Text]:
    warnings = []
    if counts.ahead:
        count = _counted(counts.ahead, "visit")
        warnings.append(f"{count} bear a date that is still to come: the machine’s clock was wrong.")
    if torn:
        count = _counted(torn, "line")
        warnings.append(f"{count} of the log were cut off, as by a cut of the power: not counted.")
    return [Text(each) for each in warnings]


def _table(title: str, *columns: str) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, min_width=40
    )
    table.show_header = any(columns)
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right", header_style="dim")
    return table


def _dwell_table(name: str, periods: Mapping[date, Dwell]) -> Table:
    table = _table("\nVisits", name, "visits", "median", "one in ten longer than")
    for day, each in list(periods.items())[-MAX_DAYS:]:
        table.add_row(day.isoformat(), str(each.count), _time(each.median), _time(each.p90))
    return table


def _bar_chart(name: str, counts: Mapping[str, int]) -> Table:
    table = _table(f"\n{name}", "", "visits", "")
    table.columns[2].justify = "left"
    most = max(counts.values(), default=1)
    for label, count in counts.items():
        table.add_row(label, str(count), "█" * round(MAX_BAR_WIDTH * count / most))
    return table


def _share_table(name: str, counts: Mapping[str, int], total: int) -> Table:
    table = _table(f"\n{name}", "", "", "")
    for label, count in counts.items():
        table.add_row(Text(label), str(count), _share(count, total))
    return table


def _story_table(name: str, stories: Sequence[StoryCount], total: int, *, left: bool = False) -> Table:
    table = _table(f"\n{name}", "", "visits", "of all", "median")
    for each in stories[:MAX_ROWS]:
        count = each.left if left else each.opened
        table.add_row(
            Text(f"{each.title} ({each.id})"), str(count), _share(count, total), _time(each.seconds)
        )
    return table


def _never_opened(stories: Sequence[StoryCount]) -> list[Text]:
    if not stories:
        return [Text("\nEvery story was opened.")]
    names = "\n".join(f"  {each.title} ({each.id})" for each in stories)
    return [Text(f"\nNever opened: {_counted(len(stories), 'story', 'stories')}", style="bold"), Text(names)]


def _counted(count: int, singular: str, plural: str = "") -> str:
    return f"{count:,} {singular if count == 1 else plural or f'{singular}s'}"


def _share(count: int, total: int) -> str:
    return f"{count / total:.0%}" if total else "–"


def _time(seconds: float) -> str:
    """Minutes and seconds: `2:05`."""
    rounded = round(seconds)
    return f"{rounded // 60}:{rounded % 60:02}"
