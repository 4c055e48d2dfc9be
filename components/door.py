"""What is typed at the door: serve an exhibit."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from streamlit.starlette import App

from components.errands import ERRANDS
from components.programme import House
from components.today import EXHIBIT_VARIABLE, SHIPPED, house


def open_door(app: App, arguments: Sequence[str]) -> int:
    """Serve the exhibit that was typed; returns the exit code."""
    asked = _parser().parse_args(arguments)
    os.environ[EXHIBIT_VARIABLE] = str(asked.exhibit.resolve())
    greet(house(), asked.port)
    sys.argv[1:] = []
    try:
        app.run(config={"server.port": asked.port, "server.headless": asked.no_browser})
    except SystemExit as stopped:
        if stopped.code:
            print(f"Is another program at this port? Type: uv run app.py --port {asked.port + 1}")
            return 2
    return 0


def stay_calm(error: Exception) -> bool:
    """A fault in the page's script is told in the terminal; a visitor never reads software's words."""
    print(
        f"The page could not be made anew: {error!r}. What is on the screen stays.",
        file=sys.stderr,
        flush=True,
    )
    return True


def greet(open_house: House, port: int) -> None:
    """Say in the terminal where the exhibit is, what it holds, and what is to be mended."""
    exhibit, problems = open_house.loaded.exhibit, open_house.loaded.problems
    people, stops = (len(exhibit.people), sum(1 for _ in exhibit.stops)) if exhibit else (0, 0)
    print(f"Sojourn: {open_house.programme.title}")
    print(f"  {people} people, {stops} stops, {len(problems)} problems")
    for problem in problems:
        print(f"  - {problem}")
    print(f"  http://127.0.0.1:{port}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py",
        description="Open an exhibit in the browser.",
        epilog=f"Errands: {', '.join(ERRANDS)}; for each: uv run app.py VERB --help",
    )
    parser.add_argument("exhibit", nargs="?", type=Path, default=SHIPPED, help="the exhibit's folder")
    parser.add_argument("--port", type=int, default=8501, help="default 8501")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser window")
    return parser
