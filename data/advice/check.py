"""`uv run app.py check`: read an exhibit and say everything there is to mend, and what could be better.

Ends with 0 when there is nothing to mend, whatever the advice; 1 when there is; 2 when the folder cannot be
read at all."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from time import perf_counter

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.rule import Rule
from rich.text import Text

from data.advice.advise import ADVISERS, advise
from data.advice.completeness import as_record, completeness, completeness_table
from data.model.exhibit import Exhibit
from data.model.problem import Advice, Problem
from data.reading.load import load

SHIPPED = Path(__file__).parents[1] / "exhibit"


def main(arguments: Sequence[str]) -> int:
    """Check the folder that was named (the shipped exhibit by default) and print the report."""
    asked = _parser().parse_args(arguments)
    if not asked.exhibit.is_dir():
        print(f"{asked.exhibit}: there is no such folder; name the folder that holds exhibit.yaml.")
        return 2
    report = check(asked.exhibit)
    terminal = Console()
    if asked.json:
        print(as_json(report))
    elif terminal.is_terminal:
        terminal.print(for_terminal(report))
    else:
        print(as_text(report))
    return 1 if report.problems else 0


def check(folder: Path) -> Report:
    """Read a folder, and look it over; a bar on a terminal's error stream says how far it is."""
    start = perf_counter()
    screen = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        stops = bar.add_task("Reading the stops", total=sum(1 for _ in folder.glob("people/*/*.md")))
        loaded = load(folder, lambda: bar.advance(stops))
        advisers = bar.add_task("Looking it over", total=len(ADVISERS))
        advice = advise(loaded, folder, lambda: bar.advance(advisers))
    return Report(loaded.exhibit, loaded.problems, advice, perf_counter() - start)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py check",
        description="Read an exhibit and say everything there is to mend, and what could be better.",
        epilog="Example: uv run app.py check data/exhibit",
    )
    parser.add_argument("exhibit", nargs="?", type=Path, default=SHIPPED, help="the exhibit's folder")
    parser.add_argument("--json", action="store_true", help="the report for machines")
    return parser


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
