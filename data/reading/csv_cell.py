"""Protect a table's cells against CSV injection, and undo it when a table is read.

A spreadsheet computes a cell that begins with = + - or @, whoever wrote it; an apostrophe before it makes it
text (OWASP, CSV Injection). Negative numbers stay numbers. For every text,
`unescape_formula(escape_formula(text)) == text`.
"""

from __future__ import annotations

import re

NEGATIVE_NUMBER = re.compile(r"-\d+(?:[.,]\d+)?")
FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
"""Also after spaces, in the full-width signs of Japanese keyboards, and after apostrophes of the writer."""


def escape_formula(text: str) -> str:
    """A text as a cell that no spreadsheet computes."""
    return f"'{text}" if FORMULA.match(text) and not NEGATIVE_NUMBER.fullmatch(text) else text


def unescape_formula(cell: str) -> str:
    """The text of a cell that `escape_formula` wrote; any other cell unchanged."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell
