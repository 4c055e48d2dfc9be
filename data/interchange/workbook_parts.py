"""The XML parts of a workbook's zip, read one element at a time.

Workbooks come from other people and are not trusted: a part is unpacked up to a limit, entities are not
expanded, and nothing is loaded from elsewhere.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from lxml import etree

from data.interchange.file_content import UnreadableError
from data.interchange.xml_elements import UNTRUSTED, tag_of

MOST_UNPACKED = 200_000_000
"""Bytes of one part: a sheet of 50,000 rows and 30 columns has about 100 million."""
MOST_TAGS = 1_000_000
"""Tags between two elements that are read: a row of all columns of a spreadsheet has fewer than 200,000."""
MOST_EVENTS = 4_000_000
"""Elements of a part that are looked at: a spreadsheet has a million rows."""
LARGEST_TREE = 20_000_000
"""Bytes of a part that is read whole: lists of sheets, styles and comments."""
LOCKED = "the workbook is locked with a password; open it, and save it again without one."
DAMAGED = "the workbook is damaged or cut off; open it where it was made, and save it again."


class WorkbookParts:
    """The parts by path. Raises UnreadableError for whatever cannot be read."""

    def __init__(self, data: bytes) -> None:
        with _damage_told():
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = set(self._archive.namelist())

    def __contains__(self, path: str) -> bool:
        return path in self._names

    def tree(self, path: str) -> etree._Element:
        """The root element of a part of at most LARGEST_TREE bytes."""
        with _damage_told(), self._archive.open(self._found(path)) as file:
            content = file.read(LARGEST_TREE + 1)
            if len(content) > LARGEST_TREE:
                raise UnreadableError(_too_large(path))
            return etree.fromstring(content, etree.XMLParser(**UNTRUSTED))

    def elements(self, path: str, tags: tuple[str, ...]) -> Iterator[tuple[str, etree._Element]]:
        """Each element with one of these tags, and its name without a namespace, when it is complete."""
        return ((name, element) for _, name, element in self.events(path, tags, ("end",)))

    def events(
        self, path: str, tags: tuple[str, ...], kinds: tuple[str, ...] = ("start", "end")
    ) -> Iterator[tuple[str, str, etree._Element]]:
        """The `start` and the `end` of each element with one of these tags, with its name.

        At its end an element is complete, and gone when the next one is asked for: memory does not grow with
        the part.
        """
        with _damage_told(), self._archive.open(self._found(path)) as file:
            limited = _Limited(file, path)
            stream = etree.iterparse(limited, events=kinds, tag=tags, **UNTRUSTED)
            for number, (event, element) in enumerate(stream):
                if number > MOST_EVENTS:
                    raise UnreadableError(_too_large(path))
                yield event, tag_of(element), element
                if event == "end":
                    limited.tags = 0
                    element.clear()
                    while (before := element.getprevious()) is not None and before.getparent() is not None:
                        before.getparent().remove(before)

    def _found(self, path: str) -> str:
        if path not in self._names:
            raise UnreadableError(DAMAGED)
        if self._archive.getinfo(path).flag_bits & 1:
            raise UnreadableError(LOCKED)
        return path


class _Limited:
    """A file of which no more than MOST_UNPACKED bytes are read, whatever size the zip states.

    `tags` counts the marks `<` since somebody set it to 0, which may not be more than MOST_TAGS.
    """

    def __init__(self, file: IO[bytes], path: str) -> None:
        self._file, self._path, self._left = file, path, MOST_UNPACKED
        self.tags = 0

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size if size > 0 else 65_536)
        self._left -= len(content)
        self.tags += content.count(b"<")
        if self._left < 0 or self.tags > MOST_TAGS:
            raise UnreadableError(_too_large(self._path))
        return content


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except UnreadableError:
        raise
    except Exception as error:  # zipfile, zlib and lxml raise errors of many types for damaged files
        raise UnreadableError(DAMAGED) from error


def _too_large(path: str) -> str:
    return (
        f"{path.rsplit('/', 1)[-1]} in the workbook is beyond all use when it is unpacked; leave in the "
        "sheet only the rows that are to be read, and save it again."
    )
