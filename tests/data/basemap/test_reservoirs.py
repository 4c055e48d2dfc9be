import numpy as np
import pytest

pytest.importorskip("shapely", reason="the map's builder is not installed: uv sync --group basemap")

from data.basemap import reservoirs  # noqa: E402
from data.basemap.sources import Outline  # noqa: E402

RYBINSK = np.array([(37.5, 58.0), (39.0, 58.0), (39.0, 59.0), (37.5, 59.0), (37.5, 58.0)])
BAIKAL = np.array([(106.0, 52.5), (110.0, 52.5), (110.0, 55.8), (106.0, 55.8), (106.0, 52.5)])


def test_a_reservoir_goes_and_a_lake_stays() -> None:
    stay, gone = reservoirs.part([Outline(2, 4724, RYBINSK), Outline(2, 32266, BAIKAL)])
    assert [lake.area for lake in stay] == [32266]
    assert [ring.tolist() for ring in gone] == [RYBINSK.tolist()]


def test_an_island_is_never_taken_for_a_reservoir() -> None:
    stay, gone = reservoirs.part([Outline(3, 4724, RYBINSK)])
    assert len(stay) == 1
    assert gone == []


def test_the_volga_runs_where_its_reservoir_was() -> None:
    volga = np.array([(36.0, 58.5), (40.0, 58.5)])
    beds = list(reservoirs.old_beds([volga], [RYBINSK]))
    assert len(beds) == 1
    assert sorted(beds[0][:, 0]) == pytest.approx([37.48, 39.02])


def test_the_banks_of_a_reservoir_go_too() -> None:
    neva = np.array([(31.0, 59.95), (30.3, 59.95)])
    assert [line.tolist() for line in reservoirs.without_banks([RYBINSK, neva])] == [neva.tolist()]


def test_every_row_of_the_table_is_on_the_globe() -> None:
    assert all(abs(point.x) <= 180 and abs(point.y) <= 85 for point in reservoirs.dammed())
