"""The small exhibit, spoilt at random: it is always read without an error, and a loss is always told."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data import Exhibit, load
from data.advice.check import main
from tests.data.conftest import EXHIBITS

Spoiler = Callable[[Path, random.Random], None]
FILES = sorted(
    path.relative_to(EXHIBITS / "small").as_posix()
    for path in (EXHIBITS / "small").rglob("*")
    if path.is_file()
)
YAML = [file for file in FILES if file.endswith((".yaml", ".md"))]
TABLES = [file for file in FILES if file.endswith(".csv")]
STRANGE = [
    *(
        "[a, b]",
        "{a: b}",
        "3",
        "true",
        "''",
        "~",
        "1838-13-41",
        "1838-1X-XX",
        "!!int x",
        "!!binary x",
        "*gone",
    ),
    *('"\\ud800"', "[[[[", "'", "\ttab", "“curly”", "{{x}}", "a: b: c", "../../etc", "[" * 3000, "<b>"),
]


def truncate(path: Path, chance: random.Random) -> None:
    held = path.read_bytes()
    path.write_bytes(held[: chance.randrange(len(held))])


def empty(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"")


def delete(path: Path, chance: random.Random) -> None:
    path.unlink()


def make_folder(path: Path, chance: random.Random) -> None:
    path.unlink()
    path.mkdir()


def swap_bytes(path: Path, chance: random.Random) -> None:
    held = bytearray(path.read_bytes())
    for _ in range(4):
        one, two = chance.randrange(len(held)), chance.randrange(len(held))
        held[one], held[two] = held[two], held[one]
    path.write_bytes(bytes(held))


def add_control_characters(path: Path, chance: random.Random) -> None:
    held = path.read_bytes()
    cut = chance.randrange(len(held))
    path.write_bytes(held[:cut] + bytes([chance.choice([0, 1, 7, 11, 12, 27, 127, 255])]) * 3 + held[cut:])


def add_huge_text(path: Path, chance: random.Random) -> None:
    held = path.read_bytes()
    cut = chance.randrange(len(held))
    path.write_bytes(held[:cut] + b"a" * 200_000 + held[cut:])


def change_encoding(path: Path, chance: random.Random) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_bytes(("Ж" + text).encode(chance.choice(["utf-16", "windows-1251", "utf-32"]), "replace"))


def change_line(path: Path, chance: random.Random) -> None:
    """A line doubled, left out, moved in with a tab, or with another sort of value."""
    lines = path.read_text(encoding="utf-8").split("\n")
    at = chance.randrange(len(lines) - 1)
    key = lines[at].split(":")[0]
    strange = chance.choice(STRANGE)
    lines[at : at + 1] = chance.choice(
        [[lines[at]] * 2, [], ["\t" + lines[at]], [f"{key}: {strange}"], [f"{strange}: {key}", lines[at]]]
    )
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")


def drop_column(path: Path, chance: random.Random) -> None:
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    gone = chance.randrange(len(rows[0]))
    path.write_text("\n".join(",".join(row[:gone] + row[gone + 1 :]) for row in rows), encoding="utf-8")


def mutations() -> Iterator[tuple[int, str, Spoiler]]:
    chance = random.Random(1842)
    for_any: list[Spoiler] = [truncate, empty, delete, make_folder, swap_bytes]
    for_any += [add_control_characters, add_huge_text, change_encoding]
    for seed in range(120):
        kind = chance.choice([*for_any, change_line, change_line, change_line, drop_column])
        files = YAML if kind is change_line else TABLES if kind is drop_column else FILES
        yield seed, chance.choice(files), kind


def held_by(exhibit: Exhibit | None) -> set[str]:
    """Everything by name that a visitor could find."""
    if exhibit is None:
        return set()
    pictures = {f"{stop.id} {stop.picture.id}" for stop in exhibit.stops if stop.picture is not None}
    sources = {f"{stop.id} {source.id}" for stop in exhibit.stops for source in stop.sources}
    dots = {f"{stop.id} {place.id}" for stop in exhibit.stops for place in (*stop.via, *stop.mentions)}
    texts = {f"{stop.id} {language}" for stop in exhibit.stops for language in stop.translations}
    texts |= {f"{life.id} {language}" for life in exhibit.people for language in life.translations}
    texts |= {f"{one.id} {language}" for one in exhibit.encounters for language in one.translations}
    texts |= set(exhibit.translations)
    things = (exhibit.people, tuple(exhibit.stops), exhibit.encounters)
    return {thing.id for group in things for thing in group} | pictures | sources | dots | texts


def could_be_meant(spoiler: Spoiler, file: str) -> bool:
    """Whether the result may be what a curator wanted: a whole story or row less, a line less in a head."""
    return spoiler in (delete, truncate, change_line) or file.endswith(".svg")


@pytest.fixture(scope="module")
def whole() -> set[str]:
    return held_by(load(EXHIBITS / "small").exhibit)


@pytest.mark.parametrize(
    ("seed", "file", "spoiler"),
    [pytest.param(*each, id=f"{each[0]}-{each[2].__name__}-{each[1]}") for each in mutations()],
)
def test_a_spoilt_exhibit_is_read_without_an_error_and_a_loss_is_told(
    seed: int,
    file: str,
    spoiler: Spoiler,
    tmp_path: Path,
    whole: set[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = Path(shutil.copytree(EXHIBITS / "small", tmp_path / "small"))
    spoiler(folder / file, random.Random(seed))
    loaded = load(folder)
    assert capsys.readouterr().out == ""
    assert all(len(str(problem)) < 1000 and str(problem).encode() for problem in loaded.problems)
    lost = whole - held_by(loaded.exhibit)
    assert loaded.problems or not lost or could_be_meant(spoiler, file), f"lost without a word: {lost}"


@pytest.mark.parametrize("file", [*TABLES, "exhibit.yaml", "words/en.yaml", "people/brandt/person.yaml"])
@pytest.mark.parametrize("spoiler", [empty, delete, make_folder, change_encoding])
def test_a_file_that_is_gone_is_always_told(spoiler: Spoiler, file: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXHIBITS / "small", tmp_path / "small"))
    spoiler(folder / file, random.Random(1))
    assert load(folder).problems
    assert main([str(folder)]) == 1
