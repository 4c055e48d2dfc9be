"""Workbooks of LibreOffice and of others that write OpenDocument (.ods): their sheets, and the cells of one.

They are read here and not with python-calamine: it writes out every repeated cell, up to 100 million of
them, so that a file of 1 kB takes gigabytes, and does not tell errors, links and comments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from lxml import etree

from data.interchange.file_content import UnreadableError
from data.interchange.sheet import (
    COMMENT,
    ERROR,
    FORMAT_WORDS,
    LAST_COLUMN,
    LAST_ROW,
    LINK,
    NO_RESULT,
    PICTURES,
    CellRange,
    Sheet,
)
from data.interchange.workbook_parts import LOCKED, WorkbookParts
from data.interchange.workbook_values import (
    CellText,
    date_text,
    iso_duration_text,
    number_text,
    parts_of_text,
)
from data.interchange.xml_elements import attribute, attributes, children, tag_of

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
CELLS = ("table-cell", "covered-table-cell")
NOT_TEXT = ("annotation", "frame", "ruby-text", "custom-shape", "tracked-changes")
"""Elements in a cell whose text is not the cell's."""
ERROR_TEXTS = ("#", "Err:")
"""How LibreOffice shows an error."""
TIME_OF_DAY = re.compile(r"\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s*[AaPp]\.?[Mm]\b)?")
WORDS = re.compile(r"[^\W\deE_]|[?~]")
"""What a shown number has beside its digits where its format adds words. `TRUE` has no digit."""
SPANS_OF_SPACES = 1_000
"""Spaces that one element may stand for, at most."""


class Ods:
    """A workbook. Whatever cannot be read raises UnreadableError."""

    def __init__(self, data: bytes) -> None:
        self._parts = WorkbookParts(data)
        if MANIFEST in self._parts and _is_encrypted(self._parts.tree(MANIFEST)):
            raise UnreadableError(LOCKED)
        self.names: list[str] = []
        self.hidden: set[str] = set()
        self._filled: set[str] = set()
        self._read_outline()

    def has_rows(self, name: str) -> bool:
        """Whether any cell of a sheet is filled."""
        return name in self._filled

    def sheet(self, name: str) -> Sheet:
        """The cells of a sheet."""
        sheet = Sheet(name)
        row, column, depth, is_read = 1, 1, 0, False
        tags = ("{*}table", "{*}table-row", "{*}table-column", "{*}shapes")
        for event, tag, element in self._parts.events(CONTENT, tags):
            if tag == "table":
                depth += 1 if event == "start" else -1
                is_read = depth > 0 and (attribute(element, "name") == name if depth == 1 else is_read)
            elif event == "start" or depth != 1 or not is_read:
                continue
            elif tag == "shapes" and len(element):
                sheet.told.append((PICTURES, f"sheet “{name}”"))
            elif tag == "table-column":
                times = _repeated(attributes(element), "number-columns-repeated", LAST_COLUMN)
                if attribute(element, "visibility") in ("collapse", "filter"):
                    sheet.hidden_columns.append(range(column, min(column + times, LAST_COLUMN + 1)))
                column += times
            elif tag == "table-row":
                times = _repeated(attributes(element), "number-rows-repeated", LAST_ROW)
                _read_row(row, times, element, sheet)
                row += times
        sheet.fill_merged()
        return sheet

    def _read_outline(self) -> None:
        """The sheets' names, which of them are hidden, and which hold anything."""
        hidden_styles: set[str] = set()
        name, depth = "", 0
        for event, tag, element in self._parts.events(
            CONTENT, ("{*}style", "{*}table", "{*}table-row", "{*}p")
        ):
            if tag == "style" and event == "end":
                properties = (attribute(each, "display") for each in element)
                if attribute(element, "family") == "table" and "false" in properties:
                    hidden_styles.add(attribute(element, "name"))
            elif tag == "table":
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1:
                    name = attribute(element, "name")
                    if _is_stored_link(name):
                        continue
                    self.names.append(name)
                    if attribute(element, "style-name") in hidden_styles:
                        self.hidden.add(name)
            elif tag == "p" and depth == 1 and event == "start" and _tag_of_parent(element) in CELLS:
                self._filled.add(name)


def _read_row(number: int, times: int, row: etree._Element, sheet: Sheet) -> None:
    if attribute(row, "visibility") in ("collapse", "filter"):
        sheet.hidden_rows += range(number, min(number + min(times, 1000), LAST_ROW + 1))
    column = 1
    for cell in row:
        if tag_of(cell) not in CELLS:
            continue
        found = attributes(cell)
        across = _repeated(found, "number-columns-repeated", LAST_COLUMN)
        if len(cell) or "value-type" in found or "formula" in found:
            _read_cell(number, column, cell, sheet, across, times)
        column += across


