"""Localization: interface strings, dates and distances in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from math import floor, isinf

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.units import format_unit

from data import LESS_THAN_A_DAY, DatePoint, EdtfDate, locale_of

SEASONS = ("spring", "summer", "autumn", "winter")


@dataclass(frozen=True)
class Localization:
    """The interface in one language. `words` holds every interface string: the loader completes it."""

    language: str
    words: Mapping[str, str]

    @property
    def locale(self) -> Locale:
        """The locale for dates and numbers: that of the interface strings, else that of the language; British
        English where CLDR has neither."""
        own = locale_of(self.words["locale"].replace("_", "-")) or locale_of(self.language)
        return own or Locale("en", "GB")

    def text(self, key: str, **values: object) -> str:
        """An interface string, its {placeholders} filled with the values; in the plural form for `number`."""
        number = values.get("number")
        form = self.locale.plural_form(number) if isinstance(number, int) else "other"
        return self.words.get(f"{key}.{form}", self.words[key]).format(**values)

    def distance_text(self, length: float) -> str:
        """A distance in kilometres, rounded to about 2 significant digits: "9,100 km"; metres below 1 km."""
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
        return self._interval(date)

    def years_text(self, date: EdtfDate) -> str:
        """The year or years of a date: "1933", "1929–1933"."""
        first, last = floor(date.begins), floor(date.ends - LESS_THAN_A_DAY)
        return str(first) if first == last else f"{first}–{last}"

    def _interval(self, date: EdtfDate) -> str:
        start, end = date.start, date.end
        if start is None or end is None:
            return date.text
        plain = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
        if plain and start.day and end.day:
            return self._days(_day(start), _day(end))
        if plain and start.month and end.month and not (start.day or end.day):
            return str(format_interval(_day(start), _day(end), "yMMMM", locale=self.locale))
        if plain and not (start.month or end.month or start.season or end.season):
            return f"{start.year}–{end.year}"
        return self.text("between", start=self._point(start), end=self._point(end))

    def _days(self, first: Day, last: Day) -> str:
        """An interval of days, its months in full: CLDR has interval formats only with abbreviated months."""
        text = str(format_interval(first, last, "yMMMd", locale=self.locale))
        months = self.locale.months["format"]
        for month in {first.month, last.month}:
            text = text.replace(months["abbreviated"][month], months["wide"][month])
        return text

    def _point(self, point: DatePoint) -> str:
        text = self._unqualified(point)
        if point.approximate and point.uncertain:
            return self.text("about_perhaps", date=text)
        if point.approximate:
            return self.text("about", date=text)
        return self.text("perhaps", date=text) if point.uncertain else text

    def _unqualified(self, point: DatePoint) -> str:
        """A date without "about" and "perhaps"."""
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
