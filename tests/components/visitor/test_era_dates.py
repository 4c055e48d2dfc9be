"""Dates with their era, in the words of the visitor's language."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from components.visitor.era_dates import date_with_era, has_era, interval_with_era
from components.visitor.localization import Localization
from data import ENGLISH, DatePoint, parse_date

IN_ENGLISH = {
    "-0043": "44 BC",
    "-0043-03": "March 44 BC",
    "-0043-03-15": "15 March 44 BC",
    "-0004-02-29": "29 February 5 BC",
    "-0043~": "about 44 BC",
    "-0043-21": "spring 44 BC",
    "0000": "1 BC",
    "0001": "1 AD",
    "0012": "12 AD",
    "0012-03-01": "1 March 12 AD",
    "0099": "99 AD",
    "0100": "100",
    "0476": "476",
    "-0099/-0043": "100 – 44 BC",
    "-0062/0014": "63 BC – 14 AD",
    "-0062-09-23/0014-08-19": "23 September 63 BC – 19 August 14 AD",
    "-0043-03-13/-0043-03-15": "13 – 15 March 44 BC",
    "-0043-03/-0043-05": "March – May 44 BC",
    "-0043~/-0040": "about 44 BC to 41 BC",
    "0012/0476": "12 – 476 AD",
    "../-0043": "until 44 BC",
    "-0043/..": "from 44 BC",
    "-004X": "50 – 41 BC",
    "-00XX": "100 – 1 BC",
    "-01XX": "200 – 101 BC",
    "00XX": "1 BC – 99 AD",
    "001X": "10 – 19 AD",
    "01XX": "the 100s",
}


def _plain(text: str) -> str:
    """The text with thin and no-break spaces replaced by plain ones."""
    return " ".join(text.split())


@pytest.mark.parametrize(("edtf", "expected"), IN_ENGLISH.items())
def test_a_date_of_an_early_year_has_its_era(english: Localization, edtf: str, expected: str) -> None:
    assert _plain(english.date_text(parse_date(edtf))) == expected


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("-0043-03-15", "44 BC"),
        ("-0099/-0043", "100 – 44 BC"),
        ("-0062/0014", "63 BC – 14 AD"),
        ("0012", "12 AD"),
        ("-00XX", "100 – 1 BC"),
    ],
)
def test_years_have_their_era(english: Localization, edtf: str, expected: str) -> None:
    assert _plain(english.years_text(parse_date(edtf))) == expected


@pytest.mark.parametrize(
    ("language", "day", "years", "both_eras"),
    [
        ("de", "15. März 44 v. Chr.", "100–44 v. Chr.", "63 v. Chr. – 14 n. Chr."),
        ("fr", "15 mars 44 av. J.-C.", "100–44 av. J.-C.", "63 av. J.-C. à 14 ap. J.-C."),
        ("es", "15 de marzo de 44 a. C.", "100–44 a. C.", "63 a. C. – 14 d. C."),
        ("ru", "15 марта 44 г. до н. э.", "100–44 гг. до н. э.", "63 г. до н. э. – 14 г. н. э."),
        ("ja", "紀元前44年3月15日", "紀元前100年～44年", "紀元前63年～西暦14年"),
        ("zh", "公元前44年3月15日", "公元前100年–44年", "公元前63年 – 公元14年"),
        ("ar", "15 مارس 44 ق.م", "100 – 44 ق.م", "63 ق.م – 14 م"),
    ],
)
def test_the_era_has_the_words_and_the_place_of_the_language(
    language: str, day: str, years: str, both_eras: str
) -> None:
    localization = Localization(language, {**ENGLISH, "locale": language})
    texts = [localization.date_text(parse_date(edtf)) for edtf in ("-0043-03-15", "-0099/-0043")]
    assert [_plain(text) for text in texts] == [day, years]
    assert _plain(localization.life_years(parse_date("-0062"), parse_date("0014"))) == both_eras


def test_every_language_of_cldr_has_a_text_for_every_precision() -> None:
    points = [DatePoint(-43), DatePoint(-43, 3), DatePoint(-43, 3, 15)]
    for identifier in locale_identifiers():
        locale = Locale.parse(identifier)
        for point in points:
            later = DatePoint(-40, point.month, point.day)
            assert "44" in date_with_era(point, locale), identifier
            assert "41" in interval_with_era(point, later, locale), identifier


@pytest.mark.parametrize(
    ("born", "died", "expected"),
    [
        ("1842-12-09", "1921-02-08", "1842–1921"),
        ("-0099-07-12", "-0043-03-15", "100 – 44 BC"),
        ("-0062-09-23", "0014-08-19", "63 BC – 14 AD"),
        ("0742", "0814", "742–814"),
        ("1842", None, "1842–"),
        (None, "1921", "?–1921"),
        (None, "-0043", "?–44 BC"),
        (None, None, ""),
    ],
)
def test_the_years_of_a_life_are_those_that_are_known(
    english: Localization, born: str | None, died: str | None, expected: str
) -> None:
    dates = [parse_date(text) if text else None for text in (born, died)]
    assert _plain(english.life_years(*dates)) == expected


def test_no_date_has_no_words(english: Localization) -> None:
    assert (english.date_text(None), english.years_text(None)) == ("", "")


def test_a_year_is_understood_without_its_era_from_100_on() -> None:
    assert [year for year in (-43, 0, 1, 99, 100, 1933) if has_era(year)] == [-43, 0, 1, 99]
