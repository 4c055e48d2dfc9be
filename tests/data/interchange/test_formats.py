"""A file's format is seen in its content."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from data.interchange.file_content import UnreadableError
from data.interchange.formats import MODULES, guessed_format


def packed(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<?xml version="1.0"?><kml/>', "kml"),
        ("\ufeff  <kml/>".encode(), "kml"),
        ("<kml/>".encode("utf-16"), "kml"),
        (packed("doc.kml"), "kml"),
        (packed("a/places.csv"), "tables"),
        (packed("metadata.json", "draft.json", "draft.html"), "storymapjs"),
        (b'{"type": "FeatureCollection", "features": []}', "geojson"),
        (b'{"type": "Feature"}', "geojson"),
        (b'{"type": "FeatureCollection", "@context": "x", "features": []}', "linked-places"),
        (b'{"type": "FeatureCollection", "features": [{"when": {}}]}', "linked-places"),
        (b'{"storymap": {"slides": []}}', "storymapjs"),
        (b'{"events": []}', "timelinejs"),
        (b"Year,Month,Headline\n", "timelinejs-csv"),
        (b"id\ttitle\ttitle_source\n", "lp-tsv"),
        (b'"id";"title";"fclasses"\n', "lp-tsv"),
    ],
)
def test_the_content_tells_the_format(data: bytes, name: str) -> None:
    assert guessed_format(data) == name
    assert name in MODULES


@pytest.mark.parametrize(
    "data",
    [b"", b" \n", b"Dear diary", b"[]", b"{}", b"7", packed("a.txt"), packed(), b"PK\x03\x04", b"\x00"],
)
def test_what_is_none_of_them_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"\w"):
        guessed_format(data)


def test_a_feature_of_another_kind_does_not_mislead() -> None:
    document = {"type": "FeatureCollection", "features": [None, 7, {"properties": {"when": "1852"}}]}
    assert guessed_format(json.dumps(document).encode()) == "geojson"
