"""The commands that measure, and the builder of the ground: each has an example that parses, and help."""

from __future__ import annotations

import ast
import importlib
import shlex
from pathlib import Path

import click
import pytest

from components.command_line.command import Command, run
from tests.commands import parse

ROOT = Path(__file__).parents[1]


def declares_a_command(path: Path) -> bool:
    """Whether a module's `main` is made by the decorator `measurement`."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name == "main":
            return any("measurement(" in ast.unparse(each) for each in node.decorator_list)
    return False


FILES = [
    path.relative_to(ROOT) for path in sorted((ROOT / "tests").rglob("*.py")) if declares_a_command(path)
]
MODULES = [".".join(path.with_suffix("").parts) for path in FILES]


def test_every_measurement_is_found() -> None:
    assert {"tests.endurance.__main__", "tests.benchmarks.crowd", "tests.import_graph"} <= set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_the_help_has_an_example_that_parses_and_help_for_each_option(
    module: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = importlib.import_module(module).main
    assert isinstance(command, Command)
    assert command.name == module.removesuffix(".__main__")
    assert run(command, ["--help"]) == 0
    (example,) = command.examples
    assert f"Example:\n  {example}\n" in capsys.readouterr().out
    before = f"uv run python -m {command.name}"
    assert example.startswith(before)
    parse(shlex.split(example.removeprefix(before)), command)
    assert [each.name for each in command.params if not getattr(each, "help", None)] == []


def test_the_builder_of_the_ground_has_an_example_that_parses() -> None:
    pytest.importorskip("shapely", reason="in the dependency group `basemap`")
    builder = importlib.import_module("data.basemap.__main__")
    before, _, example = str(builder.main.epilog).partition(builder.PROGRAM)
    assert before.split() == ["\b", "Example:"]
    given = builder.main.make_context("basemap", shlex.split(example)).params
    assert given["max_zoom"] == 4
    assert all(isinstance(each, click.Option) and each.help for each in builder.main.params)
