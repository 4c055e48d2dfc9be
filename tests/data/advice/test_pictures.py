"""Advice on pictures: alternative texts, creators, licences, file sizes, missing pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from data.advice.pictures import is_a_licence
from tests.data.advice.conftest import GetAdvice
from tests.data.conftest import ReplaceText
from tests.data.reading.pictures import gradient, picture_bytes

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
    replace_text("pictures.csv", "pier.svg", "the pier.png")
    (small / "pictures/pier.svg").unlink()
    return small / "pictures/the pier.png"


@pytest.mark.parametrize(
    ("size", "faults"),
    [
        ((4000, 10), []),
        ((10, 4001), ["is 4,001 pixels long"]),
        ((500, 20), []),
        ((499, 20), ["is only 499 pixels long"]),
    ],
)
def test_a_picture_with_too_many_or_too_few_pixels_is_reported(
    size: tuple[int, int], faults: list[str], photograph: Path, get_advice: GetAdvice
) -> None:
    Image.new("L", size).save(photograph)
    assert field_faults(get_advice, "file") == faults


def test_the_remedy_is_the_command_that_makes_the_screens_version(
    photograph: Path, get_advice: GetAdvice
) -> None:
    Image.new("L", (4001, 10)).save(photograph)
    assert [each.remedy for each in get_advice() if each.field == "file"] == [
        'make the screen’s version of it: uv run app.py new picture "the pier.png" --exhibit FOLDER'
    ]


def test_a_picture_that_is_damaged_within_is_reported(photograph: Path, get_advice: GetAdvice) -> None:
    content = bytearray(picture_bytes("PNG", gradient(900, 600)))
    content[len(content) // 2] ^= 0xFF
    photograph.write_bytes(content)
    assert field_faults(get_advice, "file") == ["is damaged"]


def test_a_picture_that_is_mended_is_looked_at_again(photograph: Path, get_advice: GetAdvice) -> None:
    Image.new("L", (4001, 10)).save(photograph)
    assert field_faults(get_advice, "file") == ["is 4,001 pixels long"]
    Image.new("L", (1000, 10)).save(photograph)
    assert field_faults(get_advice, "file") == []


def test_a_picture_that_moves_is_reported(photograph: Path, get_advice: GetAdvice) -> None:
    frames = [Image.new("L", (600, 400), shade) for shade in (0, 200)]
    photograph.write_bytes(picture_bytes("PNG", frames[0], save_all=True, append_images=frames[1:]))
    assert field_faults(get_advice, "file") == ["moves"]


def test_a_photograph_of_a_press_and_one_that_tells_where_it_was_taken_are_reported(
    small: Path, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("pictures.csv", "pier.svg", "pier.jpg")
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    (small / "pictures/pier.jpg").write_bytes(
        picture_bytes("JPEG", gradient(900, 600).convert("CMYK"), exif=exif)
    )
    assert field_faults(get_advice, "file") == [
        "is in the colours of a printing press (CMYK)",
        "says where it was taken (GPS)",
    ]


def test_a_picture_file_with_too_many_bytes_is_reported(small: Path, get_advice: GetAdvice) -> None:
    (small / "pictures/pier.svg").write_bytes(b"<svg>" + b" " * 3_100_000 + b"</svg>")
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
