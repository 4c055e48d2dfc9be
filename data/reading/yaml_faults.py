"""From what a YAML reader says of a line to what a curator can do about it."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from data.model.problem import Problem

NOT_CLOSED = ("end of stream", "document separator", "<stream end>", "<document")
ANY = "a missing quote, a colon inside a text, a tab, an indent"
HINTS = (
    ("duplicate key", "the field stands twice; delete one of the two"),
    ("cannot begin with", "put the whole text in straight quotation marks"),
    ("lists within lists", "write the fields one below the other, without brackets"),
    ("mapping values are not allowed", "a text that holds a colon stands in straight quotation marks"),
    ("cannot start any token", "put the whole text in straight quotation marks, and use spaces, no tabs"),
)
"""What stands in the reader's words, and what it mostly means."""


def unreadable(error: Exception, text: str, name: str, consequence: str, above: int) -> Problem:
    """The problem of a text that is no YAML; `above` lines of the file stand before the text."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    before = text.count("\n", 0, error.position) if isinstance(error, ReaderError) else 0
    reason = (error.problem if isinstance(error, MarkedYAMLError) else None) or "the line is damaged"
    if isinstance(error, MarkedYAMLError) and any(each in str(reason) for each in NOT_CLOSED):
        mark = error.context_mark or mark  # where it was opened, not where the text ran out
    at = mark.line if mark is not None else before
    reason = " ".join(str(reason).split())[:120]
    line = at + 1 + above
    remedy = (
        f"check this line and the one above: {_hint(reason, text.split(chr(10))[max(at - 1, 0) : at + 1])}"
    )
    return Problem(name, f"line {line}", "", "", f"cannot be read ({reason})", remedy, consequence, line)


def _hint(reason: str, lines: list[str]) -> str:
    if any(mark in line for line in lines for mark in "“”„«»") and "duplicate key" not in reason:
        return 'curly quotation marks hold no text together; write straight ones (") round the whole text'
    if any(each in reason for each in NOT_CLOSED):
        return "a quotation mark or a bracket is left open"
    return next((hint for said, hint in HINTS if said in reason), ANY)
