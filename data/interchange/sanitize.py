"""Values of untrusted files as plain text without HTML tags, or as Markdown without HTML."""

from __future__ import annotations

import re

from data.interchange.html_text import markdown_of
from data.schema.field_types import UNSHOWABLE

HTML_TAG = re.compile(r"(?<!\\)<(?:[A-Za-z/!?][^<>]*>|/?script|!--)", re.IGNORECASE)
"""The start of HTML, complete or cut off; not a lone `<` as in “below < 0”."""


def plain_text(value: object) -> str:
    """A text or a number as one line of plain text; empty for anything else."""
    return " ".join(HTML_TAG.sub(" ", _text(value)).split())


def markdown_text(value: object) -> str:
    """A text or a number as Markdown; HTML in it is converted. Empty for anything else."""
    text = _text(value).strip()
    return markdown_of(text).strip() if HTML_TAG.search(text) else text


def _text(value: object) -> str:
    """A text or a number as text, without characters that cannot be shown; empty for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    try:
        return UNSHOWABLE.sub("", str(value))
    except ValueError:  # Python writes no whole number of more than 4300 digits
        return ""
