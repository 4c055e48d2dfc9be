"""A part of the screen: what it holds, and how it gets into the page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Part:
    """One room of `components/`: its HTML, and the data its script reacts with.

    The HTML and data are whole: the script never asks the server for more. Nothing here is Streamlit's, so
    the same parts can stand in a plain web page.
    """

    name: str
    html: str
    data: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def version(self) -> str:
        """Changes when, and only when, the content does."""
        whole = json.dumps([self.name, self.html, self.data], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()[:12]
