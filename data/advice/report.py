"""What a check found, for a pipe, for a terminal and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from data.advice.completeness import as_record, completeness, completeness_table
from data.model.exhibit import Exhibit
from data.model.problem import Advice, Problem

ADVICE = "Advice: none of this keeps the exhibit off the screen."


@dataclass(frozen=True, slots=True)
class Report:
    """An exhibit, or None where none can be shown; what is to be mended, and what could be better."""

    exhibit: Exhibit | None
    problems: tuple[Problem, ...]
    advice: tuple[Advice, ...]
    seconds: float

    @property
    def people(self) -> int:
        return 0 if self.exhibit is None else len(self.exhibit.people)

    @property
    def stops(self) -> int:
        return 0 if self.exhibit is None else sum(1 for _ in self.exhibit.stops)


def as_text(report: Report) -> str:
    """Plain lines: each problem on a line of its own, then the advice, then the count."""
    heading = [ADVICE] if report.advice else []
    told = [*map(str, report.problems), *heading, *map(str, report.advice), *_languages(report, False)]
    return "\n".join([*told, count_line(report)])


def as_json(report: Report) -> str:
    """The same for machines."""
    told = {
        "problems": [problem.as_dict() for problem in report.problems],
        "advice": [advice.as_dict() for advice in report.advice],
        "languages": {} if report.exhibit is None else as_record(report.exhibit),
        "people": report.people,
        "stops": report.stops,
        "seconds": round(report.seconds, 3),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def for_terminal(report: Report) -> RenderableType:
    """The same for a person at a terminal: a paragraph for each file."""
    parts: list[RenderableType] = list(_by_file(report.problems))
    if report.advice:
        parts += [Rule(ADVICE, style="dim", align="left"), *_by_file(report.advice)]
    parts += [Text.from_ansi(f"{line}\n") for line in _languages(report, True)]
    return Group(*parts, Text(count_line(report), style="bold"))


def _languages(report: Report, terminal: bool) -> Iterator[str]:
    """How complete each language is; nothing where the exhibit is in English alone."""
    if report.exhibit is not None and completeness(report.exhibit):
        yield completeness_table(report.exhibit, terminal)


def count_line(report: Report) -> str:
    """How much was found, of how much, and how long it took."""
    count, people = len(report.problems), report.people
    told = "No problem" if count == 0 else "1 problem" if count == 1 else f"{count} problems"
    if report.advice:
        told += f", {len(report.advice)} piece{'' if len(report.advice) == 1 else 's'} of advice"
    lives = "1 person" if people == 1 else f"{people} people"
    held = "Nothing can be shown." if report.exhibit is None else f"{lives}, {report.stops} stops."
    return f"{told}. {held} Checked in {report.seconds:.1f} s."


def _by_file(told: Iterable[Problem]) -> Iterator[RenderableType]:
    for file, group in groupby(told, key=lambda each: each.file):
        yield Text(file, style="bold")
        for each in group:
            said = str(each).removeprefix(file).lstrip(",:").lstrip()
            yield Padding(Text(said), (0, 0, 0, 2))
        yield Text()
