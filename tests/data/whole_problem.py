"""Whether a problem says all it must: file, row or line, field, found, what follows, what to type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data import Problem

PLACE = re.compile(r"(row|line|feature) [1-9]\d*( \(.{1,60}\))?")
OF_A_FILE = re.compile(r"the file |the folder |no stop can be shown|there is no such folder|is missing")
OF_A_LINE = re.compile(
    r"cannot be read|the (row|table|column|head|header|story|text|list)\b|no fields were found"
    r"|is not a column of this table|it is no feature"
)
TO_DO = re.compile(
    r"(write|delete|put|add|save|rename|check|keep|give|close|shorten|type|format|draw|make|name) "
)
MACHINE_WORDS = re.compile(
    r"Traceback|codec|0x[0-9a-f]{6}|<class|object at|\bNone\b|Exception|Error\b|pydantic"
)


def lacks(problem: Problem) -> Iterator[str]:
    """Everything a curator would miss in a problem, in words; nothing for a whole one."""
    said = str(problem)
    own_words = f"{problem.fault} {problem.remedy} {problem.consequence}"
    if not problem.file or not problem.file.isprintable():
        yield "no file"
    if problem.where and not PLACE.fullmatch(problem.where):
        yield "a place that is no row, line or feature"
    if not problem.where and not OF_A_FILE.match(problem.fault):
        yield "no place, though the whole file is not the matter"
    if problem.where and not problem.field and not OF_A_LINE.match(problem.fault):
        yield "no field, though a whole line is not the matter"
    if problem.found and (len(problem.found) > 60 or not problem.found.isprintable()):
        yield "a found value that is long or cannot be printed"
    if not problem.fault:
        yield "no fault"
    if not TO_DO.match(problem.remedy):
        yield "no remedy that says what to do"
    if not re.fullmatch(r"[A-Z].+[.?:]", problem.consequence):
        yield "no consequence in a sentence"
    if MACHINE_WORDS.search(own_words):
        yield "words of a machine"
    if not said.isprintable() or len(said) > 900:
        yield "more than one printable line"
