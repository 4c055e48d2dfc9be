"""The words in which people write dates: English, German, French, Russian and Japanese, one table for each.

A phrase is written without its full stops: "v chr" is found as "v. Chr." and "v.Chr." too. Names of months
and days of the week come from CLDR.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from babel.dates import get_day_names, get_month_names

LANGUAGES = ("en", "de", "de_AT", "fr", "ru", "ja")


class Word(StrEnum):
    """What a word of a date does. The values are one letter each: a date is recognised by their order."""

    MONTH = "M"
    SEASON = "S"
    CENTURY = "C"
    DECADE = "D"
    BC = "b"
    AD = "a"
    ABOUT = "~"
    PERHAPS = "?"
    PART = "p"
    """A part of a year, decade or century: EDTF of level 1 has none."""
    BEFORE = "<"
    AFTER = ">"
    UNTIL = "u"
    """Until a date and with it; between two dates, the same as TO."""
    SINCE = "s"
    BEFORE_OR_UNTIL = "v"
    BETWEEN = "w"
    AND = "&"
    TO = "t"
    OR = "|"
    OR_EARLIER = "e"
    OR_LATER = "l"
    SOME_MONTH = "m"
    SOME_DAY = "d"
    FILLER = " "
    """A word without a meaning of its own."""


PHRASES: Mapping[Word, Mapping[str, str]] = {
    Word.CENTURY: {
        "en": "century|centuries|cent",
        "de": "jahrhundert|jahrhunderts|jahrhunderte|jhdt|jhd|jh|jhs|jhdts",
        "fr": "siècle|siècles|siecle|s",
        "ru": "век|века|веке|веков|вв|в",
        "ja": "世紀",
    },
    Word.DECADE: {"fr": "les années|années|annees|les annees", "de": "die jahre"},
    Word.BC: {
        "en": "bce|bc|b c|b c e|before christ",
        "de": "v chr|vor chr|v u z|v chr geb|vor christus|vor christi geburt|vor unserer zeitrechnung",
        "fr": "av j c|av jc|avant j c|avant jc|avant jésus christ|av n è|avant notre ère",
        "ru": "до н э|до н е|до нашей эры|до рождества христова|до р х",
        "ja": "紀元前",
    },
    Word.AD: {
        "en": "ad|a d|ce|c e|anno domini",
        "de": "n chr|nach chr|n u z|nach christus|nach christi geburt|unserer zeitrechnung",
        "fr": "apr j c|apr jc|ap j c|ap jc|après j c|après jc|après jésus christ|de notre ère",
        "ru": "н э|нашей эры|от р х|от рождества христова",
        "ja": "西暦|紀元後|紀元",
    },
    Word.ABOUT: {
        "en": "about|around|circa|approximately|approx|roughly|ca|c|cca|cir|circ",
        "de": "um|etwa|ungefähr|gegen|zirka|rund",
        "fr": "vers|environ|env|autour de|aux alentours de",
        "ru": "около|ок|приблизительно|примерно|прибл",
        "ja": "約|およそ|頃|ころ|ごろ",
    },
    Word.PERHAPS: {
        "en": "perhaps|probably|prob|possibly|poss|maybe|presumably|likely",
        "de": "vielleicht|vermutlich|wahrscheinlich|wohl|möglicherweise|angeblich|verm",
        "fr": "peut être|probablement|sans doute|possiblement|prob",
        "ru": "возможно|вероятно|предположительно|предп|может быть",
        "ja": "おそらく|恐らく|推定",
    },
    Word.PART: {
        "en": "early|early in|late|late in|mid|middle of|the middle of|beginning of|the beginning of"
        "|end of|the end of|start of|first half of|second half of|the first half of|the second half of"
        "|first quarter of|last quarter of|the first quarter of|the last quarter of|turn of|the turn of",
        "de": "anfang|anfang des|mitte|mitte des|ende|ende des|beginn des|frühes|spätes|anfang der|mitte der"
        "|ende der|1 hälfte|2 hälfte|erste hälfte|zweite hälfte|1 hälfte des|2 hälfte des"
        "|erste hälfte des|zweite hälfte des|1 viertel|3 drittel|letztes viertel",
        "fr": "début|début du|début des|debut|mi|milieu|milieu du|milieu des|fin|fin du|fin des"
        "|première moitié du|seconde moitié du|deuxième moitié du|1ère moitié du|2e moitié du|1re moitié du",
        "ru": "начало|начале|середина|середине|конец|конце|первая половина|вторая половина"
        "|первой половине|второй половине|1 я половина|2 я половина|1 я пол|2 я пол|нач|сер|кон",
        "ja": "初め|始め|初頭|はじめ|初期|前半|中頃|中ごろ|半ば|中期|後半|後期|末|末期|終わり",
    },
    Word.BEFORE: {
        "en": "before|prior to|earlier than|pre|ante",
        "de": "vor|vor dem|vor der|früher als",
        "fr": "avant|avant le|avant l",
        "ru": "ранее|раньше|прежде",
        "ja": "より前|以前の",
    },
    Word.AFTER: {
        "en": "after|later than|post",
        "de": "nach|nach dem|nach der|später als",
        "fr": "après|après le|apres|après l",
        "ru": "после|позднее|позже",
        "ja": "より後",
    },
    Word.UNTIL: {
        "en": "until|till|up to|not later than|no later than|not after|by",
        "de": "bis|bis zu|spätestens|bis zum|nicht später als|nicht nach",
        "fr": "jusqu'en|jusqu'à|jusqu'au|jusque|au plus tard en|au plus tard",
        "ru": "по|не позднее|не позже|вплоть до",
        "ja": "まで|以前",
    },
    Word.SINCE: {
        "en": "since|from|not earlier than|not before|no earlier than",
        "de": "seit|seit dem|ab|ab dem|von|vom|frühestens|nicht vor|nicht früher als",
        "fr": "depuis|depuis le|dès|à partir de|à partir du|au plus tôt en|au plus tôt",
        "ru": "с|со|от|начиная с|не ранее|не раньше",
        "ja": "から|以降|以後",
    },
    Word.BEFORE_OR_UNTIL: {"ru": "до"},
    Word.BETWEEN: {"en": "between|bet", "de": "zwischen|zw", "fr": "entre", "ru": "между"},
    Word.AND: {"en": "and", "de": "und", "fr": "et", "ru": "и"},
    Word.TO: {"en": "to|through|thru", "fr": "à|au|aux", "ja": "〜|～"},
    Word.OR: {"en": "or", "de": "oder|bzw", "fr": "ou", "ru": "или|либо", "ja": "または|又は|もしくは|か"},
    Word.OR_EARLIER: {
        "en": "or earlier|or before|and earlier|and before",
        "de": "oder früher|und früher",
        "fr": "ou avant|ou plus tôt|et avant",
        "ru": "или ранее|или раньше|и ранее",
    },
    Word.OR_LATER: {
        "en": "or later|or after|and later|and after|onwards|onward",
        "de": "oder später|und später",
        "fr": "ou après|ou plus tard|et après",
        "ru": "или позднее|или позже|и позднее|и позже",
    },
    Word.SOME_MONTH: {"en": "some month of"},
    Word.SOME_DAY: {"en": "some day of"},
    Word.FILLER: {
        "en": "the|in|of|on|in the|the year|year|anno|yr|in the year|dated|date",
        "de": "im|in den|der|den|des|dem|am|das|im jahr|im jahre|jahr|jahre|jahren|die|in",
        "fr": "le|la|les|l|du|de|des|d|en|dans|dans les|au cours de|année|l'année|l'an|an|en l'an",
        "ru": "г|гг|год|года|году|годах|годы|годов|во|в",
        "ja": "の|に|年|年間",
    },
}
"""Phrases by what they do, then by language, separated by `|`."""

SEASONS: Mapping[str, Mapping[int, str]] = {
    "en": {21: "spring", 22: "summer", 23: "autumn|fall", 24: "winter"},
    "de": {21: "frühling|frühjahr|frühlings|frühjahrs", 22: "sommer", 23: "herbst", 24: "winter"},
    "fr": {21: "printemps", 22: "été|l'été", 23: "automne|l'automne", 24: "hiver|l'hiver"},
    "ru": {
        21: "весна|весной|весны|весну",
        22: "лето|летом|лета",
        23: "осень|осенью|осени",
        24: "зима|зимой|зимы|зиму",
    },
    "ja": {21: "春", 22: "夏", 23: "秋", 24: "冬"},
}
"""EDTF's number of a season → its names, by language."""

