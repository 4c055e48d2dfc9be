"""Serve an exhibit: `uv run app.py` without a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from streamlit.starlette import App

from components.command_line.command import CANNOT_RUN
from components.command_line.commands import OpeningArguments
from components.command_line.standard_output import surviving_closed_pipe
from components.page.open_exhibit import (
    AS_IT_IS_VARIABLE,
    EXHIBIT_VARIABLE,
    PREVIEW_VARIABLE,
    OpenExhibit,
    get_exhibit,
)
from components.page.supervisor_pipe import wait_for_start
from components.page.tcp_no_delay import bind_without_delay
from components.server.console import drafts_found, print_line, print_rarely
from components.server.loopback_server import bind_loopback
from components.server.security.listen_options import (
    ListenOptions,
    export_to_environment,
    listen_options,
)
from data import counted

Notice = Callable[[], str]
"""Returns a line for the terminal; "" for none."""


def serve(app: App, options: OpeningArguments, notices: Sequence[Notice] = ()) -> int:
    """Serve the exhibit that the arguments name, until the server is stopped; returns the exit code.

    `notices` give further lines for the terminal: this module must not import the folders they come from.
    """
    try:
        listen = listen_options(options.listen, options.allow_host)
    except ValueError as error:
        print(error, file=sys.stderr)
        return CANNOT_RUN
    os.environ[EXHIBIT_VARIABLE] = str(options.exhibit.resolve())
    os.environ |= {PREVIEW_VARIABLE: "1"} if options.preview else {}
    os.environ |= {AS_IT_IS_VARIABLE: "1"} if options.as_it_is else {}
    export_to_environment(listen)
    open_exhibit = get_exhibit()
    if not wait_for_start():
        return 0
    bind_without_delay()
    sys.argv[1:] = []
    config = {"server.port": options.port, "server.headless": options.no_browser}
    try:
        if not listen.includes_localhost:
            bind_loopback(app, options.port)
        with surviving_closed_pipe():
            print_startup(open_exhibit, options.port, listen, [notice() for notice in notices])
            app.run(config=config | listen.settings())
    except SystemExit as stopped:
        if stopped.code:
            print(
                f"Is another program at this port? Type: uv run app.py --port {options.port + 1}",
                file=sys.stderr,
            )
            return CANNOT_RUN
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
    held = ", ".join(
        [counted(people, "person", "people"), counted(stops, "stop"), counted(len(problems), "problem")]
    )
    lines = [
        f"Sojourn: {content.title}",
        f"  {held}{drafts_found(len(open_exhibit.drafts))}",
        *(f"  - {problem}" for problem in problems),
    ]
    no_ground = open_exhibit.missing_ground
    if no_ground and no_ground not in problems:
        lines.append(f"  {no_ground}")
    if open_exhibit.is_last_good:
        lines.append(
            "  The last good exhibit is shown until this is mended. To show the folder as it is: --as-it-is"
        )
    lines += [f"  http://{listen.url_host}:{port}", *(f"  {line}" for line in listen.startup_lines(port))]
    lines += [f"  {notice}" for notice in notices if notice]
    if open_exhibit.preview:
        lines.append(f"  http://127.0.0.1:{port}/curator  for curators: edits are shown at once")
    print_line("\n".join(lines), sys.stdout)
