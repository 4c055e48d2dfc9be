"""`uv run app.py check`: read an exhibit and say everything there is to mend.

Ends with 0 when there is nothing, 1 when there is, 2 when the folder cannot be read at all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from data.load import Loaded, load

SHIPPED = Path(__file__).parent / "exhibit"


def main(arguments: Sequence[str]) -> int:
    """Check the folder that was named (the shipped exhibit by default) and print the report."""
    asked = _parser().parse_args(arguments)
    if not asked.exhibit.is_dir():
        print(f"{asked.exhibit}: there is no such folder; name the folder that holds exhibit.yaml.")
        return 2
    start = perf_counter()
    loaded = load(asked.exhibit)
    seconds = perf_counter() - start
    print(as_json(loaded) if asked.json else as_text(loaded, seconds))
    return 1 if loaded.problems else 0


def as_text(loaded: Loaded, seconds: float) -> str:
    """The report for a person: each problem on a line of its own, then the count."""
    exhibit = loaded.exhibit
    held = "Nothing can be shown."
    if exhibit is not None:
        people = "1 person" if len(exhibit.people) == 1 else f"{len(exhibit.people)} people"
        held = f"{people}, {sum(1 for _ in exhibit.stops)} stops."
    count = len(loaded.problems)
    told = "No problem" if count == 0 else "1 problem" if count == 1 else f"{count} problems"
    return "\n".join([*map(str, loaded.problems), f"{told}. {held} Checked in {seconds:.1f} s."])


def as_json(loaded: Loaded) -> str:
    """The same for machines."""
    problems = [problem.as_dict() for problem in loaded.problems]
    return json.dumps({"problems": problems}, ensure_ascii=False, indent=2)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py check",
        description="Read an exhibit and say everything there is to mend.",
        epilog="Example: uv run app.py check data/exhibit",
    )
    parser.add_argument("exhibit", nargs="?", type=Path, default=SHIPPED, help="the exhibit's folder")
    parser.add_argument("--json", action="store_true", help="the report for machines")
    return parser
