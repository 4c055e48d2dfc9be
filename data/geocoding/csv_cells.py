"""Parse CSV into cells with their positions: one cell can be changed and every other byte stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

QUOTE = '"'
NEWLINES = "\r\n"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's value and its position in the text, quotation marks included (`end` is exclusive)."""

    start: int
    end: int
    value: str
    quoted: bool = False


def parse_rows(text: str, separator: str) -> Iterator[tuple[Cell, ...]]:
    """Every row's cells, as the `csv` module reads them; a blank row is one empty cell.

    Quoted cells may hold separators, newlines and doubled quotation marks. A quotation mark inside an
    unquoted cell is an ordinary character. A quotation mark that is never closed takes the rest of the text.
    LF, CRLF and CR end a row.
    """
    position, row = 0, list[Cell]()
    while position < len(text):
        cell = _cell_at(text, position, separator)
        row.append(cell)
        position = cell.end
        if text.startswith(separator, position):
            position += 1
            if position == len(text):
                row.append(Cell(position, position, ""))
            else:
                continue
        yield tuple(row)
        row = []
        position += 2 if text.startswith("\r\n", position) else 1
    if row:
        yield tuple(row)


def _cell_at(text: str, start: int, separator: str) -> Cell:
    value, position = "", start
    quoted = text.startswith(QUOTE, start)
    if quoted:
        value, position = _quoted_value(text, start + 1)
    end = position
    while end < len(text) and text[end] != separator and text[end] not in NEWLINES:
        end += 1
    return Cell(start, end, value + text[position:end], quoted)


def _quoted_value(text: str, position: int) -> tuple[str, int]:
    """The value after an opening quotation mark, and the position behind the closing one."""
    parts: list[str] = []
    while True:
        close = text.find(QUOTE, position)
        if close < 0:
            return "".join([*parts, text[position:]]), len(text)
        parts.append(text[position:close])
        if not text.startswith(QUOTE, close + 1):
            return "".join(parts), close + 1
        parts.append(QUOTE)
        position = close + 2


def with_values(text: str, row: Sequence[Cell], values: Mapping[int, str], separator: str) -> str:
    """The text with new values in some columns of a row; columns are counted from 0.

    A row that is too short is extended with separators; nothing else changes.
    """
    end = row[-1].end
    missing = range(len(row), max(values, default=-1) + 1)
    tail = "".join(separator + _quote_if_needed(values.get(column, ""), separator) for column in missing)
    text = text[:end] + tail + text[end:]
    for column in sorted((each for each in values if each < len(row)), reverse=True):
        cell = row[column]
        new = _quote_if_needed(values[column], separator, cell.quoted)
        text = text[: cell.start] + new + text[cell.end :]
    return text


def _quote_if_needed(value: str, separator: str, quoted: bool = False) -> str:
    """A value as it is written: in quotation marks where the old one had them, or where it needs them."""
    needs = quoted or any(each in value for each in (separator, QUOTE, *NEWLINES)) or value != value.strip()
    return QUOTE + value.replace(QUOTE, QUOTE * 2) + QUOTE if needs else value
