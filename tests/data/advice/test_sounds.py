"""Advice on sounds: unused ones, files without a row, creators and licences, length."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import load
from data.advice.additions import additions
from data.advice.completeness import completeness
from tests.data.advice.conftest import GetAdvice
from tests.data.conftest import ReplaceText
from tests.data.reading.sounds import wav_bytes

ROW = "bell,bell.wav,A bell,Sojourn,2026,CC0-1.0,made for the tests\n"


@pytest.fixture
def sounding(small: Path, replace_text: ReplaceText) -> Path:
    """The small exhibit with a bell in a story."""
    (small / "audio").mkdir()
    (small / "audio/bell.wav").write_bytes(wav_bytes())
    table = "id,file,transcript,creator,year,licence,source\n" + ROW
    (small / "audio.csv").write_text(table, encoding="utf-8")
    replace_text("people/rizzi/03-trieste-1852.md", "\nplace:", "\naudio: bell\nplace:")
    return small


def faults(get_advice: GetAdvice) -> list[tuple[str, str, str]]:
    return [(each.file, each.where, each.fault) for each in get_advice()]


def test_a_sound_that_is_used_has_no_advice(sounding: Path, get_advice: GetAdvice) -> None:
    assert faults(get_advice) == []


def test_an_unused_sound_and_an_unlisted_file_are_reported(
    sounding: Path, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("people/rizzi/03-trieste-1852.md", "\naudio: bell", "")
    (sounding / "audio/stray.wav").write_bytes(wav_bytes())
    assert faults(get_advice) == [
        ("audio.csv", "row 2 (bell)", "is used by nothing"),
        ("audio/stray.wav", "", "the file is not named in audio.csv"),
    ]


def test_a_folder_of_this_name_without_the_table_is_left_alone_but_for_sounds(
    small: Path, get_advice: GetAdvice
) -> None:
    (small / "audio").mkdir()
    (small / "audio/notes.txt").write_text("a note", encoding="utf-8")
    assert faults(get_advice) == []
    (small / "audio/bell.wav").write_bytes(wav_bytes())
    assert faults(get_advice) == [("audio/bell.wav", "", "the file is not named in audio.csv")]


def test_nobody_as_creator_and_an_unknown_licence_are_reported(
    sounding: Path, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("audio.csv", "Sojourn,2026,CC0-1.0", "unknown,2026,free")
    assert [each[2] for each in faults(get_advice)] == ["names nobody", "is not a licence we know"]


def test_a_long_sound_is_reported(sounding: Path, get_advice: GetAdvice) -> None:
    (sounding / "audio/bell.wav").write_bytes(wav_bytes(95))
    assert faults(get_advice) == [("audio.csv", "row 2 (bell)", "is 1:35 long")]


def test_a_transcript_that_is_missing_in_a_language_is_counted(sounding: Path) -> None:
    exhibit = load(sounding).exhibit
    assert exhibit is not None
    assert completeness(exhibit)["de"]["sounds"].missing == ("bell",)


def test_the_table_is_proposed_to_an_exhibit_without_one(small: Path) -> None:
    exhibit = load(small).exhibit
    assert exhibit is not None
    found = {(each.file, each.name): each.since for each in additions(exhibit, small)}
    assert ("audio.csv", "") in found
    assert found["people/*/*.md", "audio"] == "0.5.0"
