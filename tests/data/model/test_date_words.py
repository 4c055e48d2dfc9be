"""Dates in words, which are restored exactly, and dates as people type them."""

from __future__ import annotations

from random import Random

import pytest

from data import Exhibit
from data.model.date_vocabulary import PHRASES
from data.model.date_words import date_in_words, read_date
from data.model.edtf_date import parse_date
from tests.random_seeds import few_by_default

WORDS = {
    "1933": "1933",
    "0900": "900 AD",
    "0012": "12 AD",
    "0000": "1 BC",
    "-0043": "44 BC",
    "-0043-03-15": "15 March 44 BC",
    "-04XX": "the 5th century BC",
    "190X": "the 1900s (decade)",
    "1933-09": "September 1933",
    "1933-09-06": "6 September 1933",
    "1934-23": "autumn 1934",
    "188X": "the 1880s",
    "18XX": "the 19th century",
    "1884-XX": "some month of 1884",
    "1884-XX-XX": "some day of 1884",
    "1917-06-XX": "some day of June 1917",
    "1934~": "about 1934",
    "1917-06?": "perhaps June 1917",
    "1917%": "perhaps about 1917",
    "1929/1933": "1929–1933",
    "1933-09-06/1933-10": "6 September 1933 to October 1933",
    "1872~/1874?": "about 1872 to perhaps 1874",
    "1917/..": "since 1917",
    "1917/": "from 1917, end unknown",
    "../1917": "until 1917",
    "/1917": "until 1917, start unknown",
}


