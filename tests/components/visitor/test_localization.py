"""Interface strings, dates and distances in the visitor's language."""

from __future__ import annotations

import pytest

from components.visitor.localization import Localization
from data import ENGLISH, parse_date

DATES = {
    "1933-09-06": "6 September 1933",
    "1941-10": "October 1941",
    "1872": "1872",
    "1934~": "about 1934",
    "1934-05~": "about May 1934",
    "1917-06?": "perhaps June 1917",
    "1917-06-03?": "perhaps 3 June 1917",
    "1917%": "perhaps about 1917",
    "1934-21": "spring 1934",
    "1934-22": "summer 1934",
    "1934-23": "autumn 1934",
    "1934-24": "winter 1934",
    "188X": "the 1880s",
    "18XX": "the 1800s",
    "1929/1933": "1929–1933",
    "1864-05/1864-06": "May – June 1864",
    "1917-11/1918-02": "November 1917 – February 1918",
    "1941-10-18/1941-10-24": "18–24 October 1941",
    "1941-09-28/1941-10-02": "28 September – 2 October 1941",
    "1941-12-28/1942-01-02": "28 December 1941 – 2 January 1942",
    "1929~/1933": "about 1929 to 1933",
    "1929/1933?": "1929 to perhaps 1933",
    "1934-21/1935": "spring 1934 to 1935",
    "1933-09-06/1934": "6 September 1933 to 1934",
    "1933/..": "from 1933",
    "../1944-11-07": "until 7 November 1944",
    "1917-XX-XX": "1917",
    "1917-06-XX": "June 1917",
}


@pytest.mark.parametrize(("edtf", "expected"), DATES.items())
def test_a_date_is_written_in_words(english: Localization, edtf: str, expected: str) -> None:
    assert _plain(english.date_text(parse_date(edtf))) == expected


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("1933-09-06", "1933"),
        ("1933-12-31", "1933"),
        ("1933", "1933"),
        ("1929/1933", "1929–1933"),
        ("1941-12-28/1942-01-02", "1941–1942"),
        ("188X", "1880–1889"),
        ("1933/..", "1933"),
    ],
)
def test_years_text_has_only_the_years_of_a_date(english: Localization, edtf: str, expected: str) -> None:
    assert english.years_text(parse_date(edtf)) == expected


def test_dates_are_in_the_language_of_the_localization() -> None:
    german = Localization("de", {**ENGLISH, "locale": "de_DE", "about": "um {date}"})
    assert german.date_text(parse_date("1933-09-06")) == "6. September 1933"
    assert german.date_text(parse_date("1941-10~")) == "um Oktober 1941"


@pytest.mark.parametrize("locale", ["", "xx_YY", "nonsense", "en_GB_no_such_variant_at_all"])
def test_an_unknown_locale_becomes_british_english(locale: str) -> None:
    localization = Localization("xx", {**ENGLISH, "locale": locale})
    assert localization.date_text(parse_date("1933-09-06")) == "6 September 1933"


@pytest.mark.parametrize(
    ("kilometres", "expected"),
    [
        (0.0, "0 m"),
        (0.42, "400 m"),
        (0.949, "900 m"),
        (0.95, "1 km"),
        (6.8, "7 km"),
        (19.6, "20 km"),
        (83.0, "85 km"),
        (338.0, "340 km"),
        (994.0, "990 km"),
        (997.0, "1,000 km"),
        (9149.0, "9,100 km"),
        (15050.1, "15,100 km"),
    ],
)
def test_a_distance_is_rounded_to_about_two_digits(
    english: Localization, kilometres: float, expected: str
) -> None:
    assert _plain(english.distance_text(kilometres)) == expected


def test_placeholders_are_filled(english: Localization) -> None:
    assert english.text("stop_of", number=3, total=42) == "3 of 42"


def _plain(text: str) -> str:
    """The text with thin and no-break spaces replaced by plain ones."""
    return " ".join(text.split())


@pytest.mark.parametrize(("number", "text"), [(1, "1 место"), (3, "3 места"), (5, "5 мест")])
def test_a_number_has_the_plural_form_of_the_language(number: int, text: str) -> None:
    forms = {"stack_of.one": "{number} место", "stack_of.few": "{number} места", "stack_of": "{number} мест"}
    russian = Localization("ru", {**ENGLISH, **forms, "locale": "ru"})
    assert russian.text("stack_of", number=number) == text


def test_one_is_singular_in_english(english: Localization) -> None:
    assert english.text("staff_visits", number=1) == "1 visit today"
    assert english.text("staff_visits", number=2) == "2 visits today"


def test_a_language_whose_strings_name_no_locale_has_its_own() -> None:
    ukrainian = Localization("uk", {**ENGLISH, "locale": "nonsense"})
    assert ukrainian.date_text(parse_date("1933-09-06")).startswith("6 вересня 1933")
