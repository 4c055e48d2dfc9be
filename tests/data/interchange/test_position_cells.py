"""A position is read from one or two cells, however it is written; what is doubtful is told, and not read."""

from __future__ import annotations

import random

import pytest

from data.interchange.notes import Notes
from data.interchange.position_cells import holds_position, position_of_cells
from data.model.exhibit import Point
from tests.data.interchange.spelled_positions import any_position, spelled
from tests.random_seeds import few_by_default

AT = (-42.88, 147.33)
"""Hobart: both a hemisphere that needs its letter or sign, and a longitude beyond every latitude."""


def read(latitude: str, longitude: str = "") -> tuple[Point | None, str]:
    """The position in degrees to the seventh decimal, and the notes."""
    notes = Notes()
    at = position_of_cells(latitude, longitude, "row 2", notes)
    return None if at is None else (round(at[0], 7), round(at[1], 7)), " ".join(notes.sentences)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        *(("-42.88", "147.33"), ("−42,88", "147,33"), ("42.88 S", "147.33 E"), ("S 42,88°", "E 147,33°")),
        *(("42°52'48\"S", "147°19'48\"E"), ("42° 52.8′ S", "147° 19.8′ E"), ("42 52 48 S", "147 19 48 E")),
        *(("42:52:48S", "147:19:48E"), ("42 deg 52' 48.00\" S", "147 deg 19' 48.00\" E")),
        *(("42° 52′ 48″ südlicher Breite", "147° 19′ 48″ östlicher Länge"), ("42,88° Süd", "147,33° Ost")),
        *(("42°52′48″ s. Br.", "147°19′48″ ö. L."), ("42°52′48″ Sud", "147°19′48″ Est")),
        *(("42°52′48″ sur", "147°19′48″ este"), ("42°52′48″ sul", "147°19′48″ leste")),
        *(("42°52′48″ Z.B.", "147°19′48″ O.L."), ("42°52′48″ ю. ш.", "147°19′48″ в. д.")),
        *(
            ("42°52′48″ южной широты", "147°19′48″ восточной долготы"),
            ("42°52′48″ пд. ш.", "147°19′48″ сх. д."),
        ),
        *(
            ("南緯42度52分48秒", "東経147度19分48秒"),
            ("南纬42°52′48″", "东经147°19′48″"),
            ("남위 42도 52분 48초", "동경 147도 19분 48초"),
        ),
        *(("-42°52'48\"", "147°19'48\""), ("-4.288e1", "+147.33")),
    ],
)
def test_two_cells_in_every_notation(latitude: str, longitude: str) -> None:
    assert read(latitude, longitude) == (AT, "")


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "-42.88, 147.33",
            "-42.88,147.33",
            "-42.88 147.33",
            "-42,88; 147,33",
            "-42,88 147,33",
            "(-42.88;147.33)",
        ),
        *("42.88 S, 147.33 E", "147.33 E 42.88 S", "42°52′48″S 147°19′48″E", "42 52 48 S 147 19 48 E"),
        *(
            "S 42 52 48, E 147 19 48",
            "42° 52′ 48″ Süd, 147° 19′ 48″ Ost",
            "南緯42度52分48秒東経147度19分48秒",
        ),
        *(
            "POINT (147.33 -42.88)",
            "Point(147.33 -42.88)",
            "point(147.33 -42.88)",
            "SRID=4326;POINT(147.33 -42.88)",
        ),
        "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> Point(147.33 -42.88)",
        "<http://www.wikidata.org/entity/Q2> Point(147.33 -42.88)",
        *("MULTIPOINT ((147.33 -42.88))", "MULTIPOINT (147.33 -42.88)", "POINT M (147.33 -42.88 0)"),
        *("geo:-42.88,147.33", "geo:-42.88,147.33;crs=wgs84;u=35", "GEO:-42.88,147.33?z=12"),
        '{"type": "Point", "coordinates": [147.33, -42.88]}',
        '{"type": "Feature", "geometry": {"type": "Point", "coordinates": [147.33, -42.88]}}',
        *(
            '{"lat": -42.88, "lng": 147.33}',
            '{"Latitude": "-42.88", "Longitude": "147.33"}',
            "-42.88 147.33 0 4.5",
        ),
    ],
)
def test_both_coordinates_in_one_cell(cell: str) -> None:
    assert read(cell) == read("", cell) == read(cell, cell) == (AT, "")
    assert holds_position(cell)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("LINESTRING (1 2, 3 4)", "A line or an area is no point"),
        ("POLYGON ((0 0, 1 1, 1 0, 0 0))", "A line or an area is no point"),
        (f"POLYGON (({'1.5 2.5, ' * 5000}0 0))", "A line or an area is no point"),
        ("POINT EMPTY", "is empty"),
        ("POINT (147,33 -42,88)", "cannot be read"),
        ("POINT (147.33", "cannot be read"),
        ("MULTIPOINT (" + "(" * 50_000, "too long"),
        ("SRID=25833;POINT (392000 5820000)", "not WGS 84"),
        ("<http://www.opengis.net/def/crs/EPSG/0/25833> POINT (392000 5820000)", "not WGS 84"),
        (
            "<http://www.opengis.net/def/crs/EPSG/0/4326> POINT (-42.88 147.33)",
            "some programs write the latitude",
        ),
        ("<http://www.wikidata.org/entity/Q405> Point(23.4 0.6)", "another globe than the Earth"),
        ("392000 5820000", "metres of a grid"),
        ("5820000.5, 392000.1", "metres of a grid"),
        ("33U 391000 5820000", "metres of a grid"),
        ("33UUU9100020000", "metres of a grid"),
        ("POINT (392000 5820000)", "metres of a grid"),
        ("geo:1,2;crs=Moon-2011", "not WGS 84"),
        ("52,5,13,4", "comma may stand within a number"),
        ("48°12′ N 16°22′ O", "letter O is east in some languages"),
        ("152.5, 13.4", "No latitude is beyond 90"),
        (
            '{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 0]]]}',
            "A line or an area is no point",
        ),
        ('{"type": "Feature", "geometry": null}', "no numbers"),
    ],
)
def test_what_is_no_position_is_told_and_not_read(cell: str, told: str) -> None:
    at, notes = read(cell)
    assert at is None
    assert told in notes
    assert holds_position(cell)


