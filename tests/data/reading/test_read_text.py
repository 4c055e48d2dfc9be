"""Files as text: encodings, damage, and paths that are no regular files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from data import Problem, load
from data.model.limits import LARGEST_FILE
from data.reading.read_text import read_text
from data.reading.source_file import SourceFile
from tests.exhibit_folders import add_tables

EFFECT = "The place is not shown."


def message_of(path: Path) -> str:
    """The one problem of a file that cannot be read."""
    problems: list[Problem] = []
    assert read_text(SourceFile(path, path.name, EFFECT, problems)) is None
    (problem,) = problems
    return str(problem)


@pytest.mark.parametrize("saved", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\r\nb\n"])
def test_byte_order_mark_and_line_ends_make_no_difference(
    saved: bytes, tmp_path: Path, problems: list[Problem]
) -> None:
    (tmp_path / "a.csv").write_bytes(saved)
    assert read_text(SourceFile(tmp_path / "a.csv", "a.csv", EFFECT, problems)) == "a\nb\n"
    assert problems == []


def test_an_empty_file_is_an_empty_text(tmp_path: Path, problems: list[Problem]) -> None:
    (tmp_path / "a.csv").touch()
    assert read_text(SourceFile(tmp_path / "a.csv", "a.csv", EFFECT, problems)) == ""


@pytest.mark.parametrize("encoding", ["shift_jis", "cp866", "gb18030", "utf-32-le"])
def test_an_unrecognised_encoding_is_reported_in_plain_words(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id,name\n1,Дмитров\n".encode(encoding))
    message = message_of(tmp_path / "a.csv")
    assert message.startswith("a.csv: the file is ")
    assert message.endswith(EFFECT)
    assert "0x" not in message
    assert "codec" not in message


def test_the_first_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id\n1\n" + "Дмитров".encode("cp866"))
    assert message_of(tmp_path / "a.csv").startswith(
        "a.csv: the file is not saved as UTF-8 (line 3 is the first that cannot be read); "
        "save it again as UTF-8: in Excel as the file type “CSV UTF-8”, in LibreOffice with the character set"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_an_encoding_with_a_byte_order_mark_is_read_without_a_problem(
    encoding: str, tmp_path: Path, problems: list[Problem]
) -> None:
    (tmp_path / "a.csv").write_bytes("id,name\r\n1,Дмитров\r\n".encode(encoding))
    assert read_text(SourceFile(tmp_path / "a.csv", "a.csv", EFFECT, problems)) == "id,name\n1,Дмитров\n"
    assert problems == []


@pytest.mark.parametrize(
    ("encoding", "name", "word"),
    [
        ("windows-1251", "Windows-1251", "Дмитров"),
        ("windows-1252", "Windows-1252", "Zürich"),
        ("mac_roman", "Mac Roman", "Genève"),
        ("utf-16-le", "UTF-16", "Дмитров"),
        ("utf-16-be", "UTF-16", "Genève"),
    ],
)
def test_a_legacy_encoding_is_read_and_reported_with_how_to_save(
    encoding: str, name: str, word: str, tmp_path: Path, problems: list[Problem]
) -> None:
    (tmp_path / "a.csv").write_bytes(f"id,name\n1,{word}\n".encode(encoding))
    assert read_text(SourceFile(tmp_path / "a.csv", "a.csv", EFFECT, problems)) == f"id,name\n1,{word}\n"
    (problem,) = problems
    assert problem.fault.startswith(f"the file is saved as {name}")
    assert "“CSV UTF-8”" in problem.remedy
    assert "“Unicode (UTF-8)”" in problem.remedy
    assert EFFECT not in str(problem), "nothing is lost"


def test_a_guess_is_called_one_and_shows_the_word_in_both_encodings(
    tmp_path: Path, problems: list[Problem]
) -> None:
    (tmp_path / "a.csv").write_bytes("id,price\n1,5 €\n".encode("windows-1252"))
    assert read_text(SourceFile(tmp_path / "a.csv", "a.csv", EFFECT, problems)) == "id,price\n1,5 €\n"
    assert problems[0].consequence == (
        "It is read as Windows-1252, a guess: “€” in line 2 may as well be “Ђ”."
    )


def test_letters_that_a_legacy_encoding_replaced_are_reported(
    tmp_path: Path, problems: list[Problem]
) -> None:
    saved = "id,ja,fr\n1,ドミトロフ,Genève\n".encode("windows-1252", "replace")
    (tmp_path / "a.csv").write_bytes(saved)
    read_text(SourceFile(tmp_path / "a.csv", "a.csv", EFFECT, problems))
    assert problems[0].consequence.endswith("may stand as “?”: type them again.")


def test_a_text_that_does_not_follow_its_byte_order_mark_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id,name\n".encode("utf-16") + b"\0")
    assert "says it is UTF-16" in message_of(tmp_path / "a.csv")


def test_byte_order_marks_of_concatenated_files_are_removed(tmp_path: Path, problems: list[Problem]) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbfid\n\xef\xbb\xbf1\n")
    assert read_text(SourceFile(tmp_path / "a.csv", "a.csv", EFFECT, problems)) == "id\n1\n"


def test_zero_bytes_are_reported_as_damage(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id\n\0\0\0\n")
    assert "damaged" in message_of(tmp_path / "a.csv")


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> spring-texts"])
def test_a_merge_marker_is_reported_with_its_line(mark: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"one\ntwo\n{mark}\nthree\n", encoding="utf-8")
    assert "line 3" in message_of(tmp_path / "a.md")


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    assert "is missing" in message_of(tmp_path / "a.csv")


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    assert "cannot be opened" in message_of(tmp_path / "a.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_in_place_of_a_file_is_reported_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert "it is a pipe, not a file" in message_of(tmp_path / "a.csv")


def test_a_device_in_place_of_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(os.devnull)
    assert "it is a device, not a file" in message_of(tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("target", "message"), [("a.csv", "is a link that leads back to itself"), ("gone.csv", "is not there")]
)
def test_a_link_without_a_target_is_reported(target: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / target)
    assert message in message_of(tmp_path / "a.csv")


def test_a_file_without_read_permission_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("id\n", encoding="utf-8")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert "check its rights" in message_of(tmp_path / "a.csv")


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as file:
        os.truncate(file.fileno(), LARGEST_FILE + 100_000)
    message = message_of(tmp_path / "a.csv")
    assert "the file is 20.1 MB large, and at most 20 MB are read" in message
    assert message.endswith(EFFECT)


TABLES_THAT_MAY_BE_LEFT_OUT = ("world.csv", "glossary.csv", "whos_who.csv", "pictures.csv")


@pytest.mark.parametrize("name", TABLES_THAT_MAY_BE_LEFT_OUT)
@pytest.mark.parametrize("change", [str.upper, str.capitalize, lambda name: name.replace(".csv", ".xlsx")])
def test_a_table_under_another_name_is_not_passed_over(
    name: str, change: Callable[[str], str], small: Path
) -> None:
    add_tables(small)
    (small / name).rename(small / change(name))
    if (small / name).exists():
        pytest.skip("this disk takes capitals for small letters")
    missed = [each for each in load(small).problems if each.file == name]
    assert [each.fault.partition(",")[0] for each in missed] == ["the file is missing"]
    assert change(name) in missed[0].fault + missed[0].remedy


@pytest.mark.parametrize("other", ["whoswho.csv", "Who’s who.csv", "whos-who.csv"])
def test_a_table_with_other_signs_in_its_name_is_found(other: str, small: Path) -> None:
    add_tables(small)
    (small / "whos_who.csv").rename(small / other)
    (problem,) = load(small).problems
    assert (problem.file, problem.remedy) == ("whos_who.csv", "give that file the name whos_who.csv")


def test_a_table_of_another_name_is_no_table_of_an_exhibit(small: Path) -> None:
    add_tables(small)
    (small / "world.csv").rename(small / "letters.csv")
    assert load(small).problems == ()
