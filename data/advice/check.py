"""The check command, `uv run app.py check`: reads an exhibit, and reports every problem, draft and advice.

Exit codes: 0 without problems, with advice or without; 1 with problems; 2 where there is no such folder or
the arguments are wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from time import perf_counter

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from data.advice import additions
from data.advice.advise import ADVICE_RULES, advise
from data.advice.completeness import completeness, completeness_json, completeness_table
from data.advice.progress import progress_bars
from data.model.counted import counted
from data.model.drafts import Draft, without_drafts
from data.model.exhibit import Exhibit
from data.model.problem import Advice, Problem
from data.reading.folder_files import story_files
from data.reading.load import load

DRAFTS_HEADING = (
    "Drafts: {number}. Visitors do not see them, and they keep no other edit back. "
    "A preview shows each as soon as it can be shown."
)
ADVICE_HEADING = "Advice: none of this keeps the exhibit off the screen."


def run_check(exhibit: Path, *, upgrade: bool, json_output: bool) -> int:
    """Check a folder and print the report; with `upgrade`, what may be added instead of advice and
    translations. Returns the exit code."""
    if not exhibit.is_dir():
        print(
            f"{exhibit}: there is no such folder; name the folder that holds exhibit.yaml.", file=sys.stderr
        )
        return 2
    report = check(exhibit)
    console = Console()
    if upgrade:
        print(_upgrade_report(report, exhibit, json_output=json_output))
    elif json_output:
        print(as_json(report))
    elif console.is_terminal:
        console.print(as_paragraphs(report))
    else:
        print(as_text(report))
    return 1 if report.problems else 0


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check. `exhibit` is without drafts, and None where none can be shown. `seconds` is how
    long the check took."""

    exhibit: Exhibit | None
    problems: tuple[Problem, ...]
    advice: tuple[Advice, ...]
    seconds: float
    drafts: tuple[Draft, ...] = ()

    @property
    def people(self) -> int:
        return 0 if self.exhibit is None else len(self.exhibit.people)

    @property
    def stops(self) -> int:
        return 0 if self.exhibit is None else sum(1 for _ in self.exhibit.stops)


def check(folder: Path) -> Report:
    """Read an exhibit's folder and collect its problems and advice.

    Shows a progress bar on standard error where that is a terminal.
    """
    start = perf_counter()
    with progress_bars() as progress:
        stops = progress.add_task("Reading the stops", total=len(story_files(folder)))
        loaded = load(folder, lambda: progress.advance(stops), drafts=True)
        rules = progress.add_task("Looking it over", total=len(ADVICE_RULES))
        advice = advise(loaded, folder, lambda: progress.advance(rules))
    shown = without_drafts(loaded.exhibit) if loaded.exhibit is not None else None
    return Report(shown, loaded.problems, advice, perf_counter() - start, loaded.drafts)


def as_text(report: Report) -> str:
    """The report as plain text: a line for each problem, then the drafts, the advice, the languages and the
    summary."""
    heading = [ADVICE_HEADING] if report.advice else []
    lines = [*map(str, report.problems), *_draft_lines(report), *heading, *map(str, report.advice)]
    return "\n".join([*lines, *_language_table(report, terminal=False), summary(report)])


def as_json(report: Report) -> str:
    """The report as JSON."""
    fields = {
        "problems": [problem.as_dict() for problem in report.problems],
        "drafts": [draft.as_dict() for draft in report.drafts],
        "advice": [advice.as_dict() for advice in report.advice],
        "languages": {} if report.exhibit is None else completeness_json(report.exhibit),
        "people": report.people,
        "stops": report.stops,
        "seconds": round(report.seconds, 3),
    }
    return json.dumps(fields, ensure_ascii=False, indent=2)


def as_paragraphs(report: Report) -> RenderableType:
    """The report for a terminal: a paragraph for each file, with rules and colours."""
    parts: list[RenderableType] = list(_by_file(report.problems))
    if report.drafts:
        heading, *lines = _draft_lines(report)
        parts += [Rule(heading, style="dim", align="left"), *map(Text, lines), Text()]
    if report.advice:
        parts += [Rule(ADVICE_HEADING, style="dim", align="left"), *_by_file(report.advice)]
    parts += [Text.from_ansi(f"{table}\n") for table in _language_table(report, terminal=True)]
    return Group(*parts, Text(summary(report), style="bold"))


def _draft_lines(report: Report) -> Iterator[str]:
    """A heading, and for each draft a line with what is left to do below it; nothing without drafts."""
    if report.drafts:
        yield DRAFTS_HEADING.format(number=len(report.drafts))
    for draft in report.drafts:
        yield str(draft)
        yield from (f"  {problem}" for problem in draft.left_to_do)


def _upgrade_report(report: Report, folder: Path, *, json_output: bool) -> str:
    """The problems, and what may be added. Only an exhibit that can be shown says what it uses."""
    if json_output:
        found = [] if report.exhibit is None else additions.as_records(report.exhibit, folder)
        records = {"problems": [problem.as_dict() for problem in report.problems], "additions": found}
        return json.dumps(records, ensure_ascii=False, indent=2)
    lines = list(map(str, report.problems))
    lines += [] if report.exhibit is None else [additions.as_text(report.exhibit, folder)]
    return "\n".join([*lines, summary(report)])


def summary(report: Report) -> str:
    """The last line: how many problems, drafts, pieces of advice, people and stops; and the time taken."""
    problems, advice, people = len(report.problems), len(report.advice), report.people
    text = counted(problems, "problem") if problems else "No problem"
    if report.drafts:
        text += f", {counted(len(report.drafts), 'draft')}"
    if advice:
        text += f", {counted(advice, 'piece')} of advice"
    held = f"{counted(people, 'person', 'people')}, {counted(report.stops, 'stop')}."
    shown = "Nothing can be shown." if report.exhibit is None else held
    return f"{text}. {shown} Checked in {report.seconds:.1f} s."


def _language_table(report: Report, *, terminal: bool) -> Iterator[str]:
    """The completeness of the translations; nothing where it is in its original language alone."""
    if report.exhibit is not None and completeness(report.exhibit):
        yield completeness_table(report.exhibit, terminal)


def _by_file(problems: Iterable[Problem]) -> Iterator[RenderableType]:
    for file, group in groupby(problems, key=lambda each: each.file):
        yield Text(file, style="bold")
        for problem in group:
            text = str(problem).removeprefix(file).lstrip(",:").lstrip()
            yield Padding(Text(text), (0, 0, 0, 2))
        yield Text()
