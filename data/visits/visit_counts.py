"""Visits, added up: how many, how long, what was read, and where people left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median, quantiles

from data.model.exhibit import Exhibit
from data.visits.visit import Visit


@dataclass(frozen=True, slots=True)
class Dwell:
    """How many, and how long: seconds, the middle one and the one that nine of ten do not exceed."""

    count: int
    median: float
    p90: float


@dataclass(frozen=True, slots=True)
class StoryCount:
    """A story: in how many visits it was opened, how long (median seconds), and how many ended with it."""

    id: str
    title: str
    opened: int
    seconds: float
    left: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What a log of visits says. Mappings of visits go by what they are called, the most frequent first, but
    days, weeks (by their Monday) and hours in their own order. `ahead` are visits dated after `now`."""

    dwell: Dwell
    untouched: int
    days: Mapping[date, Dwell]
    weeks: Mapping[date, Dwell]
    hours: Mapping[int, int]
    ended: Mapping[str, int]
    languages: Mapping[str, int]
    used: Mapping[str, int]
    lives: Mapping[str, int]
    encounters: Mapping[str, int]
    stories: tuple[StoryCount, ...]
    never: tuple[StoryCount, ...]
    ahead: int

    @property
    def leaving(self) -> tuple[StoryCount, ...]:
        """The stories that visits ended with, the most frequent first."""
        return tuple(sorted((each for each in self.stories if each.left), key=lambda each: -each.left))


def add_up(visits: Sequence[Visit], exhibit: Exhibit, now: datetime) -> Counts:
    """`visits` in the order they began; `now` knows its time zone."""
    stories = _stories(visits, exhibit)
    names = {person.id: person.short_name for person in exhibit.people}
    opened = Counter(id.split("/")[0] for visit in visits for id in visit.stories)
    return Counts(
        dwell=dwell([visit.seconds for visit in visits]),
        untouched=sum(1 for visit in visits if not visit.stories and not visit.encounters),
        days=_by(visits, {visit.visit: visit.began_at.date() for visit in visits}),
        weeks=_by(visits, {visit.visit: _monday(visit) for visit in visits}),
        hours=dict(sorted(Counter(visit.began_at.hour for visit in visits).items())),
        ended=_ordered(visit.ended for visit in visits),
        languages=_ordered(visit.language for visit in visits),
        used=_ordered(each for visit in visits for each in visit.used),
        lives={name: opened[id] for id, name in names.items()},
        encounters=_ordered(each for visit in visits for each in visit.encounters),
        stories=tuple(sorted((each for each in stories if each.opened), key=lambda each: -each.opened)),
        never=tuple(each for each in stories if not each.opened),
        ahead=sum(1 for visit in visits if visit.began_at > now),
    )


def dwell(seconds: Sequence[int]) -> Dwell:
    """0 for no visits at all."""
    if len(seconds) < 2:
        return Dwell(len(seconds), *(2 * [float(sum(seconds))]))
    return Dwell(len(seconds), median(seconds), quantiles(seconds, n=10, method="inclusive")[-1])


def _by(visits: Iterable[Visit], when: Mapping[str, date]) -> dict[date, Dwell]:
    times: dict[date, list[int]] = {}
    for visit in visits:
        times.setdefault(when[visit.visit], []).append(visit.seconds)
    return {day: dwell(times[day]) for day in sorted(times)}


def _monday(visit: Visit) -> date:
    day = visit.began_at.date()
    return day - timedelta(days=min(day.weekday(), (day - date.min).days))


def _ordered(things: Iterable[str]) -> dict[str, int]:
    return dict(Counter(things).most_common())


def _stories(visits: Sequence[Visit], exhibit: Exhibit) -> list[StoryCount]:
    """Every story of the exhibit as it is now, in its order."""
    times: dict[str, list[int]] = {}
    for visit in visits:
        for id, seconds in visit.stories.items():
            times.setdefault(id, []).append(seconds)
    left = Counter(visit.last for visit in visits)
    return [
        StoryCount(
            each.id,
            each.title,
            len(times.get(each.id, [])),
            dwell(times.get(each.id, [])).median,
            left[each.id],
        )
        for each in exhibit.stops
    ]
