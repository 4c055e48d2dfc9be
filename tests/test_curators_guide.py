"""The curator's guide (`data/README.md`) is true: its commands run, in its order, on the shipped exhibit."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from data import load, parse_date
from tests.commands import command as typed
from tests.exhibit_folders import ROOT, SHIPPED

GUIDE = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(each) for each in re.findall(r"uv run app\.py ((?:new|locate)\b[^`\n]*)", GUIDE)]


@pytest.mark.content
def test_every_command_of_the_guide_runs_as_it_is_written(tmp_path: Path) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "exhibit", ignore=shutil.ignore_patterns("*.pmtiles"))
    assert [command[:2] for command in COMMANDS] == [
        ["new", "place"],
        ["locate"],
        ["new", "stop"],
        ["new", "translation"],
    ]
    for command in COMMANDS:
        options = [str(folder), "--accept-sure"] if command == ["locate"] else ["--exhibit", str(folder)]
        assert typed(*command)(options) == 0, command
    exhibit = load(folder).exhibit
    assert exhibit is not None
    assert "trondheim" in exhibit.places


def test_every_date_of_the_guide_is_valid() -> None:
    dates = re.findall(r"`date: ([^`]+)`", GUIDE)
    assert len(dates) >= 7
    assert [str(parse_date(date)) for date in dates] == dates
