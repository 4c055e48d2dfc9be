"""Advice on pictures: alternative texts, creators, licences, file sizes, missing pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from data.advice.pictures import is_a_licence
from tests.data.advice.conftest import GetAdvice
from tests.data.conftest import ReplaceText

ALT = "A stone pier with one lamp and three waves"


def field_faults(get_advice: GetAdvice, field: str) -> list[str]:
    return [each.fault for each in get_advice() if (each.file, each.field) == ("pictures.csv", field)]


@pytest.mark.parametrize(
    ("alt", "fault"),
    [
        ("pier.svg", "only repeats the file’s name"),
        ("Pier", "only repeats the file’s name"),
        ("Ninety boxes on the pier", "only repeats the stop’s title"),
        ("A stone pier", "says hardly anything"),
    ],
)
def test_an_alternative_text_that_describes_nothing_is_reported(
    alt: str, fault: str, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("pictures.csv", ALT, alt)
    assert field_faults(get_advice, "alt_en") == [fault]


def test_a_japanese_alternative_text_may_be_half_as_long(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("pictures.csv", f"{ALT},,,", f"{ALT},,灯台のある石の桟橋,")
    assert field_faults(get_advice, "alt_ja") == []


@pytest.mark.parametrize("creator", ["unknown", "?", "N/A", "tbd", "–", "TODO"])
def test_a_creator_who_is_not_named_is_reported(
    creator: str, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("pictures.csv", "Sojourn,2026", f"{creator},2026")
    assert field_faults(get_advice, "creator") == ["names nobody"]


def test_an_unknown_photographer_is_accepted_as_creator(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("pictures.csv", "Sojourn,2026", "Unknown photographer,2026")
    assert field_faults(get_advice, "creator") == []


@pytest.mark.parametrize(
    "licence",
    [
        "CC0-1.0",
        "CC-BY-SA-4.0",
        "MIT OR CC0-1.0",
        "CC BY 4.0",
        "Public Domain",
        "© Museum, by permission",
        "Gemeinfrei",
    ],
)
def test_a_licence_is_recognised(licence: str) -> None:
    assert is_a_licence(licence)


@pytest.mark.parametrize(
    "licence", ["free", "from the internet", "?", "unknown", "CCX-9 (", "account", "(((", "ok"]
)
def test_other_text_is_not_recognised_as_a_licence(licence: str) -> None:
    assert not is_a_licence(licence)


@pytest.fixture
def photograph(small: Path, replace_text: ReplaceText) -> Path:
    replace_text("pictures.csv", "pier.svg", "pier.png")
    (small / "pictures/pier.svg").unlink()
    return small / "pictures/pier.png"


@pytest.mark.parametrize(("size", "faults"), [((4000, 10), []), ((10, 4001), ["is 4,001 pixels long"])])
def test_a_picture_with_too_many_pixels_is_reported(
    size: tuple[int, int], faults: list[str], photograph: Path, get_advice: GetAdvice
) -> None:
    Image.new("L", size).save(photograph)
    assert field_faults(get_advice, "file") == faults


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\xff" * 20])
def test_a_file_that_is_no_picture_is_reported(
    content: bytes, photograph: Path, get_advice: GetAdvice
) -> None:
    photograph.write_bytes(content)
    assert len(field_faults(get_advice, "file")) == 1


def test_a_picture_file_with_too_many_bytes_is_reported(small: Path, get_advice: GetAdvice) -> None:
    (small / "pictures/pier.svg").write_bytes(b"<svg>" + b" " * 3_100_000)
    assert field_faults(get_advice, "file") == ["has 3.1 MB"]


def test_highlights_without_pictures_are_reported_once_for_each_person(
    small: Path, get_advice: GetAdvice
) -> None:
    template = (small / "people/brandt/01-vienna-1838.md").read_text(encoding="utf-8")
    for number in range(4, 9):
        text = template.replace("A teacher at nineteen", f"A teacher {number}")
        (small / f"people/brandt/0{number}-vienna.md").write_text(
            text.replace("date: 1838", "date: 1872~"), encoding="utf-8"
        )
    faults = [each.fault for each in get_advice() if each.file == "people/brandt/person.yaml"]
    assert faults == [
        "6 of 6 highlights have no picture: "
        "vienna-1838, 04-vienna, 05-vienna, 06-vienna, 07-vienna and 1 more"
    ]
