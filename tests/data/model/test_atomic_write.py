"""A file is written whole, or it is unchanged."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from data.model.atomic_write import ChangedMeanwhileError, atomic_write, create_file, fsync_tree


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    path.write_bytes(b"old")
    return path


def is_only_file(path: Path) -> bool:
    return [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_file_holds_the_new_content_and_no_temporary_file_is_left(file: Path) -> None:
    atomic_write(file, b"new", read=b"old")
    assert file.read_bytes() == b"new"
    assert is_only_file(file)


def test_a_change_by_somebody_else_is_not_overwritten(file: Path) -> None:
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhileError):
        atomic_write(file, b"new", read=b"old")
    assert file.read_bytes() == b"theirs"
    assert is_only_file(file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_permissions_of_the_file_are_kept(file: Path) -> None:
    file.chmod(0o640)
    atomic_write(file, b"new", read=b"old")
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
        atomic_write(file, b"new", read=b"old")
    assert file.read_bytes() == b"old"
    assert is_only_file(file)


def test_a_symbolic_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "linked.csv"
    try:
        link.symlink_to(file)
    except OSError:
        pytest.skip("no symbolic links on this system")
    atomic_write(link, b"new", read=b"old")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_file_that_does_not_exist_yet_is_written(tmp_path: Path) -> None:
    atomic_write(tmp_path / "new.txt", b"new")
    assert (tmp_path / "new.txt").read_bytes() == b"new"
    assert is_only_file(tmp_path / "new.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    atomic_write(tmp_path / "new", b"new")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
@pytest.mark.parametrize("exists", [True, False])
def test_a_secret_is_never_readable_by_others(
    exists: bool, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = []
    fsync = os.fsync

    def noting(handle: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noting)
    if exists:
        file.chmod(0o644)
    else:
        file.unlink()
    atomic_write(file, b"secret", mode=0o600)
    assert modes[0] == 0o600
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_file_of_one_user_is_readable_by_nobody_else_while_it_is_replaced(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.chmod(0o600)
    modes = []
    fsync = os.fsync

    def noting(handle: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noting)
    atomic_write(file, b"new")
    assert modes[0] == stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_single_writer_removes_what_an_interrupted_write_left_behind(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as power_cut:
        power_cut.setattr(os, "replace", lambda *_: None)
        atomic_write(file, b"lost", single_writer=True)
    assert not is_only_file(file)
    assert file.read_bytes() == b"old"
    atomic_write(file, b"new", single_writer=True)
    assert file.read_bytes() == b"new"
    assert is_only_file(file)


def test_two_writers_at_once_use_two_temporary_files(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace
    done: list[Path] = []

    def interleaved(source: Path, target: Path) -> None:
        if not done:
            done.append(source)
            atomic_write(file, b"second")
        replace(source, target)

    monkeypatch.setattr(os, "replace", interleaved)
    atomic_write(file, b"first")
    assert file.read_bytes() == b"first"
    assert is_only_file(file)


def test_a_file_is_created_only_where_there_is_none(file: Path, tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        create_file(file, b"new")
    assert file.read_bytes() == b"old"
    create_file(tmp_path / "new.txt", b"new")
    assert (tmp_path / "new.txt").read_bytes() == b"new"


def test_a_file_that_cannot_be_created_whole_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        create_file(tmp_path / "new.txt", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_system_that_opens_no_folders_writes_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open = os.open

    def as_on_windows(path: Path, *arguments: int) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied")
        return real_open(path, *arguments)

    monkeypatch.setattr(os, "open", as_on_windows)
    atomic_write(tmp_path / "a.txt", b"a")
    create_file(tmp_path / "b.txt", b"b")
    fsync_tree(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"a", "b.txt": b"b"}


def test_a_folder_is_forced_to_the_disk_with_every_file_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "people/ada/01.md", tmp_path / "locked.txt"]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    paths[-1].chmod(0o444)
    forced = set()
    monkeypatch.setattr(os, "fsync", lambda handle: forced.add(os.fstat(handle).st_ino))
    fsync_tree(tmp_path)
    assert {path.stat().st_ino for path in paths} <= forced


def test_a_file_that_cannot_be_forced_to_the_disk_is_an_error(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError("input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="input/output"):
        fsync_tree(file.parent)
