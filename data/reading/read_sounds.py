"""Read audio.csv: the sounds that stops may have, with their files and transcripts by language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from data.model.languages import language_name
from data.model.problem import Location
from data.model.sound import (
    LIKE_A_TIME,
    TIME,
    TIME_WITHIN_A_LINE,
    Sound,
    SoundFile,
    minutes_and_seconds,
    seconds,
)
from data.model.texts import in_fallback_order
from data.reading.media_file import MediaFileError, file_names
from data.reading.read_table import read_optional_table
from data.reading.sound_file import FOLDER, read_sound_file
from data.reading.source_file import SourceFile, SourceFolder
from data.schema.csv_schema import SoundRow

TABLE = "audio.csv"
NOT_PLAYED = "The sound is not played."
AS_A_WHOLE = "The transcript is shown as a whole."


def read_sounds(folder: SourceFolder, original: str) -> list[tuple[int, Sound]]:
    """The sounds with their row numbers; the table is optional. A sound whose file cannot be played, or that
    has no transcript, is reported and left out.

    `original` is the language that the columns `file` and `transcript` are in.
    """
    source = folder.file(TABLE, NOT_PLAYED)
    rows = read_optional_table(source, SoundRow, original)
    names = file_names(folder.path / FOLDER)
    sounds = [(number, _sound(source, row, number, names, original)) for number, row in rows]
    return [(number, sound) for number, sound in sounds if sound is not None]


def _sound(
    source: SourceFile, row: SoundRow, number: int, names: Sequence[str], original: str
) -> Sound | None:
    at = Location.row(number, row.id)
    file = _file(source, "file", row.file, names, at, lost=row.id)
    if file is None:
        return None
    files, transcripts = {original: file}, {original: row.transcript}
    transcripts |= {key: text for key, text in row.transcripts.items() if key != original}
    for language, written in row.files.items():
        if language == original:
            continue
        if language not in transcripts:
            _report_no_transcript(source, language, written, original, at)
        elif own := _file(source, f"file_{language}", written, names, at):
            files[language] = own
    timed = frozenset(
        language
        for language, text in transcripts.items()
        if _has_usable_times(
            source,
            "transcript" if language == original else f"transcript_{language}",
            text,
            files.get(language, file),
            at,
        )
    )
    return Sound(
        files=in_fallback_order(files, original),
        transcripts=in_fallback_order(transcripts, original),
        timed=timed,
        **row.model_dump(include={"id", "creator", "year", "licence", "source"}),
    )


def _file(
    source: SourceFile, field: str, written: str, names: Sequence[str], at: Location, lost: str | None = None
) -> SoundFile | None:
    """The file that a cell names; None where it cannot be played, which is reported."""
    assert source.exhibit is not None
    try:
        return read_sound_file(source.exhibit / FOLDER, written, names)
    except MediaFileError as error:
        effect = "" if lost is not None else "The file of the other languages is played."
        source.problem(
            field, found=written, fault=error.fault, remedy=error.remedy, effect=effect, at=at, lost=lost
        )
        return None


def _report_no_transcript(
    source: SourceFile, language: str, written: str, original: str, at: Location
) -> None:
    """Report a file with the words of a language without a transcript in it: who does not hear it would read
    other words than are said."""
    field = f"transcript_{language}"
    fault = f"is missing, and file_{language} is {written}"
    remedy = f"write what is heard, in {language_name(language)}"
    effect = f"The sound is played in {language_name(original)}."
    source.problem(field, fault=fault, remedy=remedy, effect=effect, at=at)


def _has_usable_times(source: SourceFile, field: str, text: str, file: SoundFile, at: Location) -> bool:
    """Whether the lines of a transcript begin with times; what is wrong with these is reported."""
    times = [time for line in text.splitlines() if (time := TIME.match(line))]
    faults: dict[str, tuple[str, str]] = {}
    for typed in _mistyped_times(text):
        faults[typed] = "is no time", "write minutes and seconds, such as [0:04]"
    for within in TIME_WITHIN_A_LINE.findall(text):
        faults[within] = (
            "stands within a line",
            "put it at the beginning of a new line (in Excel: Alt and Enter)",
        )
    for early, late in pairwise(times):
        if seconds(late) <= seconds(early):
            remedy = "put the lines in the order of their times, each later than the one before"
            faults[_typed(late)] = f"does not come after {_typed(early)}", remedy
    for time in times:
        if file.seconds is not None and seconds(time) > file.seconds:
            fault = f"is beyond the end of the sound, which is {minutes_and_seconds(file.seconds)} long"
            faults[_typed(time)] = fault, "write the time at which it is heard"
    for found, (fault, remedy) in faults.items():
        source.problem(field, found=found, fault=fault, remedy=remedy, effect=AS_A_WHOLE, at=at)
    return bool(times) and not faults


def _mistyped_times(text: str) -> list[str]:
    """What stands in place of a time at the beginning of lines: in brackets; or bare, in each of them."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = [like[1] for line in lines if not TIME.match(line) and (like := LIKE_A_TIME.match(line))]
    return [each for each in found if len(found) == len(lines) or not each[0].isdigit()]


def _typed(time: re.Match[str]) -> str:
    return time[0].strip()
