"""Workbooks of Excel since 2007 (.xlsx, .xlsm; ECMA-376): their sheets, and the cells of one.

They are read here and not with python-calamine, which reads the older ones: it does not tell errors, links
and number formats, so that a cell that shows `Sep-33` would become a day, and it reserves memory for every
cell up to the last filled one. openpyxl tells all of these, but refuses a file for a fault in its styles or
properties, finds no sheet in a strict one (ISO/IEC 29500), and has no limit of memory.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from lxml import etree

from data.interchange.sheet import (
    COMMENT,
    ERROR,
    FORMAT_WORDS,
    LAST_COLUMN,
    LAST_ROW,
    LINK,
    MOST_CELLS,
    NO_RESULT,
    PICTURES,
    CellRange,
    Sheet,
)
from data.interchange.workbook_parts import WorkbookParts
from data.interchange.workbook_values import (
    FULL_DATE,
    ShownParts,
    number_text,
    parts_of_format,
    serial_text,
)
from data.interchange.xml_elements import attribute, children, tag_of

BUILT_IN_FORMATS: Mapping[int, str] = {
    **{14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm"},
    **{21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss"},
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), "yyyy-mm-dd"),
    **dict.fromkeys(range(32, 36), "h:mm"),
}
"""Formats that a file names by number alone. 27 to 58 are those of East Asia, which differ by language."""
CELL_NAME = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
NUMBER = ShownParts()


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's name, where it is in the zip, and whether the spreadsheet hides it."""

    name: str
    path: str
    is_hidden: bool


