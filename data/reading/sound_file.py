"""The file of a sound, looked into: whether browsers play it, and how long it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from data.model.limits import LARGEST_SOUND, megabytes
from data.model.sound import SoundFile, minutes_and_seconds
from data.reading.media_file import PUT_BACK, MediaFileError, find_media_file, quoted_name
from data.reading.picture_format import WEB_PAGE
from data.reading.sound_format import (
    HEAD,
    PLAYED,
    SOUND_TYPES,
    DamagedSoundError,
    UnplayedError,
    seconds_of,
    sound_format_of,
)

FOLDER = "audio"
PUT_THE_SOUND = "put the sound itself there under this name"
COPY_AGAIN = "copy it once more from where it came from"
SAVE_AS = "save the sound as MP3, Ogg or WAV, and write the name of that file"
KILOBITS = 64
"""Of a second of speech as MP3 with one channel."""
LONGEST_CONVERTED = 8 * LARGEST_SOUND / (1000 * KILOBITS) * 0.95
"""Seconds of such a sound that are not too large; a tag needs room too."""


def read_sound_file(folder: Path, written: str, names: Sequence[str]) -> SoundFile:
    """The file that `written`, a name without a folder, means among those of the folder `folder`.

    `folder` is `<exhibit>/audio`, `names` are its `file_names`. Raises MediaFileError.
    """
    name = find_media_file(folder, written, names, SOUND_TYPES)
    try:
        return SoundFile(name, _seconds_of(folder / name))
    except OSError as error:
        fault = f"cannot be opened ({error.strerror or error})"
        raise MediaFileError(fault, "check its rights") from error


def _seconds_of(file: Path) -> float | None:
    """The length of the sound in a file; None where it does not say. Raises MediaFileError and OSError."""
    length = file.stat().st_size
    with file.open("rb") as opened:
        head = opened.read(HEAD)
    if length == 0:
        raise MediaFileError("is an empty file", PUT_BACK)
    name = sound_format_of(head)
    if file.suffix.lower() not in PLAYED.get(name, ()):
        raise MediaFileError(*_fault_of_format(file, name))
    try:
        seconds = seconds_of(file, name)
    except UnplayedError as error:
        raise MediaFileError(str(error), SAVE_AS) from None
    except DamagedSoundError:
        fault = "cannot be read to its end: a part of the file is missing or damaged"
        raise MediaFileError(fault, COPY_AGAIN) from None
    if length > LARGEST_SOUND:
        fault = f"is {megabytes(length)} large, and at most {megabytes(LARGEST_SOUND)} are played"
        raise MediaFileError(fault, _how_to_make_it_smaller(file, seconds))
    return seconds


def _fault_of_format(file: Path, name: str) -> tuple[str, str]:
    """The fault and the remedy of a file that holds another format than its suffix says, or none."""
    suffix = file.suffix.lower()
    by_suffix = next((each for each, suffixes in PLAYED.items() if suffix in suffixes), "")
    no_sound = f"is no {by_suffix} sound" if by_suffix else "is no sound that browsers play"
    if name in PLAYED:
        right = f"{file.stem if by_suffix else file.name}{PLAYED[name][0]}"
        fault = f"{no_sound} but {name}" if by_suffix else f"is {name}, and its name does not say so"
        return fault, f"give the file the name {right}, and write it here"
    if name == WEB_PAGE:
        return f"{no_sound} but {name}", "save the sound itself, and put it there under this name"
    return (f"{no_sound} but {name}", SAVE_AS) if name else (no_sound, PUT_THE_SOUND)


def _how_to_make_it_smaller(file: Path, seconds: float | None) -> str:
    """What helps: a command only where its program is there, and where the result is small enough."""
    as_mp3 = f"save it as MP3 with {KILOBITS} kbit/s and one channel"
    if seconds is None:
        return f"{as_mp3}, or shorten it"
    if seconds > LONGEST_CONVERTED:
        return f"shorten it to {minutes_and_seconds(LONGEST_CONVERTED)} or less, and {as_mp3}"
    new = f"{file.stem}.mp3"
    if shutil.which("ffmpeg") is None or os.path.lexists(file.with_name(new)):
        return f"{as_mp3}, and write the name of that file"
    command = f"ffmpeg -i {quoted_name(file.name)} -vn -ac 1 -b:a {KILOBITS}k {quoted_name(new)}"
    return f"in audio/, type {command} and write {new} here"
