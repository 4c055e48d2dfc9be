"""The state folder: where Sojourn stores its own files, such as last good exhibits and the visit log."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from platformdirs import user_state_path

STATE_VARIABLE = "SOJOURN_STATE"
"""The environment variable that names the state folder."""


def state_folder() -> Path:
    """The folder that the environment variable names; else the user's own, by the custom of the system
    (`~/.local/state/sojourn` on Linux). It may not exist yet."""
    named = os.environ.get(STATE_VARIABLE)
    return Path(named) if named else user_state_path("sojourn")


def state_subfolder(exhibit: Path, kind: str, state: Path | None = None) -> Path:
    """The folder for the files of one kind (`exhibits`, `visits`) that belong to one exhibit.

    It is the same for every way of writing the exhibit's path, and may not exist yet. `state` is a state
    folder in place of this program's own, such as that of an installed kiosk.
    """
    resolved = exhibit.resolve()
    digest = sha256(str(resolved).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return (state or state_folder()) / kind / f"{resolved.name}-{digest}"