class Xlsx:
    """A workbook. Whatever cannot be read raises UnreadableError."""

    def __init__(self, data: bytes) -> None:
        self._parts = WorkbookParts(data)
        self._path = self._path_of_workbook()
        root = self._parts.tree(self._path)
        targets = self._relations(self._path)
        properties = next((each for each in root.iter("{*}workbookPr")), None)
        self._is_1904 = properties is not None and attribute(properties, "date1904") in ("1", "true")
        self._sheets = [
            SheetPart(attribute(each, "name"), target, attribute(each, "state", "visible") != "visible")
            for each in root.iter("{*}sheet")
            for kind, target in [targets.get(attribute(each, "id"), ("", ""))]
            if kind == "worksheet" and target in self._parts
        ]

    @property
    def names(self) -> list[str]:
        return [each.name for each in self._sheets]

    @property
    def hidden(self) -> set[str]:
        return {each.name for each in self._sheets if each.is_hidden}

    def has_rows(self, name: str) -> bool:
        """Whether any cell of a sheet is filled."""
        path = self._part(name).path
        return any(
            each.find("{*}v") is not None or each.find("{*}is") is not None
            for _, row in self._parts.elements(path, ("{*}row",))
            for each in children(row, "c")
        )

    def sheet(self, name: str) -> Sheet:
        """The cells of a sheet."""
        sheet, part = Sheet(name), self._part(name)
        links: list[tuple[str, str]] = []
        number = 0
        for tag, element in self._parts.elements(
            part.path, ("{*}row", "{*}col", "{*}mergeCell", "{*}hyperlink", "{*}drawing", "{*}picture")
        ):
            if tag == "row":
                number = _whole(attribute(element, "r"), number + 1)
                self._read_row(number, element, sheet)
            elif tag == "col" and attribute(element, "hidden") in ("1", "true"):
                first = _whole(attribute(element, "min"), 1)
                last = min(_whole(attribute(element, "max"), first), LAST_COLUMN)
                sheet.hidden_columns.append(range(first, last + 1))
            elif tag == "mergeCell" and (merged := range_of(attribute(element, "ref"))):
                sheet.merged.append(merged)
            elif tag == "hyperlink":
                address = attribute(element, "id") or attribute(element, "location")
                links.append((attribute(element, "ref"), address))
            elif tag in ("drawing", "picture"):
                sheet.told.append((PICTURES, f"sheet “{name}”"))
        sheet.fill_merged()
        self._tell_links(links, part.path, sheet)
        self._tell_comments(part.path, sheet)
        return sheet

    def _read_row(self, number: int, row: etree._Element, sheet: Sheet) -> None:
        if not 0 < number <= LAST_ROW:
            return
        if attribute(row, "hidden") in ("1", "true"):
            sheet.hidden_rows.append(number)
        column = 0
        for cell in children(row, "c"):
            at = range_of(attribute(cell, "r"))
            column = at.left if at else column + 1
            self._read_cell(number, column, cell, sheet)

    def _read_cell(self, row: int, column: int, cell: etree._Element, sheet: Sheet) -> None:
        kind, value = attribute(cell, "t", "n"), cell.find("{*}v")
        text = "" if value is None else value.text or ""
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            sheet.put(row, column, "" if inline is None else _rich_text(inline))
        elif not text:
            if kind != "str" and cell.find("{*}f") is not None:
                sheet.tell(NO_RESULT, row, column, f"“={(cell.findtext('{*}f') or '')[:200]}”")
        elif kind == "s":
            sheet.put(row, column, self._shared_text(text))
        elif kind == "str":
            sheet.put(row, column, _unescaped(text))
        elif kind == "b":
            sheet.put(row, column, "TRUE" if text.strip() == "1" else "FALSE")
        elif kind == "e":
            sheet.tell(ERROR, row, column, text[:40])
        elif kind == "d":
            sheet.put(row, column, text.removesuffix("T00:00:00"))
        else:
            self._read_number(row, column, text, self._shown(attribute(cell, "s")), sheet)

    def _read_number(self, row: int, column: int, text: str, shown: ShownParts, sheet: Sheet) -> None:
        try:
            number = float(text)
        except ValueError:
            sheet.put(row, column, text)
            return
        if shown.is_date or shown.time:
            sheet.put_value(row, column, serial_text(number, shown, self._is_1904))
            return
        if shown.words:
            sheet.tell(FORMAT_WORDS, row, column, f"“{shown.words}” beside {number_text(number)}")
        sheet.put(row, column, number_text(number))

    def _shared_text(self, index: str) -> str:
        number = _whole(index, -1)
        return self._shared_texts[number] if 0 <= number < len(self._shared_texts) else ""

    def _shown(self, style: str) -> ShownParts:
        number = _whole(style, 0)
        return self._styles[number] if 0 <= number < len(self._styles) else NUMBER

    @cached_property
    def _shared_texts(self) -> Sequence[str]:
        if not (path := self._related("sharedStrings")):
            return []
        texts = (_rich_text(each) for _, each in self._parts.elements(path, ("{*}si",)))
        return list(islice(texts, MOST_CELLS))

    @cached_property
    def _styles(self) -> Sequence[ShownParts]:
        """What each style of a cell shows of its number, by its index."""
        if not (path := self._related("styles")):
            return []
        root = self._parts.tree(path)
        codes = dict(BUILT_IN_FORMATS) | {
            _whole(attribute(each, "numFmtId"), -1): attribute(each, "formatCode")
            for formats in children(root, "numFmts")
            for each in children(formats, "numFmt")
        }
        shown = {number: parts_of_format(code[:1000]) for number, code in codes.items()} | {14: FULL_DATE}
        return [
            shown.get(_whole(attribute(each, "numFmtId"), 0), NUMBER)
            for formats in children(root, "cellXfs")
            for each in children(formats, "xf")
        ]

    def _tell_links(self, links: Sequence[tuple[str, str]], path: str, sheet: Sheet) -> None:
        """Tell the addresses of links, but those that the cell itself shows, as Excel makes them."""
        targets = self._relations(path)
        for ref, id in links:
            at, address = range_of(ref), targets.get(id, ("", id))[1]
            text = sheet.text(at.top, at.left) if at else ""
            plain = address.removeprefix("mailto:").rstrip("/")
            if at and plain and plain not in text:
                sheet.tell(LINK, at.top, at.left, f"“{text[:40]}” {address[:500]}")

    def _tell_comments(self, path: str, sheet: Sheet) -> None:
        for kind, target in self._relations(path).values():
            if kind == "comments" and target in self._parts:
                for each in self._parts.tree(target).iter("{*}comment"):
                    text = " ".join("".join(run.text or "" for run in each.iter("{*}t")).split())
                    if at := range_of(attribute(each, "ref")):
                        sheet.tell(COMMENT, at.top, at.left, f"“{text}”")

    def _part(self, name: str) -> SheetPart:
        return next(each for each in self._sheets if each.name == name)

    def _related(self, kind: str) -> str:
        """The path of the one part of the workbook of a kind; empty where there is none."""
        paths = (target for each, target in self._relations(self._path).values() if each == kind)
        return next((path for path in paths if path in self._parts), "")

    def _relations(self, path: str) -> dict[str, tuple[str, str]]:
        """Id of a relation of a part → its kind, and the path or address that it leads to."""
        folder, name = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._parts:
            return {}
        return {
            attribute(each, "Id"): (attribute(each, "Type").rsplit("/", 1)[-1], _target(each, folder))
            for each in self._parts.tree(relations).iter("{*}Relationship")
        }

    def _path_of_workbook(self) -> str:
        found = (path for kind, path in self._relations("").values() if kind == "officeDocument")
        return next(found, "xl/workbook.xml")


def _target(relation: etree._Element, folder: str) -> str:
    """The path in the zip that a relation leads to; an address outside the file unchanged."""
    target = attribute(relation, "Target")
    if attribute(relation, "TargetMode") == "External":
        return target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _rich_text(element: etree._Element) -> str:
    """The text of a string with formats within it, without the reading that Japanese has above it."""
    texts: list[str] = []
    for each in element:
        if tag_of(each) == "t":
            texts.append(each.text or "")
        elif tag_of(each) == "r":
            texts += [run.text or "" for run in children(each, "t")]
    return _unescaped("".join(texts))


def _unescaped(text: str) -> str:
    """A text with the characters that XML cannot hold, which Excel writes as `_x000D_`."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def range_of(name: str) -> CellRange | None:
    """The range that a spreadsheet calls `B2` or `A1:C3`; None for another text, or beyond the last cell."""
    corners = [CELL_NAME.fullmatch(each) for each in name.split(":")]
    if len(corners) > 2 or not all(corners):
        return None
    columns = [_column_number(each[1]) for each in corners if each]
    rows = [int(each[2]) for each in corners if each]
    if max(columns) > LAST_COLUMN or max(rows) > LAST_ROW or min(rows) < 1:
        return None
    return CellRange(min(rows), min(columns), max(rows), max(columns))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _whole(text: str, default: int) -> int:
    """A whole number of at most nine digits; `default` for any other text."""
    return int(text) if text.isdecimal() and len(text) < 10 else default
