"""The errand is killed half-way: the table is whole, nothing accepted is lost, the next run finishes."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data.geocoding.places_file import PlacesFile

ROOT = Path(__file__).parents[3]
HEADER = "id,toponym_en,country,latitude,longitude,precision,note\r\n"
ROWS = [f'p{number},"Town {number}",DE,,,town,"kept, as it is"\r\n' for number in range(6)]
CHILD = """
import os, signal, sys
from data.geocoding import locate
from tests.data.geocoding.conftest import small_towns, town
locate.read_towns = lambda: small_towns(
    *(town(f"Town {each}", "DE", (50.0 + each / 10, 10.0), 90_000) for each in range(6)))
replace, fatal, done = os.replace, sys.argv[2], []
def deadly(*names):
    if fatal == "before" and len(done) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    replace(*names)
    done.append(names)
    if fatal == "after" and len(done) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if fatal == "politely" and len(done) == 3:
        os.kill(os.getpid(), signal.SIGINT)
os.replace = deadly
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would not hear of it
sys.exit(locate.main([sys.argv[1], "--accept-sure"]))
"""


def run(folder: Path, fatal: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CHILD, str(folder), fatal],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize(("fatal", "written"), [("before", 2), ("after", 3), ("politely", 3)])
def test_killed_half_way_nothing_is_lost_and_the_next_run_finishes(
    tmp_path: Path, fatal: str, written: int
) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes((HEADER + "".join(ROWS)).encode())
    ended = run(tmp_path, fatal)
    assert ended.returncode == (1 if fatal == "politely" else -signal.SIGKILL), ended.stderr
    assert "Traceback" not in ended.stderr
    half = path.read_bytes().decode()
    assert [line.is_lacking for line in PlacesFile.read(path).lines] == [False] * written + [True] * (
        6 - written
    )
    assert half.endswith("".join(ROWS[written:]))
    assert run(tmp_path, "never").returncode == 0
    whole = path.read_bytes().decode()
    assert whole.startswith(half[: half.index(ROWS[written])])
    assert not PlacesFile.read(path).lacking
    assert whole.count("kept, as it is Located ") == 6
