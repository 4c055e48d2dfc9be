"""Workbooks: recognising one by its content, and the sheet of it that is read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from data.interchange.cell_table import TableOptions
from data.interchange.file_content import UnreadableError, refuse_if_too_large
from data.interchange.notes import Notes
from data.interchange.sheet import Sheet
from data.interchange.workbook_parts import LOCKED
from data.interchange.zip_container import is_zip, zip_file_head, zip_names
from data.model.near_word import near_word

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office before 2007 begin, and workbooks that are locked with a password."""
SHEETS_NOT_READ = "Other sheets of the workbook hold rows and are not read; name one with --sheet"
HIDDEN_SHEET = "The sheet is hidden in the workbook"


class Workbook(Protocol):
    """A workbook of some kind. `names` are those of its sheets, in their order; `hidden` some of them."""

    @property
    def names(self) -> list[str]: ...
    @property
    def hidden(self) -> set[str]: ...
    def has_rows(self, name: str) -> bool:
        """Whether any cell of a sheet is filled."""

    def sheet(self, name: str) -> Sheet:
        """The cells of a sheet. Raises UnreadableError."""


def kind_of_workbook(data: bytes) -> str:
    """`xlsx`, `xlsb`, `ods` or `xls`, by the content; empty for what is no workbook.

    Raises UnreadableError for a workbook that is locked, and for a document of another Office program.
    """
    if data.startswith(COMPOUND_FILE):
        return _kind_of_compound_file(data)
    if not is_zip(data):
        return ""
    names = {name.replace("\\", "/").lower() for name in zip_names(data)}
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(re.fullmatch(r"(.*/)?workbook\.xml", name) for name in names) and "[content_types].xml" in names:
        return "xlsx"
    kind = zip_file_head(data, "mimetype", 200).decode("ascii", "replace") if "mimetype" in names else ""
    if "opendocument.spreadsheet" in kind:
        return "ods"
    if other := _other_document(names, kind):
        raise UnreadableError(f"this is {other}, and no table; {_AS_TABLE}.")
    return ""


_AS_TABLE = "copy the table into a spreadsheet, and import that"


def _other_document(names: set[str], kind: str) -> str:
    """What a zip is that is a document, but no workbook; empty for another zip."""
    if "word/document.xml" in names:
        return "a document of Word"
    if "ppt/presentation.xml" in names:
        return "a presentation of PowerPoint"
    if "opendocument" in kind:
        return f"an OpenDocument {kind.rpartition('.')[2].strip() or 'file'}"
    if any(name.endswith(".iwa") for name in names) or "index/document.iwa" in names:
        raise UnreadableError(
            "this is a document of Apple’s Numbers, Pages or Keynote; in Numbers choose File → Export To → "
            "Excel, and import that."
        )
    return "an electronic book" if "epub" in kind else ""


def _kind_of_compound_file(data: bytes) -> str:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadableError(LOCKED)
    if holds("WordDocument") or holds("PowerPoint Document"):
        raise UnreadableError(f"this is a document of Word or PowerPoint, and no table; {_AS_TABLE}.")
    return "xls"


@lru_cache(maxsize=1)
def opened(data: bytes) -> Workbook:
    """The workbook of these bytes. Raises UnreadableError where they are none."""
    refuse_if_too_large(len(data))
    kind = kind_of_workbook(data)
    if kind == "xlsx":
        from data.interchange.xlsx_reader import Xlsx  # here, as most imports read no workbook

        return Xlsx(data)
    if kind == "ods":
        from data.interchange.ods_reader import Ods

        return Ods(data)
    if kind in ("xls", "xlsb"):
        from data.interchange.binary_workbook import BinaryWorkbook

        return BinaryWorkbook(data)
    raise UnreadableError("the file is no workbook of Excel or LibreOffice.")


@lru_cache(maxsize=1)
def _sheet(data: bytes, name: str) -> Sheet:
    """Kept until the next one is read: the format is recognised by the sheet that is read then."""
    return opened(data).sheet(name)


def chosen_sheet(workbook: Workbook, options: TableOptions) -> str:
    """The name of the sheet to read: the one of the options, else the first one that is shown.

    Raises UnreadableError, with the names there are, where there is none like it.
    """
    names = workbook.names
    if not names:
        raise UnreadableError("the workbook has no sheet with cells.")
    if not options.sheet:
        shown = [name for name in names if name not in workbook.hidden]
        return next((name for name in shown if workbook.has_rows(name)), (shown or names)[0])
    if options.sheet in names:
        return options.sheet
    wanted = options.sheet.strip().casefold()
    if alike := [name for name in names if name.strip().casefold() == wanted]:
        return alike[0]
    if wanted.isdecimal() and len(wanted) < 6 and 1 <= int(wanted) <= len(names):
        return names[int(wanted) - 1]
    near = near_word(options.sheet, names)
    meant = f"; did you mean “{near}”?" if near else "."
    listed = ", ".join(f"{number} “{name}”" for number, name in enumerate(names, start=1))
    raise UnreadableError(f"no sheet is called “{options.sheet}”{meant} The sheets are {listed}.")


def read_sheet(data: bytes, options: TableOptions, notes: Notes, alone: bool = True) -> Sheet:
    """The sheet that is to be read; where it is read `alone`, a note names the others that hold rows."""
    workbook = opened(data)
    name = chosen_sheet(workbook, options)
    sheet = _sheet(data, name)
    sheet.add_notes(notes)
    if name in workbook.hidden:
        notes.add(HIDDEN_SHEET, f"“{name}”")
    for other in workbook.names if alone else ():
        if other != name and workbook.has_rows(other):
            notes.add(SHEETS_NOT_READ, f"“{other}”")
    return sheet
