"""The exhibit that is open in this process: set by the door, read by the page and the routes."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from components.programme import House, open_house

EXHIBIT_VARIABLE = "SOJOURN_EXHIBIT"
"""The environment variable that names the exhibit's folder, for servers started without our own door."""

SHIPPED = Path(__file__).parent.parent / "data" / "exhibit"


@lru_cache(maxsize=1)
def house() -> House:
    """The open exhibit, loaded at the first question."""
    return open_house(Path(os.environ.get(EXHIBIT_VARIABLE) or SHIPPED))
