"""Where Sojourn keeps what is its own."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from platformdirs import user_state_path

STATE_VARIABLE = "SOJOURN_STATE"
"""The environment variable that names the folder for what Sojourn itself keeps."""


def state_folder() -> Path:
    named = os.environ.get(STATE_VARIABLE)
    return Path(named) if named else user_state_path("sojourn")


def state_subfolder(exhibit: Path, kind: str, state: Path | None = None) -> Path:
    """The folder for one kind of thing (`exhibits`, `visits`) that is kept of one exhibit; the same for every
    way of writing the exhibit's path. `state` is another state folder than this program's own, such as the
    one an installed kiosk writes to. It may not be there yet."""
    whole = exhibit.resolve()
    stamp = sha256(str(whole).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return (state or state_folder()) / kind / f"{whole.name}-{stamp}"
