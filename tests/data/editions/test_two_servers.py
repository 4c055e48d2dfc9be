"""Two servers show one exhibit and share the store of its last good copies."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.editions.edition import first_edition
from data.editions.last_good import MAX_COPIES, LastGood
from data.editions.state_folder import STATE_VARIABLE
from tests.exhibit_folders import SMALL, copy_small

STORY = "people/rizzi/03-trieste-1852.md"
TIMEOUT_SECONDS = 60.0
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
        update = next_edition(folder, shown)
        shown, read = update.edition, None if update.outcome == "moving" else now
    assert shown.folder != folder, "the edition is a copy"
assert (shown.folder / "places.csv").is_file()
print(shown.folder)
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    return copy_small(tmp_path)


def retitle(folder: Path, title: str) -> None:
    """Save as an editor does: write a temporary file and move it over the old one."""
    text = (SMALL / STORY).read_text(encoding="utf-8").replace("The corvette comes home", title)
    temporary = folder / f".{Path(STORY).name}"
    temporary.write_text(text, encoding="utf-8")
    os.replace(temporary, folder / STORY)


def test_after_many_edits_two_servers_both_show_the_last_one(small: Path) -> None:
    retitle(small, "Edit 0.")
    assert first_edition(small).outcome == "new"
    command = [sys.executable, "-c", SERVER, str(small), "Edit 12.", STORY]
    servers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    store, deadline = LastGood(small), time.monotonic() + TIMEOUT_SECONDS
    for number in range(1, 13):
        retitle(small, f"Edit {number}.")
        pause = time.monotonic() + 0.03
        while time.monotonic() < pause:
            assert store.folder is not None, "there is a last good copy at every moment"
    shown = [Path(server.communicate(timeout=deadline - time.monotonic())[0].strip()) for server in servers]
    assert [server.returncode for server in servers] == [0, 0]
    assert store.folder in shown
    for copy in shown:
        assert "Edit 12." in (copy / STORY).read_text(encoding="utf-8"), (
            "neither server removed the copy of the other"
        )
    assert len([each for each in shown[0].parent.iterdir() if each.is_dir()]) <= MAX_COPIES
