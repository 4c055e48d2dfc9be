"""What is typed at the door: serve an exhibit."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from streamlit.starlette import App

from components.page.open_exhibit import (
    AS_IT_IS_VARIABLE,
    EXHIBIT_VARIABLE,
    PREVIEW_VARIABLE,
    SHIPPED,
    Today,
    today,
)
from components.page.supervisor_pipe import is_supervised, wait_for_turn
from components.server.commands import ERRANDS
from components.server.console import say, say_seldom
from components.server.security.listen_options import Opening, add_arguments, opening, tell_the_guard
from components.staff.pin_hash import is_set


def open_door(app: App, arguments: Sequence[str]) -> int:
    """Serve the exhibit that was typed; returns the exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        opened = opening(asked)
    except ValueError as error:
        parser.error(str(error))
    os.environ[EXHIBIT_VARIABLE] = str(asked.exhibit.resolve())
    os.environ |= {PREVIEW_VARIABLE: "1"} if asked.preview else {}
    os.environ |= {AS_IT_IS_VARIABLE: "1"} if asked.as_it_is else {}
    tell_the_guard(opened)
    open_today = today()
    if not wait_for_turn():
        return 0
    greet(open_today, asked.port, opened)
    sys.argv[1:] = []
    wishes = {"server.port": asked.port, "server.headless": asked.no_browser}
    try:
        app.run(config=wishes | opened.settings())
    except SystemExit as stopped:
        if stopped.code:
            print(f"Is another program at this port? Type: uv run app.py --port {asked.port + 1}")
            return 2
    return 0


def stay_calm(error: Exception) -> bool:
    """A fault in the page's script is told in the terminal; a visitor never reads software's words."""
    say_seldom(f"The page could not be made anew: {error!r}. What is on the screen stays.")
    return True


def greet(open_today: Today, port: int, opened: Opening) -> None:
    """Say in the terminal where the exhibit is, what it holds, and what is to be mended."""
    programme, problems = open_today.house.programme, open_today.problems
    exhibit = programme.exhibit
    people, stops = (len(exhibit.people), sum(1 for _ in exhibit.stops)) if exhibit else (0, 0)
    lines = [
        f"Sojourn: {programme.title}",
        f"  {people} people, {stops} stops, {len(problems)} problems",
        *(f"  - {problem}" for problem in problems),
    ]
    if open_today.is_last_good:
        lines.append(
            "  The last good exhibit is shown until this is mended. To show the folder as it is: --as-it-is"
        )
    lines += [f"  http://{opened.calling}:{port}", *(f"  {line}" for line in opened.told(port))]
    if is_supervised() and not is_set():
        lines.append(
            "  No staff PIN is set: the corner of the screen opens nothing. Type: uv run app.py kiosk pin"
        )
    if open_today.preview and opened.is_here_too:
        lines.append(f"  http://127.0.0.1:{port}/curator  for curators: edits are shown at once")
    say("\n".join(lines), sys.stdout)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py",
        description="Open an exhibit in the browser.",
        epilog=f"Errands: {', '.join(ERRANDS)}; for each: uv run app.py VERB --help",
    )
    parser.add_argument("exhibit", nargs="?", type=Path, default=SHIPPED, help="the exhibit's folder")
    parser.add_argument("--port", type=int, default=8501, help="default 8501")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser window")
    parser.add_argument("--preview", action="store_true", help="for curators: edits at once, and /curator")
    parser.add_argument("--as-it-is", action="store_true", help="show the folder in spite of its faults")
    add_arguments(parser)
    return parser
