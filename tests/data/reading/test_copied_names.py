"""The name of a copy is told from a stop's own name, in the words of many desktops and sync programs."""

from __future__ import annotations

import unicodedata

import pytest

from data.reading.copied_names import copied_name

STOP = "07-tokyo-1933.md"
COPIES = (
    "Copy of 07-tokyo-1933.md",
    "Copy (2) of 07-tokyo-1933.md",
    "Another copy of 07-tokyo-1933.md",
    "07-tokyo-1933 - Copy.md",
    "07-tokyo-1933 - Copy (2).md",
    "07-tokyo-1933 - Copy - Copy.md",
    "07-tokyo-1933 copy.md",
    "07-tokyo-1933 copy 2.md",
    "07-tokyo-1933 (copy).md",
    "07-tokyo-1933 (3rd copy).md",
    "07-tokyo-1933 (1).md",
    "07-tokyo-1933(1).md",
    "07-tokyo-1933 (1) (2).md",
    "Kopie von 07-tokyo-1933.md",
    "07-tokyo-1933 – Kopie.md",
    "07-tokyo-1933 - Kopie (3).md",
    "07-tokyo-1933 Kopie 2.md",
    "Copie de 07-tokyo-1933.md",
    "07-tokyo-1933 - Copie.md",
    "Copia di 07-tokyo-1933.md",
    "07-tokyo-1933 - copia.md",
    "Cópia de 07-tokyo-1933.md",
    "Kopie van 07-tokyo-1933.md",
    "Копия 07-tokyo-1933.md",
    "07-tokyo-1933 — копия.md",
    "07-tokyo-1933 (копия 2).md",
    "07-tokyo-1933 — копія.md",
    "07-tokyo-1933 のコピー.md",
    "07-tokyo-1933のコピー.md",
    "07-tokyo-1933 - コピー.md",
    "07-tokyo-1933 - コピー (2).md",
    "コピー ～ 07-tokyo-1933.md",
    "07-tokyo-1933 - 副本.md",
    "07-tokyo-1933.md.bak",
    "07-tokyo-1933.md.orig",
    "07-tokyo-1933.md.old",
)
CONFLICTS = (
    "07-tokyo-1933 (Anna's conflicted copy 2026-11-28).md",
    "07-tokyo-1933 (conflicted copy 2026-11-28 101112).md",
    "07-tokyo-1933 (In Konflikt stehende Kopie von Anna 2026-11-28).md",
    "07-tokyo-1933 (Copie en conflit de Anna 2026-11-28).md",
    "07-tokyo-1933 (SFConflict anna@museum.example 2026-11-28-10-11-12).md",
    "07-tokyo-1933 (Case Conflict).md",
    "07-tokyo-1933 [conflicted].md",
    "07-tokyo-1933.sync-conflict-20261128-101112-ABCDEFG.md",
    "07-tokyo-1933.sync-conflict-20261128-101112.md",
    "07-tokyo-1933.Conflict.md",
)
BESIDE_IT = (
    "07-tokyo-1933 2.md",
    "07-tokyo-1933-DESKTOP-AB12CD3.md",
    "07-tokyo-1933-LAPTOP-AB12CD3Z-2.md",
    "07-tokyo-1933_conflict-20261128-101112.md",
)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_known_by_its_name(name: str) -> None:
    for typed in (name, unicodedata.normalize("NFD", name)):  # as macOS stores it
        copy = copied_name(typed, {STOP, typed})
        assert copy is not None
        assert (copy.name, copy.original, copy.kind) == (typed, STOP, "copy")
    assert copied_name(name, {name}) is not None  # also where the original is gone


@pytest.mark.parametrize("name", CONFLICTS)
def test_the_second_version_of_a_sync_program_is_known(name: str) -> None:
    for names in ({STOP, name}, {name}):
        copy = copied_name(name, names)
        assert copy is not None
        assert (copy.original, copy.kind) == (STOP, "conflict")


@pytest.mark.parametrize("name", BESIDE_IT)
def test_a_name_that_a_stop_may_have_is_a_copy_only_beside_its_original(name: str) -> None:
    copy = copied_name(name, {STOP, name})
    assert copy is not None
    assert copy.original == STOP
    assert copied_name(name, {name}) is None


def test_the_ending_that_notepad_adds_is_known() -> None:
    copy = copied_name(f"{STOP}.txt", {STOP})
    assert copy is not None
    assert (copy.original, copy.kind) == (STOP, "text")


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("07-tokyo-1933.ru (1).md", "07-tokyo-1933.ru.md"),
        ("person.ru - Kopie.yaml", "person.ru.yaml"),
        ("person.yaml.txt", "person.yaml"),
        ("places (1).csv", "places.csv"),
        ("places.csv.bak", "places.csv"),
        ("plan-of-kiel copy.geojson", "plan-of-kiel.geojson"),
        ("liner (1).PNG", "liner.PNG"),
        ("sorge - Copy", "sorge"),
        ("Copy of sorge", "sorge"),
    ],
)
def test_every_file_and_folder_of_an_exhibit_may_be_copied(name: str, original: str) -> None:
    copy = copied_name(name, {name})
    assert copy is not None
    assert copy.original == original


@pytest.mark.parametrize(
    "name",
    [
        STOP,
        "07-tokyo-1933.ru.md",
        "07-tokyo-1933.zh-Hant.md",
        "07-copy-of-the-treaty-1939.md",
        "copy-of-the-treaty.md",
        "07-tokyo-1933-copy.md",
        "07-tokyo-1933-2.md",
        "07-tokyo-1933_copy.md",
        "07-kopie-1933.md",
        "12-the-conflict-1936.md",
        "12-conflict.md",
        "Copy of the great treaty.md",
        "Tokyo (1933).md",
        "Tokyo 12.md",
        "Treaty (second draft).md",
        "A copybook.md",
        "Photocopy room.md",
        "07-tokyo-1933-DESKTOP.md",
        "notes.txt",
        "exhibit.pt-BR.yaml",
        "zh-Hant.yaml",
        "Kopenhagen.md",
        "копия.md",
    ],
)
def test_a_name_that_merely_looks_like_a_copys_is_none(name: str) -> None:
    assert copied_name(name, {STOP, "exhibit.pt.yaml", "zh.yaml", name}) is None
