from __future__ import annotations

from pathlib import Path

import pytest

from data.editing.file_changes import FileChanges
from data.model.atomic_write import ChangedMeanwhileError


def test_where_one_change_fails_no_file_and_no_folder_is_left(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_text("saved meanwhile", encoding="utf-8")
    changes = FileChanges()
    changes.create(tmp_path / "people" / "ada" / "person.yaml", b"name: Ada")
    changes.replace(tmp_path / "list.yaml", b"as it was read", b"changed")
    with pytest.raises(ChangedMeanwhileError):
        changes.apply()
    assert [each.name for each in tmp_path.iterdir()] == ["list.yaml"]


def test_a_folder_that_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    changes = FileChanges()
    changes.create(tmp_path / "people" / "ada" / "person.yaml", b"name: Ada")
    changes.create(tmp_path / "people" / "ada" / "person.yaml", b"a second time")
    with pytest.raises(FileExistsError):
        changes.apply()
    assert list((tmp_path / "people").iterdir()) == []
