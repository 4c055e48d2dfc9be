"""The advice on a copy of the small exhibit, as each test changes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

from data import GROUND_FILE, load
from data.advice import places
from data.advice.advise import advise
from data.model.problem import Advice
from data.reading.towns import Towns, read_towns
from tests.ground_file import write_ground

GetAdvice = Callable[[], list[Advice]]
AddPlace = Callable[[str], None]


@pytest.fixture(scope="package", autouse=True)
def _read_the_gazetteer_once() -> Iterator[None]:
    """All towns, of every name: reading the 80 MB of small towns takes seconds."""
    all_towns = cache(read_towns)

    def read(*, names: Collection[str]) -> Towns:
        return all_towns()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "read_towns", read)
        yield


@pytest.fixture
def small(small: Path) -> Path:
    """The small exhibit with a ground; `test_ground.py` covers the advice on its absence."""
    write_ground(small / GROUND_FILE, metadata={"attribution": "Drawn for the tests"})
    return small


@pytest.fixture
def untranslated(small: Path) -> Path:
    """The small exhibit without translations; `test_translation_advice.py` covers the advice on those."""
    for path in [*small.rglob("*.de.md"), *small.rglob("*.de.yaml")]:
        path.unlink()
    return small


@pytest.fixture
def get_advice(untranslated: Path) -> GetAdvice:
    """Reads the small exhibit as it now is. It must have no problem."""

    def read() -> list[Advice]:
        loaded = load(untranslated)
        assert [str(problem) for problem in loaded.problems] == []
        return list(advise(loaded, untranslated))

    return read


@pytest.fixture
def add_place(small: Path) -> AddPlace:
    """Adds a row to places.csv: `id,toponym_en,country,latitude,longitude,precision,certainty`."""

    def add(row: str) -> None:
        key, name, *rest = row.split(",")
        table = small / "places.csv"
        line = ",".join([key, name, "", "", "", "", "", "", *rest, "", "", "", ""])
        table.write_text(table.read_text(encoding="utf-8").rstrip("\n") + f"\n{line}\n", encoding="utf-8")

    return add
