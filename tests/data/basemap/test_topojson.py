"""TopoJSON is read into rings and lines in degrees that can be drawn across the date line."""

from typing import Any

import numpy as np
import pytest

from data.basemap.topojson import close_at_pole, lines_of, rings_of, smoothed, unwrap

CHUKOTKA = np.array([(178.0, 68), (-178, 67), (-179, 65), (179, 64), (178, 68)])
TOPOLOGY: dict[str, Any] = {
    "transform": {"scale": [0.5, 0.25], "translate": [10, 20]},
    "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]],
    "objects": {
        "land": {"geometries": [{"type": "Polygon", "arcs": [[0, ~1]]}]},
        "rivers": {"geometries": [{"type": "MultiLineString", "arcs": [[0], [1]]}]},
    },
}


def test_the_longitudes_of_a_ring_across_the_date_line_do_not_jump() -> None:
    longitudes = unwrap(CHUKOTKA)[:, 0]
    assert longitudes.tolist() == [178, 182, 181, 179, 178]


def test_a_ring_on_one_side_of_the_date_line_is_unchanged() -> None:
    island = np.array([(140.0, 35), (141, 35), (141, 36), (140, 35)])
    assert unwrap(island).tolist() == island.tolist()


def test_unwrapping_does_not_change_latitudes() -> None:
    assert unwrap(CHUKOTKA)[:, 1].tolist() == CHUKOTKA[:, 1].tolist()


def test_antarctica_is_closed_along_the_pole() -> None:
    coast = np.array([(-180.0, -78), (-90, -72), (0, -70), (90, -66), (180, -78)])
    ring = close_at_pole(coast)
    assert ring[-3:].tolist() == [[180, -90], [-180, -90], [-180, -78]]


def test_a_closed_ring_is_not_extended_to_the_pole() -> None:
    assert close_at_pole(unwrap(CHUKOTKA))[:, 1].min() == 64


def test_arcs_are_joined_forwards_and_backwards() -> None:
    assert rings_of(TOPOLOGY, "land")[0][0].tolist() == [[10, 20], [12, 20], [12, 21], [10, 21], [10, 20]]


def test_every_line_of_a_multi_line_string_is_read() -> None:
    assert [line[-1].tolist() for line in lines_of(TOPOLOGY, "rivers")] == [[12, 21], [12, 21]]


def test_a_smoothed_river_keeps_its_ends_and_loses_its_corners() -> None:
    stairs = np.array([(0.0, 0.0), (1, 0), (1, 1), (2, 1)])
    river = smoothed(stairs)
    assert river[0].tolist() == [0, 0]
    assert river[-1].tolist() == [2, 1]
    turns = np.diff(np.unwrap(np.arctan2(*np.diff(river, axis=0).T)))
    assert abs(turns).max() < np.radians(50)


def test_a_straight_river_stays_straight() -> None:
    assert smoothed(np.array([(0.0, 5.0), (8, 5)]))[:, 1] == pytest.approx(5)
