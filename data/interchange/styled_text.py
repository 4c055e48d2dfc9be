"""Words with their emphasis and language, and how our Markdown writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

BREAK = "\u2028"
"""A line break that is meant; a plain newline is a space."""

Style = frozenset[str]
PLAIN: Style = frozenset()
"""A style holds `em`, `strong`, and `lang=fr` for a foreign phrase."""

Letters = tuple[str, Style]
"""A text and its style."""

MARKUP = re.compile(r"[\\*_\[\]]")
WORD_OR_SPACE = re.compile(r"\S+|\s")
"""A word keeps its letters together: only white space, one by one, is changed on the way."""
AFTER_SPAN = re.compile(r"(?<=\})\{")
MARKS = {"em": "*", "strong": "**"}


def paragraphs(runs: Iterable[Letters]) -> Iterator[tuple[Letters, ...]]:
    """Runs as paragraphs in their plainest form: two breaks part them, white space is single, ends are bare.

    White space has only the style it shares with the letters on both sides, so that equal sights are equal.
    """
    letters = _spaced([(each, style) for text, style in runs for each in WORD_OR_SPACE.findall(text)])
    for _, group in groupby(_parted(letters), key=lambda each: each[0]):
        yield tuple(_joined(_quiet_spaces([(letter, style) for _, letter, style in group])))


def markdown_from(runs: Sequence[Letters]) -> str:
    """One paragraph as Markdown; its words are escaped where they look like markup."""
    written, at = "", 0
    while at < len(runs):
        text, style = runs[at]
        reach = {mark: _reach(mark, runs[at:]) for mark in sorted(style)}
        if not reach:
            written, at = written + _escaped(text), at + 1
            continue
        mark = max(reach, key=lambda each: reach[each])
        inner = markdown_from([(each, marks - {mark}) for each, marks in runs[at : at + reach[mark]]])
        written += _marked(mark, inner)
        at += reach[mark]
    return AFTER_SPAN.sub(r"\\{", written)


def _reach(mark: str, runs: Sequence[Letters]) -> int:
    return sum(1 for _ in takewhile(lambda run: mark in run[1], runs))


def _marked(mark: str, inner: str) -> str:
    around = MARKS.get(mark)
    return f"[{inner}]{{{mark}}}" if around is None else f"{around}{inner}{around}"


def _escaped(text: str) -> str:
    return MARKUP.sub(r"\\\g<0>", text).replace(BREAK, "\\\n")


def _spaced(letters: list[Letters]) -> list[Letters]:
    """HTML's white space as one space, or one newline where there was any; none beside a break."""
    kept: list[Letters] = []
    for letter, style in letters:
        if letter not in " \t\r\n":
            if letter == BREAK and kept and kept[-1][0] in " \n":
                kept.pop()
            kept.append((letter, style))
        elif kept and kept[-1][0] == " " and letter == "\n":
            kept[-1] = ("\n", style)
        elif kept and kept[-1][0] not in (" ", "\n", BREAK):
            kept.append(("\n" if letter == "\n" else " ", style))
    return kept


def _parted(letters: list[Letters]) -> Iterator[tuple[int, str, Style]]:
    """Letters with the number of their paragraph; the breaks between paragraphs are left out."""
    number, breaks, begun = 0, 0, False
    for letter, style in letters:
        if letter == BREAK:
            breaks += 1
            continue
        if begun and breaks == 1:
            yield number, BREAK, PLAIN
        elif breaks > 1:
            number += 1
        breaks, begun = 0, True
        yield number, letter, style


def _quiet_spaces(letters: list[Letters]) -> list[Letters]:
    """White space with the style both sides share; none at either end."""
    first = next((at for at, (letter, _) in enumerate(letters) if not letter.isspace()), len(letters))
    last = next((at for at in range(len(letters), first, -1) if not letters[at - 1][0].isspace()), first)
    words = letters[first:last]
    after: Style = PLAIN
    following: list[Style] = []
    for letter, style in reversed(words):
        following.append(after)
        after = after if letter.isspace() else style
    before: Style = PLAIN
    quiet: list[Letters] = []
    for (letter, style), later in zip(words, reversed(following), strict=True):
        quiet.append((letter, before & later if letter.isspace() else style))
        before = before if letter.isspace() else style
    return quiet


def _joined(letters: list[Letters]) -> Iterator[Letters]:
    for style, group in groupby(letters, key=lambda each: each[1]):
        yield "".join(letter for letter, _ in group), style
