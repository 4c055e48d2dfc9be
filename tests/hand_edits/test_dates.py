"""Dates as curators type them into a stop and a life: what is proposed was typed, or is a rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data import load
from data.model.problem import Problem
from tests.exhibit_folders import copy_small, replace_in_file

STOP = "people/brandt/01-vienna-1838.md"
MODELS = (
    "write a date such as 1933-09-06, 1941-10, 1872, 1934~ (about) or 1929/1933, "
    "or leave it out where none is known"
)
TYPED_IN_A_STOP = {
    "1881-3-12": "write 1881-03-12 (12 March 1881)",
    "1933/09/06": "write 1933-09-06 (6 September 1933)",
    "1933.9.6": "write 1933-09-06 (6 September 1933)",
    "09/1933": "write 1933-09 (September 1933)",
    "10.1941": "write 1941-10 (October 1941)",
    "6/9/1933": "write 1933-09-06 (6 September 1933) or 1933-06-09 (9 June 1933)",
    "13/9/1933": "write 1933-09-13 (13 September 1933)",
    "9/13/1933": "write 1933-09-13 (13 September 1933)",
    "March 1881": "write 1881-03 (March 1881)",
    "12. März 1881": "write 1881-03-12 (12 March 1881)",
    "1er mars 1881": "write 1881-03-01 (1 March 1881)",
    "12 марта 1881 г.": "write 1881-03-12 (12 March 1881)",
    "1881年3月": "write 1881-03 (March 1881)",
    "Sept. 6 1933": "write 1933-09-06 (6 September 1933)",
    "summer 1925": "write 1925-22 (summer 1925)",
    "winter 1923/24": "write 1923-24 (winter 1923)",
    "19th century": "write 18XX (the 19th century)",
    "1890s": "write 189X (the 1890s)",
    "1900s": "write 190X (the 1900s (decade)) or 19XX (the 20th century)",
    "c. 1890": "write 1890~ (about 1890)",
    "~1934": "write 1934~ (about 1934)",
    "1934 ?": "write 1934? (perhaps 1934)",
    "[1936]": "write 1936? (perhaps 1936)",
    "44 BC": "write -0043 (44 BC)",
    "before 1936": "write ../1935 (until 1935)",
    "after 1936": "write 1937/.. (since 1937)",
    "до 1936": "write ../1935 (until 1935) or ../1936 (until 1936)",
    "1881–82": "write 1881/1882 (1881–1882)",
    "1881-2": "write 1881-02 (February 1881) or 1881/1882 (1881–1882)",
    "between 1929 and 1933": "write 1929/1933 (1929–1933)",
    "early 1936": "write 1936, and “early 1936” in the text that visitors read",
    "1880-00-00": "write 1880",
    "1933/1929": "write the earlier date first",
    "1933-02-30": "write a day from 01 to 28",
    "06.09.33": "write the year with four digits",
    "n.d.": "leave the date out",
    "in his youth": MODELS,
    "Sep-33": MODELS,
}


def problems_with(tmp_path: Path, file: str, old: str, new: str) -> list[Problem]:
    folder = copy_small(tmp_path)
    replace_in_file(folder / file, old, new)
    return list(load(folder).problems)


@pytest.mark.parametrize(("typed", "remedy"), TYPED_IN_A_STOP.items())
def test_a_date_in_a_stop_is_answered_with_what_was_typed(typed: str, remedy: str, tmp_path: Path) -> None:
    problem = problems_with(tmp_path, STOP, "date: 1838", f'date: "{typed}"')[0]
    assert (problem.file, problem.where, problem.field) == (STOP, "line 4", "date")
    assert problem.found == typed
    assert problem.remedy == remedy


@pytest.mark.parametrize("typed", TYPED_IN_A_STOP)
def test_a_date_that_cannot_be_read_is_told_once(typed: str, tmp_path: Path) -> None:
    fields = [each.field for each in problems_with(tmp_path, STOP, "date: 1838", f'date: "{typed}"')]
    assert fields == ["date"]


@pytest.mark.parametrize("typed", ["1933-09-06 10:00", "1933-9-6", "1881-3-12"])
def test_a_date_without_quotation_marks_is_read_as_it_was_typed(typed: str, tmp_path: Path) -> None:
    """YAML makes a moment of some of these, in which the typed digits are gone."""
    problem = problems_with(tmp_path, STOP, "date: 1838", f"date: {typed}")[0]
    assert problem.found == typed
    year, month, day = (int(part) for part in re.findall(r"\d+", typed)[:3])
    assert problem.remedy.startswith(f"write {year}-{month:02}-{day:02}")


@pytest.mark.parametrize(
    ("old", "typed", "remedy"),
    [
        ("born: 1819-05-02", "um 1819", "write 1819~ (about 1819)"),
        ("born: 1819-05-02", "2/5/1819", "write 1819-05-02 (2 May 1819) or 1819-02-05 (5 February 1819)"),
        ("died: 1871~", "fall 1890", "write 1890-23 (autumn 1890)"),
    ],
)
def test_a_date_of_a_life_is_answered_in_the_same_way(
    old: str, typed: str, remedy: str, tmp_path: Path
) -> None:
    file, field = "people/brandt/person.yaml", old.partition(":")[0]
    problems = problems_with(tmp_path, file, old, f'{field}: "{typed}"')
    problem = next(each for each in problems if each.file == file)
    assert (problem.field, problem.found, problem.remedy) == (field, typed, remedy)
