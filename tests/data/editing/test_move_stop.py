"""move: a stop at another place of its life, with all it has, and nothing else changed."""

from __future__ import annotations

import random
import shlex
from pathlib import Path

import pytest

from data import Exhibit, load
from data.editing.move_stop import move_stop
from data.editing.refusal import RefusedError
from tests.commands import command
from tests.exhibit_folders import copy_journeys, replace_in_file
from tests.random_seeds import few_by_default

main = command("move")


def exhibit_of(folder: Path) -> Exhibit:
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    return loaded.exhibit


def ids(folder: Path, person: int = 0) -> list[str]:
    return [stop.id for stop in exhibit_of(folder).people[person].stops]


def test_a_stop_is_moved_behind_another_with_its_translations(small: Path) -> None:
    before = exhibit_of(small)
    renamed = move_stop(small, "brandt/vienna-1838", "brandt/trieste-1852")
    assert ids(small) == ["brandt/trieste-1852", "brandt/vienna-1838", "brandt/vienna-1871"]
    after = exhibit_of(small)
    assert sorted(after.stops, key=lambda each: each.id) == sorted(before.stops, key=lambda each: each.id)
    assert after.encounters == before.encounters
    assert all(old.partition("-")[2] == new.partition("-")[2] for old, new in renamed.items())


def test_a_stop_is_made_the_first(small: Path) -> None:
    move_stop(small, "brandt/vienna-1871", None)
    assert ids(small)[0] == "brandt/vienna-1871"
    names = sorted(path.name for path in (small / "people/brandt").glob("*.md"))
    assert [each for each in names if each.count(".") == 1] == [
        "01-vienna-1871.md",
        "02-vienna-1838.md",
        "03-trieste-1852.md",
    ]


def test_a_stop_that_stands_there_already_changes_no_name(small: Path) -> None:
    assert move_stop(small, "brandt/trieste-1852", "vienna-1838") == {}


@pytest.mark.parametrize("seed", few_by_default(range(10)))
def test_any_moves_one_after_another_give_the_order_that_was_asked_for(seed: int, tmp_path: Path) -> None:
    folder = copy_journeys(tmp_path)
    random_ = random.Random(seed)
    before = {stop.id: stop for stop in exhibit_of(folder).stops}
    order = ids(folder)
    for _ in range(6):
        moved, after = random_.sample(order, 2)
        order.remove(moved)
        order.insert(order.index(after) + 1, moved)
        move_stop(folder, moved, after)
        assert ids(folder) == order
    names = [Path(stop.file).name for stop in exhibit_of(folder).people[0].stops]
    assert names == sorted(names, key=lambda each: int(each.partition("-")[0]))
    assert {stop.id: stop for stop in exhibit_of(folder).stops} == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("brandt/vienna-1838", "--after", "brandt/vienna-1838"), "is the stop itself"),
        (("brandt/vienna-1838", "--after", "rizzi/trieste-1840"), "is not one stop of this life"),
        (("brandt/vienna-1838",), "are missing"),
        (("brandt/vienna-1838", "--first", "--after", "02"), "are given both"),
        (("brandt/viena-1838", "--first"), "write brandt/vienna-1838"),
        (("nobody/at-all", "--first"), "write the person and the name"),
    ],
)
def test_a_move_that_is_not_clear_is_refused(
    arguments: tuple[str, ...], message: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted((small / "people").rglob("*"))
    assert main([*arguments, "--exhibit", str(small)]) == 1
    assert message in capsys.readouterr().err
    assert sorted((small / "people").rglob("*")) == before


def test_a_file_in_the_way_keeps_all_names(small: Path) -> None:
    folder = small / "people/brandt"
    (folder / "02-vienna-1838.md").mkdir()
    before = sorted(path.name for path in folder.iterdir())
    assert main(["brandt/vienna-1838", "--after", "02-trieste-1852", "--exhibit", str(small)]) == 1
    assert sorted(path.name for path in folder.iterdir()) == before


@pytest.mark.parametrize("after", ["3", "03", "03-vienna-1871", "vienna-1871"])
def test_a_number_may_be_typed_without_its_zeros(after: str, small: Path) -> None:
    move_stop(small, "brandt/vienna-1838", after)
    assert ids(small)[-1] == "brandt/vienna-1838"


def test_stories_that_describe_the_way_from_another_stop_are_told(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_in_file(small / "people/brandt/03-vienna-1871.md", "\n---\n", "\ntravel: rail\n---\n")
    assert main(["brandt/trieste-1852", "--first", "--exhibit", str(small)]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "check that" in line]
    assert told == [
        "people/brandt/01-trieste-1852.md: leg and travel describe the way there, and it is the first stop "
        "now: check that.",
        "people/brandt/03-vienna-1871.md: travel describes the way there, and it comes from "
        "brandt/vienna-1838 now: check that.",
    ]


def test_a_number_that_two_share_is_kept_and_the_command_that_is_proposed_works(small: Path) -> None:
    folder = small / "people/rizzi"
    (folder / "01-trieste-1840.md").rename(folder / "01-vienna-1848.md")
    (folder / "03-trieste-1852.md").rename(folder / "03-vienna-1848-2.md")
    with pytest.raises(RefusedError) as error:
        move_stop(small, "rizzi/01-vienna-1848", "rizzi/03-vienna-1848-2")
    words = shlex.split(str(error.value).partition("uv run app.py rename ")[2].partition(". Nothing")[0])
    assert command("rename")(words) == 0
    move_stop(small, "rizzi/01-vienna-1848", "rizzi/03-vienna-1848-2")
