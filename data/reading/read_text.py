"""Read a file of a curator as text, or report why it cannot be read."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from data.model.limits import LARGEST_FILE, megabytes
from data.model.problem import Problem, Reference
from data.reading.encoding import DecodedText, decoded
from data.reading.folder_files import ROOT_FILES, link_outside
from data.reading.source_file import SourceFile

MERGE_MARKER = re.compile(r"^(<{7}|>{7})(?=[ \r\n])", re.MULTILINE)
REPLACED_LETTERS = re.compile(r"\w\?\w|\?\?")
HOW_TO_SAVE = (
    "save it again as UTF-8: in Excel as the file type “CSV UTF-8”, in LibreOffice with the character set "
    "“Unicode (UTF-8)”, in a text editor with the encoding UTF-8"
)
TABLE_AS_TEXT = (
    "open it in Excel or LibreOffice, and save the sheet under this name as the file type “CSV UTF-8”"
)
WORKBOOKS = (".xlsx", ".xls", ".ods", ".numbers")
DOCUMENTS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Excel or Word file of the old format (.xls, .doc)"),
    (b"{\\rtf", "a document with formatted text (RTF)"),
    (b"%PDF-", "a PDF"),
)
"""The first bytes of files that are no text."""
ARCHIVED = (
    (b"xl/workbook", "an Excel workbook"),
    (b"opendocument.spreadsheet", "a LibreOffice workbook"),
    (b"word/document", "a Word document"),
    (b"opendocument.text", "a LibreOffice document"),
)
"""Names in a zip archive that show what it is."""
LAST_COPY = "put it back from your last copy"
MAKE_SMALLER = "make it smaller, or put it back from your last copy"
A_FILE_IN_ITS_PLACE = "put a file of this name in its place"


class NotAFile(OSError):
    """The path is a folder, a pipe or a device, not a regular file."""


def read_text(source: SourceFile, largest: int = LARGEST_FILE, effect: str = "") -> str | None:
    """The text of a curator's file, line ends as LF; also kept in `source.text`.

    UTF-8, and any encoding that a byte order mark names, is read without a problem. A legacy encoding is read
    where the words show which one it is; one problem then names it, and says when it is a guess.

    Returns None, and reports one problem with `effect`, or with that of the source, when the file is missing,
    no regular file, larger than `largest` bytes, damaged, in an encoding that cannot be recognised, or
    outside the exhibit, where a link leads.
    """
    try:
        if _is_linked_outside(source, effect):
            return None
        if (result := decoded_file(source, read_bytes(source.path, largest), effect)) is not None:
            source.text = result[1]
            return source.text
    except FileNotFoundError:
        _report_missing(source, effect)
    except NotAFile as error:
        _report_lost(source, f"cannot be opened ({error})", A_FILE_IN_ITS_PLACE, effect)
    except ValueError as error:
        _report_lost(source, f"is {error}", MAKE_SMALLER, effect)
    except OSError as error:
        if error.errno == errno.ELOOP:
            _report_lost(source, "is a link that leads back to itself", A_FILE_IN_ITS_PLACE, effect)
        else:
            _report_lost(source, f"cannot be opened ({error.strerror})", "check its rights", effect)
    return None


def _is_linked_outside(source: SourceFile, effect: str) -> bool:
    """Whether a link leads from the exhibit's folder to this file outside; it is reported, a linked folder
    once for all its files. Nothing outside the exhibit is ever shown. Raises OSError where it is missing."""
    exhibit = source.exhibit
    if exhibit is None or (link := link_outside(source.path, exhibit)) is None:
        return False
    source.path.stat()
    if link == source.path:
        _report_lost(source, "is a link to a file outside the exhibit", "put the file itself there", effect)
    else:
        name, remedy = link.relative_to(exhibit).as_posix(), "put the folder itself there"
        fault, effect = "the folder is a link to a folder outside the exhibit", "Nothing in it is shown."
        lost = Reference(name)
        source.problems.append(Problem.on(name, fault=fault, remedy=remedy, effect=effect, lost=lost))
    return True


def read_bytes(path: Path, largest: int) -> bytes:
    """The bytes of a regular file; never waits for a pipe or a device.

    Raises NotAFile where it is no regular file, OSError where it cannot be read, and ValueError where it is
    larger than `largest` bytes.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
        kind = next((kind for is_kind, kind in kinds if is_kind(mode)), "a device")
        raise NotAFile(f"it is {kind}, not a file")
    # A pipe may take the file's place before it is opened: O_NONBLOCK never waits for a writer.
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        size = max(path.stat().st_size, len(content))
        raise ValueError(f"{megabytes(size)} large, and at most {megabytes(largest)} are read")
    return content


