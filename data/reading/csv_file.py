"""A CSV table on the disk that a command changes: cells of one row, or a new row; every other byte stays."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.model.atomic_write import atomic_write
from data.model.limits import LARGEST_FILE
from data.reading.csv_reader import CsvRecord, CsvTable
from data.reading.encoding import DecodedText
from data.reading.read_text import (
    A_FILE_IN_ITS_PLACE,
    HOW_TO_SAVE,
    LAST_COPY,
    MAKE_SMALLER,
    NotAFile,
    decoded_file,
    read_bytes,
)
from data.reading.source_file import SourceFile


class CsvFileError(Exception):
    """Why a table cannot be changed, and what to do: `fault` and `remedy` as a Problem has them."""

    def __init__(self, name: str, fault: str, remedy: str) -> None:
        super().__init__(f"{name}: {fault}; {remedy}.")
        self.fault, self.remedy = fault, remedy


@dataclass(frozen=True)
class CsvFile:
    """The file as it was read. Immutable: writing returns a new one.

    Both ways of writing ignore columns that the table lacks. They raise CsvFileError for a letter that the
    file's encoding lacks, ChangedMeanwhileError when the file is no longer what was read, and OSError.
    """

    path: Path
    content: bytes
    decoded: DecodedText
    table: CsvTable

    @classmethod
    def read(cls, path: Path, known: Container[str]) -> CsvFile:
        """Read a table; `known` are names of its columns, which show the separator.

        Raises OSError, and CsvFileError where the table could not be written back byte for byte: a damaged
        file, one whose encoding is a guess, and one whose header has a fault in its quotation marks.
        """
        source = SourceFile(path, path.name)
        try:
            content = read_bytes(path, LARGEST_FILE)
        except NotAFile as error:
            fault, remedy = f"cannot be opened ({error})", A_FILE_IN_ITS_PLACE
            raise CsvFileError(path.name, fault, remedy) from error
        except ValueError as error:
            fault, remedy = f"the file is {error}", MAKE_SMALLER
            raise CsvFileError(path.name, fault, remedy) from error
        result = decoded_file(source, content)
        if result is None:
            problem = source.problems[0]
            raise CsvFileError(path.name, problem.fault, problem.remedy)
        decoded, _ = result
        if decoded.other:
            fault = (
                f"the file is saved as {decoded.name}, but that is a guess: “{decoded.word}” in line "
                f"{decoded.line} may as well be “{decoded.other}”"
            )
            raise CsvFileError(path.name, fault, HOW_TO_SAVE)
        if decoded.encoded(decoded.text) != content:
            raise CsvFileError(path.name, "the file is damaged", LAST_COPY)
        table = CsvTable.of(decoded.text, known)
        if fault := table.header.fault:
            raise CsvFileError(path.name, f"the header: {fault}", 'close it with a second ", or delete it')
        return cls(path, content, decoded, table)

    def replace_cells(self, record: CsvRecord, cells: Mapping[str, str]) -> CsvFile:
        """Write cells into one record, by column name."""
        return self._written(self.table.with_cells(record, cells))

    def append_row(self, cells: Mapping[str, str]) -> CsvFile:
        """Write a row at the end, its cells by column name."""
        return self._written(self.table.with_row(cells))

    def content_of(self, text: str) -> bytes:
        """The file's bytes with another text. Raises CsvFileError for a letter that its encoding lacks."""
        try:
            return self.decoded.encoded(text)
        except UnicodeEncodeError as error:
            letter, name = text[error.start], self.decoded.name
            fault = f"the file is saved as {name}, which has no letter “{letter}”"
            raise CsvFileError(self.path.name, fault, HOW_TO_SAVE) from error

    def _written(self, text: str) -> CsvFile:
        content = self.content_of(text)
        atomic_write(self.path, content, read=self.content)
        table = CsvTable.of(text, self.table.column_names)
        return CsvFile(self.path, content, self.decoded, table)
