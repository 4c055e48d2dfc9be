"""The still cards: in the exhibit's words, made by another process, kept for the next start."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from components.kiosk.supervise.fallback_cards import PAPER, CardBox, cards, make_cards
from data import ENGLISH
from tests.components.conftest import SHIPPED

SMALL = Path(__file__).parents[3] / "exhibits" / "small"


def test_the_cards_say_the_title_and_whom_to_ask_and_no_words_of_software() -> None:
    made = cards(SHIPPED)
    assert "Two lives, one map" in made.opening
    assert ENGLISH["resting_text"] not in made.opening
    assert ENGLISH["resting_title"] in made.resting
    assert ENGLISH["resting_text"] in made.resting
    for word in ("server", "error", "http", "Streamlit", "Chromium", "<script"):
        assert word not in made.resting


def test_every_language_has_its_line_and_what_a_curator_wrote_is_only_text() -> None:
    german = {**ENGLISH, "resting_title": "Hier ruht <b>etwas</b>", "resting_text": "Bitte fragen Sie."}
    made = make_cards("en", "A & B", {"en": ENGLISH, "de": german})
    assert "A &amp; B" in made.resting
    assert '<p lang="de">Hier ruht &lt;b&gt;etwas&lt;/b&gt;' in made.resting
    assert made.resting.index('lang="en">This exhibit') < made.resting.index('lang="de">')


def test_an_exhibit_that_cannot_be_read_has_cards_too(tmp_path: Path) -> None:
    assert ENGLISH["resting_text"] in cards(tmp_path / "nowhere").resting


def test_the_cards_are_there_at_once_at_the_next_start(tmp_path: Path) -> None:
    kept = tmp_path / "state" / "cards.json"
    box = CardBox(SMALL, kept, os.environ)
    assert box.cards.opening == PAPER
    assert not box.look(), "none are being made"
    box.make()
    until = time.monotonic() + 60
    while not box.look():
        assert time.monotonic() < until
        time.sleep(0.05)
    assert box.is_filled
    assert CardBox(SMALL, kept, os.environ).cards == box.cards
    assert CardBox(SHIPPED, kept, os.environ).cards.opening == PAPER, "they are another exhibit's"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"exhibit": 1}', json.dumps({"exhibit": str(SMALL), "a": 1})]
)
def test_what_was_kept_badly_is_bare_paper(text: str, tmp_path: Path) -> None:
    kept = tmp_path / "cards.json"
    kept.write_text(text, encoding="utf-8")
    assert CardBox(SMALL, kept, os.environ).cards.opening == PAPER
