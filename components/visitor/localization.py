"""Words, dates and distances as a visitor reads them, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from math import floor, isinf

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from babel.units import format_unit

from data import A_MOMENT, DatePoint, EdtfDate

SEASONS = ("spring", "summer", "autumn", "winter")


@dataclass(frozen=True)
class Localization:
    """The interface in one language; `words` is whole (the loader sees to that)."""

    language: str
    words: Mapping[str, str]

    @property
    def locale(self) -> Locale:
        """For dates and numbers; English (Great Britain) where the language's is not known."""
        try:
            return Locale.parse(self.words["locale"])
        except (ValueError, UnknownLocaleError):
            return Locale("en", "GB")

    def text(self, key: str, **holes: object) -> str:
        """A word, its {holes} filled."""
        return self.words[key].format(**holes)

    def distance_text(self, length: float) -> str:
        """A distance as a person says it: 2 digits that count, "9,100 km"; under 1 km in metres."""
        if length < 0.95:
            return str(format_unit(round(length * 10) * 100, "length-meter", "short", locale=self.locale))
        step = 1 if length < 20 else 5 if length < 200 else 10 if length < 1000 else 100
        return str(format_unit(round(length / step) * step, "length-kilometer", "short", locale=self.locale))

    def date_text(self, date: EdtfDate) -> str:
        """An EDTF date in words: "6 September 1933", "autumn 1934", "about 1934", "1929 to 1933"."""
        if not date.is_interval:
            return self._point(date.start) if date.start else date.text
        if date.start is None and date.end is not None:
            return self.text("until", date=self._point(date.end))
        if date.start is not None and (date.end is None or isinf(date.last)):
            return self.text("since", date=self._point(date.start))
        return self._span(date)

    def years_text(self, date: EdtfDate) -> str:
        """The year or years alone: "1933", "1929–1933"."""
        first, last = floor(date.begins), floor(date.ends - A_MOMENT)
        return str(first) if first == last else f"{first}–{last}"

    def _span(self, when: EdtfDate) -> str:
        start, end = when.start, when.end
        if start is None or end is None:
            return when.text
        plain = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
        if plain and start.day and end.day:
            return self._days(_day(start), _day(end))
        if plain and start.month and end.month and not (start.day or end.day):
            return str(format_interval(_day(start), _day(end), "yMMMM", locale=self.locale))
        if plain and not (start.month or end.month or start.season or end.season):
            return f"{start.year}–{end.year}"
        return self.text("between", start=self._point(start), end=self._point(end))

    def _days(self, first: Day, last: Day) -> str:
        """Days of an interval, months in full: Unicode's intervals know only short ones beside a day."""
        text = str(format_interval(first, last, "yMMMd", locale=self.locale))
        months = self.locale.months["format"]
        for month in {first.month, last.month}:
            text = text.replace(months["abbreviated"][month], months["wide"][month])
        return text

    def _point(self, point: DatePoint) -> str:
        text = self._bare(point)
        if point.approximate and point.uncertain:
            return self.text("about_perhaps", date=text)
        if point.approximate:
            return self.text("about", date=text)
        return self.text("perhaps", date=text) if point.uncertain else text

    def _bare(self, point: DatePoint) -> str:
        if point.digits < 4:
            return self.text("decade" if point.digits == 3 else "century", year=point.year)
        if point.season:
            return self.text(SEASONS[point.season - 1], year=point.year)
        if point.month is None:
            return str(point.year)
        if point.day:
            return str(format_date(_day(point), "long", locale=self.locale))
        return str(format_skeleton("yMMMM", _day(point), locale=self.locale))


def _day(point: DatePoint) -> Day:
    return Day(point.year, point.month or 1, point.day or 1)
