"""Where the kiosk keeps what must outlive it: beside all that Sojourn itself keeps."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_state_path


def state_file(name: str) -> Path:
    """A file of the kiosk's own. Not asked of `data`, whose coming takes two seconds."""
    named = os.environ.get("SOJOURN_STATE")
    return (Path(named) if named else user_state_path("sojourn")) / name
