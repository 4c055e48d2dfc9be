"""The page of formats names each of them, its suffix, and exactly the fields that its export loses."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from data.interchange import formats
from data.interchange.formats import MODULES, ONLY_READ, format_named
from data.interchange.stop_record import ALL_FIELDS
from data.model.limits import LARGEST_IMPORT, LARGEST_ZIP, MOST_STOPS
from tests.commands import parse

PAGE = (Path(formats.__file__).parent / "README.md").read_text(encoding="utf-8")
ROWS = {
    cells[0].strip("`"): cells
    for line in PAGE.splitlines()
    if len(cells := [each.strip() for each in line.strip("|").split(" | ")]) == 6 and cells[0].startswith("`")
}
GROUPS = dict(re.findall(r"^- \*\*([a-z ]+)\*\* (?:is|are) (.+)\.$", PAGE, re.MULTILINE))
COMMANDS = re.findall(r"^uv run app\.py (.+)$", PAGE, re.MULTILINE)


def fields_in(text: str) -> set[str]:
    """The fields of a text, and those of the groups that it names."""
    inner = (fields_in(GROUPS[name]) for name in re.findall(r"\*\*([a-z ]+)\*\*", text))
    return set(re.findall(r"`(\w+)`", text)).union(*inner)


def test_each_format_has_one_row_in_the_order_of_the_help() -> None:
    assert list(ROWS) == list(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_a_row_names_the_suffix_of_its_format(name: str) -> None:
    assert f"`{format_named(name).suffix}`" in ROWS[name][1]


@pytest.mark.parametrize("name", MODULES)
def test_a_row_names_the_fields_that_an_export_loses(name: str) -> None:
    lost = ROWS[name][5]
    if name in ONLY_READ:
        assert lost == "cannot be written"
        return
    chosen = format_named(name)
    assert fields_in(lost) == ALL_FIELDS - chosen.holds
    assert (lost == "nothing") == (chosen.holds == ALL_FIELDS)
    assert ("stops without a date" in lost) == chosen.needs_date
    assert "`export`" in ROWS[name][2]


def test_every_command_of_the_page_can_be_typed() -> None:
    assert len(COMMANDS) > 5
    for each in COMMANDS:
        parse(shlex.split(each))


def test_the_limits_are_those_of_the_program() -> None:
    assert f"At most {LARGEST_IMPORT // 1_000_000} MB are read, and of a zip with pictures" in PAGE
    assert f"pictures {LARGEST_ZIP // 1_000_000} MB" in PAGE
    assert f"more than {MOST_STOPS:,} stops" in PAGE
