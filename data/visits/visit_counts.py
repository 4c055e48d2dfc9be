"""Statistics of visits: how many, how long, which stories were opened, and where people left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median, quantiles

from data.model.exhibit import Exhibit
from data.model.stop_ids import StopReferences
from data.visits.visit import Visit


@dataclass(frozen=True, slots=True)
class Dwell:
    """How many visits, and how long they lasted: median and 90th percentile, in seconds."""

    count: int
    median: float
    p90: float


@dataclass(frozen=True, slots=True)
class StoryCount:
    """A stop's story: how many visits opened it, how long (median, in seconds), how many ended with it."""

    id: str
    title: str
    opened: int
    seconds: float
    left: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The statistics of a visit log. The field names are the keys of `visits --json`.

    Days, weeks (by their Monday) and hours are in order of time, `lives` (by short name) in the exhibit's
    order, everything else by frequency. `untouched` visits opened nothing, `never` are the stories that
    nobody opened, `ahead` are visits dated after `now`.
    """

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
        """The stories that visits ended with, by frequency."""
        return tuple(sorted((each for each in self.stories if each.left), key=lambda each: -each.left))


def count_visits(visits: Sequence[Visit], exhibit: Exhibit, now: datetime) -> Counts:
    """The statistics of `visits`, which are in the order they began; `now` has a time zone."""
    stories = _story_counts(visits, exhibit)
    names = {person.id: person.short_name for person in exhibit.people}
    id_now = StopReferences(exhibit.stops).id_of
    opened = Counter(id_now(id).split("/")[0] for visit in visits for id in visit.stories)
    return Counts(
        dwell=dwell([visit.seconds for visit in visits]),
        untouched=sum(1 for visit in visits if not visit.stories and not visit.encounters),
        days=_dwell_by_date(visits, {visit.visit: visit.began_at.date() for visit in visits}),
        weeks=_dwell_by_date(visits, {visit.visit: _monday(visit) for visit in visits}),
        hours=dict(sorted(Counter(visit.began_at.hour for visit in visits).items())),
        ended=_most_common(visit.ended for visit in visits),
        languages=_most_common(visit.language for visit in visits),
        used=_most_common(each for visit in visits for each in visit.used),
        lives={name: opened[id] for id, name in names.items()},
        encounters=_most_common(each for visit in visits for each in visit.encounters),
        stories=tuple(sorted((each for each in stories if each.opened), key=lambda each: -each.opened)),
        never=tuple(each for each in stories if not each.opened),
        ahead=sum(1 for visit in visits if visit.began_at > now),
    )


def dwell(seconds: Sequence[int]) -> Dwell:
    """Median and 90th percentile of durations; 0 for no visits."""
    if len(seconds) < 2:
        return Dwell(len(seconds), *(2 * [float(sum(seconds))]))
    return Dwell(len(seconds), median(seconds), quantiles(seconds, n=10, method="inclusive")[-1])


def _dwell_by_date(visits: Iterable[Visit], dates: Mapping[str, date]) -> dict[date, Dwell]:
    """Dwell times by date; `dates` has the date of each visit by its random id."""
    seconds: dict[date, list[int]] = {}
    for visit in visits:
        seconds.setdefault(dates[visit.visit], []).append(visit.seconds)
    return {day: dwell(seconds[day]) for day in sorted(seconds)}


def _monday(visit: Visit) -> date:
    day = visit.began_at.date()
    return day - timedelta(days=min(day.weekday(), (day - date.min).days))


def _most_common(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(values).most_common())


def _story_counts(visits: Sequence[Visit], exhibit: Exhibit) -> list[StoryCount]:
    """Every story of the exhibit as it is now, in its order; a draft only where it was read before. Visits
    that name a story by a former id count for it."""
    stops = StopReferences(exhibit.stops)
    seconds: dict[str, list[int]] = {}
    for visit in visits:
        for id, open_seconds in visit.stories.items():
            seconds.setdefault(stops.id_of(id), []).append(open_seconds)
    left = Counter(stops.id_of(visit.last) for visit in visits)
    return [
        StoryCount(
            each.id,
            each.title,
            len(seconds.get(each.id, [])),
            dwell(seconds.get(each.id, [])).median,
            left[each.id],
        )
        for person in exhibit.people
        for each in person.stops
        if each.id in seconds or not (person.draft or each.draft)
    ]
