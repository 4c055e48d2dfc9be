"""What is advised on the small exhibit, spoilt at will."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from data import load
from data.advice import towns
from data.advice.advise import advise
from data.model.problem import Advice

Advised = Callable[[], list[Advice]]


@pytest.fixture(scope="package", autouse=True)
def _the_gazetteer_is_read_once() -> Iterator[None]:
    """As in one errand: the 80 MB of small towns take seconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(towns, "_read", cache(towns._read))
        yield


@pytest.fixture
def untranslated(small: Path) -> Path:
    """The small exhibit without its translations: what is advised of those is tested with them."""
    for path in [*small.rglob("*.de.md"), *small.rglob("*.de.yaml")]:
        path.unlink()
    return small


@pytest.fixture
def advised(untranslated: Path) -> Advised:
    """Reads the small exhibit as it now is; it must hold no problem."""

    def read() -> list[Advice]:
        loaded = load(untranslated)
        assert [str(problem) for problem in loaded.problems] == []
        return list(advise(loaded, untranslated))

    return read


@pytest.fixture
def said(advised: Advised) -> Callable[[], list[str]]:
    return lambda: [str(each) for each in advised()]


@pytest.fixture
def small_place(small: Path) -> Callable[[str], None]:
    """Adds a place: `id,toponym_en,country,latitude,longitude,precision,certainty`."""

    def add(row: str) -> None:
        key, name, *rest = row.split(",")
        table = small / "places.csv"
        line = ",".join([key, name, "", "", "", "", "", "", *rest, "", "", "", ""])
        table.write_text(table.read_text(encoding="utf-8").rstrip("\n") + f"\n{line}\n", encoding="utf-8")

    return add
