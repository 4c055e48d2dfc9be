"""What the screen shows while the exhibit does not run: its title; and, where it will not, whom to ask."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from components.kiosk.supervise.fallback_cards import Cards
from components.visitor.templates import fill
from data import ENGLISH, load


@dataclass(frozen=True, slots=True)
class Said:
    """What a card says below the title, in one language."""

    language: str
    title: str
    text: str


def cards(folder: Path) -> Cards:
    """The cards of an exhibit, in all its languages; in English and without a title if it cannot be read."""
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
        return fill("kiosk/supervise/card.html", language=language, title=title, says=says)

    return Cards(card(()), card(says))


if __name__ == "__main__":  # by itself, for reading an exhibit takes seconds that no screen should wait for
    print(json.dumps(asdict(cards(Path(sys.argv[1])))))
