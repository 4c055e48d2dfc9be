"""An imported file's bytes as text, or as JSON, and JSON as bytes.

The files come from other programs and are not trusted: sizes are limited. Whatever cannot be read raises
UnreadableError.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data.model.limits import LARGEST_IMPORT
from data.reading.encoding import DecodedText, decoded, decoded_as

ENCODINGS_NAMED = (
    "write one such as windows-1250, windows-1252, macintosh, shift_jis, gb18030, big5 or euc-kr"
)

JSONP = re.compile(
    r"\s*(?:var\s+|let\s+|const\s+)?[A-Za-z_$][\w.$]*\s*(?:=|\()\s*([{\[].*[}\]])\s*\)?\s*;?\s*", re.DOTALL
)
"""JSON within a script, as web pages load it from other servers."""
ENCODING_OF_XML = re.compile(rb"""\s*<\?xml\s[^<>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")


class UnreadableError(ValueError):
    """A file that cannot be read. The message says where, what was found, and what to do."""


def text_of(data: bytes) -> str:
    """The text, line ends as LF: UTF-8, or what a byte order mark or the declaration of XML names; anything
    else is refused."""
    text = decoded_text(data)
    if not text.certain:
        raise _not_utf_8(data)
    return text.text


def decoded_text(data: bytes, encoding: str = "") -> DecodedText:
    """The text, line ends as LF, also in an encoding that is recognised by the words; see `decoded`.

    With `encoding`, which a curator names, in that one.
    """
    refuse_if_too_large(len(data))
    try:
        result = decoded_as(data, encoding) if encoding else _as_declared(data) or decoded(data)
    except LookupError as error:
        raise UnreadableError(f"“{encoding[:40]}” is no encoding; {ENCODINGS_NAMED}.") from error
    except UnicodeDecodeError as error:
        if encoding:
            line = data[: error.start].count(b"\n") + 1
            raise UnreadableError(
                f"line {line} is not text in {encoding}; name another with --encoding."
            ) from error
        raise _not_utf_8(data, error) from error
    if result is None:
        raise _not_utf_8(data)
    if "\0" in result.text:
        raise UnreadableError("the file is no text: it holds zero bytes; export it again where it came from.")
    text = result.text.replace("\r\n", "\n").replace("\r", "\n")
    return replace(result, text=text)


def _as_declared(data: bytes) -> DecodedText | None:
    """The text of XML in the encoding that its declaration names; None where it names none, or a wrong one.

    UTF-8 goes before: editors save as such, and leave the declaration as it was.
    """
    found = ENCODING_OF_XML.match(data[:1000])
    if found is None:
        return None
    try:
        data.decode()
        return None
    except UnicodeDecodeError:
        pass
    named = found[1].decode("ascii")
    # Windows-1252 holds the letters of ISO-8859-1, and quotation marks where that has control characters.
    for name in ("cp1252", named) if named.lower() in ("iso-8859-1", "latin1") else (named,):
        try:
            text = decoded_as(data, name)
        except (LookupError, UnicodeDecodeError):
            continue
        if text.text.lstrip().startswith("<?xml"):
            return text
    return None


def _not_utf_8(data: bytes, error: UnicodeDecodeError | None = None) -> UnreadableError:
    """The error, with the first line that is no UTF-8, or that does not follow the byte order mark."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as first:
        error = error or first
    line = data[: error.start if error else 0].count(b"\n") + 1
    return UnreadableError(
        f"line {line} is not text in UTF-8; save the file again as UTF-8 where it came from (Excel: File → "
        "Save As → CSV UTF-8). A table may also be a workbook (.xlsx, .ods), or have its encoding named: "
        "--encoding windows-1250."
    )


def json_bytes(document: Mapping[str, Any]) -> bytes:
    """A JSON document in UTF-8, with letters of every script as themselves."""
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False).encode()


def without_jsonp(text: str) -> str:
    """The JSON of a script that assigns it to a variable, or hands it to a function; another text unchanged.

    >>> without_jsonp('storyjs_jsonp_data = {"timeline": {}};')
    '{"timeline": {}}'
    """
    found = JSONP.fullmatch(text)
    return found[1] if found else text


def json_of(data: bytes) -> dict[str, Any]:
    """The JSON object a file holds. NaN and Infinity, which are not JSON, are read as None."""
    document = json_value(without_jsonp(text_of(data)))
    if not isinstance(document, dict):
        raise UnreadableError("the JSON is no object with fields; export it again where it came from.")
    return document


def json_value(text: str, first_line: int = 1) -> Any:
    """The JSON value that a text is; NaN and Infinity are read as None. `first_line` is its line in the file.

    Raises UnreadableError for text that is not one value in JSON.
    """
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"line {error.lineno + first_line - 1}: the JSON breaks off or is damaged; export it again where "
            "it came from."
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError("the JSON holds a number or a nesting beyond all use.") from error


def refuse_if_too_large(size: int, most: int = LARGEST_IMPORT) -> None:
    """Raise UnreadableError for more than this number of bytes."""
    if size > most:
        megabytes = most // 1_000_000
        raise UnreadableError(
            f"the file has {size / 1_000_000:.0f} MB; at most {megabytes} MB are read. Export fewer stops, "
            "and without pictures inside."
        )
