"""A picture's file, by a look at it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data.model.limits import LARGEST_PICTURE
from data.reading.read_gazetteer import picture_fault

SOUND = {
    "a.svg": b"<svg/>",
    "b.svg": b"\xef\xbb\xbf\n <?xml?>",
    "c.png": b"\x89PNG\r\n",
    "d.jpg": b"\xff\xd8\xff",
    "e.jpeg": b"\xff\xd8\xff",
    "f.webp": b"RIFF",
}


@pytest.mark.parametrize("name", SOUND)
def test_a_picture_is_known_by_its_beginning(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SOUND[name])
    assert picture_fault(tmp_path / name) is None


@pytest.mark.parametrize("name", SOUND)
def test_a_file_of_another_kind_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"GIF89a")
    fault = picture_fault(tmp_path / name)
    assert fault is not None
    assert fault[0].startswith("is no ")


def test_a_picture_too_large_is_told_with_both_sizes(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b"<svg/>")
    os.truncate(tmp_path / "a.svg", LARGEST_PICTURE + 2_400_000)
    fault = picture_fault(tmp_path / "a.svg")
    assert fault is not None
    assert fault[0] == "is 12.4 MB large, and at most 10 MB are shown"


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to(path), lambda path: None])
def test_what_is_no_file_is_not_there(make: object, tmp_path: Path) -> None:
    assert callable(make)
    make(tmp_path / "a.svg")
    assert picture_fault(tmp_path / "a.svg") is not None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.svg")
    assert picture_fault(tmp_path / "a.svg") is not None


def test_a_link_out_of_the_exhibit_is_no_picture_of_it(tmp_path: Path) -> None:
    (tmp_path / "exhibit" / "pictures").mkdir(parents=True)
    (tmp_path / "secret.svg").write_bytes(b"<svg/>")
    link = tmp_path / "exhibit" / "pictures" / "a.svg"
    link.symlink_to(tmp_path / "secret.svg")
    assert picture_fault(link) == ("is a link to a file outside the exhibit", "put the file itself there")


def test_a_link_to_another_of_the_exhibits_files_is_one(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.svg").write_bytes(b"<svg/>")
    link = tmp_path / "pictures" / "b.svg"
    link.symlink_to("a.svg")
    assert picture_fault(link) is None
