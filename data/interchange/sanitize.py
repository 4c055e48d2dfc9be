"""What another program wrote, made fit for a label: text without tags, Markdown without HTML."""

from __future__ import annotations

import re

from data.schema.field_types import UNSHOWABLE

TAG = re.compile(r"(?<!\\)<(?:[A-Za-z/!?][^<>]*>|/?script|!--)", re.IGNORECASE)
"""The start of HTML, whole or cut off; not a lone `<` in “below < 0”."""


def line(value: object) -> str:
    """A text or a number as one line of plain text; empty for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return " ".join(TAG.sub(" ", UNSHOWABLE.sub("", _written(value))).split())


def prose(value: object) -> str:
    """A text as Markdown; HTML in it is reduced to Markdown. Empty for anything that is no text."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = UNSHOWABLE.sub("", _written(value)).strip()
    return html_as_markdown(text) if TAG.search(text) else text


def html_as_markdown(html: str) -> str:
    """Text that is known to be HTML, as Markdown."""
    # Only now: what reads no HTML need not wait for its reader.
    from data.interchange.html_text import markdown_of

    return markdown_of(UNSHOWABLE.sub("", html)).strip()


def _written(value: str | int | float) -> str:
    try:
        return str(value)
    except ValueError:  # Python writes no whole number of more than 4300 digits
        return ""
