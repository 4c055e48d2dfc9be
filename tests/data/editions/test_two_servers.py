"""Two servers show one exhibit, and keep its last good copies in one place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.editions.edition import first_edition
from data.editions.last_good import KEPT, LastGood
from data.editions.state_folder import STATE_VARIABLE

SMALL = Path(__file__).parents[2] / "exhibits" / "small"
STORY = "people/rizzi/03-trieste-1852.md"
SECONDS = 60.0
SERVER = """
import sys
from pathlib import Path
from data.editions.edition import first_edition, next_edition
from data.editions.snapshot import signature

folder, last = Path(sys.argv[1]), sys.argv[2]
shown, read = first_edition(folder).edition, None
while last not in (shown.folder / sys.argv[3]).read_text(encoding="utf-8"):
    now = signature(folder)
    if now != read:
        reading = next_edition(folder, shown)
        shown, read = reading.edition, None if reading.outcome == "moving" else now
    assert shown.folder != folder, "a copy could be made"
assert (shown.folder / "places.csv").is_file()
print(shown.folder)
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def retitle(folder: Path, title: str) -> None:
    """As an editor saves: beside it, and moved over it."""
    text = (SMALL / STORY).read_text(encoding="utf-8").replace("The corvette comes home", title)
    beside = folder / f".{Path(STORY).name}"
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, folder / STORY)


def test_two_servers_that_follow_many_edits_both_end_with_the_last(small: Path) -> None:
    retitle(small, "Edit 0.")
    assert first_edition(small).outcome == "new"
    command = [sys.executable, "-c", SERVER, str(small), "Edit 12.", STORY]
    servers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    store, until = LastGood(small), time.monotonic() + SECONDS
    for number in range(1, 13):
        retitle(small, f"Edit {number}.")
        pause = time.monotonic() + 0.03
        while time.monotonic() < pause:
            assert store.folder is not None, "at every moment there is a last good copy"
    shown = [Path(server.communicate(timeout=until - time.monotonic())[0].strip()) for server in servers]
    assert [server.returncode for server in servers] == [0, 0]
    assert store.folder in shown
    for copy in shown:
        assert "Edit 12." in (copy / STORY).read_text(encoding="utf-8"), "neither cleared the other's away"
    assert len([each for each in shown[0].parent.iterdir() if each.is_dir()]) <= KEPT
