"""Reservoirs are removed from lakes and rivers."""

import numpy as np
import pytest

pytest.importorskip("shapely", reason="the map's builder is not installed: uv sync --group basemap")

from data.basemap import reservoirs  # noqa: E402
from data.basemap.sources import GshhgLine  # noqa: E402

RYBINSK = np.array([(37.5, 58.0), (39.0, 58.0), (39.0, 59.0), (37.5, 59.0), (37.5, 58.0)])
BAIKAL = np.array([(106.0, 52.5), (110.0, 52.5), (110.0, 55.8), (106.0, 55.8), (106.0, 52.5)])


def test_a_reservoir_is_removed_and_a_lake_is_kept() -> None:
    natural, removed = reservoirs.split_reservoirs([GshhgLine(2, 4724, RYBINSK), GshhgLine(2, 32266, BAIKAL)])
    assert [lake.area for lake in natural] == [32266]
    assert [ring.tolist() for ring in removed] == [RYBINSK.tolist()]


def test_an_island_is_never_a_reservoir() -> None:
    natural, removed = reservoirs.split_reservoirs([GshhgLine(3, 4724, RYBINSK)])
    assert len(natural) == 1
    assert removed == []


def test_the_river_bed_under_a_reservoir_is_found() -> None:
    volga = np.array([(36.0, 58.5), (40.0, 58.5)])
    beds = list(reservoirs.flooded_river_beds([volga], [RYBINSK]))
    assert len(beds) == 1
    assert sorted(beds[0][:, 0]) == pytest.approx([37.48, 39.02])


def test_the_banks_of_a_reservoir_are_removed() -> None:
    neva = np.array([(31.0, 59.95), (30.3, 59.95)])
    assert [line.tolist() for line in reservoirs.without_reservoir_banks([RYBINSK, neva])] == [neva.tolist()]


def test_every_reservoir_of_the_table_is_on_the_map() -> None:
    assert all(abs(point.x) <= 180 and abs(point.y) <= 85 for point in reservoirs.reservoir_points())
