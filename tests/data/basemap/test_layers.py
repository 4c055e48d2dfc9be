"""Vector layers repeat lines across the date line, find them by box and cut them to a box."""

import numpy as np
import pytest

pytest.importorskip("shapely", reason="the map's builder is not installed: uv sync --group basemap")

from data.basemap.layers import Layer, cut_line, cut_ring, without_date_line  # noqa: E402
from data.basemap.tile_geometry import Box  # noqa: E402

BOX = Box(0.2, 0.2, 0.4, 0.4)


def test_a_ring_across_the_date_line_is_on_both_edges_of_the_map() -> None:
    chukotka = np.array([(178.0, 68), (190, 66), (178, 64), (178, 68)])
    west, east = (Box(x, 0.2, x + 0.01, 0.3) for x in (0.0, 0.99))
    layer = Layer.of_degrees([(chukotka, True)])
    assert len(list(layer.touching(west))) == 1
    assert len(list(layer.touching(east))) == 1


def test_a_ring_elsewhere_is_there_once() -> None:
    layer = Layer.of_degrees([(np.array([(10.0, 10), (20, 10), (20, 20), (10, 10)]), True)])
    assert len(layer.lines) == 1


def test_an_empty_layer_touches_nothing() -> None:
    assert list(Layer([]).touching(BOX)) == []


def test_a_layer_cut_to_a_box_has_only_what_is_inside() -> None:
    ring = np.array([(0.3, 0.3), (0.9, 0.3), (0.9, 0.9), (0.3, 0.9), (0.3, 0.3)])
    layer = Layer([(ring, True), (ring + 0.5, False)]).cut_to(BOX)
    assert layer.is_land == [True]
    assert layer.boxes.tolist() == [[0.3, 0.3, 0.4, 0.4]]


def test_a_cut_line_does_not_run_along_the_edge_of_the_box() -> None:
    pieces = cut_line(np.array([(0.1, 0.3), (0.3, 0.3), (0.3, 0.9)]), BOX)
    assert [piece.tolist() for piece in pieces] == [[[0.2, 0.3], [0.3, 0.3], [0.3, 0.4]]]


def test_a_cut_ring_is_closed_along_the_edge_of_the_box() -> None:
    (piece,) = cut_ring(np.array([(0.3, 0.1), (0.9, 0.1), (0.9, 0.9), (0.3, 0.9), (0.3, 0.1)]), BOX)
    assert sorted(set(map(tuple, piece.tolist()))) == [(0.3, 0.2), (0.3, 0.4), (0.4, 0.2), (0.4, 0.4)]


def test_the_cut_at_180_degrees_is_not_a_shore() -> None:
    cut = np.array([(0.99, 0.2), (1.0, 0.2), (1.0, 0.25), (1.0, 0.3), (0.99, 0.3)])
    assert [part.tolist() for part in without_date_line(cut)] == [
        [[0.99, 0.2], [1, 0.2]],
        [[1, 0.3], [0.99, 0.3]],
    ]


def test_a_river_across_the_date_line_is_not_split() -> None:
    assert len(without_date_line(np.array([(0.99, 0.2), (1.0, 0.2), (1.01, 0.2)]))) == 1
