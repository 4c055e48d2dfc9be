"""A text as it is read: without its marks, in words and in sentences."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from sentencex import segment

MARKS = re.compile(r"[*_\[\]\\{}]")
WITHOUT_SPACES = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]"
)
"""Chinese and Japanese, which put no spaces between words."""
CHARACTERS_A_WORD = 2
"""Of such a script. To an English word translators reckon 2 to 2.5 Japanese, 1.5 to 2 Chinese."""


def as_read(markdown: str) -> str:
    """A story's text: `[Le Révolté]{lang=fr}` is two words. One blank line stands between paragraphs."""
    if not MARKS.search(markdown):
        return re.sub(r"(?<!\n)\n(?!\s*\n)", " ", markdown).strip()
    blocks = (each.children or [] for each in _reader().parse(markdown) if each.type == "inline")
    return "\n\n".join("".join(_text(token) for token in block) for block in blocks)


def count_words(text: str) -> int:
    """Words between spaces; Chinese and Japanese count a word for every two characters."""
    characters = len(WITHOUT_SPACES.findall(text))
    spaced = WITHOUT_SPACES.sub(" ", text) if characters else text
    words = sum(1 for word in spaced.split() if any(letter.isalnum() for letter in word))
    return words - (-characters // CHARACTERS_A_WORD)


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences of a text without marks. Abbreviations and initials end none (F. W. Deakin)."""
    paragraphs = (" ".join(each.split()) for each in re.split(r"\n\s*\n", text))
    parts = chain.from_iterable(segment(language, each) for each in paragraphs if each)
    return [part.strip() for part in parts if part.strip()]


def _text(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    """The stories' Markdown: emphasis, and foreign phrases in brackets."""
    reader = MarkdownIt("zero", {"html": False}).enable(["emphasis", "escape", "newline"])
    return reader.use(attrs_plugin, spans=True, allowed=["lang"])
