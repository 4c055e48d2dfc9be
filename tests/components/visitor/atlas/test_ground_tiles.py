"""Ground tiles: a tile or none, never an error. The PMTiles reader behind them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageChops
from pmtiles.tile import Compression, TileType, deserialize_header, tileid_to_zxy, zxy_to_tileid
from pmtiles.writer import Writer

from components.visitor.atlas.ground_tiles import GroundTiles, LocalTiles, PmtilesArchive
from tests.town_tiles import town_tiles, write_town_mbtiles, write_town_pmtiles

RED, BLUE = (200, 30, 30), (30, 30, 200)
Tiles = dict[int, bytes]
ZEROS = (
    "min_lon_e7",
    "min_lat_e7",
    "max_lon_e7",
    "max_lat_e7",
    "center_zoom",
    "center_lon_e7",
    "center_lat_e7",
)


def _webp(left: tuple[int, int, int], right: tuple[int, int, int]) -> bytes:
    picture = Image.new("RGB", (256, 256), left)
    picture.paste(right, (128, 0, 256, 256))
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", lossless=True)
    return buffer.getvalue()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A file with zoom 0, and of zoom 1 only the north-western tile: red at the left, blue at the right."""
    path = tmp_path / "ground.pmtiles"
    with path.open("wb") as file:
        writer: Any = Writer(file)  # type: ignore[no-untyped-call]
        writer.write_tile(zxy_to_tileid(0, 0, 0), _webp(BLUE, BLUE))
        writer.write_tile(zxy_to_tileid(1, 0, 0), _webp(RED, BLUE))
        header = {
            "tile_type": TileType.WEBP,
            "tile_compression": Compression.NONE,
            "min_zoom": 0,
            "max_zoom": 1,
            **{edge: 0 for edge in ("min_lon_e7", "min_lat_e7", "max_lon_e7", "max_lat_e7")},
            **{middle: 0 for middle in ("center_zoom", "center_lon_e7", "center_lat_e7")},
        }
        writer.finalize(header, {})
    return path


def _has_colour(tile: bytes | None, colour: tuple[int, int, int], at: tuple[int, int] = (128, 128)) -> bool:
    """Whether a tile is complete and has nearly this colour at a pixel."""
    assert tile is not None
    picture = Image.open(io.BytesIO(tile)).convert("RGB")
    assert picture.size == (256, 256)
    actual = picture.getpixel(at)
    assert isinstance(actual, tuple)
    return all(abs(one - two) < 25 for one, two in zip(actual, colour, strict=True))


def test_a_stored_tile_is_returned_unchanged(archive: Path) -> None:
    assert GroundTiles(archive).tile(1, 0, 0) == _webp(RED, BLUE)


def test_a_missing_tile_is_a_part_of_its_ancestor_enlarged(archive: Path) -> None:
    ground = GroundTiles(archive)
    assert _has_colour(ground.tile(3, 0, 1), RED), "the left half of the tile of zoom 1"
    assert _has_colour(ground.tile(3, 3, 1), BLUE), "its right half"
    assert _has_colour(ground.tile(1, 1, 1), BLUE), "the tile of zoom 0"


def test_the_enlarged_part_has_the_right_position(tmp_path: Path, archive: Path) -> None:
    ground = GroundTiles(archive)
    assert _has_colour(ground.tile(2, 0, 0), RED, at=(10, 10))
    assert _has_colour(ground.tile(2, 1, 0), BLUE, at=(250, 250))


@pytest.mark.parametrize("tile", [(1, 2, 0), (1, 0, 2), (1, -1, 0), (0, 1, 0), (3, 8, 0), (2, 0, -4)])
def test_outside_the_world_there_is_no_tile(archive: Path, tile: tuple[int, int, int]) -> None:
    assert GroundTiles(archive).tile(*tile) is None


@pytest.mark.parametrize("zoom", [12, 30, 31, 40, 100])
def test_a_tile_too_far_below_its_ancestor_is_missing(archive: Path, zoom: int) -> None:
    assert GroundTiles(archive).tile(zoom, 0, 0) is None


@pytest.mark.parametrize(
    "content", [None, b"", b"PMTiles", b"PMTiles\x03" + b"\xff" * 200, b"\0" * 5000, b"not a map at all" * 99]
)
def test_a_missing_or_damaged_file_gives_no_tiles(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "ground.pmtiles"
    if content is not None:
        path.write_bytes(content)
    ground = GroundTiles(path)
    assert [ground.tile(zoom, 0, 0) for zoom in range(8)] == [None] * 8
    assert ground.address == ""


def test_a_folder_instead_of_a_file_gives_no_tiles(tmp_path: Path) -> None:
    assert GroundTiles(tmp_path).tile(0, 0, 0) is None


@pytest.mark.parametrize("length", [130, 200, 300, 0.5, 0.9])
def test_a_truncated_file_gives_no_error(archive: Path, length: float) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(length if length > 1 else len(whole) * length)])
    ground = GroundTiles(archive)
    for zoom in range(4):
        ground.tile(zoom, 0, 0)