def decoded_file(source: SourceFile, content: bytes, effect: str = "") -> tuple[DecodedText, str] | None:
    """The text of a file's bytes, exactly as it stands there, and as `read_text` returns it.

    Returns None, and reports one problem, where it is damaged or its encoding cannot be recognised.
    """
    if kind := document_kind(content):
        remedy = TABLE_AS_TEXT if source.name.endswith(".csv") else "save it as plain text under this name"
        _report_lost(source, f"is {kind}, whatever its name says", remedy, effect)
        return None
    try:
        result = decoded(content)
    except UnicodeDecodeError as error:
        fault = f"is damaged: it says it is {error.encoding.upper()}, and does not hold to it"
        _report_lost(source, fault, LAST_COPY, effect)
        return None
    if result is None:
        _report_unknown_encoding(source, content, effect)
        return None
    # Files put together have byte order marks inside.
    text = result.text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        _report_lost(source, f"is damaged (line {line} holds zero bytes)", LAST_COPY, effect)
        return None
    if mark := MERGE_MARKER.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        fault = f"is two versions in one (line {line}: {mark[0]})"
        remedy = "keep one of the versions and delete the marks, or put it back from your last copy"
        _report_lost(source, fault, remedy, effect)
        return None
    if not result.certain:
        _report_encoding(source, result)
    return result, text


def document_kind(content: bytes) -> str:
    """What a file is that a program of another kind saved, in words; empty for a text."""
    if content.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in ARCHIVED if mark in content), "a zip archive, such as a workbook")
    return next((kind for mark, kind in DOCUMENTS if content.startswith(mark)), "")


def is_there(path: Path) -> bool:
    """Whether a file that an exhibit may do without is there, be it a link that leads nowhere, or under
    another name: what it holds is then missed."""
    return os.path.lexists(path) or saved_in_place_of(path) != ""


def saved_in_place_of(path: Path) -> str:
    """The name of the file that was saved in the place of one that is missing: the same name in other
    capitals, of a table also with other signs between its words, or its workbook; empty where none is."""
    name, folder = path.name, path.parent
    others = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    workbooks = [f"{path.stem}{suffix}" for suffix in WORKBOOKS] if name.endswith(".csv") else []
    for is_same in (
        lambda other: other.lower() == name.lower(),
        lambda other: name.endswith(".csv") and other not in ROOT_FILES and _letters(other) == _letters(name),
        lambda other: other.lower() in workbooks,
    ):
        if found := next(filter(is_same, others), ""):
            return found
    return ""


def _letters(name: str) -> str:
    """The letters of a table's name, in small ones, without a plural's: `Who’s who.csv` is `whoswhocsv`."""
    stem, _, suffix = name.casefold().rpartition(".")
    return re.sub(r"[\W\d_]+", "", stem).removesuffix("s") + suffix


def _report_missing(source: SourceFile, effect: str) -> None:
    """Report a file that is missing, and the one that was saved in its place, where there is one."""
    if source.path.is_symlink():
        _report_lost(source, "is a link to a file that is not there", LAST_COPY, effect)
        return
    name, other = source.path.name, saved_in_place_of(source.path)
    if other and other.lower().endswith(WORKBOOKS):
        remedy = f"open {other}, and save the sheet as {name}, with the file type “CSV UTF-8”"
        _report_lost(source, f"is missing, and {other} is not read", remedy, effect)
        return
    if other:
        _report_lost(source, f"is missing, and {other} is there", f"give that file the name {name}", effect)
        return
    _report_lost(source, "is missing", LAST_COPY, effect)


def _report_encoding(source: SourceFile, result: DecodedText) -> None:
    """Report which legacy encoding a file has, and whether that is a guess."""
    fault = f"the file is saved as {result.name}, not as UTF-8"
    shown = f"“{result.word}” in line {result.line}"
    if result.other:
        effect = f"It is read as {result.name}, a guess: {shown} may as well be “{result.other}”."
    else:
        effect = f"It is read so: {shown}." if result.word else "It is read all the same."
    if REPLACED_LETTERS.search(result.text):
        effect += " Letters that cannot be saved so may stand as “?”: type them again."
    source.problem(fault=fault, remedy=HOW_TO_SAVE, effect=effect)


def _report_unknown_encoding(source: SourceFile, content: bytes, effect: str) -> None:
    line = content[: _first_invalid_byte(content)].count(b"\n") + 1
    fault = f"is not saved as UTF-8 (line {line} is the first that cannot be read)"
    _report_lost(source, fault, HOW_TO_SAVE, effect)


def _first_invalid_byte(content: bytes) -> int:
    try:
        return len(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return error.start


def _report_lost(source: SourceFile, fault: str, remedy: str, effect: str) -> None:
    """Report a fault because of which nothing of the file is read."""
    source.problem(fault=f"the file {fault}", remedy=remedy, effect=effect, lost="")
