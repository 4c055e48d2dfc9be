"""The fallback cards: in the exhibit's words, made by another process, kept for the next start."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from components.kiosk.supervise.fallback_cards import BLANK_CARD, FallbackCards, cards, make_cards
from data import ENGLISH
from tests.exhibit_folders import JOURNEYS, SMALL


def test_the_cards_show_the_title_and_whom_to_ask_and_no_words_of_software() -> None:
    made = cards(SMALL)
    assert "Two roads to Trieste" in made.opening
    assert ENGLISH["resting_text"] not in made.opening
    assert ENGLISH["resting_title"] in made.resting
    assert ENGLISH["resting_text"] in made.resting
    for word in ("server", "error", "http", "Streamlit", "Chromium", "<script"):
        assert word not in made.resting


def test_every_language_has_its_line_and_html_of_a_curator_is_escaped() -> None:
    german = {**ENGLISH, "resting_title": "Hier ruht <b>etwas</b>", "resting_text": "Bitte fragen Sie."}
    made = make_cards("en", "A & B", {"en": ENGLISH, "de": german})
    assert "A &amp; B" in made.resting
    assert '<p lang="de" dir="ltr">Hier ruht &lt;b&gt;etwas&lt;/b&gt;' in made.resting
    assert made.resting.index('lang="en" dir="ltr">This exhibit') < made.resting.index('lang="de"')


def test_an_exhibit_that_cannot_be_read_has_cards_too(tmp_path: Path) -> None:
    assert ENGLISH["resting_text"] in cards(tmp_path / "nowhere").resting


def test_the_cards_are_available_at_once_at_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "state" / "cards.json"
    stored = FallbackCards(SMALL, file, os.environ)
    assert stored.cards.opening == BLANK_CARD
    assert not stored.update(), "none are being made"
    stored.make()
    until = time.monotonic() + 60
    while not stored.update():
        assert time.monotonic() < until
        time.sleep(0.05)
    assert stored.are_made
    assert FallbackCards(SMALL, file, os.environ).cards == stored.cards
    assert FallbackCards(JOURNEYS, file, os.environ).cards.opening == BLANK_CARD, "they are another exhibit's"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"exhibit": 1}', json.dumps({"exhibit": str(SMALL), "a": 1})]
)
def test_a_damaged_file_gives_the_blank_card(text: str, tmp_path: Path) -> None:
    file = tmp_path / "cards.json"
    file.write_text(text, encoding="utf-8")
    assert FallbackCards(SMALL, file, os.environ).cards.opening == BLANK_CARD
