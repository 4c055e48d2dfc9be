"""A file is replaced whole, or it is unchanged."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from data.model.atomic_write import ChangedMeanwhileError, atomic_replace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    path.write_bytes(b"old")
    return path


def is_only_file(path: Path) -> bool:
    return [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_file_holds_the_new_content_and_no_temporary_file_is_left(file: Path) -> None:
    atomic_replace(file, b"new", b"old")
    assert file.read_bytes() == b"new"
    assert is_only_file(file)


def test_a_change_by_somebody_else_is_not_overwritten(file: Path) -> None:
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhileError):
        atomic_replace(file, b"new", b"old")
    assert file.read_bytes() == b"theirs"
    assert is_only_file(file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_permissions_of_the_file_are_kept(file: Path) -> None:
    file.chmod(0o640)
    atomic_replace(file, b"new", b"old")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize("interruption", [OSError("disk full"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_an_interruption_leaves_the_old_file_unchanged(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, interruption: BaseException
) -> None:
    def interrupt(*_: object) -> None:
        raise interruption

    monkeypatch.setattr(os, step, interrupt)
    with pytest.raises(type(interruption)):
        atomic_replace(file, b"new", b"old")
    assert file.read_bytes() == b"old"
    assert is_only_file(file)


def test_a_symbolic_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "linked.csv"
    try:
        link.symlink_to(file)
    except OSError:
        pytest.skip("no symbolic links on this system")
    atomic_replace(link, b"new", b"old")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
