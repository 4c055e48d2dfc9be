"""`uv run app.py kiosk`: shows the exhibit on this machine's screen, and supervises it."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Literal

from components.kiosk.supervise import display
from components.kiosk.supervise.orphan_cleanup import AlreadyRunning, lock_folder, remove_orphans
from components.kiosk.supervise.process import adopt_orphans
from components.kiosk.supervise.server_process import server_command
from components.kiosk.supervise.supervisor import RunConfig, Supervisor

NO_SCREEN = """No screen was found: neither a Wayland nor an X session, nor a graphics card with cage.
Install cage (apt install cage), or name the screen that is there: --display x11"""
NO_BROWSER = f"No browser was found. Install Chromium: {' or '.join(display.BROWSERS)} must be on the PATH."
NOT_AS_ROOT = "cage gives the screen to no root. Run the kiosk as a user of its own: kiosk install makes one."

LOG_FILE_BYTES = 1_000_000
OLD_LOG_FILES = 3
WITH_TIME = "%(asctime)s %(message)s"


def run_kiosk(
    exhibit: Path,
    *,
    screen: display.Display | Literal["auto"],
    port: int,
    log_file: Path | None,
    may_restart_machine: bool,
    no_spare: bool,
    server_options: Sequence[str],
) -> int:
    """Run the kiosk; 0 when it was told to stop, 2 when it cannot run."""
    shown_on = display.find_display() if screen == "auto" else screen
    browser = display.find_browser()
    if shown_on is None or browser is None:
        print(NO_SCREEN if shown_on is None else NO_BROWSER, file=sys.stderr)
        return 2
    if shown_on == "cage" and os.geteuid() == 0:
        print(NOT_AS_ROOT, file=sys.stderr)
        return 2
    try:
        log = open_log(log_file)
        folder, _lock = lock_folder(port)
    except AlreadyRunning:
        print(f"A kiosk already runs at port {port}. Stop it first, or type --port.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"The kiosk cannot keep its files: {error}.", file=sys.stderr)
        return 2
    if ended := remove_orphans(folder):
        log.info("Ended %d processes that an earlier kiosk had left running.", ended)
    exhibit = exhibit.resolve()
    config = RunConfig(
        exhibit=exhibit,
        port=port,
        server=server_command(exhibit, port, server_options),
        browser=browser,
        display=shown_on,
        folder=folder,
        may_restart_machine=may_restart_machine,
        has_spare=not no_spare,
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