@pytest.mark.parametrize(("edtf", "words"), WORDS.items())
def test_a_date_is_written_in_words_and_read_again(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words
    assert read_date(words).date == edtf


ENGLISH = {
    "1936–": "1936/..",
    "–1936": "../1936",
    "1881-3-12": "1881-03-12",
    "1933/09/06": "1933-09-06",
    "1933.09.06": "1933-09-06",
    "1933-09-06 10:00": "1933-09-06",
    "09/1933": "1933-09",
    "March 1881": "1881-03",
    "19th century": "18XX",
    "44 BC": "-0043",
    "~1934": "1934~",
    "1934 ?": "1934?",
    "10.1941": "1941-10",
    "Sept. 6 1933": "1933-09-06",
    "summer 1925": "1925-22",
    "1890s": "189X",
    "c. 1890": "1890~",
    "before 1936": "../1935",
    "after 1936": "1937/..",
    "[1936]": "1936?",
    "1936 or 1937": "1936/1937",
    "1881–82": "1881/1882",
    "1881-82": "1881/1882",
    "between 1929 and 1933": "1929/1933",
    "early 1936": "1936",
    "late 1936": "1936",
    "1880-00-00": "1880",
    "1880-03-00": "1880-03",
    "late 1890s": "189X",
    "circa spring 1934": "1934-21~",
    "mid-19th century": "18XX",
    "1890 (?)": "1890?",
    "winter 1923/24": "1923-24",
    "Wednesday, 6 September 1933": "1933-09-06",
    "6 September 1933, 10:00": "1933-09-06",
    "6.9.1933": "1933-09-06",
    "06.13.1933": "1933-06-13",
    "9.1933": "1933-09",
    "1933.09": "1933-09",
    "1933/34": "1933/1934",
    "1933-36": "1933/1936",
    "1901–02": "1901/1902",
    "6-9 September 1933": "1933-09-06/1933-09-09",
    "6.–9. September 1933": "1933-09-06/1933-09-09",
    "6 September – 9 October 1933": "1933-09-06/1933-10-09",
    "September–October 1933": "1933-09/1933-10",
    "c. 1890-95": "1890~/1895~",
    "c. 1890–1895": "1890~/1895~",
    "about 1890 to 1895": "1890~/1895",
    "1890s–1900": "189X/1900",
    "by 1936": "../1936",
    "pre-1936": "../1935",
    "post-1936": "1937/..",
    "1936 or later": "1936/..",
    "1936 or earlier": "../1936",
    "18th–19th century": "17XX/18XX",
    "19--": "19XX",
    "189-": "189X",
    "18--?": "18XX?",
    "189X": "189X",
    "15 March 44 BC": "-0043-03-15",
    "March 44 BC": "-0043-03",
    "100–44 BC": "-0099/-0043",
    "44 BC – 14 AD": "-0043/0014",
    "5th century BC": "-04XX",
    "1st century BC": "-00XX",
    "AD 79": "0079",
    "79 AD": "0079",
    "c. 44 BC": "-0043~",
    "in 1936": "1936",
    "6.IX.1933": "1933-09-06",
    "6 IX 1933": "1933-09-06",
    "nineteenth century": "18XX",
    "[1936?]": "1936?",
    "[ca. 1936]": "1936%",
    "[between 1906 and 1912]": "1906?/1912?",
    "[1971 or 1972]": "1971?/1972?",
    "(1936)": "1936",
    "1936.": "1936",
    "1929~1933": "1929/1933",
    "spring/summer 1925": "1925-21/1925-22",
    "March-April 1881": "1881-03/1881-04",
    "Sept. 6–9, 1933": "1933-09-06/1933-09-09",
    "first half of 1936": "1936",
    "before June 1928": "../1928-05",
    "before 6 Sept 1933": "../1933-09-05",
    "before the 1890s": "../1889",
    "after the 19th century": "1900/..",
    "before c. 1936": "../1935~",
    "Fall 1934": "1934-23",
    "September 6th, 1933": "1933-09-06",
    "the 6th of September 1933": "1933-09-06",
    "since 1917": "1917/..",
    "1917 to 1917": "1917/1917",
    "1936 to 38": "1936/1938",
    "1933 Sept 6": "1933-09-06",
    "1929/1933": "1929/1933",
    "../1917": "../1917",
    "1934~": "1934~",
    "1934-23": "1934-23",
    "1881/82": "1881/1882",
    "1936-1937": "1936/1937",
    "XIX–XX centuries": "18XX/19XX",
    "c1890": "1890~",
    "ca.1890": "1890~",
    "1890 ca.": "1890~",
    "1890 c.": "1890~",
    "may 1968": "1968-05",
    "1914-18": "1914/1918",
    "1.1.1900": "1900-01-01",
    "1/1900": "1900-01",
    "1933-9-6": "1933-09-06",
    "1881-3-12T10:00:00": "1881-03-12",
    "autumn of 1934": "1934-23",
    "1937?": "1937?",
    "c. 1937?": "1937%",
    "circa 1890s": "189X~",
    "the 1900s (decade)": "190X",
    "1890/1895": "1890/1895",
    "not before 1936": "1936/..",
}

GERMAN = {
    "1. März 1881": "1881-03-01",
    "19. Jahrhundert": "18XX",
    "19. Jh.": "18XX",
    "44 v. Chr.": "-0043",
    "vor 1936": "../1935",
    "nach 1936": "1937/..",
    "bis 1936": "../1936",
    "seit 1936": "1936/..",
    "ab 1936": "1936/..",
    "von 1929 bis 1933": "1929/1933",
    "zwischen 1929 und 1933": "1929/1933",
    "1936 oder 1937": "1936/1937",
    "um 1890": "1890~",
    "Anfang 1936": "1936",
    "im Sommer 1925": "1925-22",
    "Winter 1923–24": "1923-24",
    "Mittwoch, 6. September 1933": "1933-09-06",
    "1890er": "189X",
    "1890er Jahre": "189X",
    "79 n. Chr.": "0079",
    "im Jahr 1936": "1936",
    "vermutlich 1936": "1936?",
    "Ende des 19. Jahrhunderts": "18XX",
    "Jänner 1934": "1934-01",
    "vor dem 6. September 1933": "../1933-09-05",
    "1. Hälfte 19. Jh.": "18XX",
    "um 1890/95": "1890~/1895~",
    "1890 bis 95": "1890/1895",
    "spätestens 1936": "../1936",
}

FRENCH = {
    "1er mars 1881": "1881-03-01",
    "XIXe siècle": "18XX",
    "44 av. J.-C.": "-0043",
    "avant 1936": "../1935",
    "après 1936": "1937/..",
    "de 1929 à 1933": "1929/1933",
    "entre 1929 et 1933": "1929/1933",
    "1936 ou 1937": "1936/1937",
    "vers 1890": "1890~",
    "début 1936": "1936",
    "à l'été 1925": "1925-22",
    "au printemps 1925": "1925-21",
    "du 6 au 9 septembre 1933": "1933-09-06/1933-09-09",
    "années 1890": "189X",
    "les années 1890": "189X",
    "en 1936": "1936",
    "probablement vers 1936": "1936%",
    "fin 1936": "1936",
    "fin du XIXe siècle": "18XX",
    "jusqu'en 1936": "../1936",
    "depuis 1936": "1936/..",
    "12 août 1917": "1917-08-12",
    "20e siècle": "19XX",
    "2e moitié du XIXe siècle": "18XX",
    "mai 1968": "1968-05",
}

RUSSIAN = {
    "1 марта 1881 г.": "1881-03-01",
    "март 1881 года": "1881-03",
    "летом 1925 года": "1925-22",
    "1890-е": "189X",
    "1890-е годы": "189X",
    "XIX век": "18XX",
    "XIX в.": "18XX",
    "44 г. до н. э.": "-0043",
    "после 1936 г.": "1937/..",
    "с 1929 по 1933": "1929/1933",
    "от 1929 до 1933": "1929/1933",
    "1936 или 1937": "1936/1937",
    "около 1890 г.": "1890~",
    "ок. 1890": "1890~",
    "в начале 1936 года": "1936",
    "XVIII–XIX вв.": "17XX/18XX",
    "в 1936 году": "1936",
    "1936 г.": "1936",
    "в сентябре 1933 г.": "1933-09",
    "конец XIX века": "18XX",
    "ХIХ век": "18XX",
    "1-я пол. XIX в.": "18XX",
    "нач. 1890-х гг.": "189X",
    "мая 1968": "1968-05",
    "с 1936": "1936/..",
    "не ранее 1936": "1936/..",
}

JAPANESE = {
    "19世紀": "18XX",
    "1890年代": "189X",
    "1925年夏": "1925-22",
    "1890年頃": "1890~",
    "紀元前44年": "-0043",
    "1936年以前": "../1936",
    "1936年以降": "1936/..",
    "1929年から1933年まで": "1929/1933",
    "約1890年": "1890~",
    "1936年初頭": "1936",
    "昭和8年9月6日": "1933-09-06",
    "明治14年": "1881",
    "1933年9月6日": "1933-09-06",
    "1933年9月": "1933-09",
    "1929〜1933年": "1929/1933",
    "19世紀末": "18XX",
    "1936年か": "1936?",
    "1936年か1937年": "1936/1937",
    "1968年5月頃": "1968-05~",
    "1900年代": "190X",
}

AMBIGUOUS = {
    "6/9/1933": ("1933-09-06", "1933-06-09"),
    "1923-24": ("1923-24", "1923/1924"),
    "1901-02": ("1901-02", "1901/1902"),
    "до 1936": ("../1935", "../1936"),
    "1933/9": ("1933-09", "1933/1939"),
    "1901/02": ("1901-02", "1901/1902"),
    "189?": ("0189?", "189X"),
    "1800s": ("180X", "18XX"),
    "1899-00": ("1899", "1899/1900"),
    "1881-2": ("1881-02", "1881/1882"),
    "1881-3": ("1881-03", "1881/1883"),
    "03/04/1905": ("1905-04-03", "1905-03-04"),
    "1920-21": ("1920-21", "1920/1921"),
    "1910-1920-е годы": ("191X/192X", "1910/192X"),
    "1910–1920s": ("191X/192X", "1910/192X"),
}

UNDATED = [
    *("n.d.", "unknown", "o. J.", "б. д.", "不詳", "s.d.", "ohne Datum", "-", "?"),
]

NO_DATE = [
    *("", "/", "../..", "~", "perhaps", "1933 to", "x" * 5000, "45"),
    *("между 1929 и 1933 годами", "19330906", "06.09.33", "13/1933", "明治3年", "33", "May"),
    *("in his youth", "1933-13-06", "31 February 1905", "30.2.1905", "Frimaire 1799", "1936 and 1937"),
    *("1903 (Sept.)", "1890 (circa)", "1917 (O.S.)", "1910s-20s", "Sep-33", "12345", "00/00/1900"),
    *("0/1900", "6th Sept 1933 at noon"),
]


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [*ENGLISH.items(), *GERMAN.items(), *FRENCH.items(), *RUSSIAN.items(), *JAPANESE.items()],
)
def test_what_people_type_is_read_where_it_has_one_meaning(typed: str, edtf: str) -> None:
    assert read_date(typed).meanings == (edtf,)


