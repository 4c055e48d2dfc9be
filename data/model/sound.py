"""Sounds: their files and transcripts by language, and the captions that a transcript gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data.model.texts import ShownText, shown_text

TIME = re.compile(r"\s*\[(\d{1,3}):([0-5]\d)(\.\d)?\]\s*")
"""Minutes and seconds at the beginning of a transcript's line."""
TIME_WITHIN_A_LINE = re.compile(r"(?<=\S)[ \t]*(\[\d{1,3}:[0-5]\d(?:\.\d)?\])")
"""A time behind other words: the line that it was to begin is missing."""
LIKE_A_TIME = re.compile(
    r"\s*(\[\s*\d+(?:[:.,;]\s*\d*)+\s*\]|\[\s*\d{1,2}\s*\]|\(\d{1,3}:\d{1,2}\)|\d{1,2}:\d\d\b)"
)
"""What is meant as a time, and is none."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A passage of a transcript, and the second of the sound that it is shown from; None without times."""

    start: float | None
    text: str


@dataclass(frozen=True, slots=True)
class SoundFile:
    """A file in `audio/`: its name as the disk has it, and its length; None where it does not say."""

    name: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound, which never plays without a transcript: not everybody hears it.

    `files` and `transcripts` are by language, never empty, in the order of `in_fallback_order`. A sound
    without words has one file for all languages. `timed` are the languages of the transcripts whose lines
    begin with times that can be used; the others are shown as a whole.
    """

    id: str
    files: Mapping[str, SoundFile]
    transcripts: Mapping[str, str]
    creator: str
    year: str
    licence: str
    source: str
    timed: frozenset[str] = frozenset()

    def file(self, language: str) -> SoundFile:
        """The file that is played in a language: its own, or that of the original language."""
        return self.files.get(language) or next(iter(self.files.values()))

    def transcript(self, language: str) -> ShownText:
        """The transcript in a language as it is typed, or the one that is shown instead (`shown_text`)."""
        return shown_text(self.transcripts, language)

    def captions(self, language: str) -> tuple[Caption, ...]:
        """What is shown while the sound plays: the lines in their order, or all of them at once."""
        shown = self.transcript(language)
        lines = captions(shown.text)
        whole = Caption(None, "\n".join(each.text for each in lines))
        return lines if shown.language in self.timed else (whole,)


def captions(transcript: str) -> tuple[Caption, ...]:
    """The lines of a transcript, each with its time. A line without one belongs to the line above it; where
    none is above it, its time is None, or 0 where times follow."""
    found: list[Caption] = []
    for line in filter(None, map(str.strip, transcript.splitlines())):
        time = TIME.match(line)
        if time:
            found.append(Caption(seconds(time), line[time.end() :].strip()))
        elif found:
            found[-1] = Caption(found[-1].start, f"{found[-1].text}\n{line}")
        else:
            found.append(Caption(None, line))
    if len(found) > 1 and found[0].start is None:
        found[0] = Caption(0, found[0].text)
    return tuple(each for each in found if each.text)


def seconds(time: re.Match[str]) -> float:
    """The seconds that a match of TIME stands for."""
    return 60 * int(time[1]) + int(time[2]) + float(time[3] or 0)


def minutes_and_seconds(length: float) -> str:
    """A length in seconds as a transcript writes it: `0:08`."""
    return f"{int(length) // 60}:{int(length) % 60:02}"
