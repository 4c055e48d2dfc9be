"""Values of untrusted files as plain text without HTML tags, or as Markdown without HTML."""

from __future__ import annotations

import re

from data.interchange.html_text import markdown_of
from data.reading.html_check import is_element_name
from data.schema.field_types import UNSHOWABLE

TAG = re.compile(r"(?<!\\)<(?:/?([A-Za-z][A-Za-z0-9]*)(:[A-Za-z])?[^<>]*>|[!?][^<>]*>|/?script|!--)", re.I)
"""What may be HTML, complete or cut off; not a lone `<` as in “below < 0”."""
ENTITY = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);", re.IGNORECASE)


def plain_text(value: object) -> str:
    """A text or a number as one line of plain text; empty for anything else.

    Tags of HTML are removed; `<unknown>`, a name that HTML does not have, is text.
    """
    return " ".join(TAG.sub(lambda tag: " " if _is_html(tag) else tag[0], shown_text(value)).split())


def markdown_text(value: object) -> str:
    """A text or a number as Markdown; HTML in it is converted. Empty for anything else."""
    text = shown_text(value).strip()
    return markdown_of(text).strip() if holds_html(text) else text


def holds_html(text: str) -> bool:
    """Whether a text has tags or character references of HTML."""
    return any(map(_is_html, TAG.finditer(text))) or ENTITY.search(text) is not None


def _is_html(tag: re.Match[str]) -> bool:
    return tag[1] is None or tag[2] is not None or is_element_name(tag[1])


def shown_text(value: object) -> str:
    """A text or a number as text, without characters that cannot be shown; empty for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    try:
        return UNSHOWABLE.sub("", str(value))
    except ValueError:  # Python writes no whole number of more than 4300 digits
        return ""
