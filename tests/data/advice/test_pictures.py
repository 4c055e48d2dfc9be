from pathlib import Path

import pytest
from PIL import Image

from data.advice.pictures import is_a_licence
from tests.data.advice.conftest import Advised
from tests.data.conftest import Spoil

ALT = "A stone pier with one lamp and three waves"


def told(advised: Advised, field: str) -> list[str]:
    return [each.fault for each in advised() if (each.file, each.field) == ("pictures.csv", field)]


@pytest.mark.parametrize(
    ("alt", "fault"),
    [
        ("pier.svg", "only repeats the file’s name"),
        ("Pier", "only repeats the file’s name"),
        ("Ninety boxes on the pier", "only repeats the stop’s title"),
        ("A stone pier", "says hardly anything"),
    ],
)
def test_an_alternative_text_that_says_nothing_is_told(
    alt: str, fault: str, advised: Advised, spoil: Spoil
) -> None:
    spoil("pictures.csv", ALT, alt)
    assert told(advised, "alt_en") == [fault]


def test_japanese_says_as_much_in_half(advised: Advised, spoil: Spoil) -> None:
    spoil("pictures.csv", f"{ALT},,,", f"{ALT},,灯台のある石の桟橋,")
    assert told(advised, "alt_ja") == []


@pytest.mark.parametrize("creator", ["unknown", "?", "N/A", "tbd", "–", "TODO"])
def test_a_picture_by_nobody_is_told(creator: str, advised: Advised, spoil: Spoil) -> None:
    spoil("pictures.csv", "Sojourn,2026", f"{creator},2026")
    assert told(advised, "creator") == ["names nobody"]


def test_an_unknown_photographer_is_somebody(advised: Advised, spoil: Spoil) -> None:
    spoil("pictures.csv", "Sojourn,2026", "Unknown photographer,2026")
    assert told(advised, "creator") == []


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
def test_a_licence_is_known(licence: str) -> None:
    assert is_a_licence(licence)


@pytest.mark.parametrize(
    "licence", ["free", "from the internet", "?", "unknown", "CCX-9 (", "account", "(((", "ok"]
)
def test_no_licence_is_none(licence: str) -> None:
    assert not is_a_licence(licence)


@pytest.fixture
def photograph(small: Path, spoil: Spoil) -> Path:
    spoil("pictures.csv", "pier.svg", "pier.png")
    (small / "pictures/pier.svg").unlink()
    return small / "pictures/pier.png"


@pytest.mark.parametrize(("size", "faults"), [((4000, 10), []), ((10, 4001), ["is 4,001 pixels long"])])
def test_a_picture_longer_than_a_screen_is_told(
    size: tuple[int, int], faults: list[str], photograph: Path, advised: Advised
) -> None:
    Image.new("L", size).save(photograph)
    assert told(advised, "file") == faults


@pytest.mark.parametrize("held", [b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\xff" * 20])
def test_a_file_that_is_no_picture_is_told(held: bytes, photograph: Path, advised: Advised) -> None:
    photograph.write_bytes(held)
    assert len(told(advised, "file")) == 1


def test_a_heavy_picture_is_told(small: Path, advised: Advised) -> None:
    (small / "pictures/pier.svg").write_bytes(b"<svg>" + b" " * 3_100_000)
    assert told(advised, "file") == ["has 3.1 MB"]


def test_a_life_without_pictures_is_one_line(small: Path, advised: Advised) -> None:
    head = (small / "people/brandt/01-vienna-1838.md").read_text(encoding="utf-8")
    for number in range(4, 9):
        text = head.replace("A teacher at nineteen", f"A teacher {number}")
        (small / f"people/brandt/0{number}-vienna.md").write_text(
            text.replace("date: 1838", "date: 1872~"), encoding="utf-8"
        )
    told = [each.fault for each in advised() if each.file == "people/brandt/person.yaml"]
    assert told == [
        "6 of 6 highlights have no picture: "
        "01-vienna-1838, 04-vienna, 05-vienna, 06-vienna, 07-vienna and 1 more"
    ]
