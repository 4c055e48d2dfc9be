"""Measure how long an unattended kiosk keeps working: `uv run python -m tests.endurance --help`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from components.command_line.parameters import PATH
from tests.commands import JSON, measurement, start

from .figures import FIGURES, ROUNDS, SEED_VARIABLE, Outcome
from .report import as_json, as_table, machine
from .runner import Rounds, measure_figure, run_for_hours
from .tools import NOT_MEASURED, missing

ALL_HELD, NOT_HELD = 0, 1


class FigureName(click.ParamType[str]):
    name = "figure"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in FIGURES:
            self.fail(f"there is no figure “{value}”; type one of {', '.join(FIGURES)}", param, ctx)
        return value


@measurement("tests.endurance", "soak", "monkey", "--long")
@click.argument(
    "names",
    nargs=-1,
    metavar="[NAME]…",
    type=FigureName(),
    help=f"what to measure; all by default: {', '.join(FIGURES)}",
)
@click.option("--long", is_flag=True, help="the long forms: hours in all")
@JSON
@click.option("--seed", type=int, help="repeat a run's random input, from the seed it printed")
@click.option(
    "--for",
    "hours",
    type=float,
    metavar="HOURS",
    help=f"repeat {', '.join(ROUNDS)} (or the named figures) in turn for so many hours",
)
@click.option("--log", type=PATH, metavar="FILE", help="with --for: every outcome, a line of JSON each")
def main(
    names: Sequence[str],
    *,
    long: bool,
    json_output: bool,
    seed: int | None,
    hours: float | None,
    log: Path | None,
) -> int:
    """Measure how long the exhibit holds unattended. Exit code 0: every figure is held.

    Ctrl-C prints what has been measured until then.
    """
    if seed is not None:
        os.environ[SEED_VARIABLE] = str(seed)
    signal.signal(
        signal.SIGTERM, signal.default_int_handler
    )  # so that the servers are stopped on SIGTERM too
    for name in names or FIGURES:
        if fault := missing(FIGURES[name].needs):
            _report_progress(f"{name}: {NOT_MEASURED}: {fault}")
    rounds, outcomes = Rounds(), list[Outcome]()
    try:
        if hours:
            run_for_hours(names or ROUNDS, hours, rounds, long=long, log=log, report=_report_progress)
        else:
            for name in names or FIGURES:
                outcomes.append(measure_figure(name, long=long))
                _report_progress(f"{name}: {outcomes[-1].found}")
    except KeyboardInterrupt:
        _report_progress("Stopped. What was measured until now:")
    outcomes += rounds.last.values()
    show = as_json if json_output else as_table
    print(show(outcomes, facts=machine()))
    if hours:
        print(rounds.summary, file=sys.stderr if json_output else sys.stdout)
    all_rounds_held = rounds.held == rounds.started and bool(outcomes)
    return ALL_HELD if all_rounds_held and all(each.held for each in outcomes) else NOT_HELD


def _report_progress(line: str) -> None:
    """Progress goes to stderr; stdout has the table alone."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    start(main)
