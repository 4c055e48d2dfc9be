"""Which letters a file's bytes stand for: exact where the file says so, weighed where it does not.

Marked UTF-8, UTF-16 and UTF-32 are exact. Bytes that are no UTF-8 are most likely an older encoding of
Windows or of a Mac, and only the words can tell: read wrongly, `Zürich` becomes `Zьrich` or `Z¸rich`.
Detectors made for long pages err on tables of a few names, so the words are weighed here: what no writer
types (two scripts in a word, a capital after a small letter, a sign between letters) speaks against one.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
OLDER = (
    ("cp1252", "Windows-1252", 0.0),
    ("cp1251", "Windows-1251", 0.0),
    ("mac_roman", "Mac Roman", 0.7),
    ("mac_cyrillic", "Mac Cyrillic", 0.7),
    ("koi8_r", "KOI8-R", 0.6),
)
"""Codec, name, and what counts against it from the start: all but Windows are rare by now."""

WORD = re.compile(r"[^\W\d_]+(?:[^\s\w,;:.!?\"()\[\]/|=<>{}*#-]+[^\W\d_]+)*")
BETWEEN_LETTERS = "’–—·\u00a0\u00ad"
TYPED = "‘’‚“”„«»‹›–—…·•°№€£§©®\u00a0\u00ad"
"""Signs a writer uses; BETWEEN_LETTERS are those that may stand inside a word."""
RARE = "šžŠŽŸƒˆ˜¸ŒªºıﬁﬂÂÃÐÞÝ×÷ЂЃѓЉЊЌЋЏђљњќћџҐґЎўЈјЅѕ¢¤¦¬±µ¶¹²³¼½¾†‡‰™"
"""Letters and signs that are right in some languages, and more often the sign of a wrong reading."""
LEANING = re.compile(
    r"(?:^|(?<=[\s,;\"]))(?:[•–—…€†‡]|[“„«‹‘‚](?!.{0,200}[”»›’“]))(?=[^\W\d_])", re.MULTILINE
)
"""A sign that leans on a word without being its quotation mark: most often a capital, read wrongly."""
MOST_LINES, ENOUGH = 400, 40_000
"""Lines with foreign letters, and bytes of them, that are weighed: more would tell no more."""
UNSURE = 1.0
"""A second reading that has only so much more against it makes the first a guess."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A file's text and its encoding's name; where that was not plain, the first foreign word and its line.

    `other` is what the word would be in the next likely reading, empty where only one reading makes sense.
    """

    text: str
    name: str
    plain: bool = True
    word: str = ""
    line: int = 0
    other: str = ""


def decoded(saved: bytes) -> DecodedText | None:
    """The text of a file's bytes; None when no reading makes sense.

    Raises UnicodeDecodeError where a file that says what it is (UTF-8, UTF-16, UTF-32) does not hold to it.
    """
    for mark, codec, name in MARKS:
        if saved.startswith(mark):
            return DecodedText(saved.decode(codec).removeprefix("\ufeff"), name)
    if wide := _without_mark(saved):
        return wide
    try:
        return DecodedText(saved.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _weighed(saved)


def _without_mark(saved: bytes) -> DecodedText | None:
    """UTF-16 that does not say so: every second byte of its plain letters is zero."""
    head = saved[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not saved or len(saved) % 2 or max(even, odd) * 5 < len(head) or min(even, odd) * 20 > len(head):
        return None
    try:
        text = saved.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else DecodedText(text, "UTF-16 without its mark", plain=False)


def _weighed(saved: bytes) -> DecodedText | None:
    if re.search(rb"[\x00-\x08\x0e-\x1f]", saved) or _is_damaged_utf_8(saved):
        return None
    lines = re.finditer(rb"[^\r\n]{0,500}[\x80-\xff][^\r\n]{0,500}", saved)
    foreign = b"\n".join(line[0] for line in islice(lines, MOST_LINES))[:ENOUGH]
    weights = {name: _weight(foreign, codec) + prior for codec, name, prior in OLDER}
    texts = {name: text for codec, name, _ in OLDER if (text := _text(saved, codec)) is not None}
    best, *rest = sorted(texts, key=lambda name: weights[name]) or [""]
    prior = next((prior for _, name, prior in OLDER if name == best), 0.0)
    if not best or weights[best] - prior > max(0.12 * len(re.findall(rb"[\x80-\xff]+", foreign)), 0.5):
        return None
    text = texts[best]
    word, line = _first_word(text)
    near = (texts[each] for each in rest if weights[each] - weights[best] < UNSURE and texts[each] != text)
    other = next((_same_place(each, text, word) for each in near), "")
    return DecodedText(text, best, plain=False, word=word, line=line, other=other)


def _is_damaged_utf_8(saved: bytes) -> bool:
    text = saved.decode("utf-8", "replace")
    return text.count("\ufffd") * 5 < sum(each > "\x7f" for each in text)


def _text(saved: bytes, codec: str) -> str | None:
    try:
        return saved.decode(codec)
    except UnicodeDecodeError:
        return None


def _weight(foreign: bytes, codec: str) -> float:
    """What speaks against reading these lines so."""
    text = foreign.decode(codec, "replace")
    words = [word for word in WORD.findall(text) if not word.isascii()]
    faults = sum(map(_against, words)) + sum(_strange(each) for each in text if each > "\x7f")
    return faults + 0.6 * len(re.findall(r"\d[^\W\d_\x00-\x7f]", text)) + 0.8 * len(LEANING.findall(text))


def _against(word: str) -> float:
    """How much of a word no writer types."""
    letters = [each for each in word if each.isalpha()]
    latin = sum(each < "\u0250" for each in letters)
    two_scripts = 2.0 if 0 < latin < len(letters) else 0.0
    accented = sum("\x7f" < each < "\u0250" for each in letters)
    crowded = accented > 2 and accented * 2 >= len(letters)
    runs = sum(0.4 + (len(run) - 2) for run in re.findall(r"[\u00c0-\u024f]{2,}", word))
    inner = sum(not each.isalpha() and not each.isascii() and each not in BETWEEN_LETTERS for each in word)
    return two_scripts + crowded + runs + inner + sum(map(_odd_capitals, re.split(r"[^\w]+", word)))


def _odd_capitals(part: str) -> float:
    """How odd the capitals of a part of a word are: `дМИТРОВ` most, `ZŸrich`, and a little `ДМИТРОВ`."""
    if part.isascii() or len(part) < 2:
        return 0.0
    if part[0].islower() and part[1].isupper():
        return 3.0
    later = sum(before.islower() and after.isupper() for before, after in zip(part, part[1:], strict=False))
    two_first = len(part) > 2 and part[:2].isupper() and part[-1].islower()
    return later + two_first + (0.1 if part.isupper() else 0.0)


def _strange(letter: str) -> float:
    if letter in RARE:
        return 0.5
    return 0.0 if letter.isalpha() or letter in TYPED else 1.0


def _first_word(text: str) -> tuple[str, int]:
    """The first word, or sign, that is not plain ASCII, with its line from 1."""
    found = next((each for each in re.finditer(r"[^\s,;\"]+", text) if not each[0].isascii()), None)
    return (found[0][:40], text.count("\n", 0, found.start()) + 1) if found else ("", 0)


def _same_place(other: str, text: str, word: str) -> str:
    """What the other reading makes of the word: both have one letter a byte."""
    start = text.index(word)
    return other[start : start + len(word)]
