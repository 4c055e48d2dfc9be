"""Report HTML tags in a curator's text: HTML is off, so visitors would read the tags as typed."""

from __future__ import annotations

import re

from data.model.problem import Location
from data.reading.source_file import SourceFile

HTML_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]{0,200})?/?>|<!--")


def report_html(text: object, source: SourceFile, field: str, at: Location) -> None:
    """Report the first HTML tag of a text, if it has one. A value that is no text has none."""
    tag = HTML_TAG.search(text) if isinstance(text, str) else None
    if tag is not None:
        fault, remedy = "holds HTML", "delete it; in a story, *a word* between asterisks is slanted"
        effect = "Visitors read the marks as they are typed."
        source.problem(field, found=tag[0], fault=fault, remedy=remedy, effect=effect, at=at)
