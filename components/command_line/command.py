"""What all commands have in common, on top of Click: an example in the help, an exit code, clear refusals.

A command names the function that it runs as "module:function", which is imported when the command is run and
not before: help and refusals come at once, and the kiosk's supervisor stays small.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from components.command_line.standard_output import ClosedPipe, ending_on_closed_pipe

PROGRAM = "uv run app.py"
CANNOT_RUN, INTERRUPTED, BROKEN_PIPE = 2, 130, 141
"""Exit codes. 130 is what shells report of a program that Ctrl-C ended, 141 of one whose pipe was closed."""
EXTRA_ARGUMENT = "Got unexpected extra argument"
"""How Click begins its refusal of more words than a command takes."""
SAME_WORD = 0.8
"""Of 1, by difflib: `chek` is nearly `check`, `port` is not `export`."""


def load(target: str) -> Any:
    """The object that "module:name" names; its module is imported."""
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(module), name)


class CommandContext(click.Context):
    """`command_path` is what is typed: Click puts the arguments of a group between it and its subcommand."""

    @property
    def command_path(self) -> str:
        before = f"{self.parent.command_path} " if self.parent else ""
        return f"{before}{self.info_name}"


class Command(click.Command):
    """A command that runs `target` ("module:function") with its arguments and options by name.

    The function returns the exit code. `examples` are whole command lines, shown below the options.
    """

    context_class = CommandContext

    def __init__(
        self, name: str, *, help: str, examples: Sequence[str], target: str = "", **settings: Any
    ) -> None:
        self.target, self.examples = target, tuple(examples)
        if target:
            settings["callback"] = lambda **options: load(target)(**options)
        super().__init__(
            name, help=help, context_settings={"help_option_names": ["-h", "--help"]}, **settings
        )

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for kind in [each.type for each in self.params if isinstance(each.type, NameOf)]:
            with formatter.section(kind.heading):
                formatter.write_text(", ".join(load(kind.names)()))
        with formatter.section("Example"):
            for example in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


class Group(Command, click.Group):
    """A command with subcommands. With a function of its own (`target` or `callback`) it may also be called
    without one: then the first word is not a subcommand's name."""

    allow_extra_args, allow_interspersed_args = False, True

    def __init__(self, name: str, *, subcommands: Iterable[click.Command], **settings: Any) -> None:
        self.runs_alone = bool(settings.get("target") or settings.get("callback"))
        super().__init__(
            name, invoke_without_command=self.runs_alone, subcommand_metavar="COMMAND …", **settings
        )
        for command in subcommands:
            self.add_command(command)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        prefix = None
        if self.runs_alone:
            formatter.write_usage(ctx.command_path, " ".join(click.Command.collect_usage_pieces(self, ctx)))
            prefix = f"{'':{len('Usage: ')}}"
        formatter.write_usage(ctx.command_path, self.subcommand_metavar, prefix)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        if first in self.commands:
            ctx.args = list(args)  # for the subcommand
            return ctx.args
        if first and not first.startswith("-") and not self._may_be_an_argument(first):
            raise click.exceptions.NoSuchCommand(first, possibilities=self.commands, ctx=ctx)
        return click.Command.parse_args(self, ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        if not ctx.args:
            return click.Command.invoke(self, ctx)
        name, *arguments = ctx.args
        ctx.invoked_subcommand = name
        with self.commands[name].make_context(name, arguments, parent=ctx) as inner:
            return inner.command.invoke(inner)

    def _may_be_an_argument(self, word: str) -> bool:
        """Whether a first word that is no subcommand's name is meant as the command's own argument."""
        return self.runs_alone and (Path(word).exists() or not _nearest(word, self.commands))


class CheckedText(click.ParamType[str]):
    """A text that a function ("module:function") checks: it returns the value, or raises ValueError with a
    message for curators."""

    name = "text"

    def __init__(self, check: str) -> None:
        self.check = check

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return load(self.check)(value)
        except ValueError as error:
            return self.fail(str(error), param, ctx)


class NameOf(click.types.StringParamType):
    """One of the names that a function ("module:function") returns: the help lists them below this heading.
    Who takes the name checks it, and says what may be meant."""

    def __init__(self, heading: str, names: str) -> None:
        self.heading, self.names = heading, names


def run(command: click.Command, arguments: Sequence[str], program: str = PROGRAM) -> Any:
    """Run a command with these arguments; returns its exit code, or what else its function returned.

    Refusals and their remedies go to standard error. Ctrl-C and a pipe that its reader has closed end a
    command without a message.
    """
    try:
        with ending_on_closed_pipe():
            return _run(command, arguments, program)
    except (ClosedPipe, BrokenPipeError):
        return BROKEN_PIPE
    except SystemExit as stopped:
        if stopped.code != 1:  # rich and Click end so where standard error is closed; commands return a code
            raise
        return BROKEN_PIPE


def _run(command: click.Command, arguments: Sequence[str], program: str) -> Any:
    try:
        result = command.main(list(arguments), program, standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        click.echo(refusal(error), err=True)
        return error.exit_code
    return 0 if result is None else result


def refusal(error: click.ClickException) -> str:
    """What is wrong with what was typed, and what to type instead."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError) or not isinstance(error, click.UsageError):
        return error.format_message()
    lines = [_message(error)]
    if error.ctx is not None:
        lines += [error.ctx.get_usage(), f"For help, type: {error.ctx.command_path} --help"]
    return "\n".join(lines)


def end_quietly_on_ctrl_c() -> None:
    """From now on Ctrl-C ends this process without a traceback; its exit code stays that of an interrupt."""
    report = sys.excepthook

    def report_unless_interrupted(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            report(kind, error, traceback)

    sys.excepthook = report_unless_interrupted


def _message(error: click.UsageError) -> str:
    context = error.ctx
    if isinstance(error, click.NoSuchOption) and context is not None:
        names = [name for each in context.command.get_params(context) for name in each.opts]
        return f"There is no option “{error.option_name}”{_remedy(error.option_name, names)}"
    if isinstance(error, click.exceptions.NoSuchCommand) and isinstance(context and context.command, Group):
        assert context is not None
        assert isinstance(context.command, Group)
        folder = " and no folder" if context.command.runs_alone else ""
        remedy = _remedy(error.command_name, context.command.commands, f"{context.command_path} ")
        return f"There is no command{folder} “{error.command_name}”{remedy}"
    message = error.format_message()
    if message.startswith(EXTRA_ARGUMENT):
        return f'{message}. A name with blanks stands in quotation marks: "IMG 12 (1).jpg"'
    return message


def _remedy(word: str, names: Iterable[str], before: str = "") -> str:
    near = _nearest(word, names)
    return f". Did you mean: {before}{near}" if near else "."


def _nearest(word: str, names: Iterable[str]) -> str:
    """The name that was nearly typed, or of which the beginning was; "" where there is none."""
    known = list(names)
    begun = [name for name in known if name.startswith("--") and len(word) > 3 and name.startswith(word)]
    near = begun if len(begun) == 1 else get_close_matches(word, known, n=1, cutoff=SAME_WORD)
    return near[0] if near else ""
