"""Find and report HTML tags in a curator's text: HTML is off, so visitors would read the tags as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from data.model.problem import Location
from data.reading.source_file import SourceFile

TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]{0,200})?/?>|<!--")
MARKDOWN_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
"""A backslash and the character that it makes a mere character: `\\<b>` is shown as `<b>`."""


def report_html(text: object, source: SourceFile, field: str, at: Location) -> None:
    """Report the first HTML tag of a text, if it has one. A value that is no text has none."""
    tag = next(html_tags(text), None) if isinstance(text, str) else None
    if tag is not None:
        fault, remedy = "holds HTML", "delete it; in a story, *a word* between asterisks is slanted"
        effect = "Visitors read the marks as they are typed."
        source.problem(field, found=tag[0], fault=fault, remedy=remedy, effect=effect, at=at)


def html_tags(text: str) -> Iterator[re.Match[str]]:
    """The tags of HTML in a text, and its comments. `<unknown>`, a name that HTML does not have, is text."""
    return (tag for tag in TAG.finditer(text) if tag[1] is None or is_element_name(tag[1]))


def html_tags_of_markdown(story: str) -> Iterator[re.Match[str]]:
    """The tags of HTML in a story, without those that a backslash makes text; at the same offsets."""
    return html_tags(MARKDOWN_ESCAPE.sub("  ", story))


def is_element_name(name: str) -> bool:
    """Whether HTML has an element of this name, in any capitals."""
    return name.lower() in _element_names()


@lru_cache(maxsize=1)
def _element_names() -> frozenset[str]:
    from lxml.html.defs import tags  # here, as hardly any text needs it: it loads slowly

    return frozenset(
        {*tags, "bdi", "data", "dialog", "frame", "main", "nobr", "noframes", "picture", "template"}
    )
