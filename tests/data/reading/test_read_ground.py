"""The ground of the map: what its file says of itself, and each way in which it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from pmtiles.tile import TileType

from data import GROUND_FILE, Ground, load
from tests.ground_file import write_ground


@pytest.fixture
def file(small: Path) -> Path:
    """The place of the ground in the small exhibit, where there is none yet."""
    (small / "basemap").mkdir()
    return small / GROUND_FILE


def ground(small: Path) -> Ground | None:
    loaded = load(small)
    assert loaded.exhibit is not None
    assert (loaded.problems == ()) or loaded.exhibit.ground is None
    return loaded.exhibit.ground


def problem(small: Path) -> str:
    loaded = load(small)
    assert loaded.exhibit is not None
    assert loaded.exhibit.ground is None
    (only,) = loaded.problems
    return str(only)


def test_an_exhibit_without_a_ground_has_no_problem(small: Path, file: Path) -> None:
    assert load(small).problems == ()
    assert ground(small) is None


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"name": "Sojourn ground", "attribution": "By us"}, Ground("By us", is_shipped=True)),
        (
            {"attribution": '<a href="https://example.org">© Survey &amp; Sons</a>, 2020'},
            Ground("© Survey & Sons , 2020", is_shipped=False),
        ),
        ({"name": "Alps"}, Ground("", is_shipped=False)),
        ({}, Ground("", is_shipped=False)),
    ],
)
def test_the_file_says_who_made_the_ground(
    metadata: dict[str, str], expected: Ground, small: Path, file: Path
) -> None:
    write_ground(file, metadata=metadata)
    assert ground(small) == expected


def test_a_file_without_the_whole_world_is_a_ground(small: Path, file: Path) -> None:
    write_ground(file, (9, 273, 182), (10, 546, 364))
    assert ground(small) is not None


@pytest.mark.parametrize("part", [8, 100, 130, 0.5, 0.99])
def test_a_file_that_is_cut_off_is_no_ground(part: float, small: Path, file: Path) -> None:
    write_ground(file, *((4, column, row) for column in range(16) for row in range(16)))
    whole = file.read_bytes()
    file.write_bytes(whole[: int(part if part > 1 else part * len(whole))])
    assert "is cut off" in problem(small) or "header cannot be read" in problem(small)
    assert "The map has no ground" in problem(small)


def test_a_damaged_list_of_tiles_is_no_ground(small: Path, file: Path) -> None:
    write_ground(file)
    whole = bytearray(file.read_bytes())
    whole[127:140] = b"\xaa" * 13
    file.write_bytes(whole)
    assert "its list of tiles cannot be read" in problem(small)


def test_damaged_metadata_cost_the_attribution_alone(small: Path, file: Path) -> None:
    write_ground(file, metadata={"attribution": "By us"})
    whole = file.read_bytes()
    at = whole.rindex(b"\x1f\x8b")
    file.write_bytes(whole[:at] + b"\0\0" + whole[at + 2 :])
    assert ground(small) == Ground("", is_shipped=False)


def test_vector_tiles_are_no_ground(small: Path, file: Path) -> None:
    write_ground(file, tile_type=TileType.MVT)
    assert "holds vector tiles, which are not drawn; take a file of pictures" in problem(small)


def test_mbtiles_are_told_by_their_name(small: Path, file: Path) -> None:
    file.write_bytes(b"SQLite format 3\0" + b"\0" * 2000)
    assert "is an MBTiles file; name it ground.mbtiles" in problem(small)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PMTiles\x02" + b"\0" * 200])
def test_another_file_is_no_ground(content: bytes, small: Path, file: Path) -> None:
    file.write_bytes(content)
    assert "is no PMTiles file of version 3; put it back from your last copy" in problem(small)


def test_a_folder_is_no_ground(small: Path, file: Path) -> None:
    file.mkdir()
    assert "is no file that can be read" in problem(small)
