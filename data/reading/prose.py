"""A story as plain text: without Markdown, its words and its sentences."""

from __future__ import annotations

import re
from itertools import chain

from markdown_it.token import Token
from sentencex import segment

from data.reading.story_markdown import story_parser

MARKDOWN_CHARACTERS = re.compile(r"[*_\[\]\\{}]")
WITHOUT_SPACES = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]"
)
"""Characters of Chinese and Japanese, which put no spaces between words."""
CHARACTERS_A_WORD = 2
"""Translators count 2 to 2.5 Japanese, or 1.5 to 2 Chinese characters, for one English word."""


def as_read(markdown: str) -> str:
    """A story without Markdown: `[Le Révolté]{lang=fr}` is `Le Révolté`. Blank lines part paragraphs."""
    if not MARKDOWN_CHARACTERS.search(markdown):
        return re.sub(r"(?<!\n)\n(?!\s*\n)", " ", markdown).strip()
    blocks = (each.children or [] for each in story_parser().parse(markdown) if each.type == "inline")
    return "\n\n".join("".join(_text(token) for token in block) for block in blocks)


def count_words(text: str) -> int:
    """The number of words between spaces; two Chinese or Japanese characters count as one word."""
    characters = len(WITHOUT_SPACES.findall(text))
    spaced = WITHOUT_SPACES.sub(" ", text) if characters else text
    words = sum(1 for word in spaced.split() if any(letter.isalnum() for letter in word))
    return words - (-characters // CHARACTERS_A_WORD)


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences of a text without Markdown. Abbreviations and initials end none (F. W. Deakin)."""
    paragraphs = (" ".join(each.split()) for each in re.split(r"\n\s*\n", text))
    parts = chain.from_iterable(segment(language, each) for each in paragraphs if each)
    return [part.strip() for part in parts if part.strip()]


def _text(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content
