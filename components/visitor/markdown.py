"""A curator's Markdown as safe HTML."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    """Paragraphs and emphasis only: no raw HTML, links, pictures or headings, whatever is typed.

    `[Le Révolté]{lang=fr}` marks a foreign phrase; no other attribute passes.
    """
    reader = MarkdownIt("zero", {"html": False, "typographer": False}).enable(
        ["emphasis", "escape", "newline"]
    )
    return reader.use(attrs_plugin, spans=True, allowed=["lang"])


def story_html(markdown: str) -> str:
    """A story as HTML paragraphs. Everything that is not a paragraph or emphasis comes out as plain text."""
    return str(_reader().render(markdown))
