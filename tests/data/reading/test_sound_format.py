"""What a sound's file holds, by its bytes: format, length, and whether it is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.reading.sound_format import (
    PLAYED,
    DamagedSoundError,
    UnplayedError,
    seconds_of,
    sound_format_of,
)
from tests.data.reading.sounds import SOUNDS, m4a_bytes, mp3_bytes, ogg_page, wav_bytes, webm_bytes


@pytest.mark.parametrize("name", SOUNDS)
def test_each_format_is_known_by_its_bytes_and_its_length_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SOUNDS[name])
    found = sound_format_of(SOUNDS[name])
    assert Path(name).suffix in PLAYED[found]
    seconds = seconds_of(tmp_path / name, found)
    assert seconds is None if name == "a.aac" else seconds == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("name", ["a.wav", "a.opus", "a.ogg", "a.m4a", "a.webm"])
@pytest.mark.parametrize("kept", [0.4, 0.9])
def test_a_file_that_is_cut_short_is_damaged(name: str, kept: float, tmp_path: Path) -> None:
    content = SOUNDS[name]
    (tmp_path / name).write_bytes(content[: round(kept * len(content))])
    with pytest.raises(DamagedSoundError):
        seconds_of(tmp_path / name, sound_format_of(content))


def test_an_mp3_that_lacks_frames_it_announces_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "a.mp3"
    file.write_bytes(mp3_bytes(38, announced=38))
    assert seconds_of(file, "MP3") == pytest.approx(1, abs=0.01)
    file.write_bytes(mp3_bytes(20, announced=38))
    with pytest.raises(DamagedSoundError):
        seconds_of(file, "MP3")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (m4a_bytes(b"alac"), "is Apple Lossless, which browsers do not play"),
        (m4a_bytes(more=b"vmhdvide"), "is a film"),
        (m4a_bytes(b"drms"), "is protected against copying"),
        (webm_bytes(b"V_VP9"), "is a film"),
        (ogg_page(b"Speex   " + bytes(40), 0), "is Ogg of a kind that browsers do not play"),
        (wav_bytes().replace(b"fmt \x10\0\0\0\x01\0", b"fmt \x10\0\0\0\x11\0"), "is WAV of a kind"),
    ],
)
def test_what_browsers_do_not_play_is_told(content: bytes, fault: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(UnplayedError, match=fault):
        seconds_of(tmp_path / "a", sound_format_of(content))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"0&\xb2u\x8ef\xcf\x11" + bytes(30), "Windows Media"),
        (b"FORM\0\0\0\x10AIFF", "AIFF"),
        (b"MThd\0\0\0\x06", "MIDI, which holds notes and no sound"),
        (b"\x1aE\xdf\xa3\x8b\x42\x82\x88matroska", "Matroska"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"<!doctype html><p>Not found", "a web page"),
        (b"a text", ""),
        (b"", ""),
    ],
)
def test_other_files_are_named(content: bytes, name: str) -> None:
    assert sound_format_of(content) == name


def test_no_bytes_make_the_reader_fail_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "a"
    for content in SOUNDS.values():
        for cut in range(0, len(content), 13):
            file.write_bytes(content[:cut] + b"\xff\0\x7f" + content[cut + 3 :])
            name = sound_format_of(content)
            try:
                seconds_of(file, name)
            except (DamagedSoundError, UnplayedError):
                continue