@pytest.mark.parametrize(("typed", "meanings"), AMBIGUOUS.items())
def test_a_text_with_several_meanings_is_read_with_all_of_them(typed: str, meanings: tuple[str, ...]) -> None:
    assert read_date(typed).meanings == meanings


@pytest.mark.parametrize("typed", UNDATED)
def test_a_text_that_says_that_there_is_no_date_is_known(typed: str) -> None:
    assert read_date(typed).says_undated
    assert not read_date(typed).meanings


@pytest.mark.parametrize("typed", NO_DATE)
def test_a_text_with_no_meaning_is_no_date(typed: str) -> None:
    assert not read_date(typed).meanings


@pytest.mark.parametrize(("typed", "edtf"), [("1923-24", "1923-24"), ("1901-02", "1901-02")])
def test_a_format_that_defines_its_dates_has_one_meaning_for_a_year_and_two_digits(
    typed: str, edtf: str
) -> None:
    assert read_date(typed, defines_dates=True).meanings == (edtf,)


@pytest.mark.parametrize("typed", ["early 1936", "late 1890s", "1936 or 1937", "1933-09-06 10:00"])
def test_a_text_that_says_more_than_its_date_is_known(typed: str) -> None:
    reading = read_date(typed)
    assert reading.date
    assert not reading.in_full


