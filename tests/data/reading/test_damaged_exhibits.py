"""The small exhibit, damaged at random: it always loads without an error, and a loss is always reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from data import load
from tests.commands import command
from tests.data.conftest import to_do
from tests.data.malformed import contents
from tests.exhibit_folders import EXHIBITS, copy_small
from tests.random_seeds import each_by_default

main = command("check")

Damage = Callable[[Path, Random], None]
FILES = sorted(
    path.relative_to(EXHIBITS / "small").as_posix()
    for path in (EXHIBITS / "small").rglob("*")
    if path.is_file()
)
YAML = [file for file in FILES if file.endswith((".yaml", ".md"))]
TABLES = [file for file in FILES if file.endswith(".csv")]
INVALID_VALUES = [
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


def truncate(path: Path, random: Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: random.randrange(len(content))])


def empty(path: Path, random: Random) -> None:
    path.write_bytes(b"")


def delete(path: Path, random: Random) -> None:
    path.unlink()


def make_folder(path: Path, random: Random) -> None:
    path.unlink()
    path.mkdir()


def swap_bytes(path: Path, random: Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(4):
        one, two = random.randrange(len(content)), random.randrange(len(content))
        content[one], content[two] = content[two], content[one]
    path.write_bytes(bytes(content))


def add_control_characters(path: Path, random: Random) -> None:
    content = path.read_bytes()
    cut = random.randrange(len(content))
    path.write_bytes(
        content[:cut] + bytes([random.choice([0, 1, 7, 11, 12, 27, 127, 255])]) * 3 + content[cut:]
    )


def add_huge_text(path: Path, random: Random) -> None:
    content = path.read_bytes()
    cut = random.randrange(len(content))
    path.write_bytes(content[:cut] + b"a" * 200_000 + content[cut:])


def change_encoding(path: Path, random: Random) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_bytes(("Ж" + text).encode(random.choice(["utf-16", "windows-1251", "utf-32"]), "replace"))


def change_line(path: Path, random: Random) -> None:
    """A line repeated, deleted, indented with a tab, or with another type of value."""
    lines = path.read_text(encoding="utf-8").split("\n")
    at = random.randrange(len(lines) - 1)
    key = lines[at].split(":")[0]
    value = random.choice(INVALID_VALUES)
    lines[at : at + 1] = random.choice(
        [[lines[at]] * 2, [], ["\t" + lines[at]], [f"{key}: {value}"], [f"{value}: {key}", lines[at]]]
    )
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")


def drop_column(path: Path, random: Random) -> None:
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    gone = random.randrange(len(rows[0]))
    path.write_text("\n".join(",".join(row[:gone] + row[gone + 1 :]) for row in rows), encoding="utf-8")


def mutations() -> Iterator[tuple[int, str, Damage]]:
    random = Random(1842)
    for_any: list[Damage] = [truncate, empty, delete, make_folder, swap_bytes]
    for_any += [add_control_characters, add_huge_text, change_encoding]
    for seed in range(120):
        kind = random.choice([*for_any, change_line, change_line, change_line, drop_column])
        files = YAML if kind is change_line else TABLES if kind is drop_column else FILES
        yield seed, random.choice(files), kind


def may_be_intended(damage: Damage, file: str) -> bool:
    """Whether a curator may want the result: a story, a row, or a line of front matter is deleted."""
    return damage in (delete, truncate, change_line) or file.endswith(".svg")


@pytest.fixture(scope="module")
def small_contents() -> set[str]:
    return contents(load(EXHIBITS / "small").exhibit)


@pytest.mark.parametrize(
    ("seed", "file", "damage"),
    each_by_default(mutations(), 3),
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_damaged_exhibit_loads_without_an_error_and_a_loss_is_reported(
    seed: int,
    file: str,
    damage: Damage,
    tmp_path: Path,
    small_contents: set[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = copy_small(tmp_path)
    damage(folder / file, Random(seed))
    loaded = load(folder)
    assert capsys.readouterr().out == ""
    problems = to_do(loaded)
    assert all(len(str(problem)) < 1000 and str(problem).encode() for problem in problems)
    lost = small_contents - contents(loaded.exhibit)
    assert problems or not lost or may_be_intended(damage, file), f"lost, and not reported: {lost}"


@pytest.mark.parametrize("file", [*TABLES, "exhibit.yaml", "words/en.yaml", "people/brandt/person.yaml"])
@pytest.mark.parametrize("damage", [empty, delete, make_folder, change_encoding])
def test_a_file_that_is_gone_is_always_reported(damage: Damage, file: str, tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    damage(folder / file, Random(1))
    assert load(folder).problems
    assert main([str(folder)]) == 1