def test_a_damaged_tile_gives_no_error(tmp_path: Path, archive: Path) -> None:
    whole = archive.read_bytes()
    at = whole.index(b"RIFF")
    archive.write_bytes(whole[: at + 8] + b"\xaa" * (len(whole) - at - 8))
    ground = GroundTiles(archive)
    for zoom in range(4):
        ground.tile(zoom, 0, 0)


def test_the_address_changes_with_the_file(tmp_path: Path, archive: Path) -> None:
    before = GroundTiles(archive).address
    assert GroundTiles(archive).address == before
    assert {"{z}", "{x}", "{y}"} <= set(before.replace(".webp", "").split("/"))
    archive.write_bytes(archive.read_bytes() + b"more")
    assert GroundTiles(archive).address != before


def test_two_enlarged_tiles_meet_without_a_visible_edge(archive: Path) -> None:
    one, two = GroundTiles(archive).tile(2, 0, 0), GroundTiles(archive).tile(2, 0, 1)
    assert one is not None
    assert two is not None
    edges = [Image.open(io.BytesIO(each)).convert("RGB") for each in (one, two)]
    seam = ImageChops.difference(edges[0].crop((0, 255, 256, 256)), edges[1].crop((0, 0, 256, 1)))
    assert max(high for _, high in seam.getextrema()) < 40  # type: ignore[misc]


def archive_bytes(tiles: Tiles) -> bytes:
    file = io.BytesIO()
    writer: Any = Writer(file)  # type: ignore[no-untyped-call]
    for number, tile in sorted(tiles.items()):
        writer.write_tile(number, tile)
    rest = {"tile_type": TileType.PNG, "tile_compression": Compression.NONE, "min_zoom": 0, "max_zoom": 9}
    writer.finalize({**dict.fromkeys(ZEROS, 0), **rest}, {})
    return file.getvalue()


@pytest.fixture(scope="module", params=[1, 300, 20_000])
def tiles(request: pytest.FixtureRequest) -> Tiles:
    """Tiles at random ids, some of them equal; thousands need directories within a directory."""
    generator, equal = Random(request.param), {0: b"sea", 1: b"sea", 2: b"sea"}
    numbers = generator.sample(range(3, 8 * request.param + 3), request.param)
    return equal | {number: generator.randbytes(generator.randrange(1, 60)) for number in numbers}


def test_every_stored_tile_is_found_and_no_other(tiles: Tiles) -> None:
    whole = archive_bytes(tiles)
    assert (deserialize_header(whole[:127])["leaf_directory_length"] > 0) == (len(tiles) > 1000)
    stored = PmtilesArchive(lambda offset, length: whole[offset : offset + length])
    requested = [
        *range(500),
        *(number + after for number in sorted(tiles)[::20] for after in (0, 1)),
        max(tiles) + 1,
    ]
    assert {number: stored.get(*tileid_to_zxy(number)) for number in requested} == {
        number: tiles.get(number) for number in requested
    }


def test_a_directory_is_decompressed_once() -> None:
    whole, lengths = archive_bytes({0: b"sea", 3: b"shore"}), list[int]()

    def get_bytes(offset: int, length: int) -> bytes:
        lengths.append(length)
        return whole[offset : offset + length]

    stored = PmtilesArchive(get_bytes)
    assert stored.get(0, 0, 0) == b"sea"
    lengths.clear()
    assert stored.get(*tileid_to_zxy(3)) == b"shore"
    assert lengths == [len(b"shore")]


WRITERS: dict[str, Callable[..., None]] = {
    "town.pmtiles": write_town_pmtiles,
    "town.mbtiles": write_town_mbtiles,
    "named.mbtiles": write_town_pmtiles,
}
"""Also under the name of the other format: the content decides."""


@pytest.mark.parametrize("name", WRITERS)
def test_every_tile_of_a_town_is_served_in_its_place(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path / name, "PNG")
    tiles = LocalTiles(tmp_path / name)
    for place, picture in town_tiles("PNG"):
        assert tiles.tile(*place) == (picture, "image/png")
    zoom, column, row = next(town_tiles())[0]
    assert tiles.tile(zoom, column, row - 9) is None
    assert tiles.tile(zoom, -1, row) is None


@pytest.mark.parametrize(("picture_format", "kind"), [("JPEG", "image/jpeg"), ("WEBP", "image/webp")])
def test_a_tile_has_the_media_type_of_its_picture(picture_format: str, kind: str, tmp_path: Path) -> None:
    write_town_mbtiles(tmp_path / "town.mbtiles", picture_format)
    found = LocalTiles(tmp_path / "town.mbtiles").tile(*next(town_tiles())[0])
    assert found is not None
    assert found[1] == kind


@pytest.mark.parametrize("name", ["town.pmtiles", "town.mbtiles"])
@pytest.mark.parametrize("part", [0.0, 0.01, 0.5])
def test_a_cut_file_of_a_town_gives_no_error(name: str, part: float, tmp_path: Path) -> None:
    WRITERS[name](tmp_path / name)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: int(part * len(whole))])
    tiles = LocalTiles(tmp_path / name)
    for place, _ in town_tiles():
        tiles.tile(*place)
    assert LocalTiles(tmp_path / "nothing").address == ""
