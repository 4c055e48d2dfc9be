"""Recognise the encodings of Chinese, Japanese and Korean that Excel writes where a file is no UTF-8.

Each has two bytes for a letter, and few of the possible pairs make up nearly all of a text: kana, the Hangul
syllables, and the characters that the standards list first because they are the usual ones. An encoding is
recognised where the bytes follow it to the last one, and nearly all letters are among its usual ones.
European texts do not pass: their letters beyond ASCII stand alone, or pair up to rare characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

FEWEST_LETTERS = 4
"""With fewer letters a text says too little of its encoding."""
FEWEST_FIRST_BYTES = 3
"""Different first bytes of a text, at least: letters of another script share theirs."""
USUAL_SHARE = 0.92
"""The share of usual letters among the others, at least."""
KANA_SHARE = 0.08
"""The share of kana in a Japanese text, at least: Chinese encodings have kana too, and no text uses them."""


@dataclass(frozen=True, slots=True)
class _Encoding:
    codec: str
    name: str
    is_usual: Callable[[bytes], bool]
    needs_kana: bool = False


def _first_byte(low: int, high: int) -> Callable[[bytes], bool]:
    return lambda pair: low <= pair[0] <= high and pair[1] >= 0xA1


ENCODINGS = (
    _Encoding("cp932", "Shift JIS", lambda pair: 0x81 <= pair[0] <= 0x98, needs_kana=True),
    _Encoding("euc_jp", "EUC-JP", lambda pair: 0xA1 <= pair[0] <= 0xCF, needs_kana=True),
    _Encoding("cp949", "EUC-KR", _first_byte(0xB0, 0xC8)),
    _Encoding("gb18030", "GB18030", _first_byte(0xB0, 0xD7)),
    _Encoding("cp950", "Big5", lambda pair: 0xA4 <= pair[0] <= 0xC6),
    _Encoding("euc_jp", "EUC-JP", _first_byte(0xB0, 0xCF)),  # names without kana are as likely Chinese
)
"""In the order in which they are tried. The usual pairs: JIS X 0208 level 1 and kana, the Hangul syllables of
KS X 1001, GB 2312 level 1, and the first level of Big5."""


def east_asian_encodings(content: bytes) -> list[tuple[str, str, str]]:
    """Codec, name and text of each encoding that these bytes may well be in, the likeliest first."""
    found = []
    for each in ENCODINGS:
        try:
            text = content.decode(each.codec)
        except UnicodeDecodeError:
            continue
        if _is_likely(text, each):
            found.append((each.codec, each.name, text))
    return found


def _is_likely(text: str, encoding: _Encoding) -> bool:
    letters = [each for each in text if each.isalpha() and each > "\x7f"]
    if len(letters) < FEWEST_LETTERS:
        return False
    pairs = [each.encode(encoding.codec) for each in letters]
    usual = sum(len(pair) == 2 and encoding.is_usual(pair) for pair in pairs)
    kana = _share(letters, lambda each: "\u3041" <= each <= "\u30fe")
    if encoding.needs_kana:
        return usual >= USUAL_SHARE * len(letters) and kana >= KANA_SHARE
    is_varied = len({pair[0] for pair in pairs}) >= FEWEST_FIRST_BYTES
    return usual >= USUAL_SHARE * len(letters) and kana < KANA_SHARE and is_varied


def _share(letters: Iterable[str], is_counted: Callable[[str], bool]) -> float:
    counted = [is_counted(each) for each in letters]
    return sum(counted) / len(counted)
