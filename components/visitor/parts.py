"""A part of the screen: how it is declared, and what it becomes for one exhibit and language.

A part is a folder with a `part.py` that defines `PART`. Its script, style sheet and templates are beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from components.visitor.localization import Localization
from components.visitor.look.logo import ShownLogo, shown_logo
from data import Exhibit

Shown = Literal["with-exhibit", "without-exhibit", "always"]
StyleSheet = str | Callable[[], str]
"""A path below `components/`, or a function that returns CSS."""


@dataclass(frozen=True)
class RenderedPart:
    """A part's HTML, and the data of its script, in one language.

    HTML and data are complete: the script never asks the server for more. Nothing here depends on Streamlit,
    so the same parts work in a plain web page. `modules` are scripts generated for this exhibit, by address.
    """

    name: str
    html: str
    data: Mapping[str, Any] = field(default_factory=dict)
    modules: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def version(self) -> str:
        """12 hex digits of a SHA-256 of the content: changes when, and only when, the content changes."""
        content = json.dumps([self.name, self.html, self.data], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class PartContext:
    """What parts are rendered from. `ground` is the address of the map's tiles, with {z}, {x} and {y};
    "" where there are none; `local_tiles` those of the exhibit's local grounds."""

    localization: Localization
    ground: str
    shown_exhibit: Exhibit | None
    local_tiles: tuple[str, ...] = ()

    @property
    def exhibit(self) -> Exhibit:
        """The exhibit. Raises ValueError for a part that is shown without one."""
        if self.shown_exhibit is None:
            raise ValueError("no exhibit can be shown: this part must not be rendered")
        return self.shown_exhibit

    @property
    def logo(self) -> ShownLogo | None:
        """The museum's logo, for the template `visitor/look/logo.html`; None where there is none."""
        return shown_logo(self.shown_exhibit, self.localization.language) if self.shown_exhibit else None


@dataclass(frozen=True, slots=True)
class Part:
    """How a part is declared: `PART = Part(__name__, …)` in its `part.py`.

    `order` is its place in the page, and so in the tab order. `styles` are its style sheets, where it has
    others than its own file. `preload`: whether the page preloads its script, because visitors wait for it.
    """

    module: str
    render: Callable[[PartContext], RenderedPart]
    order: int
    shown: Shown = "with-exhibit"
    styles: tuple[StyleSheet, ...] = ()
    preload: bool = True

    @property
    def folder(self) -> str:
        """Its folder, below `components/`: `visitor/timeline`."""
        return "/".join(self.module.split(".")[1:-1])

    @property
    def name(self) -> str:
        """The last part of its folder's path; `data-part` in the page."""
        return self.folder.rpartition("/")[2]

    @property
    def script(self) -> str:
        """Its script, below `components/`. It exports `mount(element, data)`."""
        return f"{self.folder}/{self.name}.js"

    @property
    def style_sheets(self) -> tuple[StyleSheet, ...]:
        return self.styles or (f"{self.folder}/{self.name}.css",)
