"""One file out of a zip, taken with care: nothing is unpacked to disk, and nothing larger than it may be."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

from data.interchange.file_content import refuse_if_too_large
from data.interchange.stop_record import UnreadableError
from data.reading.read_text import LARGEST_FILE

MOST_FILES = 5_000
DAMAGED = "the zip is damaged; make it again."


def is_zip(data: bytes) -> bool:
    """Whether these bytes begin as a zip does."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def member(data: bytes, wanted: Sequence[str]) -> bytes:
    """The first of the wanted files that is in the zip, in whatever folder; raises UnreadableError."""
    found = members(data, wanted)
    for name in wanted:
        if name in found:
            return found[name]
    raise UnreadableError(f"the zip holds neither {' nor '.join(wanted)}; export it again.")


def members(data: bytes, wanted: Sequence[str]) -> dict[str, bytes]:
    """Those of the wanted files that are in the zip, by their bare names; together at most 20 MB."""
    refuse_if_too_large(len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _taken(archive, _trusted(archive), wanted)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise UnreadableError(DAMAGED) from error
    except UnreadableError:
        raise
    except Exception as error:  # a zip's tables can lie in more ways than its reader has names for
        raise UnreadableError(DAMAGED) from error


def _taken(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], wanted: Sequence[str]
) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = LARGEST_FILE
    for name in wanted:
        entry = next((each for each in entries if each.filename.split("/")[-1] == name), None)
        if entry is None:
            continue
        if entry.flag_bits & 1:
            raise UnreadableError(f"{name} in the zip is locked with a password; make the zip without one.")
        with archive.open(entry) as file:  # the size an entry states may be a lie: what comes out is counted
            found[name] = file.read(left + 1)
        left -= len(found[name])
        if left < 0:
            raise UnreadableError(f"the files in the zip are larger than {LARGEST_FILE // 1_000_000} MB.")
    return found


def _trusted(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise UnreadableError(f"the zip holds {len(entries)} files; at most {MOST_FILES} are read.")
    for entry in entries:
        path = entry.orig_filename.replace("\\", "/")
        if path.startswith("/") or ".." in path.split("/") or ":" in path.split("/")[0]:
            raise UnreadableError(f"the zip holds a file that points outside it ({entry.filename[:80]!r}).")
    return entries
