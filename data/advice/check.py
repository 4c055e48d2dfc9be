"""`uv run app.py check`: read an exhibit and say everything there is to mend, and what could be better.

Ends with 0 when there is nothing to mend, whatever the advice; 1 when there is; 2 when the folder cannot be
read at all.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from data.advice.advise import ADVISERS, advise
from data.advice.report import Report, as_json, as_text, for_terminal
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