NO_DATE: Mapping[str, str] = {
    "en": "n d|nd|no date|not dated|undated|unknown|date unknown|unknown date|not known|n a|none|unkn|unk"
    "|n/a|#n/a|null|nan|not applicable",
    "de": "o d|o j|ohne datum|ohne jahr|undatiert|unbekannt|datum unbekannt|k a",
    "fr": "s d|sd|sans date|non daté|non datée|inconnu|inconnue|date inconnue",
    "ru": "б д|б г|без даты|без года|не датировано|недатировано|неизвестно|неизвестна|дата неизвестна",
    "ja": "年代不詳|年不詳|日付不明|不詳|不明|年代不明|日付なし",
    "la": "s a|sine anno|sine dato",
}
"""Texts that say that there is no date, in one language each; also a dash, or question marks, alone."""

ORDINALS: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
            *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
            *("eighteenth", "nineteenth", "twentieth", "twenty-first"),
        ),
        start=1,
    )
}
"""English ordinals in words: of a century or a day."""

ROMAN: Mapping[str, int] = {
    numeral: number
    for number, numeral in enumerate(
        (
            *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"),
            *("xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi"),
        ),
        start=1,
    )
}
"""Roman numerals of a century or a month."""

JAPANESE_ERAS: Mapping[str, tuple[int, int, int]] = {
    "明治": (1867, 6, 45),
    "大正": (1911, 1, 15),
    "昭和": (1925, 1, 64),
    "平成": (1988, 1, 31),
    "令和": (2018, 1, 99),
}
"""Era → the Gregorian year before its first, and the first and last year that are read. The calendar was
lunisolar until Meiji 5: those years begin on another day."""


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Names of months in lower case, in full and abbreviated without a full stop → number."""
    numbers = {"sept": 9, "mrz": 3, "сент": 9, "нояб": 11}
    for language in LANGUAGES[:-1]:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, context, language).items():
                    numbers[name.lower().rstrip(".")] = number
    for number, name in get_month_names("wide", "stand-alone", "ru").items():
        stem = name.lower()[:-1] if name[-1] in "ьй" else name.lower()
        numbers[f"{stem}е"] = number  # "в сентябре": the locative case, which CLDR lacks
    return numbers


@lru_cache(maxsize=1)
def weekdays() -> frozenset[str]:
    """Names of the days of the week in lower case, in full and abbreviated without a full stop."""
    return frozenset(
        name.lower().rstrip(".")
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, "format", language).values()
        if len(name) > 1
    )
