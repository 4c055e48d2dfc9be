"""Arguments and options that several commands have, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from components.command_line.command import CheckedText

PROJECT_FOLDER = Path(__file__).parents[2]
SHIPPED = PROJECT_FOLDER / "data" / "exhibit"
DEFAULT_PORT = 8501
LISTEN_VARIABLE = "SOJOURN_LISTEN"
"""Environment variable: the default of `--listen`."""
PATH = click.Path(path_type=Path, readable=False)
"""Whoever opens the path says what is wrong with it, and what to do."""


def option(*names: str, **settings: Any) -> click.Option:
    return click.Option(names, **settings)


def flag(*names: str, help: str) -> click.Option:
    return click.Option(names, is_flag=True, help=help)


def argument(name: str, **settings: Any) -> click.Argument:
    return click.Argument([name], **settings)


EXHIBIT = argument("exhibit", type=PATH, default=SHIPPED, help="the exhibit’s folder; else the shipped one")
EXHIBIT_OPTION = option(
    "--exhibit",
    type=PATH,
    default=SHIPPED,
    metavar="FOLDER",
    help="the exhibit’s folder; else the shipped one",
)
JSON = flag("--json", "json_output", help="the report for machines")
PORT = option("--port", type=int, default=DEFAULT_PORT, help=f"default {DEFAULT_PORT}")
MAY_RESTART_MACHINE = flag(
    "--may-restart-machine", help="if nothing else helps, the machine is restarted, at most every six hours"
)
ALLOW_HOST = option(
    "--allow-host",
    metavar="NAME",
    multiple=True,
    type=CheckedText("components.server.security.hosts:host_name"),
    help="a name visitors call this server by, as in museum.local; may be given several times",
)
LISTEN = option(
    "--listen",
    metavar="ADDRESS",
    type=CheckedText("components.server.security.listen_options:checked_address"),
    envvar=LISTEN_VARIABLE,
    default="127.0.0.1",
    help="let other machines in by this address of this one; default 127.0.0.1, nobody",
)
