"""The numbers of a life's files: in the order wanted, and as few of them new as can be."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import PurePath

import pytest

from data.editing.stop_order import numbered, words_of
from data.model.edtf_date import parse_date
from data.model.stop_ids import words_of_stem
from tests.random_seeds import few_by_default

SIX = ["01-a", "02-b", "03-c", "04-d", "05-e", "06-f"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["a"], ["01-a"]),
        ([*SIX, "new"], [*SIX, "07-new"]),
        (["1-a", "new"], ["1-a", "2-new"]),
        (["new", *SIX], ["01-new", "02-a", "03-b", "04-c", "05-d", "06-e", "07-f"]),
        (["01-a", "new", "02-b", "03-c", "07-d"], ["01-a", "02-new", "03-b", "04-c", "07-d"]),
        (["10-a", "new", "20-b"], ["10-a", "11-new", "20-b"]),
        (["1895-baku", "new", "1933-tokyo"], ["1895-baku", "1896-new", "1933-tokyo"]),
        (["02-b", "01-a", "03-c"], ["01-b", "02-a", "03-c"]),
        (["07-a", "07a-b", "070z-c", "08-d"], ["07-a", "08-b", "09-c", "10-d"]),
        (["beginnings", "later"], ["01-beginnings", "02-later"]),
        (["9-a", "new"], ["09-a", "10-new"]),
        (["99-a", "new"], ["099-a", "100-new"]),
        (["07"], ["01-07"]),
    ],
)
def test_the_numbers_follow_the_order(wanted: list[str], names: list[str]) -> None:
    assert numbered(wanted) == names


@pytest.mark.parametrize("seed", few_by_default(range(20)))
def test_any_order_is_the_one_of_every_file_manager_and_the_most_names_stay(seed: int) -> None:
    random_ = random.Random(seed)
    numbers = sorted(random_.sample(range(1, 12), 5))
    wanted = [f"{number:02}-{chr(97 + index)}" for index, number in enumerate(numbers)]
    random_.shuffle(wanted)
    wanted.insert(random_.randrange(6), "new")
    names = numbered(wanted)
    assert [words_of_stem(each) for each in names] == [words_of_stem(each) for each in wanted]
    files = [f"{each}.md" for each in names]
    assert files == sorted(files, key=PurePath) == sorted(files, key=lambda each: int(each.partition("-")[0]))
    kept = sum(one == two for one, two in zip(wanted, names, strict=True))
    if numbers != list(range(numbers[0], numbers[0] + 5)):
        assert kept == most_that_can_stay([int(each[:2]) if each != "new" else None for each in wanted])


def most_that_can_stay(numbers: list[int | None]) -> int:
    """The same by trying every set."""
    known = [(index, number) for index, number in enumerate(numbers) if number is not None]
    for count in range(len(known), 0, -1):
        for stay in combinations(known, count):
            steps = zip([(-1, 0), *stay], stay, strict=False)
            if all(after[1] - before[1] >= after[0] - before[0] for before, after in steps):
                return count
    return 0


def test_a_thousand_stops_are_numbered_at_once() -> None:
    wanted = [f"{number:04}-x" for number in range(1, 1001)]
    wanted.insert(500, "new")
    assert numbered(wanted)[500:502] == ["0501-new", "0502-x"]


@pytest.mark.parametrize(
    ("title", "place", "date", "words"),
    [
        ("Lands at Kobe", "kobe-pier", "1936-05", "kobe-pier-1936"),
        ("Lands at Kobe", "", "1936~", "lands-at-kobe-1936"),
        ("Lands at Kobe", "kobe", "", "kobe"),
        ("Высадка", "", "1929/1933", "vysadka-1929"),
        ("🙂", "", "", "stop"),
        ("Long ago", "rome", "-0043", "rome-0043"),
        ("Until", "rome", "/1917", "rome"),
    ],
)
def test_a_stop_file_is_named_after_its_place_and_year(title: str, place: str, date: str, words: str) -> None:
    assert words_of(title, place, parse_date(date) if date else None) == words
