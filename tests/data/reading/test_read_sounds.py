"""audio.csv and its files: what is read, and what a curator is told of each fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import load
from data.model.limits import LARGEST_SOUND
from data.reading import sound_file
from tests.data.reading.sounds import SOUNDS, mp3_bytes, wav_bytes
from tests.exhibit_folders import replace_in_file

HEAD = "id,file,transcript,creator,year,licence,source"
CREDIT = "Sojourn,2026,CC0-1.0,made for the tests"


@pytest.fixture
def sounding(small: Path) -> Path:
    """The small exhibit with a bell of ten seconds in its first story."""
    story = first_story(small)
    replace_in_file(story, "\nplace:", "\naudio: bell\nplace:")
    write(small, f"bell,bell.wav,A bell,{CREDIT}")
    (small / "audio").mkdir()
    (small / "audio/bell.wav").write_bytes(wav_bytes(10))
    return small


def first_story(folder: Path) -> Path:
    return min(path for path in folder.glob("people/brandt/*.md") if path.name.count(".") == 1)


def write(folder: Path, *rows: str, head: str = HEAD) -> None:
    (folder / "audio.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


def told(folder: Path) -> list[tuple[str, str, str, str]]:
    """Of each problem the field, what was found, the fault and the remedy."""
    return [(each.field, each.found, each.fault, each.remedy) for each in load(folder).problems]


def test_a_sound_is_read_with_its_length_and_belongs_to_its_stop(sounding: Path) -> None:
    loaded = load(sounding)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    (sound,) = loaded.exhibit.sounds.values()
    assert [stop.audio for stop in loaded.exhibit.stops if stop.audio] == [sound]
    assert (sound.file("en").name, sound.file("en").seconds) == ("bell.wav", 10)
    assert [(each.start, each.text) for each in sound.captions("en")] == [(None, "A bell")]


def test_an_exhibit_without_the_table_has_no_sound_and_no_problem(small: Path) -> None:
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.sounds == {}


@pytest.mark.parametrize("name", SOUNDS)
def test_every_format_that_browsers_play_is_read(name: str, sounding: Path) -> None:
    (sounding / "audio" / name).write_bytes(SOUNDS[name])
    write(sounding, f"bell,{name},A bell,{CREDIT}")
    assert told(sounding) == []


@pytest.mark.parametrize(
    ("written", "fault", "remedy"),
    [
        ("drum.wav", "is not in audio/", "put the file there under this name, or write its new name"),
        ("Bell.WAV", "is not in audio/, and bell.wav is", "write bell.wav"),
        ("bell", "is not in audio/, and bell.wav is", "write bell.wav"),
        ("audio/bell.wav", "is a path, not the name of a file in audio/", "write bell.wav"),
        (
            "../bell.wav",
            "is a path, not the name of a file in audio/",
            "write bell.wav, and put the file into audio/",
        ),
    ],
)
def test_a_file_that_is_not_there_is_told(written: str, fault: str, remedy: str, sounding: Path) -> None:
    write(sounding, f"bell,{written},A bell,{CREDIT}")
    assert told(sounding) == [("file", written, fault, remedy)]


@pytest.mark.parametrize(
    ("content", "fault", "remedy"),
    [
        (b"", "is an empty file", "put the file there under this name, or write its new name"),
        (
            wav_bytes()[:9000],
            "cannot be read to its end: a part of the file is missing or damaged",
            "copy it once more from where it came from",
        ),
        (mp3_bytes(), "is no WAV sound but MP3", "give the file the name bell.mp3, and write it here"),
        (
            b"FORM\0\0\0\x10AIFF",
            "is no WAV sound but AIFF",
            "save the sound as MP3, Ogg or WAV, and write the name of that file",
        ),
        (b"a text", "is no WAV sound", "put the sound itself there under this name"),
    ],
)
def test_a_file_that_cannot_be_played_is_told(
    content: bytes, fault: str, remedy: str, sounding: Path
) -> None:
    (sounding / "audio/bell.wav").write_bytes(content)
    assert told(sounding) == [("file", "bell.wav", fault, remedy)]


def test_what_to_type_for_a_large_file_is_told_only_where_it_helps(
    sounding: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sounding / "audio/bell.wav").write_bytes(wav_bytes(120, 44100))
    monkeypatch.setattr("shutil.which", lambda _: None)
    smaller = "save it as MP3 with 64 kbit/s and one channel"
    fault = "is 10.6 MB large, and at most 5 MB are played"
    assert told(sounding) == [("file", "bell.wav", fault, f"{smaller}, and write the name of that file")]
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/ffmpeg")
    command = "ffmpeg -i bell.wav -vn -ac 1 -b:a 64k bell.mp3"
    assert told(sounding)[0][3] == f"in audio/, type {command} and write bell.mp3 here"
    (sounding / "audio/bell.wav").write_bytes(wav_bytes(700, 4000))
    assert told(sounding)[0][3] == f"shorten it to 9:53 or less, and {smaller}"
    assert sound_file.LONGEST_CONVERTED * sound_file.KILOBITS * 125 < LARGEST_SOUND


def test_a_sound_without_a_transcript_is_not_played(sounding: Path) -> None:
    write(sounding, f"bell,bell.wav,,{CREDIT}")
    (problem,) = load(sounding).problems
    assert (problem.field, problem.fault) == ("transcript", "is missing")
    assert problem.consequence == "The sound is not played."
    assert problem.remedy.startswith("write it: what is heard")
    exhibit = load(sounding).exhibit
    assert exhibit is not None
    assert exhibit.sounds == {}


def test_an_unknown_sound_is_told_with_the_one_that_was_meant(sounding: Path) -> None:
    story = first_story(sounding)
    write(sounding, f"harbour-bell,bell.wav,A bell,{CREDIT}")
    replace_in_file(story, "audio: bell", "audio: harbor-bell")
    assert told(sounding) == [("audio", "harbor-bell", "is not in audio.csv", "write harbour-bell")]
    replace_in_file(story, "audio: harbor-bell", "audio: drum")
    assert told(sounding)[0][3] == "add it to audio.csv, or write an id that is there"


def test_an_id_that_stands_twice_is_told(sounding: Path) -> None:
    row = f"bell,bell.wav,A bell,{CREDIT}"
    write(sounding, row, row)
    assert told(sounding) == [("id", "bell", "is used twice", "give this row an id of its own")]


@pytest.mark.parametrize(
    ("transcript", "found", "fault"),
    [
        ("[0:04] One\n[0:02] Two", "[0:02]", "does not come after [0:04]"),
        ("[0:04] One\n[0:04] Two", "[0:04]", "does not come after [0:04]"),
        ("[0:04] One\n[0:12] Two", "[0:12]", "is beyond the end of the sound, which is 0:10 long"),
        ("[0:4] One", "[0:4]", "is no time"),
        ("[0.04] One", "[0.04]", "is no time"),
        ("(0:04) One", "(0:04)", "is no time"),
        ("0:00 One\n0:04 Two", "0:00", "is no time"),
        ("[0:00] One [0:04] Two", "[0:04]", "stands within a line"),
    ],
)
def test_times_that_cannot_be_used_are_told_and_all_is_shown_at_once(
    transcript: str, found: str, fault: str, sounding: Path
) -> None:
    write(sounding, f'bell,bell.wav,"{transcript}",{CREDIT}')
    loaded = load(sounding)
    first = loaded.problems[0]
    assert (first.field, first.found, first.fault) == ("transcript", found, fault)
    assert all(each.consequence == "The transcript is shown as a whole." for each in loaded.problems)
    assert loaded.exhibit is not None
    (caption,) = loaded.exhibit.sounds["bell"].captions("en")
    assert caption.start is None


@pytest.mark.parametrize("transcript", ["5:30 in the morning:\nthe bell", "[a bell]", "[1935] A bell"])
def test_what_is_no_time_of_the_sound_is_left_alone(transcript: str, sounding: Path) -> None:
    write(sounding, f'bell,bell.wav,"{transcript}",{CREDIT}')
    assert told(sounding) == []


def test_lines_with_times_are_captions(sounding: Path) -> None:
    write(sounding, f'bell,bell.wav,"[0:00] A bell\n[0:04.5] It fades\nslowly",{CREDIT}')
    exhibit = load(sounding).exhibit
    assert exhibit is not None
    sound = exhibit.sounds["bell"]
    assert [(each.start, each.text) for each in sound.captions("en")] == [
        (0, "A bell"),
        (4.5, "It fades\nslowly"),
    ]


def test_a_language_may_have_its_own_words_and_its_own_file(sounding: Path) -> None:
    (sounding / "audio/glocke.wav").write_bytes(wav_bytes(3))
    head = f"{HEAD},file_de,transcript_de"
    write(sounding, f"bell,bell.wav,A bell,{CREDIT},glocke.wav,Eine Glocke", head=head)
    loaded = load(sounding)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    sound = loaded.exhibit.sounds["bell"]
    assert [sound.file(each).name for each in ("en", "de", "fr")] == ["bell.wav", "glocke.wav", "bell.wav"]
    assert [sound.transcript(each).text for each in ("de", "fr")] == ["Eine Glocke", "A bell"]
    write(sounding, f"bell,bell.wav,A bell,{CREDIT},,Eine Glocke", head=head)
    loaded = load(sounding)
    assert loaded.exhibit is not None
    assert loaded.exhibit.sounds["bell"].file("de").name == "bell.wav"


def test_a_file_with_words_needs_its_transcript(sounding: Path) -> None:
    (sounding / "audio/glocke.wav").write_bytes(wav_bytes(3))
    write(sounding, f"bell,bell.wav,A bell,{CREDIT},glocke.wav", head=f"{HEAD},file_de")
    loaded = load(sounding)
    (problem,) = loaded.problems
    assert (problem.field, problem.fault) == ("transcript_de", "is missing, and file_de is glocke.wav")
    assert problem.remedy == "write what is heard, in German"
    assert problem.consequence == "The sound is played in English."
    assert loaded.exhibit is not None
    assert loaded.exhibit.sounds["bell"].file("de").name == "bell.wav"


def test_a_link_out_of_the_exhibit_is_refused(sounding: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.wav"
    outside.write_bytes(wav_bytes())
    (sounding / "audio/bell.wav").unlink()
    (sounding / "audio/bell.wav").symlink_to(outside)
    fault, remedy = "is a link to a file outside the exhibit", "put the file itself there"
    assert told(sounding) == [("file", "bell.wav", fault, remedy)]
