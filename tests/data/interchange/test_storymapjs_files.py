"""The zip of StoryMapJS's editor, and files that hold no story map."""

from __future__ import annotations

import io
import zipfile

import pytest

from data.interchange.file_content import UnreadableError
from data.interchange.storymapjs import read
from tests.data.interchange.test_storymapjs import only, slide, storymap


def zipped(**files: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return saved.getvalue()


def test_the_editors_zip_is_read_what_was_published_first() -> None:
    data = zipped(
        **{
            "map/draft.json": storymap(slide("Draft")),
            "map/published.json": storymap(slide("Out")),
            "map/x.jpg": b"",
        }
    )
    assert only(data).title == "Out"
    assert only(zipped(**{"draft.json": storymap(slide("Draft"))})).title == "Draft"


@pytest.mark.parametrize("name", ["../published.json", "/etc/published.json", "a/../../b", "C:/x", "..\\x"])
def test_a_zip_that_points_outside_itself_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError, match="points outside"):
        read(zipped(**{"published.json": storymap(slide()), name: b""}))


def test_a_zip_that_swells_is_refused() -> None:
    with pytest.raises(UnreadableError, match="larger than 20 MB"):
        read(zipped(**{"published.json": b" " * 30_000_000}))


def test_a_zip_without_a_map_is_refused() -> None:
    with pytest.raises(UnreadableError, match="published.json"):
        read(zipped(**{"notes.txt": b"x"}))


def test_a_file_too_large_is_refused_with_the_limit() -> None:
    with pytest.raises(UnreadableError, match="20 MB"):
        read(b" " * 100_000_000)


@pytest.mark.parametrize(
    "document", [b"", b"[]", b"{}", b'{"storymap": 1}', b'{"slides": {}}', b'{"slides": []}']
)
def test_what_is_no_story_map_is_refused(document: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(document)
