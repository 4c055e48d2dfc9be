"""The report on visits: for the terminal, as JSON, and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from data.model.counted import counted
from data.model.problem import first_few
from data.reading.csv_writer import csv_bytes
from data.visits.visit import Visit
from data.visits.visit_counts import Counts, Dwell, StoryCount

PAGE_WIDTH, REPORT_WIDTH = 80, 110
"""Characters of a line: of the page, and of the full report where it is not for a terminal."""
MAX_DAYS, MAX_WEEKS = 5, 4
"""Periods on the page: days where there are few, else weeks."""
MOST, LEAST, LEAVING = 5, 3, 3
"""Stories on the page."""
MAX_SHARES = 4
"""Values on one line of the page."""
MAX_BAR_WIDTH, PAGE_BAR_WIDTH = 30, 20
ENDS = {
    "idle": "nobody touched the screen any more",
    "again": "“begin again” was tapped",
    "left": "the page was closed",
    "": "cut off, or still going on",
}
BRIEF_ENDS = {"idle": "walked away", "again": "began again", "left": "page closed", "": "cut off or going on"}
USED = {"list": "the list of stories", "timeline": "the timeline", "ending": "the ending of a life"}
COLUMNS = ("began", "seconds", "ended", "language", "stories", "encounters", "lives", "last", "used")


def as_page(counts: Counts, torn: int, title: str) -> RenderableType:
    """The report on one page of 80 columns and at most 40 lines. `torn` is how many lines of the log could
    not be read, `title` the exhibit's."""
    total = counts.dwell.count
    return Group(
        _line(f"{title}: {_period(counts)}", bold=True),
        Text(_summary(counts)),
        *_warnings(counts, torn),
        _periods(counts),
        *_stories(
            f"Most opened, of {counted(_all(counts), 'story', 'stories')}", counts.stories[:MOST], total
        ),
        *_stories("Least opened", _least_opened(counts), total),
        *_stories("Where people left", counts.leaving[:LEAVING], total, left=True),
        Text(),
        *(Text(f"{name}: {shares}.") for name, shares in _shares(counts) if shares),
    )


