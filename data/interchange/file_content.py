"""A file of another program as text, or as a JSON document; the reason, where it is neither."""

from __future__ import annotations

import codecs
import json
from typing import Any

from data.interchange.stop_record import UnreadableError
from data.reading.read_text import LARGEST_FILE

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def text_of(data: bytes) -> str:
    """The text, line ends as LF. UTF-8, or UTF-16 that says so; raises UnreadableError for anything else."""
    refuse_if_too_large(len(data))
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableError(
            f"line {line} is not text in UTF-8; save the file again as UTF-8 where it came from."
        ) from error
    if "\0" in text:
        raise UnreadableError("the file is no text: it holds zero bytes; export it again where it came from.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def json_of(data: bytes) -> dict[str, Any]:
    """The JSON object a file holds. NaN and Infinity, which JSON has not, are read as nothing."""
    text = text_of(data)
    try:
        document = json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"line {error.lineno}: the JSON breaks off or is damaged; export it again where it came from."
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError("the JSON holds a number or a nesting beyond all use.") from error
    if not isinstance(document, dict):
        raise UnreadableError("the JSON is no object with fields; export it again where it came from.")
    return document


def refuse_if_too_large(size: int) -> None:
    """Raise UnreadableError for more bytes than a file of stories can have."""
    if size > LARGEST_FILE:
        megabytes = LARGEST_FILE // 1_000_000
        raise UnreadableError(
            f"the file has {size / 1_000_000:.0f} MB; at most {megabytes} MB are read. Export fewer stops, "
            "and without pictures inside."
        )
