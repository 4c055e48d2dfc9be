"""Program, content and measurement are apart: only content tests reach the shipped exhibit."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exhibit_folders import ROOT
from tests.random_seeds import FEW, each_by_default, few_by_default

CONTENT = "pytest.mark.content"
CALCULATIONS = (ast.Call, ast.BinOp)
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("*.py"))
TESTS = [name for name in MODULES if name.rpartition("/")[2].startswith(("test_", "conftest"))]


def uses_of_the_shipped_exhibit(source: str) -> list[int]:
    """The lines of a test module that reach the shipped exhibit outside content tests and their fixtures."""
    tree = ast.parse(source)
    is_content = any(ast.unparse(node) == f"pytestmark = {CONTENT}" for node in tree.body)
    return [] if is_content else list(_uses(tree))


def _uses(node: ast.AST) -> Iterator[int]:
    if isinstance(node, ast.FunctionDef) and _is_for_content(node):
        return
    if isinstance(node, ast.Call) and f"marks={CONTENT}" in ast.unparse(node):
        return
    if isinstance(node, ast.Compare) and not any(isinstance(each, CALCULATIONS) for each in ast.walk(node)):
        return  # its path is compared: nothing is read
    if isinstance(node, ast.Name) and node.id == "SHIPPED":
        yield node.lineno
    if isinstance(node, ast.Constant) and str(node.value).startswith("data/exhibit"):
        yield node.lineno
    if isinstance(node, ast.BinOp) and ast.unparse(node).endswith("/ 'data' / 'exhibit'"):
        yield node.lineno
    for child in ast.iter_child_nodes(node):
        yield from _uses(child)


def _is_for_content(function: ast.FunctionDef) -> bool:
    decorators = [ast.unparse(each) for each in function.decorator_list]
    is_fixture = any(each.startswith("pytest.fixture") for each in decorators)
    return CONTENT in decorators or (is_fixture and "shipped" in function.name)


@pytest.mark.parametrize("module", TESTS)
def test_only_content_tests_reach_the_shipped_exhibit(module: str) -> None:
    if module != Path(__file__).relative_to(ROOT).as_posix():
        assert uses_of_the_shipped_exhibit((ROOT / module).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("def test_a():\n    load(SHIPPED)", [2]),
        ("def test_a():\n    assert load(SHIPPED).problems == ()", [2]),
        ("def test_a():\n    assert options.exhibit == SHIPPED", []),
        ("FOLDER = SHIPPED / 'pictures'", [1]),
        ("FOLDER = 'data/exhibit/pictures'", [1]),
        ("FOLDER = ROOT / 'data' / 'exhibit'", [1]),
        ("@pytest.mark.content\ndef test_a():\n    load(SHIPPED)", []),
        ("@pytest.fixture\ndef shipped():\n    return load(SHIPPED)", []),
        ("@pytest.fixture\ndef folder():\n    return load(SHIPPED)", [3]),
        ("pytestmark = pytest.mark.content\ndef test_a():\n    load(SHIPPED)", []),
        ("SHOWN = [SMALL, pytest.param(SHIPPED, marks=pytest.mark.content)]", []),
    ],
)
def test_a_use_of_the_shipped_exhibit_is_recognised(source: str, lines: list[int]) -> None:
    assert uses_of_the_shipped_exhibit(source) == lines


def test_a_test_that_uses_a_shipped_fixture_is_a_content_test(request: pytest.FixtureRequest) -> None:
    using = [item for item in request.session.items if "shipped" in getattr(item, "fixturenames", ())]
    assert [item.nodeid for item in using if item.get_closest_marker("content") is None] == []


def test_all_but_a_few_seeds_are_a_measurement() -> None:
    seeds = few_by_default(range(7))
    assert seeds[:FEW] == [0, 1]
    assert [each.values for each in seeds[FEW:]] == [(seed,) for seed in range(FEW, 7)]
    assert {each.marks[0].name for each in seeds[FEW:]} == {"measurement"}


def test_of_a_long_list_of_cases_every_third_is_no_measurement() -> None:
    cases = each_by_default([("a", 1), ("b", 2), ("c", 3), ("d", 4)], 3)
    assert [cases[0], cases[3]] == [("a", 1), ("d", 4)]
    assert [each.values for each in cases[1:3]] == [("b", 2), ("c", 3)]
    assert {each.marks[0].name for each in cases[1:3]} == {"measurement"}