def _read_cell(row: int, column: int, cell: etree._Element, sheet: Sheet, across: int, down: int) -> None:
    shown = "\n".join(_text(each) for each in cell if tag_of(each) in ("p", "h"))
    found = attributes(cell)
    value = _value(found, shown)
    is_error = found.get("value-type", "") == "error" or (
        bool(found.get("formula", "")) and shown.startswith(ERROR_TEXTS)
    )
    if is_error:
        sheet.tell(ERROR, row, column, shown[:40])
    elif found.get("formula", "") and not value.text and not found.get("value-type", ""):
        sheet.tell(NO_RESULT, row, column, f"“{found['formula'][:200]}”")
    else:
        sheet.put_value(row, column, value, across, down)
    spanned = [_repeated(found, f"number-{each}-spanned", LAST_ROW) for each in ("rows", "columns")]
    if max(spanned) > 1 and across == 1:
        bottom, right = row + spanned[0] - 1, column + spanned[1] - 1
        sheet.merged.append(CellRange(row, column, min(bottom, LAST_ROW), min(right, LAST_COLUMN)))
    _tell_what_is_no_text(row, column, cell, sheet, shown)


def _value(cell: Mapping[str, str], shown: str) -> CellText:
    """The text of a cell: what it shows, and for numbers and dates what it holds."""
    kind = cell.get("value-type", "string")
    if kind in ("float", "percentage", "currency"):
        try:
            number = number_text(float(cell.get("value", "")))
        except ValueError:
            return CellText(shown)
        has_words = kind == "float" and re.search(r"\d", shown) and WORDS.search(shown)
        return CellText(number, FORMAT_WORDS, f"“{shown}”") if has_words else CellText(number)
    if kind == "date":
        return _date(cell.get("date-value", ""), shown)
    if kind == "time":
        return CellText(iso_duration_text(cell.get("time-value", "")))
    if kind == "boolean":
        return CellText("TRUE" if cell.get("boolean-value", "") == "true" else "FALSE")
    return CellText(shown or cell.get("string-value", ""))


def _date(written: str, shown: str) -> CellText:
    """A date, as exact as it is shown; one that Python has no date for, as before our era, as written."""
    try:
        at = datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return CellText(written or shown)
    if not shown:
        return CellText(written.removesuffix("T00:00:00"))
    found = date_text(at, parts_of_text(TIME_OF_DAY.sub(" ", shown), at.date()))
    has_time = TIME_OF_DAY.search(shown) and (at.hour or at.minute or at.second)
    return CellText(at.isoformat(), found.fault, found.found) if has_time else found


def _tell_what_is_no_text(row: int, column: int, cell: etree._Element, sheet: Sheet, shown: str) -> None:
    for each in cell.iter("{*}annotation", "{*}a", "{*}frame", "{*}custom-shape"):
        kind = tag_of(each)
        if kind == "annotation":
            text = " ".join(part for p in each.iter("{*}p") if (part := _text(p)))
            sheet.tell(COMMENT, row, column, f"“{' '.join(text.split())}”")
        elif kind == "a":
            address = attribute(each, "href")
            if address.removeprefix("mailto:").rstrip("/") not in shown:
                sheet.tell(LINK, row, column, f"“{shown[:40]}” {address[:500]}")
        elif _tag_of_parent(each) != "frame":
            sheet.tell(PICTURES, row, column, f"sheet “{sheet.name}”")


def _text(element: etree._Element) -> str:
    """The text of a paragraph, with its line breaks and spaces."""
    texts = [element.text or ""]
    for each in element:
        kind = tag_of(each)
        if kind == "s":
            texts.append(" " * _repeated(attributes(each), "c", SPANS_OF_SPACES))
        elif kind in ("tab", "line-break"):
            texts.append("\t" if kind == "tab" else "\n")
        elif kind and kind not in NOT_TEXT:
            texts.append(_text(each))
        texts.append(each.tail or "")
    return "".join(texts)


def _repeated(found: Mapping[str, str], name: str, most: int) -> int:
    """How often an element stands there, as one of its attributes says; 1 by default."""
    written = found.get(name, "")
    return max(1, min(int(written), most)) if written.isdecimal() and len(written) < 10 else 1


def _is_encrypted(manifest: etree._Element) -> bool:
    return any(True for each in manifest.iter("{*}file-entry") for _ in children(each, "encryption-data"))


def _is_stored_link(name: str) -> bool:
    """Whether this is the copy of a sheet of another file, which LibreOffice keeps and does not show."""
    return name.startswith("'") and "'#" in name


def _tag_of_parent(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else tag_of(parent)
