"""Exhibits in folders: rendered as the server renders them, and edited as a curator edits them."""

from __future__ import annotations

from pathlib import Path

from components.page.page_content import RenderedEdition, render_edition
from data import Edition, load

SMALL = Path(__file__).parents[1] / "exhibits" / "small"
STORY = "people/rizzi/03-trieste-1852.md"


def render_folder(folder: Path) -> RenderedEdition:
    """A folder as it is, without a last good copy."""
    return render_edition(Edition(folder, load(folder)))


def edit(folder: Path, old: str, new: str, file: str = STORY) -> None:
    """Replace a passage, which must be there."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
