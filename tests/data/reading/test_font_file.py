"""The file of a font: which are shown, and what a curator is told of the others."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import features

from data.reading import font_file
from data.reading.font_file import missing_characters, read_font_file
from data.reading.media_file import MediaFileError, file_names
from tests.exhibit_folders import installed_fonts

SANS, ITALIC = installed_fonts().values()


@pytest.fixture
def look(tmp_path: Path) -> Path:
    folder = tmp_path / "look"
    folder.mkdir()
    return folder


def fault(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    with pytest.raises(MediaFileError) as caught:
        read_font_file(folder, name, file_names(folder))
    return f"{caught.value.fault}; {caught.value.remedy}"


def zipped() -> bytes:
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as archive:
        archive.writestr("Museum.ttf", b"")
    return buffer.getvalue()


def test_a_web_font_is_read_with_its_weights_and_the_height_of_its_capitals(look: Path) -> None:
    (look / "Sans.woff2").write_bytes(SANS.read_bytes())
    font = read_font_file(look, "Sans.woff2", file_names(look))
    assert (font.name, font.weights) == ("Sans.woff2", (200, 900))
    assert font.capital == pytest.approx(0.66)
    (look / "Sans.woff2").write_bytes(ITALIC.read_bytes())
    assert read_font_file(look, "Sans.woff2", file_names(look)).version != font.version


def test_freetype_reads_web_fonts_here() -> None:
    assert features.version_module("freetype2"), "Pillow was built without FreeType"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.woff2", b"", "is an empty file; put the file there under this name, or write its new name"),
        ("a.woff2", b"hello", "is no font; put the font itself there under this name"),
        ("a.ttf", SANS.read_bytes(), "is WOFF2, and its name says otherwise; give the file the name a.woff2"),
        (
            "a.otf.txt",
            SANS.read_bytes(),
            "is WOFF2, and its name says otherwise; give the file the name a.otf",
        ),
        ("a.ttf", b"ttcf\0\2\0\0", "is a collection of fonts, which browsers do not show; save the font as"),
        (
            "a.ttf",
            b"%!PS-AdobeFont-1.0",
            "is a PostScript font, which browsers do not show; save the font as",
        ),
        ("a.woff", 34 * b"\0" + b"LP" + 20 * b"\0", "is an EOT font, which browsers do not show"),
        ("a.woff2", zipped(), "is no font but a ZIP archive; unpack it, and put the font itself there"),
        ("a.woff2", b"<!DOCTYPE html><html></html>", "is no font but a web page; save the font itself"),
        ("a.woff2", b"\x89PNG\r\n\x1a\n", "is no font but PNG; put the font itself there"),
        ("a.woff2", SANS.read_bytes()[:-1000], "cannot be read to its end: a part of the file is missing"),
        ("a.woff2", b"wOF2" + 60 * b"\0", "cannot be read to its end"),
        ("a.ttf", b"\0\1\0\0\0\1" + 22 * b"\xff", "cannot be read to its end"),
        ("a.ttf", b"\0\1\0\0", "cannot be read to its end"),
    ],
)
def test_a_file_that_browsers_do_not_show_is_told(look: Path, name: str, content: bytes, told: str) -> None:
    assert told in fault(look, name, content)


def test_a_font_that_is_too_large_is_not_read(look: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_file, "LARGEST_FONT", 1_000_000)
    assert "is 1.1 MB large, and at most 1 MB are shown" in fault(look, "a.woff2", bytes(1_100_000))


def test_letters_that_a_font_does_not_have_are_found() -> None:
    assert missing_characters(SANS, "AzéЖя09日本") == ["日", "本"]