@pytest.mark.parametrize("typed", ["1936", "c. 1890", "between 1929 and 1933", "6 September 1933", "n.d."])
def test_a_text_that_says_no_more_than_its_date_is_read_in_full(typed: str) -> None:
    assert read_date(typed).in_full


@pytest.mark.parametrize("seed", few_by_default(range(10)))
def test_any_mixture_of_words_and_numbers_is_read_without_an_error_and_only_as_dates(seed: int) -> None:
    random = Random(seed)
    phrases = [phrase for texts in PHRASES.values() for each in texts.values() for phrase in each.split("|")]
    numbers = [
        "1",
        "31",
        "79",
        "900",
        "1881",
        "1899-00",
        "1881-82",
        "1/2/1933",
        "1890s",
        "昭和8年",
        "9月",
        "0",
    ]
    signs = [*"-–/?~%()[].,", "'", " ", "ix", "first", "summer", "march"]
    for _ in range(2000):
        parts = [random.choice(random.choice([phrases, numbers, signs])) for _ in range(random.randint(1, 6))]
        typed = random.choice(["", " "]).join(parts)
        for meaning in read_date(typed).meanings:
            assert parse_date(meaning).text == meaning, typed


def test_no_meaning_has_a_number_that_was_not_typed() -> None:
    """A day, month or year that is typed in digits: each number of the meaning stands in the text."""
    for year_first in ("1881-3-12", "1881/3/12", "1881.3.12", "1881-03-12T09:30", "1881年3月12日"):
        assert read_date(year_first).meanings == ("1881-03-12",)
    for month in range(1, 13):
        for typed in (f"{month}/1933", f"{month:02}.1933", f"1933.{month:02}", f"1933年{month}月"):
            assert read_date(typed).meanings == (f"1933-{month:02}",)
    for day in range(1, 29):
        for month in range(1, 13):
            found = set(read_date(f"{day}/{month}/1933").meanings)
            both = {f"1933-{month:02}-{day:02}"} | ({f"1933-{day:02}-{month:02}"} if day < 13 else set())
            assert found == both


def test_every_date_of_a_whole_exhibit_is_restored(whole: Exhibit) -> None:
    dates = [str(stop.date) for stop in whole.stops if stop.date]
    assert [read_date(date_in_words(date)).date for date in dates] == dates
