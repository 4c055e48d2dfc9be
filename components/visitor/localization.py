"""Localization: interface strings, dates and distances in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from math import floor, isinf

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal
from babel.units import format_unit

from components.visitor.era_dates import date_with_era, has_era, interval_with_era
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

    def plural_forms(self, key: str, **values: object) -> dict[str, str]:
        """Every form of an interface string, by plural category (CLDR), for a script that chooses one.

        `number` stays a placeholder.
        """
        found = {form: self.words.get(f"{key}.{form}") for form in self.locale.plural_form.tags}
        forms = {form: text for form, text in found.items() if text is not None}
        return {
            form: text.format(**{"number": "{number}", **values})
            for form, text in {**forms, "other": self.words[key]}.items()
        }

    def language_name(self, code: str) -> str:
        """A language's name in the page's language: "Russian"; the code where it has none."""
        return str(self.locale.languages.get(code.partition("-")[0], code))

    def distance_text(self, length: float) -> str:
        """A distance in kilometres, rounded to about 2 significant digits: "9,100 km"; metres below 1 km."""
        if length < 0.95:
            return str(format_unit(round(length * 10) * 100, "length-meter", "short", locale=self.locale))
        step = 1 if length < 20 else 5 if length < 200 else 10 if length < 1000 else 100
        return str(format_unit(round(length / step) * step, "length-kilometer", "short", locale=self.locale))

    def latitude_text(self, latitude: float) -> str:
        """A latitude in degrees, south negative, in words: "86° N", "86.2° N"."""
        number = format_decimal(abs(latitude), "0.#", locale=self.locale)
        return self.text("north_latitude" if latitude >= 0 else "south_latitude", degrees=number)

    def date_text(self, date: EdtfDate | None) -> str:
        """An EDTF date in words: "6 September 1933", "autumn 1934", "about 1934", "1929–1933".

        Empty for no date.
        """
        if date is None:
            return ""
        if not date.is_interval:
            return self._point(date.start) if date.start else date.text
        if date.start is None and date.end is not None:
            return self.text("until", date=self._point(date.end))
        if date.start is not None and (date.end is None or isinf(date.last)):
            return self.text("since", date=self._point(date.start))
        return self._interval(date)

    def years_text(self, date: EdtfDate | None) -> str:
        """The year or years of a date: "1933", "1929–1933", "44 BC"; empty for none."""
        return "" if date is None else self._years(floor(date.begins), floor(date.ends - LESS_THAN_A_DAY))

    def life_years(self, born: EdtfDate | None, died: EdtfDate | None) -> str:
        """The years of birth and death: "1842–1921", "63 BC – 14 AD".

        Where one is unknown: "1842–" or "?–1921"; empty where both are.
        """
        first, last = (None if each is None else floor(each.begins) for each in (born, died))
        if first is None and last is None:
            return ""
        if first is not None and last is not None and (has_era(first) or has_era(last)):
            return self._years(first, last)
        return self.text(
            "life_years",
            born="?" if first is None else self.year_text(first),
            died="" if last is None else self.year_text(last),
        )

    def year_text(self, year: int) -> str:
        """An astronomical year: "1933"; with its era before the year 100: "44 BC", "12 AD"."""
        return date_with_era(DatePoint(year), self.locale) if has_era(year) else str(year)

    def span_text(self, first: int, last: int) -> str:
        """A year, or the years from one to another: "1933", "1929–1933", "44 BC"."""
        return self._years(first, last)

    def _years(self, first: int, last: int) -> str:
        if has_era(first):
            return interval_with_era(DatePoint(first), DatePoint(last), self.locale)
        return str(first) if first == last else f"{first}–{last}"

    def _interval(self, date: EdtfDate) -> str:
        start, end = date.start, date.end
        if start is None or end is None:
            return date.text
        if not (_is_plain(start) and _is_plain(end) and _known_parts(start) == _known_parts(end)):
            return self.text("between", start=self._point(start), end=self._point(end))
        if has_era(start.year):
            return interval_with_era(start, end, self.locale)
        if start.day:
            return self._days(_day(start), _day(end))
        if start.month:
            return str(format_interval(_day(start), _day(end), "yMMMM", locale=self.locale))
        return f"{start.year}–{end.year}"

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
            return self._decade_or_century(point)
        if point.season:
            return self.text(SEASONS[point.season - 1], year=self.year_text(point.year))
        if has_era(point.year):
            return date_with_era(point, self.locale)
        if point.month is None:
            return str(point.year)
        if point.day:
            return str(format_date(_day(point), "long", locale=self.locale))
        return str(format_skeleton("yMMMM", _day(point), locale=self.locale))

    def _decade_or_century(self, point: DatePoint) -> str:
        """A decade ("the 1880s") or a century; with an era as its first and last year.

        EDTF's -004X is 50 to 41 BC, not "the 40s BC".
        """
        if has_era(point.year):
            return self._years(point.year, point.year + 10 ** (4 - point.digits) - 1)
        return self.text("decade" if point.digits == 3 else "century", year=point.year)


def _day(point: DatePoint) -> Day:
    return Day(point.year, point.month or 1, point.day or 1)


def _is_plain(point: DatePoint) -> bool:
    return not (point.approximate or point.uncertain or point.season) and point.digits == 4


def _known_parts(point: DatePoint) -> tuple[bool, bool]:
    return point.month is not None, point.day is not None
