"""Where a person is at each moment: the stays of a life and what lies between them, in the order of time.

Only what the dates say: a stay lasts as long as its date, and for a moment that no stay covers no place is
named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import floor, inf, isinf
from typing import Literal

from data.model.edtf_date import EdtfDate, parse_date
from data.model.exhibit import Person, Stop

LifeState = Literal["unborn", "unknown", "at", "between", "dead"]
Window = tuple[float, float]
"""The first and last moment of a year, month or day, as decimal years."""


@dataclass(frozen=True, slots=True)
class LifeSpan:
    """What is known of a person from `begins` up to, but not, `ends`, in decimal years.

    `at`: at the place of the one stop in `stops`. `between`: on the way from the first of `stops` to the
    last; those in the middle have no date. The other states have no stops: `unborn` before birth, `dead`
    after death, `unknown` where the person may live, but no stop says where.
    """

    begins: float
    ends: float
    state: LifeState
    stops: tuple[Stop, ...] = ()


@dataclass(slots=True)
class _Stay:
    """A stop at which the person was present, with a place and a date. `number` is its position in the life;
    `starts` and `stops` are how exactly its ends are known, None for an open end."""

    stop: Stop
    number: int
    begins: float
    ends: float
    starts: Window | None
    stops: Window | None


def time_span(people: Iterable[Person]) -> tuple[int, int] | None:
    """The first year in which a stop is dated, and the year after the last one; None where no stop has a
    date."""
    years = [floor(date.begins) for person in people for _, date in person.dated_stops]
    return (min(years), max(years) + 1) if years else None


def life_track(person: Person, first: float, last: float) -> tuple[LifeSpan, ...]:
    """The spans of a life, which cover the time from `first` to `last` without a gap.

    Of stays that overlap, the one that began last counts; when it ends, a longer one goes on. Dates that are
    known to the year alone share it in the order of the life, beside what is dated to the month or day.
    """
    born = person.born.begins if person.born else -inf
    died = person.died.ends if person.died else inf
    stays = _stays_of(person, died)
    _share_years(stays)
    lived = list(_joined(_covered(stays, born, died)))
    life = _with_gaps(person, lived, born, died)
    spans = [LifeSpan(-inf, born, "unborn"), *life, LifeSpan(died, inf, "dead")]
    clipped = (
        LifeSpan(max(first, span.begins), min(last, span.ends), span.state, span.stops) for span in spans
    )
    return tuple(span for span in clipped if span.begins < span.ends)


def _stays_of(person: Person, died: float) -> list[_Stay]:
    stays = []
    for number, stop in enumerate(person.stops):
        if not (stop.present and stop.place and stop.date):
            continue
        starts, stops = _windows(stop.date)
        stays.append(_Stay(stop, number, stop.date.begins, _end(stop.date, starts), starts, stops))
    for stay, following in pairwise(stays):
        if isinf(stay.ends) and following.begins > stay.begins:
            stay.ends = following.begins
    for stay in stays:
        stay.ends = min(stay.ends, died)
    return stays


def _windows(date: EdtfDate) -> tuple[Window | None, Window | None]:
    parts = date.text.split("/")
    found = [parse_date(part) if part not in ("", "..") else None for part in (parts[0], parts[-1])]
    start, end = (None if each is None else (each.first, each.last) for each in found)
    return start, end


def _end(date: EdtfDate, starts: Window | None) -> float:
    """The end of a stay. One that is unknown (`1933/`): no longer than the start says. One that is open
    (`1933/..`) is infinite."""
    return starts[1] if date.text.endswith("/") and starts else date.last


def _share_years(stays: list[_Stay]) -> None:
    """Bring stays that follow one another, and whose dates are too coarse to say when, into their order."""
    for run in _runs(stays):
        window = stays[run[0]].stops
        assert window is not None
        first, last = stays[run[0]], stays[run[-1]]
        low, high = window
        if first.starts == window and run[0] > 0:
            low = max(low, _inside(stays[run[0] - 1].ends, window, low))
        else:
            low = max(low, first.begins)
        if last.stops == window and run[-1] + 1 < len(stays):
            high = min(high, _inside(stays[run[-1] + 1].begins, window, high))
        else:
            high = min(high, last.ends)
        for position, (one, two) in enumerate(pairwise(run), 1):
            border = low + (high - low) * position / len(run)
            stays[one].ends = stays[two].begins = border
        if first.starts == window:
            first.begins = low
        if last.stops == window:
            last.ends = high
    for stay, following in pairwise(stays):
        if stay.stops is None or following.starts is None or stay.stops == following.starts:
            continue
        (low, high), (early, late) = stay.stops, following.starts
        if early < stay.ends <= late and late - early > high - low and stay.ends < following.ends:
            following.begins = max(following.begins, stay.ends)
        elif low <= following.begins < high and stay.begins < following.begins < stay.ends:
            stay.ends = following.begins
        elif following.begins < stay.begins < min(late, following.ends):
            following.begins = stay.begins


def _runs(stays: list[_Stay]) -> Iterator[list[int]]:
    """The indices of stays of which each ends in the year, or the month, in which the next one begins."""
    run: list[int] = []
    for index, (stay, following) in enumerate(pairwise(stays)):
        if stay.stops is None or stay.stops != following.starts:
            continue
        if run and run[-1] == index and stays[run[0]].stops == stay.stops:
            run.append(index + 1)
        else:
            if run:
                yield run
            run = [index, index + 1]
    if run:
        yield run


def _inside(moment: float, window: Window, otherwise: float) -> float:
    return moment if window[0] < moment < window[1] else otherwise


def _covered(stays: list[_Stay], born: float, died: float) -> Iterator[tuple[float, float, _Stay]]:
    """Each part of the life in which the person is at one place."""
    edges = {edge for stay in stays for edge in (stay.begins, stay.ends) if born < edge < died}
    ordered = sorted({*edges, *(edge for edge in (born, died) if stays and not isinf(edge))})
    if stays and isinf(died):
        ordered.append(max(stay.ends for stay in stays))
    for begins, ends in pairwise(ordered):
        here = [stay for stay in stays if stay.begins <= begins < stay.ends]
        if here and begins < ends:
            yield begins, ends, max(here, key=lambda stay: (stay.begins, -stay.ends, stay.number))


def _joined(parts: Iterable[tuple[float, float, _Stay]]) -> Iterator[tuple[float, float, _Stay]]:
    open_part: tuple[float, float, _Stay] | None = None
    for begins, ends, stay in parts:
        if open_part and open_part[2] is stay and open_part[1] == begins:
            open_part = (open_part[0], ends, stay)
            continue
        if open_part:
            yield open_part
        open_part = (begins, ends, stay)
    if open_part:
        yield open_part


def _with_gaps(
    person: Person, lived: list[tuple[float, float, _Stay]], born: float, died: float
) -> Iterator[LifeSpan]:
    """The parts of the life, and what lies before, between and after them."""
    if not lived:
        yield LifeSpan(born, died, "unknown")
        return
    yield LifeSpan(born, lived[0][0], "unknown")
    for (begins, ends, stay), (next_begins, _, following) in pairwise(lived):
        yield LifeSpan(begins, ends, "at", (stay.stop,))
        if ends < next_begins:
            path = (stay.stop, *_undated(person, stay, following), following.stop)
            yield LifeSpan(ends, next_begins, "between", path)
    begins, ends, stay = lived[-1]
    yield LifeSpan(begins, ends, "at", (stay.stop,))
    yield LifeSpan(ends, died, "unknown")


def _undated(person: Person, one: _Stay, two: _Stay) -> Iterator[Stop]:
    """The stops without a date that the life passes from one stay to another."""
    for stop in person.stops[one.number + 1 : two.number]:
        if stop.present and stop.place and stop.date is None:
            yield stop
