"""The Markdown of stories: paragraphs, line breaks, `*emphasis*`, `**strong**`, `[phrase]{lang=fr}`."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin


@lru_cache(maxsize=1)
def story_parser() -> MarkdownIt:
    """The parser of the page, of the checks and of import and export.

    Raw HTML, links, images, lists and headings are never parsed: they stay text. No attribute but `lang`.
    """
    parser = MarkdownIt("zero", {"html": False}).enable(["emphasis", "escape", "newline"])
    return parser.use(attrs_plugin, spans=True, allowed=["lang"])


def story_html(markdown: str) -> str:
    """A story as safe HTML: `<p>`, `<em>`, `<strong>`, `<br />`, `<span lang>`; all else is escaped."""
    return str(story_parser().render(markdown))
