import os
from pathlib import Path

import pytest

from data import Problem
from data.read_text import LARGEST_FILE, read_text

LOST = "The place is not shown."


def told(path: Path) -> str:
    """The one problem of a file that gives no text."""
    problems: list[Problem] = []
    assert read_text(path, path.name, LOST, problems) is None
    (problem,) = problems
    return str(problem)


@pytest.mark.parametrize("saved", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\r\nb\n"])
def test_byte_order_mark_and_line_ends_make_no_difference(
    saved: bytes, tmp_path: Path, problems: list[Problem]
) -> None:
    (tmp_path / "a.csv").write_bytes(saved)
    assert read_text(tmp_path / "a.csv", "a.csv", LOST, problems) == "a\nb\n"
    assert problems == []


def test_an_empty_file_is_an_empty_text(tmp_path: Path, problems: list[Problem]) -> None:
    (tmp_path / "a.csv").touch()
    assert read_text(tmp_path / "a.csv", "a.csv", LOST, problems) == ""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "windows-1251", "koi8-r", "shift_jis"])
def test_another_encoding_is_refused_in_plain_words(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id,name\n1,Дмитров\n".encode(encoding))
    said = told(tmp_path / "a.csv")
    assert said.startswith("a.csv: the file is ")
    assert said.endswith(LOST)
    assert "0x" not in said
    assert "codec" not in said


def test_the_first_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id\n1\n" + "Дмитров".encode("windows-1251"))
    assert told(tmp_path / "a.csv") == (
        "a.csv: the file is not saved as UTF-8 (line 3 is the first that cannot be read); "
        f"save it again as UTF-8. {LOST}"
    )


def test_zero_bytes_are_damage(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id\n\0\0\0\n")
    assert "damaged" in told(tmp_path / "a.csv")


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> spring-texts"])
def test_a_merge_mark_is_told_with_its_line(mark: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"one\ntwo\n{mark}\nthree\n", encoding="utf-8")
    assert "line 3" in told(tmp_path / "a.md")


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    assert "is missing" in told(tmp_path / "a.csv")


def test_a_folder_in_a_files_place_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    assert "cannot be opened" in told(tmp_path / "a.csv")


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as file:
        os.truncate(file.fileno(), LARGEST_FILE + 1)
    assert "20 MB" in told(tmp_path / "a.csv")
