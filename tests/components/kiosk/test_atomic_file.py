"""The kiosk's files are replaced as a whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from components.kiosk.atomic_file import temporary_path, write_atomically


def test_a_file_is_replaced_and_what_an_interrupted_write_left_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "cards.json"
    path.write_text("old", encoding="utf-8")
    temporary_path(path).write_text("half", encoding="utf-8")
    write_atomically(path, "new")
    assert path.read_text(encoding="utf-8") == "new"
    assert os.listdir(tmp_path) == ["cards.json"]


def test_others_may_read_a_file_only_where_that_is_asked_for(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_atomically(tmp_path / "state.json", "own")
        write_atomically(tmp_path / "installed.json", "for all", mode=0o644)
    finally:
        os.umask(before)
    assert (tmp_path / "state.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "installed.json").stat().st_mode & 0o777 == 0o644


def test_a_link_is_replaced_by_another(tmp_path: Path) -> None:
    path = tmp_path / "link"
    path.symlink_to("before")
    write_atomically(path, "after", link=True)
    assert os.readlink(path) == "after"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cards.json"
    path.write_text("old", encoding="utf-8")

    def disk_full(_: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "fsync", disk_full)
    with pytest.raises(OSError, match="no space left"):
        write_atomically(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
