"""The kiosk's log: a line an event. systemd's journal takes what is printed; a file is kept small."""

from __future__ import annotations

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

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
