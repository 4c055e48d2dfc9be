"""The still cards of the exhibit, as they were made last, and as another process makes them anew."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from components.kiosk.supervise.process import HOUSE, start

PAPER = '<!doctype html><html lang="en"><title></title><body style="background: #f6f0e2; cursor: none">'
"""Bare paper, until the exhibit's title was read for the first time."""


@dataclass(frozen=True, slots=True)
class Cards:
    """`opening`: the title alone. `resting`: and that somebody should be asked. Both whole HTML pages."""

    opening: str
    resting: str


class CardBox:
    """Holds an exhibit's cards. `kept` is the file they are kept in, so that at the next start they are there
    at once; where it cannot be written they are made again."""

    def __init__(self, exhibit: Path, kept: Path, environment: Mapping[str, str]) -> None:
        self._exhibit, self._kept, self._environment = exhibit, kept, environment
        self._maker: subprocess.Popen[bytes] | None = None
        self._pipe = -1
        self.cards = self._from_before()

    def _from_before(self) -> Cards:
        with suppress(OSError, ValueError, TypeError, KeyError):
            found = json.loads(self._kept.read_text(encoding="utf-8"))
            if found.pop("exhibit") == str(self._exhibit):
                return Cards(**found)
        return Cards(PAPER, PAPER)

    def make(self) -> None:
        """Begin to make them from the exhibit as it is now; `look` takes them up."""
        if self._maker is not None:
            return
        ours, theirs = os.pipe()
        command = [sys.executable, "-m", "components.kiosk.supervise.fallback_cards", str(self._exhibit)]
        with suppress(OSError):
            self._maker = start(command, self._environment, HOUSE, {}, theirs)
        os.close(theirs)
        self._pipe = ours

    def look(self) -> bool:
        """Whether fresh cards have come, other than those before. Never waits."""
        if self._maker is None or self._maker.poll() is None:
            return False
        with open(self._pipe, "rb") as pipe, suppress(ValueError, TypeError):
            before, self.cards = self.cards, Cards(**json.loads(pipe.read()))
            self._keep()
            self._maker = None
            return self.cards != before
        self._maker = None
        return False

    def _keep(self) -> None:
        fresh = self._kept.with_suffix(".new")
        with suppress(OSError):
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(
                json.dumps({"exhibit": str(self._exhibit), **asdict(self.cards)}), encoding="utf-8"
            )
            os.replace(fresh, self._kept)

    @property
    def is_filled(self) -> bool:
        return self.cards.opening != PAPER

    @property
    def maker(self) -> subprocess.Popen[bytes] | None:
        """The process that makes them now."""
        return self._maker


@dataclass(frozen=True, slots=True)
class Said:
    """What a card says below the title, in one language."""

    language: str
    title: str
    text: str


def cards(folder: Path) -> Cards:
    """The cards of an exhibit, in all its languages; in English and without a title if it cannot be read."""
    from data import ENGLISH, load  # takes two seconds: not when the supervisor imports this module

    exhibit = load(folder).exhibit
    if exhibit is None:
        return make_cards("en", "", {"en": ENGLISH})
    language = exhibit.languages[0]
    words = {each: exhibit.words[each] for each in exhibit.languages}
    return make_cards(language, exhibit.in_language(language).title, words)


def make_cards(language: str, title: str, words: Mapping[str, Mapping[str, str]]) -> Cards:
    """`words` by language, in the order they are shown."""
    from components.visitor.templates import fill  # as above

    says = [Said(each, found["resting_title"], found["resting_text"]) for each, found in words.items()]

    def card(says: Sequence[Said]) -> str:
        return fill("kiosk/supervise/card.html", language=language, title=title, says=says)

    return Cards(card(()), card(says))


if __name__ == "__main__":  # by itself, for reading an exhibit takes seconds that no screen should wait for
    print(json.dumps(asdict(cards(Path(sys.argv[1])))))
