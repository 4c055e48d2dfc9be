"""Measure how long an unattended kiosk keeps working: `uv run python -m tests.endurance --help`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from .figures import FIGURES, ROUNDS, SEED_VARIABLE, Outcome
from .report import as_json, as_table, machine
from .runner import Rounds, measure_figure, run_for_hours
from .tools import NOT_MEASURED, missing

ALL_HELD, NOT_HELD = 0, 1


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table and return the exit code: 0 when every figure is held. Ctrl-C prints what has
    been measured until then."""
    options = _parser().parse_args(arguments)
    if options.seed is not None:
        os.environ[SEED_VARIABLE] = str(options.seed)
    signal.signal(
        signal.SIGTERM, signal.default_int_handler
    )  # so that the servers are stopped on SIGTERM too
    for name in options.names or FIGURES:
        if fault := missing(FIGURES[name].needs):
            _report_progress(f"{name}: {NOT_MEASURED}: {fault}")
    rounds, outcomes = Rounds(), list[Outcome]()
    try:
        if options.hours:
            names = options.names or ROUNDS
            run_for_hours(
                names, options.hours, rounds, long=options.long, log=options.log, report=_report_progress
            )
        else:
            for name in options.names or FIGURES:
                outcomes.append(measure_figure(name, long=options.long))
                _report_progress(f"{name}: {outcomes[-1].found}")
    except KeyboardInterrupt:
        _report_progress("Stopped. What was measured until now:")
    outcomes += rounds.last.values()
    show = as_json if options.json else as_table
    print(show(outcomes, facts=machine()))
    if options.hours:
        print(rounds.summary, file=sys.stderr if options.json else sys.stdout)
    all_rounds_held = rounds.held == rounds.started and bool(outcomes)
    return ALL_HELD if all_rounds_held and all(each.held for each in outcomes) else NOT_HELD


def _report_progress(line: str) -> None:
    """Progress goes to stderr; stdout has the table alone."""
    print(line, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run python -m tests.endurance",
        description="Measure how long the exhibit holds unattended. Exit code 0: every figure is held.",
        epilog="Example: uv run python -m tests.endurance soak monkey --long",
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"all by default: {', '.join(FIGURES)}", type=_figure
    )
    parser.add_argument("--long", action="store_true", help="the long forms: hours in all")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--seed", type=int, help="repeat a run's random input, from the seed it printed")
    parser.add_argument(
        "--for",
        dest="hours",
        type=float,
        metavar="HOURS",
        help=f"repeat {', '.join(ROUNDS)} (or the named figures) in turn for so many hours",
    )
    parser.add_argument(
        "--log", type=Path, metavar="FILE", help="with --for: every outcome, a line of JSON each"
    )
    return parser


def _figure(name: str) -> str:
    if name not in FIGURES:
        raise argparse.ArgumentTypeError(f"there is no figure “{name}”; type one of {', '.join(FIGURES)}")
    return name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
