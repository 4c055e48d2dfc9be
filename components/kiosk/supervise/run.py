"""`uv run app.py kiosk`: the exhibit on this machine's screen, watched over until it is told to stop."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from collections.abc import Sequence
from logging import Logger
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import get_args

from components.kiosk.commands import ERRANDS
from components.kiosk.supervise import display
from components.kiosk.supervise.orphan_cleanup import Occupied, clear_leftovers, take_folder
from components.kiosk.supervise.process import HOUSE, adopt_orphans
from components.kiosk.supervise.server_process import server_command
from components.kiosk.supervise.supervisor import Plan, Supervisor

SHIPPED = HOUSE / "data" / "exhibit"
NO_SCREEN = """No screen was found: neither a Wayland nor an X session, nor a graphics card with cage.
Install cage (apt install cage), or name the screen that is there: --display x11"""
NO_BROWSER = f"No browser was found. Install Chromium: {' or '.join(display.BROWSERS)} must be on the PATH."

NOT_AS_ROOT = "cage gives the screen to no root. Run the kiosk as a user of its own: kiosk install makes one."


def main(arguments: Sequence[str]) -> int:
    """Run the kiosk; 0 when it was told to stop, 2 when it cannot run."""
    before, wishes = _apart(arguments)
    asked = _parser().parse_args(before)
    screen = display.find_display() if asked.display == "auto" else asked.display
    browser = display.find_browser()
    if screen is None or browser is None:
        print(NO_SCREEN if screen is None else NO_BROWSER, file=sys.stderr)
        return 2
    if screen == "cage" and os.geteuid() == 0:
        print(NOT_AS_ROOT, file=sys.stderr)
        return 2
    try:
        log = open_log(asked.log)
        folder, _lock = take_folder(asked.port)
    except Occupied:
        print(f"A kiosk already runs at port {asked.port}. Stop it first, or type --port.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"The kiosk cannot keep its files: {error}.", file=sys.stderr)
        return 2
    if ended := clear_leftovers(folder):
        log.info("What an earlier kiosk had left running was ended: %d processes.", ended)
    command = server_command(asked.exhibit.resolve(), asked.port, wishes)
    exhibit, allowed, spare = asked.exhibit.resolve(), asked.may_restart_machine, not asked.no_spare
    return watch_over(Plan(exhibit, asked.port, command, browser, screen, folder, allowed, spare), log)


def watch_over(plan: Plan, log: Logger) -> int:
    """Supervise until a signal to end comes."""
    adopt_orphans()
    supervisor = Supervisor(plan, log)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: supervisor.stop())
    log.info("The kiosk watches over %s on %s.", plan.address, plan.display)
    supervisor.run()
    log.info("The kiosk has stopped.")
    return 0


def _apart(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """What is for the kiosk, and after `--` what is for the server."""
    words = list(arguments)
    at = words.index("--") if "--" in words else len(words)
    return words[:at], words[at + 1 :]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py kiosk",
        description="Show the exhibit on this machine’s screen, and watch over it: server and browser are "
        "begun again whenever they end or fall silent. Ctrl+C ends it.",
        epilog=f"Example: uv run app.py kiosk data/exhibit --display x11. "
        f"What stands after -- goes to the server. Around the kiosk: kiosk {' | '.join(ERRANDS)}",
    )
    parser.add_argument("exhibit", nargs="?", type=Path, default=SHIPPED, help="the exhibit’s folder")
    parser.add_argument("--port", type=int, default=8501, help="default 8501")
    parser.add_argument(
        "--display", choices=("auto", *get_args(display.Display)), default="auto", help="default auto"
    )
    parser.add_argument("--log", type=Path, metavar="FILE", help="keep the log in a file too, at most 4 MB")
    parser.add_argument(
        "--may-restart-machine",
        action="store_true",
        help="if nothing else helps the machine is restarted, at most every six hours",
    )
    parser.add_argument(
        "--no-spare",
        action="store_true",
        help="no second server stands by: saves 200 MB; one that ends is back in ten seconds, not in two",
    )
    return parser


FILE_BYTES = 1_000_000
KEPT_FILES = 3
DATED = "%(asctime)s %(message)s"


def open_log(file: Path | None) -> logging.Logger:
    """To the terminal, and to a file of at most 4 MB in all where one is named. Raises OSError for a file
    that cannot be opened; once open, a full disk costs lines and nothing else."""
    log = logging.getLogger("sojourn.kiosk")
    log.setLevel(logging.INFO)
    log.propagate = False
    logging.raiseExceptions = False  # a line that cannot be written is no reason to print a traceback
    terminal = logging.StreamHandler(sys.stderr)
    # The journal has its own clock.
    terminal.setFormatter(logging.Formatter("%(message)s" if "JOURNAL_STREAM" in os.environ else DATED))
    log.handlers[:] = [terminal]
    if file is not None:
        kept = RotatingFileHandler(file, maxBytes=FILE_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
        kept.setFormatter(logging.Formatter(DATED))
        log.addHandler(kept)
    return log
