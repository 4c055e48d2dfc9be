"""Zips are opened in one way: limits, damage and passwords are refused in plain words."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from data.interchange import zip_container
from data.interchange.file_content import UnreadableError
from data.interchange.zip_container import (
    MAX_FILES,
    is_zip,
    zip_bytes,
    zip_file,
    zip_files_by_name,
    zip_main_file,
    zip_names,
)
from data.model.limits import LARGEST_IMPORT

FILES = {"a/doc.kml": b"<kml/>", "Map.KML": b"<kml>2</kml>", "stops.csv": b"id\n" * 100}
READERS: list[Callable[[bytes], object]] = [
    zip_names,
    lambda data: zip_file(data, zip_main_file(data, ".kml"), LARGEST_IMPORT),
    lambda data: zip_files_by_name(data, ["stops.csv", "doc.kml"]),
]


def test_files_are_written_and_read_back() -> None:
    data = zip_bytes(FILES)
    assert is_zip(data)
    assert zip_names(data) == list(FILES)
    assert zip_files_by_name(data, ["doc.kml", "stops.csv", "x"]) == {
        "doc.kml": b"<kml/>",
        "stops.csv": b"id\n" * 100,
    }


def test_the_same_files_give_the_same_bytes() -> None:
    assert zip_bytes(FILES) == zip_bytes(dict(FILES))


def test_the_main_file_is_preferred_and_else_the_first_by_name() -> None:
    assert zip_main_file(zip_bytes({"a.kml": b"a", "Doc.kml": b"doc"}), ".kml") == "Doc.kml"
    assert zip_main_file(zip_bytes({"b.kml": b"b", "a.KML": b"a"}), ".kml") == "a.KML"


@pytest.mark.parametrize("read", READERS)
def test_a_large_zip_is_refused_before_it_is_opened(
    read: Callable[[bytes], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_container, "LARGEST_ZIP", 1_000_000)
    with pytest.raises(UnreadableError, match="has 3 MB; at most 1 MB"):
        read(zip_bytes(FILES) + bytes(3_000_000))


@pytest.mark.parametrize("read", READERS)
def test_a_zip_of_too_many_files_is_refused(read: Callable[[bytes], object]) -> None:
    with pytest.raises(UnreadableError, match=f"holds {MAX_FILES + 3} files; at most {MAX_FILES}"):
        read(zip_bytes({**FILES, **{f"{number}.txt": b"" for number in range(MAX_FILES)}}))


@pytest.mark.parametrize("read", READERS[1:])
def test_a_zip_that_unpacks_to_more_than_50_mb_is_refused(read: Callable[[bytes], object]) -> None:
    data = zip_bytes({"stops.csv": b" " * 51_000_000, "doc.kml": b" " * 51_000_000})
    assert len(data) < 100_000
    with pytest.raises(UnreadableError, match="larger than 50 MB; at most 50 MB are read"):
        read(data)


def test_several_files_share_the_limit() -> None:
    data = zip_bytes({"a.csv": b" " * 26_000_000, "b.csv": b" " * 26_000_000})
    assert len(zip_files_by_name(data, ["a.csv"])["a.csv"]) == 26_000_000
    with pytest.raises(UnreadableError, match="larger than 50 MB"):
        zip_files_by_name(data, ["a.csv", "b.csv"])


@pytest.mark.parametrize("read", READERS[1:])
def test_a_zip_with_a_password_is_refused_with_what_to_do(read: Callable[[bytes], object]) -> None:
    data = bytearray(zip_bytes({"stops.csv": b"id", "doc.kml": b"<kml/>"}))
    at = data.index(b"PK\x01\x02")
    while at >= 0:  # the flag in the table of contents, for each file
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(UnreadableError, match="in the zip is locked with a password"):
        read(bytes(data))


@pytest.mark.parametrize("read", READERS)
def test_a_damaged_zip_is_read_or_refused_in_plain_words(read: Callable[[bytes], object]) -> None:
    chance, valid, refusals = random.Random(7), zip_bytes(FILES), list[str]()
    for _ in range(300):
        data = bytearray(valid)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read(bytes(data[: chance.randrange(20, len(data) + 1)]))
        except UnreadableError as error:
            refusals.append(str(error))
    assert refusals
    assert all(each.endswith(".") for each in refusals)
