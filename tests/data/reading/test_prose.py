"""Stories as plain text, in words and in sentences."""

from __future__ import annotations

import pytest

from data.reading.prose import as_read, count_words, sentences


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("[Le Révolté]{lang=fr} came out.", "Le Révolté came out."),
        ("The *Speranza* and **all**\nhands.", "The Speranza and all hands."),
        ("One.\n\nTwo\nlines.", "One.\n\nTwo lines."),
        ("*One*.\n\nTwo.", "One.\n\nTwo."),
        ("A 3 \\* 4 [aside]", "A 3 * 4 [aside]"),
        ("", ""),
    ],
)
def test_markdown_is_removed(markdown: str, text: str) -> None:
    assert as_read(markdown) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Le Révolté", 2),
        ("one – two", 2),
        ("1,500 km", 2),
        ("It’s well-known", 2),
        ("", 0),
        ("彼は東京にいた", 4),
        ("in 東京 then", 3),
        ("한국어 낱말", 2),
        ("«Да», сказал он.", 3),
    ],
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("F. W. Deakin met Dr. Ott at 2 a.m. in St. Petersburg.", 1),
        ("Sorge, i.e. Ramsay, left (c. 1890). He came back.", 2),
        ("“Go!” she said? Yes.", 2),
        ("No end\n\nof a paragraph", 2),
        ("独立した。彼は去った。", 2),
        ("", 0),
    ],
)
def test_a_text_is_split_into_sentences_and_abbreviations_end_none(text: str, count: int) -> None:
    assert len(sentences(text)) == count