def as_full_report(counts: Counts, torn: int) -> RenderableType:
    """Every day, hour, story and encounter, the most important first."""
    total = counts.dwell.count
    return Group(
        Text(_summary(counts), style="bold"),
        *_warnings(counts, torn),
        _dwell_table("Day", counts.days),
        _dwell_table("Week of", counts.weeks),
        _bar_chart("Hour of the day", {f"{hour:02}:00": count for hour, count in counts.hours.items()}),
        _share_table("How visits ended", {ENDS[each]: n for each, n in counts.ended.items()}, total),
        _share_table("Stories opened, by life", counts.lives, sum(counts.lives.values())),
        _story_table("Opened stories", counts.stories, total),
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
    """A row for each visit; stories and encounters with their seconds: `sorge/tokyo=12`."""
    return csv_bytes(COLUMNS, map(_cells, visits)).decode("utf-8-sig")


def _cells(visit: Visit) -> dict[str, Any]:
    cells = visit.model_dump()
    seconds = {
        kind: " ".join(f"{id}={time}" for id, time in cells[kind].items())
        for kind in ("stories", "encounters")
    }
    return cells | seconds | {kind: " ".join(cells[kind]) for kind in ("lives", "used")}


def _line(text: str, *, bold: bool = False) -> Text:
    """One line, cut at the page's edge."""
    return Text(text, style="bold" if bold else "", no_wrap=True, overflow="ellipsis")


def _period(counts: Counts) -> str:
    first, last = min(counts.days), max(counts.days)
    return f"visits from {first} to {last}" if first != last else f"visits on {first}"


def _all(counts: Counts) -> int:
    return len(counts.stories) + len(counts.never)


def _periods(counts: Counts) -> Table:
    """The last days or weeks, the newest at the end; those before are counted in one row."""
    is_short = len(counts.days) <= MAX_DAYS
    periods, most = (counts.days, MAX_DAYS) if is_short else (counts.weeks, MAX_WEEKS)
    names = list(periods)
    before, shown = names[: max(0, len(names) - most)], names[-most:]
    table = _table("", "Day" if is_short else "Week of", "visits", "", "median", "1 in 10 longer than")
    table.columns[2].justify = "left"
    if before:
        count = sum(periods[each].count for each in before)
        table.add_row(counted(len(before), "week") + " before", f"{count:,}", "", "", "")
    highest = max(periods[each].count for each in shown)
    for each in shown:
        period = periods[each]
        bar = "█" * round(PAGE_BAR_WIDTH * period.count / highest)
        table.add_row(each.isoformat(), f"{period.count:,}", bar, _time(period.median), _time(period.p90))
    return table


def _stories(
    name: str, stories: Sequence[StoryCount], total: int, *, left: bool = False
) -> Iterator[RenderableType]:
    """A table of stories, after an empty line; nothing where there is none."""
    if not stories:
        return
    table = _table("", name, "visits", "of all", "median")
    table.width = PAGE_WIDTH
    table.columns[0].no_wrap, table.columns[0].overflow, table.columns[0].ratio = True, "ellipsis", 1
    for each in stories:
        count = each.left if left else each.opened
        table.add_row(Text(f"  {each.title}"), f"{count:,}", _share(count, total), _time(each.seconds))
    yield from (Text(), table)


def _least_opened(counts: Counts) -> Sequence[StoryCount]:
    """The stories that were opened least, but not those on the page already; the least first."""
    return tuple(reversed(counts.stories[MOST:]))[:LEAST]


def _shares(counts: Counts) -> Iterator[tuple[str, str]]:
    """One line each: what it is about, and its values with their shares."""
    total = counts.dwell.count
    never = [each.title for each in counts.never]
    yield "Never opened", f"{len(never)}, such as {first_few(never[:1])}" if never else ""
    yield "Stories opened, by life", _in_words(counts.lives, sum(counts.lives.values()))
    yield "Encounters opened", _in_words(counts.encounters, total)
    yield "Used", _in_words({USED[each]: count for each, count in counts.used.items()}, total)
    yield "Language", _in_words({each or "unknown": n for each, n in counts.languages.items()}, total)
    yield "Ended", _in_words({BRIEF_ENDS[each]: count for each, count in counts.ended.items()}, total)
    hour = max(counts.hours, key=lambda each: counts.hours[each])
    yield (
        "Busiest hour",
        f"{hour:02}:00 to {hour + 1:02}:00, {_share(counts.hours[hour], total)} of all visits",
    )


def _in_words(counts: Mapping[str, int], total: int) -> str:
    most = sorted(counts.items(), key=lambda each: -each[1])
    named = [f"{name} {_share(count, total)}" for name, count in most if count]
    return first_few(named, MAX_SHARES)


def _summary(counts: Counts) -> str:
    total, half, tenth = counts.dwell.count, _time(counts.dwell.median), _time(counts.dwell.p90)
    visits = counted(total, "visit")
    if total == 1:
        return f"{visits} of {half} minutes."
    dwell = f"{visits}, half of them longer than {half}, one in ten longer than {tenth} minutes."
    return f"{dwell} {_share(counts.untouched, total)} opened no story."


def _warnings(counts: Counts, torn: int) -> list[Text]:
    warnings = []
    if counts.ahead:
        count = counted(counts.ahead, "visit has", "visits have")
        warnings.append(f"{count} a date that is still to come: the machine’s clock was wrong.")
    if torn:
        count = counted(torn, "line of the log was", "lines of the log were")
        warnings.append(f"{count} cut off, as by a cut of the power: not counted.")
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
    for day, each in periods.items():
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
    for each in stories:
        count = each.left if left else each.opened
        table.add_row(
            Text(f"{each.title} ({each.id})"), str(count), _share(count, total), _time(each.seconds)
        )
    return table


def _never_opened(stories: Sequence[StoryCount]) -> list[Text]:
    if not stories:
        return [Text("\nEvery story was opened.")]
    names = "\n".join(f"  {each.title} ({each.id})" for each in stories)
    return [Text(f"\nNever opened: {counted(len(stories), 'story', 'stories')}", style="bold"), Text(names)]


def _share(count: int, total: int) -> str:
    return f"{count / total:.0%}" if total else "–"


def _time(seconds: float) -> str:
    """Minutes and seconds: `2:05`."""
    rounded = round(seconds)
    return f"{rounded // 60}:{rounded % 60:02}"
