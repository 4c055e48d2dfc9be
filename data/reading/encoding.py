"""Recognise the encoding of a file's bytes and decode them.

UTF-8, UTF-16 and UTF-32 with a byte order mark are certain, and so is valid UTF-8. Other bytes are most
likely a legacy encoding of Windows or of a Mac, and only the words can show which: in the wrong one,
`Zürich` becomes `Zьrich` or `Z¸rich`. Detectors made for long pages fail on tables of a few names, so each
encoding gets a penalty for what nobody types: two scripts in a word, a capital after a small letter, a sign
between letters. The lowest penalty wins.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from data.reading.east_asian_encoding import east_asian_encodings

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
LEGACY = (
    ("cp1252", "Windows-1252", 0.0),
    ("cp1251", "Windows-1251", 0.0),
    ("mac_roman", "Mac Roman", 0.7),
    ("mac_cyrillic", "Mac Cyrillic", 0.7),
    ("koi8_r", "KOI8-R", 0.6),
    ("cp1250", "Windows-1250", 1.0),
)
"""Codec, name, and the penalty it starts with: all but the Windows encodings are rare today."""

WORD = re.compile(r"[^\W\d_]+(?:[^\s\w,;:.!?\"()\[\]/|=<>{}*#-]+[^\W\d_]+)*")
INSIDE_WORDS = "’–—·\u00a0\u00ad"
TYPED_SIGNS = "‘’‚“”„«»‹›–—…·•°№€£§©®\u00a0\u00ad"
"""Signs that people type; INSIDE_WORDS are those that may stand inside a word."""
RARE = "šžŠŽŸƒˆ˜¸ŒªºıﬁﬂÂÃÐÞÝ×÷ЂЃѓЉЊЌЋЏђљњќћџҐґЎўЈјЅѕ¢¤¦¬±µ¶¹²³¼½¾†‡‰™"
"""Letters and signs that some languages use, but that more often come from a wrong encoding."""
SIGN_BEFORE_WORD = re.compile(
    r"(?:^|(?<=[\s,;\"]))(?:[•–—…€†‡]|[“„«‹‘‚](?!.{0,200}[”»›’“]))(?=[^\W\d_])", re.MULTILINE
)
"""A sign directly before a word that is not its quotation mark: most often a capital, decoded wrongly."""
NEVER_TOGETHER = re.compile(
    r"ø[íìèùòý]|[íìèùò]ø|ì(?=[a-zà-ÿ])|û\w*ö|ö\w*û|^ŕ$|[ŕĺ](?=\w)|č(?=[dglmrtvz]r?es?$|s$)", re.IGNORECASE
)
"""What hardly any word has: Czech and Hungarian ones in a Western encoding, French ones in an eastern one."""
MOST_LINES, MOST_BYTES = 400, 40_000
"""Lines with non-ASCII letters, and bytes of them, that are judged: more would not change the result."""
UNSURE = 1.5
"""Where the second-best encoding has less than this much more penalty, the best one is a guess."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A file's text and the name of its encoding.

    `codec` is Python's name of it, and `mark` the byte order mark: with them a text is written back.
    `certain` is False where the encoding had to be recognised by the words; then `word` is the first word
    that is not ASCII and `line` its line, from 1. `other` is the same word in the second-best encoding, which
    is `other_name`; both are empty where only one encoding is likely.
    """

    text: str
    name: str
    codec: str = "utf-8"
    mark: bytes = b""
    certain: bool = True
    word: str = ""
    line: int = 0
    other: str = ""
    other_name: str = ""

    def encoded(self, text: str) -> bytes:
        """Another text in the same encoding. Raises UnicodeEncodeError for a letter that it lacks."""
        return self.mark + text.encode(self.codec)


def decoded(content: bytes) -> DecodedText | None:
    """The text of a file's bytes; None when no encoding is likely.

    Raises UnicodeDecodeError where the bytes do not follow the encoding that their byte order mark names.
    """
    for mark, codec, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return DecodedText(content[len(mark) :].decode(codec), name, codec, mark)
    if wide := _utf_16_without_mark(content):
        return wide
    if b"\x1b$" in content and (text := _text(content, "iso2022_jp_2")) is not None:
        return DecodedText(text, "ISO-2022-JP", "iso2022_jp_2", certain=False, word=_first_word(text)[0])
    try:
        return DecodedText(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _legacy(content)


def decoded_as(content: bytes, encoding: str) -> DecodedText:
    """The text in an encoding that a person names: `cp1250`, `Shift_JIS`, `mac_roman`.

    Raises LookupError for the name of none, and UnicodeDecodeError where the bytes do not follow it.
    """
    codec = codecs.lookup("".join(each for each in encoding if each.isalnum() or each in "-_ "))
    if not _is_of_text(codec.name):
        raise LookupError(encoding)
    wide = next((mark for mark, name, _ in BYTE_ORDER_MARKS if content.startswith(mark)), b"")
    text = content.decode(codec.name).removeprefix("\ufeff")
    return DecodedText(text, codec.name, codec.name, wide)


def _is_of_text(codec: str) -> bool:
    """Whether a codec turns bytes into text; Python has others, as for compressing."""
    try:
        return isinstance(b"".decode(codec), str)
    except (LookupError, UnicodeError):
        return False


def _utf_16_without_mark(content: bytes) -> DecodedText | None:
    """UTF-16 without a byte order mark: every second byte of its ASCII letters is zero."""
    head = content[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not content or len(content) % 2 or max(even, odd) * 5 < len(head) or min(even, odd) * 20 > len(head):
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    text = _text(content, codec)
    if text is None or "\0" in text:
        return None
    return DecodedText(text, "UTF-16 without its mark", codec, certain=False)


def _legacy(content: bytes) -> DecodedText | None:
    """The text in the legacy encoding with the lowest penalty; None where all have too much."""
    if re.search(rb"[\x00-\x08\x0e-\x1f]", content) or _is_damaged_utf_8(content):
        return None
    lines = re.finditer(rb"[^\r\n]{0,500}[\x80-\xff][^\r\n]{0,500}", content)
    sample = b"\n".join(line[0] for line in islice(lines, MOST_LINES))[:MOST_BYTES]
    penalties = {name: _penalty(sample, codec) + prior for codec, name, prior in LEGACY}
    texts = {name: text for codec, name, _ in LEGACY if (text := _text(content, codec)) is not None}
    best, *rest = sorted(texts, key=lambda name: penalties[name]) or [""]
    prior = next((prior for _, name, prior in LEGACY if name == best), 0.0)
    runs = len(re.findall(rb"[\x80-\xff]+", sample))
    if not best or penalties[best] - prior > max(0.12 * runs, 0.5):
        return _east_asian(content)
    text = texts[best]
    word, line = _first_word(text)
    likely = (each for each in rest if penalties[each] - penalties[best] < UNSURE and texts[each] != text)
    second = next(likely, "")
    if second:
        word, line = _first_word(text, texts[second])
    other = _same_place(texts[second], text, word) if second else ""
    codec = next(codec for codec, name, _ in LEGACY if name == best)
    return DecodedText(text, best, codec, b"", False, word, line, other, second)


def _east_asian(content: bytes) -> DecodedText | None:
    """The text in an encoding of Chinese, Japanese or Korean; None where none is likely."""
    likely = east_asian_encodings(content)
    if not likely:
        return None
    (codec, name, text), *rest = likely
    word, line = _first_word(text)
    other, second = (_first_word(rest[0][2])[0], rest[0][1]) if rest else ("", "")
    return DecodedText(text, name, codec, b"", False, word, line, other, second)


def _is_damaged_utf_8(content: bytes) -> bool:
    text = content.decode("utf-8", "replace")
    return text.count("\ufffd") * 5 < sum(each > "\x7f" for each in text)


def _text(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        return None


def _penalty(sample: bytes, codec: str) -> float:
    """The penalty of a codec on sample lines: what nobody types, counted."""
    text = sample.decode(codec, "replace")
    words = [word for word in WORD.findall(text) if not word.isascii()]
    letters = sum(map(_word_penalty, words)) + sum(_sign_penalty(each) for each in text if each > "\x7f")
    after_digits = len(re.findall(r"\d[^\W\d_\x00-\x7f]", text))
    return letters + 0.6 * after_digits + 0.8 * len(SIGN_BEFORE_WORD.findall(text))


def _word_penalty(word: str) -> float:
    """How much of a word nobody types."""
    letters = [each for each in word if each.isalpha()]
    latin = sum(each < "\u0250" for each in letters)
    two_scripts = 2.0 if 0 < latin < len(letters) else 0.0
    accented = sum("\x7f" < each < "\u0250" for each in letters)
    crowded = accented > 2 and accented * 2 >= len(letters)
    runs = sum(0.4 + (len(run) - 2) for run in re.findall(r"[\u00c0-\u024f]{2,}", word))
    inner = sum(not each.isalpha() and not each.isascii() and each not in INSIDE_WORDS for each in word)
    never = len(NEVER_TOGETHER.findall(word))
    return (
        two_scripts + crowded + runs + inner + never + sum(map(_capitals_penalty, re.split(r"[^\w]+", word)))
    )


def _capitals_penalty(part: str) -> float:
    """The penalty of capitals in a part of a word: `дМИТРОВ` most, then `ZŸrich`, `ДМИТРОВ` little."""
    if part.isascii() or len(part) < 2:
        return 0.0
    if part[0].islower() and part[1].isupper():
        return 3.0
    later = sum(before.islower() and after.isupper() for before, after in zip(part, part[1:], strict=False))
    two_first = len(part) > 2 and part[:2].isupper() and part[-1].islower()
    return later + two_first + (0.1 if part.isupper() else 0.0)


def _sign_penalty(letter: str) -> float:
    if letter in RARE:
        return 0.5
    return 0.0 if letter.isalpha() or letter in TYPED_SIGNS else 1.0


def _first_word(text: str, other: str = "") -> tuple[str, int]:
    """The first word, or sign, that is not ASCII, with its line from 1.

    Where the `other` encoding has one character for each, too: the first that differs there.
    """
    words = (each for each in re.finditer(r"[^\s,;\"]+", text) if not each[0].isascii())
    if len(other) == len(text):
        words = (each for each in words if other[each.start() : each.end()] != each[0])
    found = next(words, None)
    return (found[0][:40], text.count("\n", 0, found.start()) + 1) if found else ("", 0)


def _same_place(other: str, text: str, word: str) -> str:
    """The word in the other encoding: both have one byte a letter, so it stands at the same place."""
    start = text.index(word)
    return other[start : start + len(word)]
