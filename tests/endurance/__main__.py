"""Measure the figures of a gallery nobody attends: `uv run python -m tests.endurance --help`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from .figures import FIGURES, ROUNDS
from .outcome import Outcome
from .report import as_json, as_table, machine
from .runner import Rounds, hours_of
from .running import measured
from .seed import SEED_VARIABLE

ALL_HELD, NOT_HELD = 0, 1


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and say by the exit code whether every figure is held. Ctrl-C prints what is there."""
    asked = _parser().parse_args(arguments)
    if asked.seed is not None:
        os.environ[SEED_VARIABLE] = str(asked.seed)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the servers end with the run, however it ends
    rounds, outcomes = Rounds(), list[Outcome]()
    try:
        if asked.hours:
            names = asked.names or ROUNDS
            hours_of(names, asked.hours, rounds, long=asked.long, log=asked.log, say=_say)
        else:
            for name in asked.names or FIGURES:
                outcomes.append(measured(name, long=asked.long))
                _say(f"{name}: {outcomes[-1].found}")
    except KeyboardInterrupt:
        _say("Stopped. What was measured until now:")
    outcomes += rounds.last.values()
    show = as_json if asked.json else as_table
    print(show(outcomes, facts=machine()))
    if asked.hours:
        print(rounds.in_words, file=sys.stderr if asked.json else sys.stdout)
    whole = rounds.held == rounds.begun and bool(outcomes)
    return ALL_HELD if whole and all(each.held for each in outcomes) else NOT_HELD


def _say(line: str) -> None:
    """Progress goes to where it does not mix with the table."""
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
    parser.add_argument("--seed", type=int, help="play a monkey's run again, from the seed it printed")
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
