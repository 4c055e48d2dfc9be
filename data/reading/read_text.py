"""A file's bytes as text, or the reason why not."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from data.model.limits import LARGEST_FILE as LARGEST_FILE
from data.model.limits import megabytes
from data.model.problem import Problem
from data.reading.encoding import DecodedText, decoded

MERGE_MARK = re.compile(r"^(<{7}|>{7})(?=[ \r\n])", re.MULTILINE)
LOST_LETTERS = re.compile(r"\w\?\w|\?\?")
HOW_TO_SAVE = (
    "save it again as UTF-8: in Excel as the file type “CSV UTF-8”, in LibreOffice with the character set "
    "“Unicode (UTF-8)”, in a text editor with the encoding UTF-8"
)
LAST_COPY = "put it back from your last copy"


class NotAFile(OSError):
    """What stands under a file's name cannot be read as one: a folder, a pipe, a device."""


def read_text(
    path: Path, name: str, consequence: str, problems: list[Problem], largest: int = LARGEST_FILE
) -> str | None:
    """The text of a curator's file, line ends as LF.

    UTF-8, and whatever a byte order mark names, is read without a word. An older encoding is
    read where the words make plain which it is; one problem then names it, and says when it is a guess.

    Returns None, and adds one problem, when the file is missing, no file at all, larger than `largest` bytes,
    damaged, or in letters that nobody can tell.
    """
    try:
        saved = read_bytes(path, largest)
        reading = decoded(saved)
        if reading is None:
            problems.append(_unreadable(saved, name, consequence))
            return None
        return _sound(reading, name, consequence, problems)
    except FileNotFoundError:
        fault = "is a link to a file that is not there" if path.is_symlink() else "is missing"
        problems.append(_whole(name, fault, LAST_COPY, consequence))
    except UnicodeDecodeError as error:
        fault = f"is damaged: it says it is {error.encoding.upper()}, and does not hold to it"
        problems.append(_whole(name, fault, LAST_COPY, consequence))
    except NotAFile as error:
        remedy = "put a file of this name in its place"
        problems.append(_whole(name, f"cannot be opened ({error})", remedy, consequence))
    except ValueError as error:
        remedy = "make it smaller, or put it back from your last copy"
        problems.append(_whole(name, f"is {error}", remedy, consequence))
    except OSError as error:
        if error.errno == errno.ELOOP:
            fault, remedy = "is a link that leads back to itself", "put a file of this name in its place"
            problems.append(_whole(name, fault, remedy, consequence))
            return None
        problems.append(_whole(name, f"cannot be opened ({error.strerror})", "check its rights", consequence))
    return None


def read_bytes(path: Path, largest: int) -> bytes:
    """The bytes of a plain file; never waits for a pipe or a device.

    Raises OSError (NotAFile where it is none), and ValueError where it is larger than `largest` bytes.
    """
    kind = path.stat().st_mode
    if not stat.S_ISREG(kind):
        names = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
        what = next((word for is_it, word in names if is_it(kind)), "a device")
        raise NotAFile(f"it is {what}, not a file")
    # What is a file now may be a pipe in a moment: opened so, neither makes anybody wait.
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        saved = file.read(largest + 1)
    if len(saved) > largest:
        size = max(path.stat().st_size, len(saved))
        raise ValueError(f"{megabytes(size)} large, and at most {megabytes(largest)} are read")
    return saved


def _sound(reading: DecodedText, name: str, consequence: str, problems: list[Problem]) -> str | None:
    text = reading.text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(_whole(name, f"is damaged (line {line} holds zero bytes)", LAST_COPY, consequence))
        return None
    if mark := MERGE_MARK.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        fault = f"is two versions in one (line {line}: {mark[0]})"
        remedy = "keep one of the versions and delete the marks, or put it back from your last copy"
        problems.append(_whole(name, fault, remedy, consequence))
        return None
    if not reading.plain:
        problems.append(_named(reading, name))
    return text


def _named(reading: DecodedText, name: str) -> Problem:
    """What encoding a file was found to have, and whether that is a guess."""
    fault = f"is saved as {reading.name}, not as UTF-8"
    shown = f"“{reading.word}” in line {reading.line}"
    if reading.other:
        effect = f"It is read as {reading.name}, a guess: {shown} may as well be “{reading.other}”."
    else:
        effect = f"It is read so: {shown}." if reading.word else "It is read all the same."
    if LOST_LETTERS.search(reading.text):
        effect += " Letters that cannot be saved so may stand as “?”: type them again."
    return _whole(name, fault, HOW_TO_SAVE, effect)


def _unreadable(saved: bytes, name: str, consequence: str) -> Problem:
    line = saved[: _first_strange(saved)].count(b"\n") + 1
    where = f"is not saved as UTF-8 (line {line} is the first that cannot be read)"
    return _whole(name, where, HOW_TO_SAVE, consequence)


def _first_strange(saved: bytes) -> int:
    try:
        return len(saved.decode("utf-8"))
    except UnicodeDecodeError as error:
        return error.start


def _whole(name: str, fault: str, remedy: str, consequence: str) -> Problem:
    return Problem(name, "", "", "", f"the file {fault}", remedy, consequence)
