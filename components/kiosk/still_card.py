"""What the screen shows while the exhibit does not run: its title; and, where it will not, whom to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from components.templates import fill

PAPER_CARD = fill("kiosk/card.html", language="en", title="", says=())
"""Bare paper: for the first second, before the exhibit's title has been read."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a card says below the title, in one language."""

    language: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Cards:
    """`opening`: the title alone. `resting`: and that somebody should be asked. Both whole HTML pages."""

    opening: str
    resting: str


def cards(folder: Path) -> Cards:
    """The cards of an exhibit, in all its languages; in English and without a title if it cannot be read."""
    from data import ENGLISH, load  # two seconds that no screen should wait for

    exhibit = load(folder).exhibit
    if exhibit is None:
        return make_cards("en", "", {"en": ENGLISH})
    language = exhibit.languages[0]
    words = {each: exhibit.words[each] for each in exhibit.languages}
    return make_cards(language, exhibit.in_language(language).title, words)


def make_cards(language: str, title: str, words: Mapping[str, Mapping[str, str]]) -> Cards:
    """`words` by language, in the order they are shown."""
    says = [Said(each, found["resting_title"], found["resting_text"]) for each, found in words.items()]

    def card(says: Sequence[Said]) -> str:
        return fill("kiosk/card.html", language=language, title=title, says=says)

    return Cards(card(()), card(says))
