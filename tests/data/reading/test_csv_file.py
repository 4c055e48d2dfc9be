"""A table on the disk: what is refused, so that nothing is lost, and what is written back."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from data.model.atomic_write import ChangedMeanwhileError
from data.model.limits import LARGEST_FILE
from data.reading.csv_file import CsvFile, CsvFileError

KNOWN = ("id", "name", "note")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "places.csv"


def saved(path: Path, content: bytes) -> CsvFile:
    path.write_bytes(content)
    return CsvFile.read(path, KNOWN)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"id,name\n1,\0\n", "is damaged (line 2 holds zero bytes); put it back from your last copy"),
        (codecs.BOM_UTF16_LE + b"i", "is damaged: it says it is UTF-16"),
        (b"id,name\n<<<<<<< HEAD\n1,a\n", "is two versions in one (line 2: <<<<<<<)"),
        ("id,name\n1,5 €\n".encode("cp1252"), "is a guess: “€” in line 2 may as well be “Ђ”; save it again"),
        ("id,name\n1,Дмитров\n".encode("cp866"), "is not saved as UTF-8 (line 2 is the first"),
        (b'id,"name\n1,a\n', "the header: a quotation mark is left open; close it with a second"),
        (b"id\n" + b"x" * LARGEST_FILE, "large, and at most 20 MB are read; make it smaller"),
    ],
)
def test_a_table_that_could_not_be_written_back_is_refused_with_a_remedy(
    content: bytes, message: str, path: Path
) -> None:
    with pytest.raises(CsvFileError) as refused:
        saved(path, content)
    assert str(refused.value).startswith("places.csv: the ")
    assert message in str(refused.value)
    assert path.read_bytes() == content


def test_a_folder_in_place_of_a_table_is_refused_and_a_missing_table_is_an_oserror(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        CsvFile.read(path, KNOWN)
    path.mkdir()
    with pytest.raises(CsvFileError, match="it is a folder, not a file"):
        CsvFile.read(path, KNOWN)


@pytest.mark.parametrize("codec", ["cp1251", "mac_cyrillic", "koi8_r", "utf-16-le", "utf-32", "utf-8-sig"])
def test_a_table_is_written_in_its_own_encoding(codec: str, path: Path) -> None:
    text = "id;name;note\r\n1;Он вышел на пристань в Иокогаме, и никто его не встретил.;\r\n2;Шёл дождь.;"
    file = saved(path, text.encode(codec))
    after = file.replace_cells(next(file.table.records()), {"note": "Порт"}).append_row({"id": "3"})
    expected = text.replace("встретил.;", "встретил.;Порт") + "\r\n3;;\r\n"
    assert path.read_bytes() == after.content == expected.encode(codec)
    assert after.table == CsvFile.read(path, KNOWN).table


def test_a_letter_that_the_encoding_lacks_is_refused_and_nothing_is_written(path: Path) -> None:
    file = saved(path, before := "id,name\n1,Zürich und Genève\n".encode("cp1252"))
    with pytest.raises(CsvFileError, match="saved as Windows-1252, which has no letter “東”; save it again"):
        file.append_row({"id": "2", "name": "東京"})
    assert path.read_bytes() == before


def test_a_change_by_another_program_is_not_overwritten(path: Path) -> None:
    file = saved(path, b"id,name\n")
    path.write_bytes(b"id,name\n1,a\n")
    with pytest.raises(ChangedMeanwhileError):
        file.append_row({"id": "2"})
    assert path.read_bytes() == b"id,name\n1,a\n"


def test_a_faulty_row_stays_as_it_is_when_another_is_changed(path: Path) -> None:
    file = saved(path, b'id,name\n1,"open\n2,b\n')
    first, second, _ = file.table.records()
    assert (first.fault, second.fault) == ("a quotation mark is left open", "")
    file.replace_cells(second, {"name": "Bergen"})
    assert path.read_bytes() == b'id,name\n1,"open\n2,Bergen\n'
