"""A cell that no spreadsheet takes for a formula, and back.

A spreadsheet computes what begins with = + - or @, whoever wrote it; an apostrophe before it makes it text
(OWASP, CSV Injection). Negative numbers stay numbers. `plain(neutral(text)) == text` for every text.
"""

from __future__ import annotations

import re

NEGATIVE_NUMBER = re.compile(r"-\d+(?:[.,]\d+)?")
COMPUTED = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
"""Also after spaces, in the full width of Japanese keyboards, and behind apostrophes of the writer's own."""


def neutral(text: str) -> str:
    """A cell's text as it is safe to write into a table."""
    return f"'{text}" if COMPUTED.match(text) and not NEGATIVE_NUMBER.fullmatch(text) else text


def plain(cell: str) -> str:
    """The text of a cell that `neutral` wrote; any other cell as it is."""
    return cell[1:] if cell.startswith("'") and COMPUTED.match(cell[1:]) else cell
