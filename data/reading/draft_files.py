"""Which files of an exhibit are drafts: their heads say `draft: true`, or nothing in them can be shown yet.

A head that has faults may say so too: as much of it is read as can be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from data.model.drafts import SAYS_SO, Draft
from data.reading.source_file import FRONT_MATTER, SourceFile
from data.reading.yaml_parser import NotYamlError, parse_yaml

SAYS_DRAFT = re.compile(r"^draft[ \t]*:[ \t]*[\"']?(?:true|yes|on)[\"']?[ \t]*(?:#.*)?$", re.I | re.M)
TRUE = ("true", "yes", "on", "y", "t", "1")
"""What a truth value may be typed as."""
HEAD_LINE = re.compile(r"[ \t]*(?:#.*|[a-z_]+:.*|[a-z_]*)")
"""A comment, a field, or a field's name that is half typed."""
NOT_FILLED_IN = ("is missing", "is empty", "the story is missing")
"""The faults of a file in which nothing is wrong, but something not written yet."""


def mark_draft(source: SourceFile, part: str, *, unfinished: str = "", waits: bool = False) -> None:
    """Mark a file that was read as a draft, if its head says so, or else if `unfinished` gives a reason.

    `waits`: the reason is that other files say `draft: true`.
    """
    if source.text is None or not (unfinished or "draft" in source.text):  # most files: not parsed again
        return
    fields = _fields_as_typed(source)
    stated = (
        bool(SAYS_DRAFT.search(source.yaml[0]))
        if fields is None
        else str(fields.get("draft")).lower() in TRUE
    )
    if stated or unfinished:
        title = next((str(each) for key in ("title", "name") if (each := (fields or {}).get(key))), "")
        reason = SAYS_SO if stated else unfinished
        source.draft = Draft(file=source.name, title=title, reason=reason, stated=stated or waits, part=part)


def is_blank(source: SourceFile) -> bool:
    """Whether a file that could be read holds nothing."""
    return source.text is not None and not source.text.strip()


def has_no_story(source: SourceFile) -> bool:
    """Whether a story's file is blank, has nothing below its head, or is a head without an end."""
    if source.text is None:
        return False
    parts = FRONT_MATTER.match(source.text)
    if parts is not None:
        return not parts["story"].strip()
    first, *lines = source.text.strip().split("\n")
    return is_blank(source) or (first.strip() == "---" and all(HEAD_LINE.fullmatch(each) for each in lines))


def only_lacks_something(source: SourceFile) -> bool:
    """Whether the file has problems, and each is a field or a story that is not written yet."""
    return bool(source.problems) and all(problem.fault in NOT_FILLED_IN for problem in source.problems)


def _fields_as_typed(source: SourceFile) -> Mapping[str, Any] | None:
    """The fields of the head; None where it cannot be parsed."""
    try:
        return parse_yaml(*source.yaml).values
    except NotYamlError:
        return None
