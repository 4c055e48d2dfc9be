"""Tiles out of a file are those that were put in, and a directory is unpacked once."""

from __future__ import annotations

import io
from random import Random
from typing import Any

import pytest
from pmtiles.tile import Compression, TileType, deserialize_header, tileid_to_zxy
from pmtiles.writer import Writer

from components.visitor.atlas.pmtiles_archive import PmtilesArchive

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


def archive(tiles: Tiles) -> bytes:
    file = io.BytesIO()
    writer: Any = Writer(file)  # type: ignore[no-untyped-call]
    for number, tile in sorted(tiles.items()):
        writer.write_tile(number, tile)
    rest = {"tile_type": TileType.PNG, "tile_compression": Compression.NONE, "min_zoom": 0, "max_zoom": 9}
    writer.finalize({**dict.fromkeys(ZEROS, 0), **rest}, {})
    return file.getvalue()


@pytest.fixture(scope="module", params=[1, 300, 20_000])
def tiles(request: pytest.FixtureRequest) -> Tiles:
    """Tiles here and there, now and then a row of the same; thousands need directories within a directory."""
    dice, kept = Random(request.param), {0: b"sea", 1: b"sea", 2: b"sea"}
    numbers = dice.sample(range(3, 8 * request.param + 3), request.param)
    return kept | {number: dice.randbytes(dice.randrange(1, 60)) for number in numbers}


def test_every_tile_is_found_and_no_other(tiles: Tiles) -> None:
    whole = archive(tiles)
    assert (deserialize_header(whole[:127])["leaf_directory_length"] > 0) == (len(tiles) > 1000)
    stored = PmtilesArchive(lambda offset, length: whole[offset : offset + length])
    asked = [
        *range(500),
        *(number + after for number in sorted(tiles)[::20] for after in (0, 1)),
        max(tiles) + 1,
    ]
    assert {number: stored.get(*tileid_to_zxy(number)) for number in asked} == {
        number: tiles.get(number) for number in asked
    }


def test_a_directory_is_unpacked_once() -> None:
    whole, read = archive({0: b"sea", 3: b"shore"}), list[int]()

    def get_bytes(offset: int, length: int) -> bytes:
        read.append(length)
        return whole[offset : offset + length]

    stored = PmtilesArchive(get_bytes)
    assert stored.get(0, 0, 0) == b"sea"
    read.clear()
    assert stored.get(*tileid_to_zxy(3)) == b"shore"
    assert read == [len(b"shore")]
