"""Serve an exhibit: `uv run app.py` without a command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from streamlit.starlette import App

from components.page.open_exhibit import (
    AS_IT_IS_VARIABLE,
    EXHIBIT_VARIABLE,
    PREVIEW_VARIABLE,
    SHIPPED,
    OpenExhibit,
    get_exhibit,
)
from components.page.supervisor_pipe import wait_for_start
from components.server.commands import COMMANDS
from components.server.console import print_line, print_rarely
from components.server.security.listen_options import (
    ListenOptions,
    add_arguments,
    export_to_environment,
    listen_options,
)

Notice = Callable[[], str]
"""Returns a line for the terminal; "" for none."""


def serve(app: App, arguments: Sequence[str], notices: Sequence[Notice] = ()) -> int:
    """Serve the exhibit that the arguments name, until the server is stopped; returns the exit code.

    `notices` give further lines for the terminal: this module must not import the folders they come from.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        listen = listen_options(options)
    except ValueError as error:
        parser.error(str(error))
    os.environ[EXHIBIT_VARIABLE] = str(options.exhibit.resolve())
    os.environ |= {PREVIEW_VARIABLE: "1"} if options.preview else {}
    os.environ |= {AS_IT_IS_VARIABLE: "1"} if options.as_it_is else {}
    export_to_environment(listen)
    open_exhibit = get_exhibit()
    if not wait_for_start():
        return 0
    print_startup(open_exhibit, options.port, listen, [notice() for notice in notices])
    sys.argv[1:] = []
    config = {"server.port": options.port, "server.headless": options.no_browser}
    try:
        app.run(config=config | listen.settings())
    except SystemExit as stopped:
        if stopped.code:
            print(f"Is another program at this port? Type: uv run app.py --port {options.port + 1}")
            return 2
    return 0


def log_script_error(error: Exception) -> bool:
    """For `st.App(on_script_error=...)`: print the exception in the terminal, and nothing on the screen."""
    print_rarely(f"The page could not be made anew: {error!r}. What is on the screen stays.")
    return True


def print_startup(
    open_exhibit: OpenExhibit, port: int, listen: ListenOptions, notices: Sequence[str]
) -> None:
    """Print where the exhibit is served, what it holds, and its problems."""
    content, problems = open_exhibit.rendered.content, open_exhibit.problems
    exhibit = content.exhibit
    people, stops = (len(exhibit.people), sum(1 for _ in exhibit.stops)) if exhibit else (0, 0)
    lines = [
        f"Sojourn: {content.title}",
        f"  {people} people, {stops} stops, {len(problems)} problems",
        *(f"  - {problem}" for problem in problems),
    ]
    if open_exhibit.is_last_good:
        lines.append(
            "  The last good exhibit is shown until this is mended. To show the folder as it is: --as-it-is"
        )
    lines += [f"  http://{listen.url_host}:{port}", *(f"  {line}" for line in listen.startup_lines(port))]
    lines += [f"  {notice}" for notice in notices if notice]
    if open_exhibit.preview and listen.includes_localhost:
        lines.append(f"  http://127.0.0.1:{port}/curator  for curators: edits are shown at once")
    print_line("\n".join(lines), sys.stdout)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py",
        description="Open an exhibit in the browser.",
        epilog=f"Commands: {', '.join(COMMANDS)}; for each: uv run app.py COMMAND --help",
    )
    parser.add_argument("exhibit", nargs="?", type=Path, default=SHIPPED, help="the exhibit's folder")
    parser.add_argument("--port", type=int, default=8501, help="default 8501")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser window")
    parser.add_argument("--preview", action="store_true", help="for curators: edits at once, and /curator")
    parser.add_argument("--as-it-is", action="store_true", help="show the folder in spite of its faults")
    add_arguments(parser)
    return parser
