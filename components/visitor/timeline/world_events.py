"""The events of the world above the lanes: a mark for each, and a label where there is room.

Whether a label fits is decided here, for some widths of the line. These are in em of the labels' font, as are
the labels' own widths; the style sheet asks how wide the line is (container query) and shows those that fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from components.visitor.localization import Localization
from components.visitor.text_width import text_width
from components.visitor.timeline.scale import TimeScale
from data import Exhibit, WorldEvent

WIDTHS = (20, 26, 32, 40, 46, 52, 58, 64, 72, 82, 94, 110, 130)
"""The widths of the line, in em, for which labels are chosen. On a narrower line there is none."""
ROWS = (1, 2)
"""Rows of labels: one on a landscape screen, two on an upright one. The last row is next to the marks."""
UPRIGHT = "(orientation: portrait) and (min-width: 900px) and (min-height: 700px)"
"""The screens with two rows, as a media query."""
ANCHORS = (None, 0.5, 0.15, 0.85)
"""The share of a label that is before its mark; None for as much as the line has before it."""
GAP = 0.9
"""Em between two labels, and on each side of the line from a label of an upper row to its mark."""
Span = tuple[float, float]
"""From where to where on the line, in em."""


@dataclass(frozen=True)
class WorldLabel:
    """An event as the line shows it. `left` is its position from 0 to 1; `width` is the label's, in em."""

    id: str
    left: float
    date: str
    text: str
    language: str

    @cached_property
    def width(self) -> float:
        return text_width(self.text)

    def span(self, line: float, anchor: float | None) -> Span:
        """Where the label stands on a line so wide."""
        before = self.left if anchor is None else anchor
        begins = self.left * line - before * self.width
        return begins, begins + self.width


@dataclass(frozen=True, slots=True)
class Position:
    """Where a label stands: its row, and the index of its anchor in ANCHORS."""

    row: int
    anchor: int

    def class_name(self, width: int, rows: int) -> str:
        """The class of the labels that stand so on a line of the width WIDTHS[width] with so many rows."""
        return f"w{width}r{self.row}of{rows}a{self.anchor}"


@dataclass(frozen=True)
class WorldLine:
    """The events in the order of time."""

    labels: Sequence[WorldLabel]

    @cached_property
    def classes(self) -> list[str]:
        """The class names of each label: in which width and with how many rows it stands where."""
        fitting = [
            (width, rows, positions(self.labels, line, rows))
            for rows in ROWS
            for width, line in enumerate(WIDTHS)
        ]
        return [
            " ".join(
                found[number].class_name(width, rows) for width, rows, found in fitting if number in found
            )
            for number in range(len(self.labels))
        ]


def world_line(exhibit: Exhibit, scale: TimeScale, localization: Localization) -> WorldLine:
    """The events of the years that the timeline has."""
    labels = []
    for event in events_shown(exhibit, scale):
        text = event.in_language(localization.language)
        left = round(scale.share(event.date.begins), 5)
        date = localization.date_text(event.date)
        labels.append(WorldLabel(event.id, left, date, text.text, text.language))
    return WorldLine(labels)


def events_shown(exhibit: Exhibit, scale: TimeScale) -> list[WorldEvent]:
    """The events of the years that the timeline has, in the order of time."""
    last = scale.first + scale.years
    shown = (each for each in exhibit.world if scale.first <= each.date.begins < last)
    return sorted(shown, key=lambda each: each.date.begins)


def positions(labels: Sequence[WorldLabel], line: float, rows: int) -> dict[int, Position]:
    """The labels that fit in the rows of a line so many em wide: the number of each with its position.

    They are as many as one of three orders gives room to.

    No two overlap, none goes beyond the line, and no line from a label to its mark crosses another label. All
    this holds on every wider line too: the distances between labels grow with it.
    """
    numbers = range(len(labels))
    orders = (sorted(numbers, key=lambda each: labels[each].width), numbers, reversed(numbers))
    return max((_placed(labels, line, rows, order) for order in orders), key=len)


def _placed(
    labels: Sequence[WorldLabel], line: float, rows: int, order: Iterable[int]
) -> dict[int, Position]:
    taken: list[list[Span]] = [[] for _ in range(rows)]
    found: dict[int, Position] = {}
    for number in order:
        for position in _all_positions(rows):
            needed = list(_spans(labels[number], line, rows, position))
            if all(_is_free(span, line, taken[row]) for row, span in needed):
                found[number] = position
                for row, span in needed:
                    taken[row].append(span)
                break
    return found


def _all_positions(rows: int) -> Iterator[Position]:
    """The nearest row comes first."""
    return (Position(row, anchor) for row, anchor in product(reversed(range(rows)), range(len(ANCHORS))))


def _spans(label: WorldLabel, line: float, rows: int, position: Position) -> Iterator[tuple[int, Span]]:
    """What a label takes in each row: its own width in its row, its line to the mark in those below."""
    yield position.row, label.span(line, ANCHORS[position.anchor])
    for below in range(position.row + 1, rows):
        yield below, (label.left * line, label.left * line)


def _is_free(span: Span, line: float, taken: Sequence[Span]) -> bool:
    is_inside = span[0] >= 0 and span[1] <= line
    return is_inside and all(span[1] + GAP <= begins or ends + GAP <= span[0] for begins, ends in taken)


def label_styles() -> str:
    """The style sheet that shows the labels of each width of the line."""
    one, two = ("\n".join(_styles_of_width(index, rows) for index in range(len(WIDTHS))) for rows in ROWS)
    return f"@media not ({UPRIGHT}) {{\n{one}\n}}\n@media {UPRIGHT} {{\n{two}\n}}"


def _styles_of_width(index: int, rows: int) -> str:
    narrower = f" and (width < {WIDTHS[index + 1]}em)" if index + 1 < len(WIDTHS) else ""
    rules = " ".join(
        f".{each.class_name(index, rows)} {{ display: block; {_in_css(each, rows)} }}"
        for each in _all_positions(rows)
    )
    return f"@container world (width >= {WIDTHS[index]}em){narrower} {{ {rules} }}"


def _in_css(position: Position, rows: int) -> str:
    anchor = ANCHORS[position.anchor]
    share = "var(--at)" if anchor is None else str(anchor)
    return f"--above: {rows - 1 - position.row}; --anchor: {share};"
