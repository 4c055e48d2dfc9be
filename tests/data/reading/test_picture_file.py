"""The file of a picture: found by its name, however it is written; refused for the true reason."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from data.model.limits import LARGEST_PICTURE
from data.reading.media_file import MediaFileError, file_names, meant_name
from data.reading.picture_file import read_picture_file
from data.reading.picture_format import PictureSize
from tests.data.reading.pictures import FORMATS, picture_bytes

DRAWING = b"<svg/>"
NAMES = [
    "IMG_0123.JPG",
    "Am Kai, 1933.jpg",
    "Müller & Söhne.jpg",
    "東京 一九三三.jpg",
    "scan [1] (2).jpg",
    "100%.jpg",
    "a#b?c=d&e.jpg",
    "a+b.jpg",
    "It’s “old”.jpg",
    "O'Brien's.jpg",
    "-front.jpg",
    "photo.2024.01.jpeg",
    "picture.jfif",
    "<b>.jpg",
]


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "exhibit" / "pictures"
    folder.mkdir(parents=True)
    return folder


def fault_of(pictures: Path, written: str) -> tuple[str, str]:
    with pytest.raises(MediaFileError) as raised:
        read_picture_file(pictures, written, file_names(pictures))
    return raised.value.fault, raised.value.remedy


def found(pictures: Path, written: str) -> str:
    return read_picture_file(pictures, written, file_names(pictures)).name


@pytest.mark.parametrize("name", NAMES)
def test_a_file_may_have_any_name(name: str, pictures: Path) -> None:
    (pictures / name).write_bytes(picture_bytes("JPEG"))
    assert found(pictures, name) == name


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_name_with_an_umlaut_is_found_however_it_is_stored(stored: str, typed: str, pictures: Path) -> None:
    forms = {each: unicodedata.normalize(each, "Jürgen.svg") for each in ("NFC", "NFD")}
    (pictures / forms[stored]).write_bytes(DRAWING)
    assert found(pictures, forms[typed]) == forms[stored]


def test_a_screenshot_of_macos_is_found_by_a_name_with_plain_blanks(pictures: Path) -> None:
    name = "Screenshot 2024-05-01 at 3.04.11\u202fPM.svg"
    (pictures / name).write_bytes(DRAWING)
    assert found(pictures, name.replace("\u202f", " ")) == name


def test_a_name_that_may_mean_two_files_means_neither(pictures: Path) -> None:
    for name in ("a  b.svg", "a\u00a0b.svg"):
        (pictures / name).write_bytes(DRAWING)
    assert fault_of(pictures, "a b.svg")[0] == "may be 2 files in pictures/, whose names look the same"
    assert meant_name("a\u00a0b.svg", file_names(pictures)) == "a\u00a0b.svg"


@pytest.mark.parametrize(
    ("stored", "written"),
    [
        ("IMG_0123.JPG", "img_0123.jpg"),
        ("Jürgen.svg", "jürgen.svg"),
        ("It’s.svg", "It's.svg"),
        ("1872–1874.svg", "1872-1874.svg"),
        ("pier.svg", "pier"),
    ],
)
def test_a_name_that_differs_in_what_people_overlook_is_answered_with_the_files_name(
    stored: str, written: str, pictures: Path
) -> None:
    (pictures / stored).write_bytes(DRAWING)
    assert fault_of(pictures, written) == (f"is not in pictures/, and {stored} is", f"write {stored}")


def test_no_other_file_is_proposed(pictures: Path) -> None:
    (pictures / "quay-2.svg").write_bytes(DRAWING)
    assert fault_of(pictures, "quay-1.svg") == (
        "is not in pictures/",
        "put the file there under this name, or write its new name",
    )


@pytest.mark.skipif(os.name != "posix", reason="only there is a name a row of bytes")
def test_a_name_that_was_garbled_on_its_way_is_said_to_be(pictures: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(pictures) + b"/M\xfcnchen.svg")).write_bytes(DRAWING)
    except OSError:
        pytest.skip("this file system has no such names")
    assert fault_of(pictures, "München.svg") == (
        "is in pictures/ under a name that is garbled: it came from another system",
        "give the file this name again",
    )


@pytest.mark.parametrize("name", [".hidden.jpg", "~scan.jpg", "scan.jpg~", "scan.tmp"])
def test_a_temporary_file_is_not_read_and_is_said_to_be_one(name: str, pictures: Path) -> None:
    (pictures / name).write_bytes(picture_bytes("JPEG"))
    assert fault_of(pictures, name)[0].startswith("is the name of a program’s temporary file")


@pytest.mark.parametrize(
    "name", ["..", "../secret.svg", "a/../../secret.svg", "/etc/passwd", "a" * 5000, "a\0"]
)
def test_no_name_leads_out_of_the_folder(name: str, pictures: Path) -> None:
    (pictures.parent / "secret.svg").write_bytes(DRAWING)
    fault_of(pictures, name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_of_every_format_that_browsers_show_is_accepted(name: str, pictures: Path) -> None:
    file = f"x.{FORMATS[name]}"
    (pictures / file).write_bytes(picture_bytes(name))
    assert read_picture_file(pictures, file, [file]).size == PictureSize(60, 40)


@pytest.mark.parametrize(
    ("content", "fault", "remedy"),
    [
        (b"a text", "is no JPEG picture", "put the picture itself there under this name"),
        (
            picture_bytes("PNG"),
            "is no JPEG picture but PNG",
            "give the file the name a photo.png, and write it here",
        ),
        (
            b"<!doctype html><title>Photo</title>",
            "is no JPEG picture but a web page",
            "save the picture itself, and put it there under this name",
        ),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            "is HEIC, and only JPEG, PNG, WebP, AVIF, GIF, SVG are shown",
            'make the screen’s version of it: uv run app.py new picture "a photo.jpg" --exhibit FOLDER',
        ),
        (
            picture_bytes("TIFF"),
            "is TIFF, and only JPEG, PNG, WebP, AVIF, GIF, SVG are shown",
            'make the screen’s version of it: uv run app.py new picture "a photo.jpg" --exhibit FOLDER',
        ),
        (
            b"8BPS\0\1",
            "is no JPEG picture but Photoshop",
            "save the picture as JPEG or PNG, and write the name of that file",
        ),
        (b"", "is an empty file", "put the file there under this name, or write its new name"),
        (
            picture_bytes("JPEG")[:400],
            "cannot be read to its end: a part of the file is missing or damaged",
            "copy it once more from where it came from",
        ),
    ],
)
def test_what_cannot_be_shown_is_refused_for_its_true_reason(
    content: bytes, fault: str, remedy: str, pictures: Path
) -> None:
    (pictures / "a photo.jpg").write_bytes(content)
    assert fault_of(pictures, "a photo.jpg") == (fault, remedy)


def test_a_picture_without_a_suffix_is_to_be_given_one(pictures: Path) -> None:
    (pictures / "scan.2").write_bytes(picture_bytes("PNG"))
    assert fault_of(pictures, "scan.2") == (
        "is PNG, and its name does not say so",
        "give the file the name scan.2.png, and write it here",
    )


def test_a_picture_that_is_too_large_is_told_of_with_both_sizes(pictures: Path) -> None:
    (pictures / "a.jpg").write_bytes(picture_bytes("JPEG"))
    os.truncate(pictures / "a.jpg", LARGEST_PICTURE + 2_400_000)
    assert fault_of(pictures, "a.jpg") == (
        "is 12.4 MB large, and at most 10 MB are shown",
        "make the screen’s version of it: uv run app.py new picture a.jpg --exhibit FOLDER",
    )


def test_a_small_file_of_thousands_of_millions_of_pixels_is_refused(pictures: Path) -> None:
    (pictures / "a.png").write_bytes(picture_bytes("PNG", Image.new("1", (9000, 9000))))
    assert fault_of(pictures, "a.png")[0] == "has 81 million pixels, and at most 50 million are shown"


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to(path), lambda path: None])
def test_what_is_no_regular_file_is_not_there(make: object, pictures: Path) -> None:
    assert callable(make)
    make(pictures / "a.svg")
    fault_of(pictures, "a.svg")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_a_fault_and_is_not_waited_for(pictures: Path) -> None:
    os.mkfifo(pictures / "a.svg")
    fault_of(pictures, "a.svg")


def test_a_link_out_of_the_exhibit_is_a_fault(pictures: Path) -> None:
    secret = pictures.parent.parent / "secret.svg"
    secret.write_bytes(DRAWING)
    (pictures / "a.svg").symlink_to(secret)
    assert fault_of(pictures, "a.svg") == (
        "is a link to a file outside the exhibit",
        "put the file itself there",
    )


def test_a_link_to_another_file_of_the_exhibit_is_accepted(pictures: Path) -> None:
    (pictures / "a.svg").write_bytes(DRAWING)
    (pictures / "b.svg").symlink_to("a.svg")
    assert found(pictures, "b.svg") == "b.svg"


def test_there_may_be_no_folder_of_pictures(tmp_path: Path) -> None:
    assert file_names(tmp_path / "pictures") == ()
    assert fault_of(tmp_path / "pictures", "a.svg")[0] == "is not in pictures/"
