"""Fallback cards: what the screen shows while the exhibit does not run. Its title, and whom to ask.

The supervisor keeps the cards in a file. It has them made by a process of its own (`python -m` this module
and the exhibit's folder: prints JSON), because importing the reader of exhibits takes two seconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from components.kiosk.atomic_file import write_atomically
from components.kiosk.supervise.process import PROJECT_FOLDER, start_process

MODULE = "components.kiosk.supervise.fallback_cards"
BLANK_CARD = '<!doctype html><html lang="en"><title></title><body style="background: #f6f0e2; cursor: none">'
"""Shown until the exhibit's title was read for the first time."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Two whole HTML pages. `opening`: the title alone. `resting`: and that the staff should be asked."""

    opening: str
    resting: str


class FallbackCards:
    """The cards of an exhibit. `file` keeps them for the next start; where it cannot be written they are made
    again."""

    def __init__(self, exhibit: Path, file: Path, environment: Mapping[str, str]) -> None:
        self._exhibit, self._file, self._environment = exhibit, file, environment
        self._maker: subprocess.Popen[bytes] | None = None
        self._pipe = -1
        self.cards = self._read()

    def _read(self) -> Cards:
        with suppress(OSError, ValueError, TypeError, KeyError):
            content = json.loads(self._file.read_text(encoding="utf-8"))
            if content.pop("exhibit") == str(self._exhibit):
                return Cards(**content)
        return Cards(BLANK_CARD, BLANK_CARD)

    def make(self) -> None:
        """Start making the cards from the exhibit as it is now; `update` takes the result."""
        if self._maker is not None:
            return
        self._pipe, maker_end = os.pipe()
        command = [sys.executable, "-m", MODULE, str(self._exhibit)]
        with suppress(OSError):
            self._maker = start_process(command, self._environment, PROJECT_FOLDER, {}, maker_end)
        os.close(maker_end)

    def update(self) -> bool:
        """Take the cards that were made; True if they differ from those before. Never waits."""
        if self._maker is None or self._maker.poll() is None:
            return False
        self._maker = None
        with open(self._pipe, "rb") as pipe, suppress(ValueError, TypeError):
            before, self.cards = self.cards, Cards(**json.loads(pipe.read()))
            if self.cards != before:
                self._write()
                return True
        return False

    def _write(self) -> None:
        content = {"exhibit": str(self._exhibit), **asdict(self.cards)}
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, json.dumps(content))

    @property
    def are_made(self) -> bool:
        return self.cards.opening != BLANK_CARD

    @property
    def maker(self) -> subprocess.Popen[bytes] | None:
        """The process that makes the cards now."""
        return self._maker


@dataclass(frozen=True, slots=True)
class RestingText:
    """What the resting card says below the title, in one language."""

    language: str
    title: str
    text: str


def cards(folder: Path) -> Cards:
    """The cards of an exhibit, in all its languages; in English and without a title if it cannot be read."""
    from data import ENGLISH, load  # here, because the supervisor imports this module and must stay small

    exhibit = load(folder).exhibit
    if exhibit is None:
        return make_cards("en", "", {"en": ENGLISH})
    text = exhibit.in_language(exhibit.languages[0])
    words = {each: exhibit.words[each] for each in exhibit.languages}
    return make_cards(text.language, text.title, words)


def make_cards(language: str, title: str, words: Mapping[str, Mapping[str, str]]) -> Cards:
    """`words`: the interface strings by language, in the order they are shown."""
    from components.visitor.templates import fill  # here, as above

    texts = [
        RestingText(each, strings["resting_title"], strings["resting_text"])
        for each, strings in words.items()
    ]

    def card(texts: Sequence[RestingText]) -> str:
        return fill("kiosk/supervise/card.html", language=language, title=title, texts=texts)

    return Cards(card(()), card(texts))


if __name__ == "__main__":
    print(json.dumps(asdict(cards(Path(sys.argv[1])))))
