"""The files of a zip: KMZ, the story maps of Knight Lab's editor, and our own tables.

The zip comes from another program and is not trusted. Nothing is unpacked to the disk, and the limits stand
here; `workbook_parts` has those of the parts of a workbook, which are read as a stream. Whatever cannot be
read raises UnreadableError.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from data.interchange.file_content import UnreadableError, refuse_if_too_large
from data.model.limits import LARGEST_IMPORT, LARGEST_ZIP

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip begins, and how an empty one does."""
MAX_FILES = 5_000
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time of a zip entry. With it the same files always give the same bytes."""


def is_zip(data: bytes) -> bool:
    """Whether these bytes begin as a zip does, also an empty one."""
    return data.startswith(SIGNATURES)


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files by name, in their order; the same files always give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            entry.create_system = 3  # Unix, on every system: the default would make the bytes differ
            archive.writestr(entry, content)
    return buffer.getvalue()


def zip_names(data: bytes) -> list[str]:
    """The names of the files in the zip."""
    with _opened(data) as archive:
        return archive.namelist()


def zip_file_head(data: bytes, name: str, most: int) -> bytes:
    """The first bytes of one file of the zip, at most so many."""
    with _opened(data) as archive, archive.open(name) as file:
        return file.read(most)


def zip_main_file(data: bytes, suffix: str) -> str:
    """The path of `doc` + suffix in the zip, or else of the first file, by name, with this suffix."""
    matching = sorted(name for name in zip_names(data) if name.lower().endswith(suffix))
    if not matching:
        raise UnreadableError(f"the zip holds no {suffix} file; export it again where it came from.")
    return next((name for name in matching if name.lower() == f"doc{suffix}"), matching[0])


def zip_file(data: bytes, path: str, most: int) -> bytes:
    """The content of the file with this path in the zip, of at most this many bytes."""
    with _opened(data) as archive:
        return _content(archive, archive.getinfo(path), most)


def zip_files_by_name(data: bytes, names: Sequence[str]) -> dict[str, bytes]:
    """The content of those of these names that are in the zip, in whatever folder; at most 50 MB in all.

    Of two files with one name the one in fewer folders counts. A zip with a path that leads out of it is
    refused, whichever file has that path.
    """
    contents: dict[str, bytes] = {}
    with _opened(data) as archive:
        by_name: dict[str, zipfile.ZipInfo] = {}
        for entry in archive.infolist():
            _refuse_path_outside(entry)
        for entry in sorted(archive.infolist(), key=lambda each: each.filename.count("/")):
            by_name.setdefault(entry.filename.split("/")[-1], entry)
        for name in names:
            if name in by_name:
                left = LARGEST_IMPORT - sum(map(len, contents.values()))
                contents[name] = _content(archive, by_name[name], left)
    return contents


def names_not_read(data: bytes, names: Sequence[str]) -> list[str]:
    """The paths of the files that `zip_files_by_name` does not read."""
    left, others = set(names), []
    for path in sorted(zip_names(data), key=lambda each: each.count("/")):
        name = path.split("/")[-1]
        if name in left:
            left.remove(name)
        elif name:
            others.append(path)
    return others


@contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    refuse_if_too_large(len(data), LARGEST_ZIP)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if (count := len(archive.infolist())) > MAX_FILES:
                raise UnreadableError(f"the zip holds {count} files; at most {MAX_FILES} are read.")
            yield archive
    except UnreadableError:
        raise
    except Exception as error:  # zipfile raises errors of many types for damaged zips
        raise UnreadableError(
            "the zip is damaged; make it again, or export it again where it came from."
        ) from error


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The content of one file of at most this many bytes."""
    name = entry.filename.split("/")[-1]
    if entry.flag_bits & 1:
        raise UnreadableError(f"{name[:80]} in the zip is locked with a password; make the zip without one.")
    with archive.open(entry) as file:  # the size that an entry states may be false: count what comes out
        content = file.read(most + 1)
    if len(content) > most:
        megabytes = LARGEST_IMPORT // 1_000_000
        raise UnreadableError(
            f"the files in the zip are larger than {megabytes} MB; at most {megabytes} MB are read. "
            "Export fewer stops."
        )
    return content


def _refuse_path_outside(entry: zipfile.ZipInfo) -> None:
    path = entry.orig_filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or ":" in path.split("/")[0]:
        raise UnreadableError(f"the zip holds a file that points outside it ({entry.filename[:80]!r}).")
