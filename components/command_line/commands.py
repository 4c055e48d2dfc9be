"""`uv run app.py`: opens an exhibit, or runs a command. This folder imports neither Streamlit nor `data`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from components.command_line.command import Group, end_quietly_on_ctrl_c, run
from components.command_line.curator_commands import (
    CHECK,
    CONTACT_SHEET,
    EXPORT,
    IMPORT,
    LOCATE,
    MOVE,
    NEW,
    PROOF,
    RENAME,
    SCHEMA,
    VISITS,
)
from components.command_line.kiosk_commands import KIOSK
from components.command_line.parameters import ALLOW_HOST, EXHIBIT, LISTEN, PORT, flag


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningArguments:
    """The exhibit to open, and how."""

    exhibit: Path
    port: int
    no_browser: bool
    preview: bool
    as_it_is: bool
    listen: str
    allow_host: tuple[str, ...]


SOJOURN = Group(
    "sojourn",
    callback=OpeningArguments,
    help="Open an exhibit in the browser; or run a command.",
    examples=["uv run app.py --preview", "uv run app.py path/to/exhibit --port 8502 --no-browser"],
    subcommands=[
        *(CHECK, LOCATE, NEW, MOVE, RENAME, SCHEMA, IMPORT, EXPORT),
        *(PROOF, CONTACT_SHEET, VISITS, KIOSK),
    ],
    params=[
        EXHIBIT,
        PORT,
        flag("--no-browser", help="do not open a browser window"),
        flag("--preview", help="for curators: edits at once, and /curator"),
        flag("--as-it-is", help="show the folder in spite of its faults"),
        LISTEN,
        ALLOW_HOST,
    ],
)


def run_command(arguments: Sequence[str]) -> int | OpeningArguments:
    """Run what is typed after `uv run app.py`. Returns the exit code; or, where no command is named, what
    exhibit to open: that needs Streamlit, which takes seconds to import."""
    result = run(SOJOURN, arguments)
    if isinstance(result, OpeningArguments):
        end_quietly_on_ctrl_c()
        return result
    return int(result)
