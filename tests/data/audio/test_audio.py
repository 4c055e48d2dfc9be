"""The computed sounds: always the same, small enough, and what their transcripts say."""

from __future__ import annotations

import io
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from data.audio.__main__ import SOUNDS
from data.audio.bell import STRIKES
from data.audio.morse import AFTER, BEFORE, UNIT, morse_call, word_starts
from data.audio.samples import LOUDEST, RATE, Samples, tone, wav
from data.reading.sound_format import seconds_of
from tests.exhibit_folders import SHIPPED


def loud(samples: Samples, at: float) -> float:
    """The loudest of 20 ms."""
    return max(map(abs, samples[round(at * RATE) : round((at + 0.02) * RATE)]))


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_short_small_and_not_too_loud(name: str, tmp_path: Path) -> None:
    content = wav(SOUNDS[name]())
    (tmp_path / name).write_bytes(content)
    assert len(content) <= 200_000
    seconds = seconds_of(tmp_path / name, "WAV")
    assert seconds is not None
    assert 6 <= seconds <= 10
    with wave.open(io.BytesIO(content)) as file:
        samples = array("h", file.readframes(file.getnframes()))
    assert max(map(abs, samples)) == pytest.approx(LOUDEST * 32767, abs=1)
    assert abs(samples[0]) < 50
    assert abs(samples[-1]) < 50


@pytest.mark.parametrize("make", SOUNDS.values())
def test_a_sound_is_always_the_same(make: Callable[[], Samples]) -> None:
    assert make() == make()


def test_the_call_has_dots_dashes_and_gaps_where_morse_code_has_them() -> None:
    call = morse_call()
    assert len(call) / RATE == pytest.approx(BEFORE + 71 * UNIT + AFTER, abs=0.01)
    for start in word_starts():
        assert loud(call, start + 0.02) > 0.7
        assert loud(call, start - UNIT) < 0.4
    for unit, is_tone in enumerate("101010111"):  # V
        assert (loud(call, BEFORE + (unit + 0.4) * UNIT) > 0.7) is (is_tone == "1")


def test_a_tone_begins_and_ends_softly() -> None:
    found = tone(0.1, 600, 0.006)
    assert max(map(abs, found[:8])) < 0.1
    assert max(map(abs, found[-8:])) < 0.1


@pytest.mark.content
@pytest.mark.parametrize("name", SOUNDS)
def test_the_sound_that_ships_is_the_one_that_is_computed(name: str) -> None:
    shipped, computed = (
        array("h", content[44:]) for content in ((SHIPPED / "audio" / name).read_bytes(), wav(SOUNDS[name]()))
    )
    assert len(shipped) == len(computed)
    # Another machine may round the last digit of a sine otherwise.
    assert max(abs(one - other) for one, other in zip(shipped, computed, strict=True)) <= 1


@pytest.mark.content
def test_the_captions_of_the_call_come_when_its_words_are_heard() -> None:
    from data import load

    exhibit = load(SHIPPED).exhibit
    assert exhibit is not None
    captions = exhibit.sounds["morse-call"].captions("en")
    starts = [each.start for each in captions]
    assert starts[0] == 0
    assert starts[1] == pytest.approx(word_starts()[1], abs=0.6)
    assert min(STRIKES) < (exhibit.sounds["ship-bell"].file("en").seconds or 0)
