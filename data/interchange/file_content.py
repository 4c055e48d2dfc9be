"""An imported file's bytes as text, as JSON, or as the files of a zip.

The files come from other programs and are not trusted: sizes are limited, and nothing is unpacked to disk.
Whatever cannot be read raises UnreadableError.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from data.model.limits import LARGEST_FILE
from data.reading.encoding import DecodedText, decoded

ZIP_SIGNATURE = b"PK\x03\x04"
EMPTY_ZIP_SIGNATURE = b"PK\x05\x06"
MAX_ZIP_FILES = 5_000
DAMAGED_ZIP = "the zip is damaged; make it again."


class UnreadableError(ValueError):
    """A file that cannot be read. The message says where, what was found, and what to do."""


def text_of(data: bytes) -> str:
    """The text, line ends as LF: UTF-8, or what a byte order mark names; anything else is refused."""
    text = decoded_text(data)
    if not text.certain:
        raise _not_utf_8(data)
    return text.text


def decoded_text(data: bytes) -> DecodedText:
    """The text, line ends as LF, also in an encoding that is recognised by the words; see `decoded`."""
    refuse_if_too_large(len(data))
    try:
        result = decoded(data)
    except UnicodeDecodeError as error:
        raise _not_utf_8(data, error) from error
    if result is None:
        raise _not_utf_8(data)
    if "\0" in result.text:
        raise UnreadableError("the file is no text: it holds zero bytes; export it again where it came from.")
    text = result.text.replace("\r\n", "\n").replace("\r", "\n")
    return replace(result, text=text)


def _not_utf_8(data: bytes, error: UnicodeDecodeError | None = None) -> UnreadableError:
    """The error, with the first line that is no UTF-8, or that does not follow the byte order mark."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as first:
        error = error or first
    line = data[: error.start if error else 0].count(b"\n") + 1
    return UnreadableError(
        f"line {line} is not text in UTF-8; save the file again as UTF-8 where it came from."
    )


def json_of(data: bytes) -> dict[str, Any]:
    """The JSON object a file holds. NaN and Infinity, which are not JSON, are read as None."""
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
    """Raise UnreadableError for more than LARGEST_FILE bytes."""
    if size > LARGEST_FILE:
        megabytes = LARGEST_FILE // 1_000_000
        raise UnreadableError(
            f"the file has {size / 1_000_000:.0f} MB; at most {megabytes} MB are read. Export fewer stops, "
            "and without pictures inside."
        )


def is_zip(data: bytes) -> bool:
    """Whether these bytes begin as a zip does, also an empty one."""
    return data[:4] in (ZIP_SIGNATURE, EMPTY_ZIP_SIGNATURE)


def zip_file_by_suffix(data: bytes, suffix: str) -> bytes:
    """The content of `doc` + suffix in the zip, or else of the first file, by name, with this suffix."""
    refuse_if_too_large(len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = sorted(name for name in archive.namelist() if name.lower().endswith(suffix))
            if not names:
                raise UnreadableError(f"the zip holds no {suffix} file; export it again where it came from.")
            first = next((name for name in names if name.lower() == f"doc{suffix}"), names[0])
            with archive.open(first) as file:  # the size that the zip states may be false
                content = file.read(LARGEST_FILE + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableError("the zip is damaged or locked; export it again where it came from.") from error
    refuse_if_too_large(len(content))
    return content


def zip_file_by_name(data: bytes, names: Sequence[str]) -> bytes:
    """The content of the first of these names that is in the zip, in whatever folder."""
    files = zip_files_by_name(data, names)
    for name in names:
        if name in files:
            return files[name]
    raise UnreadableError(f"the zip holds neither {' nor '.join(names)}; export it again.")


def zip_files_by_name(data: bytes, names: Sequence[str]) -> dict[str, bytes]:
    """The content of those of these names that are in the zip, in whatever folder; at most 20 MB in all."""
    refuse_if_too_large(len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _contents(archive, _checked_entries(archive), names)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise UnreadableError(DAMAGED_ZIP) from error
    except UnreadableError:
        raise
    except Exception as error:  # zipfile raises many other errors for inconsistent zip tables
        raise UnreadableError(DAMAGED_ZIP) from error


def _contents(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], names: Sequence[str]
) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    left = LARGEST_FILE
    for name in names:
        entry = next((each for each in entries if each.filename.split("/")[-1] == name), None)
        if entry is None:
            continue
        if entry.flag_bits & 1:
            raise UnreadableError(f"{name} in the zip is locked with a password; make the zip without one.")
        with archive.open(entry) as file:  # the size that an entry states may be false: count what comes out
            contents[name] = file.read(left + 1)
        left -= len(contents[name])
        if left < 0:
            raise UnreadableError(f"the files in the zip are larger than {LARGEST_FILE // 1_000_000} MB.")
    return contents


def _checked_entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The zip's entries; raises UnreadableError for too many, or for a path that leads out of the zip."""
    entries = archive.infolist()
    if len(entries) > MAX_ZIP_FILES:
        raise UnreadableError(f"the zip holds {len(entries)} files; at most {MAX_ZIP_FILES} are read.")
    for entry in entries:
        path = entry.orig_filename.replace("\\", "/")
        if path.startswith("/") or ".." in path.split("/") or ":" in path.split("/")[0]:
            raise UnreadableError(f"the zip holds a file that points outside it ({entry.filename[:80]!r}).")
    return entries
