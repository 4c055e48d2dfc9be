"""The labels below the timeline: round years; for a time within one year, its quarters.

Which labels fit is decided here, for some widths of the timeline. These are in em of the labels' font, as are
the labels' own widths; the style sheet asks how wide the timeline is (container query), and shows those that
fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from components.visitor.era_dates import historical_year
from components.visitor.localization import Localization
from components.visitor.text_width import text_width
from components.visitor.timeline.scale import TimeScale

LINES = (12, 16, 21, 28, 36, 46, 58, 74, 96)
"""The widths of the timeline, in em, for which labels are chosen. On a narrower one there is none."""
GAP = 0.9
"""Em between two labels."""
SHORT_SPAN = 200
"""Years. In so many, decades are the roundest years that are labelled first."""
FEW_LABELS = 3
"""With fewer labels of round years, every year is labelled where it fits, the first one too."""
QUARTERS = (4, 7, 10)
"""The months in which a quarter begins, but for January: there the year stands."""


@dataclass(frozen=True)
class Tick:
    """A label below the lanes; `left` in per cent of the width.

    `is_at_start`: the label begins at `left`; any other has its middle there.
    """

    text: str
    left: float
    is_at_start: bool = False

    @cached_property
    def width(self) -> float:
        """In em."""
        return text_width(self.text)

    def span(self, line: float) -> tuple[float, float]:
        """From where to where the label stands on a line so many em wide."""
        begins = self.left / 100 * line - (0 if self.is_at_start else self.width / 2)
        return begins, begins + self.width


def ticks(scale: TimeScale, localization: Localization, line: float) -> list[Tick]:
    """The labels that fit on a line so many em wide, the roundest years first.

    On a gallery's screen they are two at least. They stay apart on every wider line too.
    """
    found: list[Tick] = []
    for step in _steps(scale.years):
        _add_fitting(found, _year_ticks(scale, step, localization), line)
    if len(found) < FEW_LABELS:
        round_years, found = found, [Tick(localization.year_text(scale.first), 0.0, is_at_start=True)]
        _add_fitting(found, round_years, line)
        _add_fitting(found, _year_ticks(scale, 1, localization), line)
    if scale.years == 1:
        _add_fitting(found, _quarter_ticks(scale, localization), line)
    return sorted(found, key=lambda tick: tick.left)


def ticks_of_every_width(scale: TimeScale, localization: Localization) -> list[tuple[Tick, str]]:
    """Each label that fits on a line of some width, with its classes: in which widths it is shown."""
    classes: dict[Tick, list[str]] = {}
    for index, line in enumerate(LINES):
        for tick in ticks(scale, localization, line):
            classes.setdefault(tick, []).append(f"y{index}")
    return sorted(((tick, " ".join(names)) for tick, names in classes.items()), key=lambda pair: pair[0].left)


def tick_styles() -> str:
    """The style sheet that shows the labels of each width of the line."""
    return "\n".join(map(_styles_of_line, range(len(LINES))))


def _styles_of_line(index: int) -> str:
    narrower = f" and (width < {LINES[index + 1]}em)" if index + 1 < len(LINES) else ""
    return f"@container years (width >= {LINES[index]}em){narrower} {{ .y{index} {{ display: block; }} }}"


def _add_fitting(found: list[Tick], more: Iterable[Tick], line: float) -> None:
    for tick in more:
        begins, ends = tick.span(line)
        is_inside = begins >= 0 and ends <= line
        spans = (each.span(line) for each in found)
        if is_inside and all(ends + GAP <= left or right + GAP <= begins for left, right in spans):
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
