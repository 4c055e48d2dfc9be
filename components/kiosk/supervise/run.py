"""`uv run app.py kiosk`: shows the exhibit on this machine's screen, and supervises it."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import get_args

from components.kiosk.supervise import display
from components.kiosk.supervise.orphan_cleanup import AlreadyRunning, lock_folder, remove_orphans
from components.kiosk.supervise.process import PROJECT_FOLDER, adopt_orphans
from components.kiosk.supervise.server_process import server_command
from components.kiosk.supervise.supervisor import RunConfig, Supervisor

SHIPPED = PROJECT_FOLDER / "data" / "exhibit"
OTHER_COMMANDS = ("install", "uninstall", "doctor", "pin")
"""Named in the help text. `components.kiosk.commands` runs them."""

NO_SCREEN = """No screen was found: neither a Wayland nor an X session, nor a graphics card with cage.
Install cage (apt install cage), or name the screen that is there: --display x11"""
NO_BROWSER = f"No browser was found. Install Chromium: {' or '.join(display.BROWSERS)} must be on the PATH."
NOT_AS_ROOT = "cage gives the screen to no root. Run the kiosk as a user of its own: kiosk install makes one."

LOG_FILE_BYTES = 1_000_000
OLD_LOG_FILES = 3
WITH_TIME = "%(asctime)s %(message)s"


def main(arguments: Sequence[str]) -> int:
    """Run the kiosk; 0 when it was told to stop, 2 when it cannot run."""
    own_arguments, server_options = _split(arguments)
    options = _parser().parse_args(own_arguments)
    screen = display.find_display() if options.display == "auto" else options.display
    browser = display.find_browser()
    if screen is None or browser is None:
        print(NO_SCREEN if screen is None else NO_BROWSER, file=sys.stderr)
        return 2
    if screen == "cage" and os.geteuid() == 0:
        print(NOT_AS_ROOT, file=sys.stderr)
        return 2
    try:
        log = open_log(options.log)
        folder, _lock = lock_folder(options.port)
    except AlreadyRunning:
        print(f"A kiosk already runs at port {options.port}. Stop it first, or type --port.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"The kiosk cannot keep its files: {error}.", file=sys.stderr)
        return 2
    if ended := remove_orphans(folder):
        log.info("Ended %d processes that an earlier kiosk had left running.", ended)
    exhibit = options.exhibit.resolve()
    config = RunConfig(
        exhibit=exhibit,
        port=options.port,
        server=server_command(exhibit, options.port, server_options),
        browser=browser,
        display=screen,
        folder=folder,
        may_restart_machine=options.may_restart_machine,
        has_spare=not options.no_spare,
    )
    return supervise(config, log)


def supervise(config: RunConfig, log: logging.Logger) -> int:
    """Supervise until a signal to end arrives."""
    adopt_orphans()
    supervisor = Supervisor(config, log)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: supervisor.stop())
    log.info("The kiosk supervises %s; display: %s.", config.address, config.display)
    supervisor.run()
    log.info("The kiosk has stopped.")
    return 0


def open_log(file: Path | None) -> logging.Logger:
    """The kiosk's log, one line an event: to standard error, and to a file of at most 4 MB in all if given.

    Raises OSError for a file that cannot be opened. Once it is open, a full disk only loses lines.
    """
    log = logging.getLogger("sojourn.kiosk")
    log.setLevel(logging.INFO)
    log.propagate = False
    logging.raiseExceptions = False  # no traceback for a line that cannot be written
    terminal = logging.StreamHandler(sys.stderr)
    # systemd's journal adds the time itself.
    terminal.setFormatter(logging.Formatter("%(message)s" if "JOURNAL_STREAM" in os.environ else WITH_TIME))
    log.handlers[:] = [terminal]
    if file is not None:
        rotating = RotatingFileHandler(
            file, maxBytes=LOG_FILE_BYTES, backupCount=OLD_LOG_FILES, encoding="utf-8"
        )
        rotating.setFormatter(logging.Formatter(WITH_TIME))
        log.addHandler(rotating)
    return log


def _split(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The kiosk's own arguments, and those after `--`, which are the server's."""
    every = list(arguments)
    at = every.index("--") if "--" in every else len(every)
    return every[:at], every[at + 1 :]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py kiosk",
        description="Show the exhibit on this machine’s screen, and watch over it: server and browser are "
        "begun again whenever they end or fall silent. Ctrl+C ends it.",
        epilog=f"Example: uv run app.py kiosk data/exhibit --display x11. "
        f"What stands after -- goes to the server. Around the kiosk: kiosk {' | '.join(OTHER_COMMANDS)}",
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
