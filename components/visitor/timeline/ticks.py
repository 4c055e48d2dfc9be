"""The labels below the timeline: round years; for a time within one year, its quarters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from components.visitor.era_dates import historical_year
from components.visitor.localization import Localization
from components.visitor.timeline.scale import TimeScale

MIN_LABEL_DISTANCE = 0.042
"""The least distance between two year labels, as a share of the timeline's width: 5 digits on the narrowest
gallery screen. Longer labels need more."""
WIDE = 2.5
"""The width of a Chinese or Japanese character, in digits; with the distance to the next label."""
SHORT_SPAN = 200
"""Years. In so many, decades are the roundest years that are labelled first."""
FEW_LABELS = 3
"""With fewer labels of round years, every year is labelled where it fits, the first one too."""
QUARTERS = (4, 7, 10)
"""The months in which a quarter begins, but for January: there the year stands."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A label below the lanes; `left` in per cent of the width.

    `is_at_start`: the label begins at `left`; any other has its middle there.
    """

    text: str
    left: float
    is_at_start: bool = False

    @property
    def width(self) -> float:
        """The least distance to a label of the same length, in per cent of the timeline's width."""
        characters = sum(WIDE if east_asian_width(each) in "WF" else 1 for each in self.text)
        return 100 * MIN_LABEL_DISTANCE * max(1.0, characters / 5)

    @property
    def middle(self) -> float:
        return self.left + self.width / 2 if self.is_at_start else self.left


def ticks(scale: TimeScale, localization: Localization) -> list[Tick]:
    """Labels where they fit, the roundest years first. Two at least."""
    found: list[Tick] = []
    for step in _steps(scale.years):
        _add_fitting(found, _year_ticks(scale, step, localization))
    if len(found) < FEW_LABELS:
        round_years, found = found, [Tick(localization.year_text(scale.first), 0.0, is_at_start=True)]
        _add_fitting(found, round_years)
        _add_fitting(found, _year_ticks(scale, 1, localization))
    if scale.years == 1:
        _add_fitting(found, _quarter_ticks(scale, localization))
    return sorted(found, key=lambda tick: tick.left)


def _add_fitting(found: list[Tick], more: Iterable[Tick]) -> None:
    for tick in more:
        is_inside = tick.width / 2 <= tick.left <= 100 - tick.width / 2
        if is_inside and all(abs(tick.left - each.middle) >= (tick.width + each.width) / 2 for each in found):
            found.append(tick)


def _steps(years: int) -> tuple[int, ...]:
    """Years between labels, the roundest first: 1, 2 and 5 with zeros."""
    if years <= SHORT_SPAN:
        return (10, 5)
    power = 10 ** (len(str(years)) - 1)
    return (power, power // 2, power // 5, power // 10)


def _year_ticks(scale: TimeScale, step: int, localization: Localization) -> Iterator[Tick]:
    """A tick for every year that is round within its era, and for 1 AD: there is no year 0."""
    for year in range(scale.first, scale.first + scale.years):
        is_first_of_era = year == 1 and scale.first < 1
        if historical_year(year) % step == 0 or is_first_of_era:
            yield Tick(localization.year_text(year), round(100 * scale.share(year), 3))


def _quarter_ticks(scale: TimeScale, localization: Localization) -> Iterator[Tick]:
    names = localization.locale.months["stand-alone"]["wide"]
    for month in QUARTERS:
        yield Tick(str(names[month]), round(100 * scale.share(scale.first + (month - 1) / 12), 3))
