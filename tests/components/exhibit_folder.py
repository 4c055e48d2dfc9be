"""Exhibits in folders: rendered as the server renders them, and edited as a curator edits them."""

from __future__ import annotations

from pathlib import Path

from components.page.page_content import RenderedEdition, render_edition
from data import Edition, load
from tests.exhibit_folders import replace_in_file

STORY = "people/rizzi/03-trieste-1852.md"


def render_folder(folder: Path) -> RenderedEdition:
    """A folder as it is, without a last good copy."""
    return render_edition(Edition(folder, load(folder)))


def edit(folder: Path, old: str, new: str, file: str = STORY) -> None:
    """Replace a passage, which must be there."""
    replace_in_file(folder / file, old, new)
