"""Where each cell of a CSV text stands, so that one can be changed and every other byte left as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

QUOTE = '"'
LINE_ENDS = "\r\n"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its value, and the span of the text it takes up, quotation marks included."""

    start: int
    end: int
    value: str
    quoted: bool = False


def rows_of(text: str, separator: str) -> Iterator[tuple[Cell, ...]]:
    """Every row's cells, blank rows too (one empty cell), as the `csv` module would read them.

    Quoted cells may hold separators, line ends and doubled quotes; a quote within an unquoted cell is a
    letter like any other; a quote left open takes all that follows. LF, CRLF and CR end a row.
    """
    position, row = 0, list[Cell]()
    while position < len(text):
        cell = _cell(text, position, separator)
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


def _cell(text: str, start: int, separator: str) -> Cell:
    value, position = "", start
    quoted = text.startswith(QUOTE, start)
    if quoted:
        value, position = _quoted(text, start + 1)
    end = position
    while end < len(text) and text[end] != separator and text[end] not in LINE_ENDS:
        end += 1
    return Cell(start, end, value + text[position:end], quoted)


def _quoted(text: str, position: int) -> tuple[str, int]:
    """What stands between quotation marks from here, and where it goes on behind them."""
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
    """The text with other values in some columns of a row, columns counted from 0.

    A row too short for a column is drawn out with separators; nothing else changes.
    """
    end = row[-1].end
    beyond = range(len(row), max(values, default=-1) + 1)
    tail = "".join(separator + _written(values.get(column, ""), separator) for column in beyond)
    text = text[:end] + tail + text[end:]
    for column in sorted((each for each in values if each < len(row)), reverse=True):
        cell = row[column]
        text = text[: cell.start] + _written(values[column], separator, cell.quoted) + text[cell.end :]
    return text


def _written(value: str, separator: str, quoted: bool = False) -> str:
    """A value as it must stand: in quotation marks where it had them, or cannot do without."""
    needs = quoted or any(each in value for each in (separator, QUOTE, *LINE_ENDS)) or value != value.strip()
    return QUOTE + value.replace(QUOTE, QUOTE * 2) + QUOTE if needs else value
