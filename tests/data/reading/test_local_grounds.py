"""The curator's own tiles: what their files say of themselves, and each way in which they cannot be drawn."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pmtiles.tile import Compression, TileType

from data import GROUND_FILE, LocalGround, load
from data.reading import tile_files
from data.reading.tile_files import directory_entries
from tests.ground_file import write_ground
from tests.town_tiles import CREDIT, FORMATS, HALF, MIDDLE, write_town_mbtiles, write_town_pmtiles

PMTILES, MBTILES = "basemap/town.pmtiles", "basemap/town.mbtiles"


def grounds(small: Path) -> tuple[LocalGround, ...]:
    loaded = load(small)
    assert [str(each) for each in loaded.problems] == []
    assert loaded.exhibit is not None
    return loaded.exhibit.local_grounds


def problem(small: Path) -> str:
    loaded = load(small)
    assert loaded.exhibit is not None
    assert loaded.exhibit.local_grounds == ()
    (only,) = loaded.problems
    return str(only)


@pytest.mark.parametrize("picture_format", FORMATS)
@pytest.mark.parametrize(("file", "write"), [(PMTILES, write_town_pmtiles), (MBTILES, write_town_mbtiles)])
def test_a_file_of_pictures_tells_where_it_belongs_and_who_made_it(
    file: str, write: Callable[..., None], picture_format: str, small: Path
) -> None:
    write(small / file, picture_format)
    (ground,) = grounds(small)
    assert (ground.file, ground.min_zoom, ground.max_zoom, ground.attribution) == (file, 12, 15, CREDIT)
    latitude, longitude = MIDDLE
    assert ground.bounds.contains(MIDDLE)
    assert ground.bounds.south == pytest.approx(latitude - HALF, abs=0.01)
    assert ground.bounds.east == pytest.approx(longitude + HALF, abs=0.02)


def test_bounds_that_say_the_whole_world_are_not_believed(small: Path) -> None:
    write_town_mbtiles(small / MBTILES, metadata={"bounds": "-180,-85,180,85"})
    (ground,) = grounds(small)
    assert ground.bounds.north - ground.bounds.south < 0.1


def test_the_world_and_a_town_are_drawn_together(small: Path) -> None:
    write_ground(small / GROUND_FILE)
    write_town_pmtiles(small / PMTILES)
    write_town_mbtiles(small / "basemap/ground.mbtiles")
    assert [each.file for each in grounds(small)] == ["basemap/ground.mbtiles", PMTILES]


def test_a_town_in_the_place_of_the_worlds_ground_is_drawn_near_too(small: Path) -> None:
    write_town_pmtiles(small / GROUND_FILE)
    assert [each.file for each in grounds(small)] == [GROUND_FILE]


def test_vector_tiles_are_told_and_not_drawn(small: Path) -> None:
    write_town_mbtiles(small / MBTILES, metadata={"format": "pbf"})
    assert "holds vector tiles, which are not drawn; take a file of pictures" in problem(small)
    (small / MBTILES).unlink()
    write_ground(small / PMTILES, tile_type=TileType.MVT)
    assert "holds vector tiles, which are not drawn" in problem(small)


def test_vector_tiles_are_known_by_their_content(small: Path) -> None:
    write_town_mbtiles(small / MBTILES)
    with closing(sqlite3.connect(small / MBTILES)) as database, database:
        database.execute("UPDATE images SET tile_data = ?", (gzip.compress(b"layers"),))
    assert "holds tiles that are no pictures" in problem(small)


@pytest.mark.parametrize(("file", "write"), [(PMTILES, write_town_pmtiles), (MBTILES, write_town_mbtiles)])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.9])
def test_a_file_that_is_being_copied_is_cut_off(
    part: float, file: str, write: Callable[..., None], small: Path
) -> None:
    write(small / file)
    whole = (small / file).read_bytes()
    (small / file).write_bytes(whole[: int(part * len(whole))])
    told = problem(small)
    assert "is cut off" in told or "header cannot be read" in told
    assert told.endswith("These tiles are not on the map.")


def test_a_damaged_database_is_told(small: Path) -> None:
    write_town_mbtiles(small / MBTILES)
    whole = bytearray((small / MBTILES).read_bytes())
    whole[100:8000] = b"\xaa" * 7900
    (small / MBTILES).write_bytes(whole)
    assert "is damaged, or no MBTiles file" in problem(small)


def test_another_database_is_no_map(small: Path) -> None:
    (small / "basemap").mkdir()
    with closing(sqlite3.connect(small / MBTILES)) as database, database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    assert "is damaged, or no MBTiles file" in problem(small)


def test_a_view_that_never_ends_is_ended(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tile_files, "MAX_QUERY_SECONDS", 0.05)
    (small / "basemap").mkdir()
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    with closing(sqlite3.connect(small / MBTILES)) as database, database:
        database.execute(
            "CREATE VIEW tiles AS SELECT x AS zoom_level, x AS tile_column, x AS tile_row, x AS tile_data"
            f" FROM ({endless})"
        )
    assert "its tiles cannot be read" in problem(small)


def test_nothing_is_written_beside_a_database(small: Path) -> None:
    write_town_mbtiles(small / MBTILES)
    with closing(sqlite3.connect(small / MBTILES)) as database:
        database.execute("PRAGMA journal_mode = WAL")
    (small / MBTILES).chmod(0o444)
    before = sorted(each.name for each in (small / "basemap").iterdir())
    assert len(grounds(small)) == 1
    assert sorted(each.name for each in (small / "basemap").iterdir()) == before


@pytest.mark.parametrize("compression", [Compression.GZIP, Compression.NONE])
def test_a_directory_that_unfolds_without_end_is_refused(
    compression: Compression, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = b"\0" * 3_000_000
    monkeypatch.setattr(tile_files, "MAX_UNFOLDED_BYTES", 1_000_000)
    with pytest.raises(ValueError, match="hold too much"):
        directory_entries(gzip.compress(bomb) if compression == Compression.GZIP else bomb, compression)
    with pytest.raises(ValueError, match="too large"):
        directory_entries(b"\0" * 5_000_000, compression)