@pytest.mark.parametrize(
    ("latitude", "longitude", "told"),
    [
        ("5820000", "392000", "metres of a grid"),
        ("1234567", "-600000", "metres of a grid"),
        ("52500000", "13400000", "off the globe"),
        ("48°12′ N", "16°22′ O", "letter O is east in some languages"),
        ("147.33", "-42.88", "No latitude is beyond 90"),
        ("52.516.300", "13.4", "no numbers"),
        ("north", "13.4", "no numbers"),
        ("52.5", "", "no numbers"),
        ("13°24′E", "52°30′N", "no numbers"),
    ],
)
def test_of_two_cells_too(latitude: str, longitude: str, told: str) -> None:
    at, notes = read(latitude, longitude)
    assert at is None
    assert told in notes


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("MULTIPOINT ((147.33 -42.88), (1 2))", "Several points are given; the first is taken"),
        ("GEOMETRYCOLLECTION (POINT (147.33 -42.88), LINESTRING (0 0, 1 1))", "Lines and areas are no stops"),
        ("POINT Z (147.33 -42.88 12)", "The height of a place is left out"),
        ("geo:-42.88,147.33,12", "The height of a place is left out"),
        ("-42.88 147.33 12.5 4", "The height of a place is left out"),
        ("[-42.88, 147.33]", "square brackets is read with the latitude first; look at the map"),
    ],
)
def test_what_is_read_in_part_or_may_be_meant_otherwise_is_told(cell: str, told: str) -> None:
    at, notes = read(cell)
    assert at == AT
    assert told in notes


@pytest.mark.parametrize(
    "name", ["Rome", "Point Reyes", "12", "5 N", "10 Downing Street", "Q60", "12 Nord", "B 96", ""]
)
def test_a_name_of_a_place_is_no_position(name: str) -> None:
    assert not holds_position(name)


@pytest.mark.parametrize("seed", few_by_default(range(50)))
def test_any_position_in_any_spelling(seed: int) -> None:
    choose = random.Random(seed)
    for _ in range(60):
        at = any_position(choose)
        cells = spelled(at, choose)
        assert read(*cells) == (at, ""), cells
