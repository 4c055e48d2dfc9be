"""Commands as they are typed, for tests."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NoReturn

import click

from components.command_line.command import Command, Group, run
from components.command_line.commands import SOJOURN, run_command


def command(*words: str) -> Callable[[Sequence[str]], int]:
    """`command("check")(["--json"])` runs `uv run app.py check --json` in this process: its exit code."""

    def run_here(arguments: Sequence[str]) -> int:
        code = run_command([*words, *arguments])
        assert isinstance(code, int)
        return code

    return run_here


JSON = click.option("--json", "json_output", is_flag=True, help="print JSON, for machines")


def measurement(module: str, *arguments: str) -> Callable[[Callable[..., int | None]], Command]:
    """Decorator: the command `uv run python -m MODULE`. `arguments`: those of its example."""
    example = " ".join(["uv run python -m", module, *arguments])
    return click.command(module, cls=Command, examples=[example])


def start(command: Command) -> NoReturn:
    """Run a measurement with what was typed, and end this process with its exit code."""
    sys.exit(run(command, sys.argv[1:], f"uv run python -m {command.name}"))


def parse(arguments: Sequence[str], root: click.Command = SOJOURN) -> click.Context:
    """What a command line means, without running it: the context of the innermost command.

    Raises click.ClickException where it would be refused.
    """
    context = root.make_context(root.name, list(arguments))
    while isinstance(context.command, Group) and context.args:
        name, *rest = context.args
        context = context.command.commands[name].make_context(name, rest, parent=context)
    return context


def tree(root: click.Command = SOJOURN, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command below one and itself, by what is typed: "", "check", "new stop"."""
    yield " ".join(path), root
    if isinstance(root, Group):
        for name, each in root.commands.items():
            yield from tree(each, (*path, name))
