"""The shapes of a city plan."""

from __future__ import annotations

from typing import Any

from components.visitor.atlas.city_plan import _joined_lines


def _feature(css_class: str, kind: str, coordinates: object) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"css_class": css_class}, "geometry": geometry}


def test_successive_lines_of_one_class_are_one_element_and_the_order_stays() -> None:
    area = _feature("built", "Polygon", [[[0, 0], [1, 0], [1, 1], [0, 0]]])
    streets = [_feature("street", "LineString", [[n, 0], [n, 1]]) for n in range(3)]
    rail = _feature("rail", "LineString", [[5, 0], [5, 1]])
    joined = list(_joined_lines([area, area, *streets, rail, streets[0]]))
    assert [each["properties"]["css_class"] for each in joined] == [
        "built",
        "built",
        "street",
        "rail",
        "street",
    ]
    assert joined[:2] == [area, area]
    assert joined[2]["geometry"] == {
        "type": "MultiLineString",
        "coordinates": [each["geometry"]["coordinates"] for each in streets],
    }
