"""The Markdown of stories: paragraphs, line breaks, `*emphasis*`, `**strong**`, `[phrase]{lang=fr}`."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs import attrs_plugin

FOOTNOTE = re.compile(r"\[\^[^\W_][\w-]*\]")


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


@lru_cache(maxsize=1)
def full_parser() -> MarkdownIt:
    """CommonMark with tables, struck-out text, the marks of footnotes, and the spans of the stories.

    Without indented and inline code: an indented paragraph, and words between backticks, are shown well.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.disable(["code", "backticks", "text_join"])
    parser.inline.ruler.before("link", "footnote_ref", _footnote)
    return parser.use(attrs_plugin, spans=True, allowed=["lang"])


def _footnote(state: StateInline, silent: bool) -> bool:
    mark = FOOTNOTE.match(state.src, state.pos)
    if mark is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0)
    state.pos = mark.end()
    return True
