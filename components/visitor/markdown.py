"""Markdown written by curators, as safe HTML."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Paragraphs and emphasis only: raw HTML, links, images and headings are never parsed.

    `[Le Révolté]{lang=fr}` sets the language of a phrase; no other attribute is allowed.
    """
    parser = MarkdownIt("zero", {"html": False, "typographer": False}).enable(
        ["emphasis", "escape", "newline"]
    )
    return parser.use(attrs_plugin, spans=True, allowed=["lang"])


def story_html(markdown: str) -> str:
    """A story as HTML paragraphs. Everything that is not a paragraph or emphasis becomes plain text."""
    return str(_parser().render(markdown))
