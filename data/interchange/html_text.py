"""Untrusted HTML as the Markdown of stories: the text that a browser would show, without what it would run.

nh3 parses HTML as browsers do, so that it also finds a script within broken tags, and removes what would be
run, loaded or followed; markdownify converts what is left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import nh3

from data.reading.html_check import is_element_name
from data.reading.prose import as_read
from data.schema.field_types import UNSHOWABLE

PARAGRAPHS = frozenset(
    {
        *("p", "div", "section", "article", "blockquote", "pre", "figure", "figcaption", "dl", "dt", "dd"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "table", "hr", "header", "footer", "address"),
    }
)
ONE_NAME = {**dict.fromkeys(PARAGRAPHS, "p"), "i": "em", "cite": "em", "b": "strong", "th": "td"}
"""Element → the one that is converted in its place."""
REMOVED = frozenset(
    {
        *("script", "style", "iframe", "noscript", "object", "embed", "applet", "template", "svg", "math"),
        *("title", "textarea", "select", "button", "audio", "video", "canvas", "noembed", "noframes", "xmp"),
    }
)
"""Elements that are removed with their content: it is not text to be read."""
ATTRIBUTES = {"a": {"href"}, "img": {"alt", "src"}, "span": {"lang"}}
MAX_TAGS = 2000
"""In one text; a story has a few dozen. For ten times as many nested tags nh3 needs minutes."""
MAX_LENGTH = 100_000
"""Characters that are read of one text: about 150 stories."""
TAG = re.compile(r"<[^<>]*>")
NAME_IN_BRACKETS = re.compile(r"<(?=([A-Za-z][A-Za-z0-9]*)[^<>=:/\"]*>)")
"""The start of a tag without attributes, or of a remark such as `<name unknown>`."""
CLEAN_NAME = re.compile(rf"(?<=<)(/?)({'|'.join(ONE_NAME)})(?=>)")
"""The name of a tag in clean HTML, where `<` is escaped in texts and attributes."""
CLOSED_AND_OPENED = re.compile(r"</(em|strong)><\1>")
BLOCK_TAG = re.compile(r"<(p|div|br|li|h[1-6]|tr|blockquote)\b", re.IGNORECASE)
BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True)
class ConvertedHtml:
    """Markdown, the removed addresses of links and pictures, and whether the HTML was cut.

    `pictures` are those of the addresses that are of pictures.
    """

    markdown: str
    addresses: tuple[str, ...] = ()
    cut: bool = False
    pictures: tuple[str, ...] = ()


def markdown_of(html: str) -> str:
    """HTML, or plain text, as the Markdown of a story: the text that a browser would show.

    Characters that would be Markdown are escaped. Never raises; returns an empty text for an empty one. Only
    the first MAX_LENGTH characters are read.
    """
    return converted_html(html).markdown


def converted_html(html: str) -> ConvertedHtml:
    """As `markdown_of`, with the addresses of links and pictures, of which only the text is kept."""
    from data.interchange.story_converter import (
        StoryConverter,
    )  # Here, as only HTML needs it: it loads slowly.

    clean, converter = _clean(html), StoryConverter()
    try:
        markdown = converter.story(clean)
    except RecursionError:
        markdown = converter.story(TAG.sub(" ", clean))
    addresses = tuple(dict.fromkeys(filter(None, converter.addresses)))
    pictures = tuple(dict.fromkeys(filter(None, converter.pictures)))
    return ConvertedHtml(markdown, addresses, len(html) > MAX_LENGTH, pictures)


def plain_text_of_html(html: str) -> str:
    """HTML as one line of plain text, for titles and credits: without markup, nothing escaped."""
    is_plain = "<" not in html and "&" not in html
    return " ".join((UNSHOWABLE.sub("", html) if is_plain else as_read(markdown_of(html))).split())


def escaped(text: str) -> str:
    """Plain text escaped for a field that other programs show as HTML."""
    return escape(text, quote=False)


def _clean(html: str) -> str:
    """The HTML with only the elements that StoryConverter knows; blank lines of plain text as paragraphs."""
    text = UNSHOWABLE.sub("", html[:MAX_LENGTH])
    if text.count("<") > MAX_TAGS:
        text = TAG.sub(" ", text).replace("<", "&lt;")
    text = NAME_IN_BRACKETS.sub(lambda found: found[0] if _is_tag(found[1], text) else "&lt;", text)
    if not BLOCK_TAG.search(text):
        text = BLANK_LINE.sub("<p>", text)
    clean = CLEAN_NAME.sub(lambda found: found[1] + ONE_NAME[found[2]], _cleaner().clean(text))
    return CLOSED_AND_OPENED.sub("", clean)


def _is_tag(name: str, html: str) -> bool:
    return is_element_name(name) or f"</{name}" in html


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags={*ONE_NAME, *ONE_NAME.values(), *ATTRIBUTES, "ul", "ol", "li", "tr", "br"},
        clean_content_tags=set(REMOVED),
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
