"""The argument that names an exhibit's folder in a command that is proposed."""

from __future__ import annotations

import shlex
from pathlib import Path

from data.schema.json_schema import SHIPPED


def exhibit_option(folder: Path, option: str = " --exhibit") -> str:
    """` --exhibit my-exhibit`; empty for the shipped exhibit, which is the default."""
    return "" if folder.resolve() == SHIPPED else f"{option} {shlex.quote(str(folder))}"
