"""Pages and pictures of an object are no stops of their own; nothing of them is lost in silence."""

from __future__ import annotations

import pytest

from data.interchange.formats import ImportedStops
from data.interchange.simple_table import read

HEADER = "objectid,parentid,title,latitude,longitude,date,object_location,image_alt_text"


def table(*rows: str) -> ImportedStops:
    return read("\n".join([HEADER, *rows]).encode())


def test_a_page_is_no_stop_and_its_picture_is_told_or_is_that_of_its_object() -> None:
    found = table("a,,Album,52.5,13.4,1900,,", "a1,a,Page 1,,,,/p1.jpg,One", "a2,a,Page 2,,,1900,/p2.jpg,Two")
    (record,) = found.records
    assert (record.title, record.picture, record.picture_alt) == ("Album", "/p1.jpg", "One")
    told = " ".join(place for note in found.notes for place in note.places)
    assert "row 2 (Album) from row 3 (Page 1)" in told
    assert "row 4 (Page 2), part of row 2 (Album): objectid: a2; parentid: a; title: Page 2" in told
    assert "/p2.jpg; image_alt_text: Two" in told


def test_an_object_keeps_its_own_picture() -> None:
    found = table("a1,a,Page 1,,,,/p1.jpg,One", "a,,Album,52.5,13.4,1900,/a.jpg,Cover")
    assert [(each.title, each.picture) for each in found.records] == [("Album", "/a.jpg")]


def test_a_part_with_a_place_of_its_own_is_a_stop() -> None:
    found = table("a,,Album,52.5,13.4,1900,,", "a1,a,Card,48.9,2.4,,/c.jpg,")
    assert [(each.title, each.latitude) for each in found.records] == [("Album", 52.5), ("Card", 48.9)]


def test_a_part_with_a_date_of_its_own_is_a_stop_at_the_place_of_its_object() -> None:
    found = table("a,,Album,52.5,13.4,1900,,", "a1,a,Card,,,1901,/c.jpg,")
    assert [(each.title, each.latitude, each.date) for each in found.records] == [
        ("Album", 52.5, "1900"),
        ("Card", 52.5, "1901"),
    ]
    assert "takes those of the object (1): row 3 (Card) from row 2 (Album)" in " ".join(found.notes)


def test_an_object_takes_the_coordinates_that_all_its_parts_have() -> None:
    found = table("a,,Album,,,1900,,", "a1,a,One,48.9,2.4,,,", "a2,a,Two,48.9,2.4,,,")
    assert {each.latitude for each in found.records} == {48.9}
    found = table("a,,Album,,,1900,,", "a1,a,One,48.9,2.4,,,", "a2,a,Two,1.5,2.4,,,")
    assert found.records[0].latitude is None


@pytest.mark.parametrize(
    "rows",
    [
        ("a,b,One,1.5,2.5,,,", "c,,Two,,,,,"),
        ("a,a,One,1.5,2.5,,,", "c,,Two,,,,,"),
        ("a,b,One,,,,,", "b,a,Two,,,,,"),
    ],
)
def test_a_parent_that_is_not_in_the_table_or_a_circle_changes_nothing(rows: tuple[str, ...]) -> None:
    assert [each.title for each in table(*rows).records] == ["One", "Two"]


def test_a_part_of_a_part_belongs_to_the_object() -> None:
    found = table("a,,Album,52.5,13.4,1900,,", "b,a,Sheet,,,,,", "c,b,Stamp,,,,,")
    assert [each.title for each in found.records] == ["Album"]
    assert "row 4 (Stamp), part of row 2 (Album)" in " ".join(found.notes)
