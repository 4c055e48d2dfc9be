"""The events of the world above the lanes: a mark for each, and a label where there is room.

Whether a label fits is decided here, for some widths of the line. These are in em of the labels' font, as are
the labels' own widths; the style sheet asks how wide the line is (container query) and shows those that fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from unicodedata import east_asian_width

from components.visitor.localization import Localization
from components.visitor.timeline.scale import TimeScale
from data import Exhibit, WorldEvent

WIDTHS = (20, 26, 32, 40, 46, 52, 58, 64, 72, 82, 94, 110, 130)
"""The widths of the line, in em, for which labels are chosen. On a narrower line there is none."""
ROWS = 2
"""Rows of labels; the last one is next to the marks."""
ANCHORS = (None, 0.5, 0.15, 0.85)
"""The share of a label that is before its mark; None for as much as the line has before it."""
GAP = 0.9
"""Em between two labels, and on each side of the line from a label of an upper row to its mark."""
NARROW, WIDE, CAPITAL, USUAL, SQUARE = 0.34, 0.86, 0.74, 0.56, 1.02
"""Em. A little more than such letters have in Source Serif and in Noto Serif."""
NARROW_LETTERS, WIDE_LETTERS = frozenset("ijltfrI.,;:’'‘|!()-– "), frozenset("mwMW—@%&ОШЩЮФМЖшщюмжфы")
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

    def class_name(self, width: int) -> str:
        """The class of the labels that stand so on a line of the width WIDTHS[width]."""
        return f"w{width}r{self.row}a{self.anchor}"


@dataclass(frozen=True)
class WorldLine:
    """The events in the order of time."""

    labels: Sequence[WorldLabel]

    @cached_property
    def classes(self) -> list[str]:
        """The class names of each label: in which width it stands where."""
        fitting = [positions(self.labels, width) for width in WIDTHS]
        return [
            " ".join(each[number].class_name(width) for width, each in enumerate(fitting) if number in each)
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


def positions(labels: Sequence[WorldLabel], line: float) -> dict[int, Position]:
    """The labels that fit on a line so many em wide: the number of each with its position; as many as one of
    three orders gives room to.

    No two overlap, none goes beyond the line, and no line from a label to its mark crosses another label. All
    this holds on every wider line too: the distances between labels grow with it.
    """
    numbers = range(len(labels))
    orders = (sorted(numbers, key=lambda each: labels[each].width), numbers, reversed(numbers))
    return max((_placed(labels, line, order) for order in orders), key=len)


def _placed(labels: Sequence[WorldLabel], line: float, order: Iterable[int]) -> dict[int, Position]:
    taken: list[list[Span]] = [[] for _ in range(ROWS)]
    found: dict[int, Position] = {}
    for number in order:
        for position in _all_positions():
            needed = list(_spans(labels[number], line, position))
            if all(_is_free(span, line, taken[row]) for row, span in needed):
                found[number] = position
                for row, span in needed:
                    taken[row].append(span)
                break
    return found


def _all_positions() -> Iterator[Position]:
    """The nearest row comes first."""
    return (Position(row, anchor) for row, anchor in product(reversed(range(ROWS)), range(len(ANCHORS))))


def _spans(label: WorldLabel, line: float, position: Position) -> Iterator[tuple[int, Span]]:
    """What a label takes in each row: its own width in its row, its line to the mark in those below."""
    yield position.row, label.span(line, ANCHORS[position.anchor])
    for below in range(position.row + 1, ROWS):
        yield below, (label.left * line, label.left * line)


def _is_free(span: Span, line: float, taken: Sequence[Span]) -> bool:
    is_inside = span[0] >= 0 and span[1] <= line
    return is_inside and all(span[1] + GAP <= begins or ends + GAP <= span[0] for begins, ends in taken)


def text_width(text: str) -> float:
    """The width of a text in em, or a little more."""
    return round(sum(map(_letter_width, text)), 2)


def _letter_width(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return SQUARE
    if letter in NARROW_LETTERS:
        return NARROW
    if letter in WIDE_LETTERS:
        return WIDE
    return CAPITAL if letter.isupper() else USUAL


def label_styles() -> str:
    """The style sheet that shows the labels of each width of the line."""
    return "\n".join(map(_styles_of_width, range(len(WIDTHS))))


def _styles_of_width(index: int) -> str:
    narrower = f" and (width < {WIDTHS[index + 1]}em)" if index + 1 < len(WIDTHS) else ""
    rules = " ".join(
        f".{each.class_name(index)} {{ display: block; --row: {each.row}; --anchor: {_in_css(each)}; }}"
        for each in _all_positions()
    )
    return f"@container world (width >= {WIDTHS[index]}em){narrower} {{ {rules} }}"


def _in_css(position: Position) -> str:
    anchor = ANCHORS[position.anchor]
    return "var(--at)" if anchor is None else str(anchor)
