"""`locate` is killed in the middle: the table is complete, no choice is lost, the next run finishes."""

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
from components.command_line.commands import run_command
from data.geocoding import locate
from tests.data.geocoding.conftest import small_towns, town
locate.read_town_index = lambda: small_towns(
    *(town(f"Town {each}", "DE", (50.0 + each / 10, 10.0), 90_000) for each in range(6)))
replace, kill_at, done = os.replace, sys.argv[2], []
def replace_then_kill(*names):
    if kill_at == "before" and len(done) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    replace(*names)
    done.append(names)
    if kill_at == "after" and len(done) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if kill_at == "interrupt" and len(done) == 3:
        os.kill(os.getpid(), signal.SIGINT)
os.replace = replace_then_kill
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
sys.exit(run_command(["locate", sys.argv[1], "--accept-sure"]))
"""


def run(folder: Path, kill_at: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CHILD, str(folder), kill_at],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(("kill_at", "written"), [("before", 2), ("after", 3), ("interrupt", 3)])
def test_after_a_kill_nothing_is_lost_and_the_next_run_finishes(
    tmp_path: Path, kill_at: str, written: int
) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes((HEADER + "".join(ROWS)).encode())
    ended = run(tmp_path, kill_at)
    assert ended.returncode == (1 if kill_at == "interrupt" else -signal.SIGKILL), ended.stderr
    assert "Traceback" not in ended.stderr
    partial = path.read_bytes().decode()
    assert [row.lacks_coordinates for row in PlacesFile.read(path).rows] == [False] * written + [True] * (
        6 - written
    )
    assert partial.endswith("".join(ROWS[written:]))
    assert run(tmp_path, "never").returncode == 0
    complete = path.read_bytes().decode()
    assert complete.startswith(partial[: partial.index(ROWS[written])])
    assert not PlacesFile.read(path).rows_without_coordinates
    assert complete.count("kept, as it is Located ") == 6
