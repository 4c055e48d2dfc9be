"""Every command has an example, and help for each option; the documents name none that does not exist."""

from __future__ import annotations

import inspect
import re
import shlex
import subprocess
import sys
from typing import get_args

import click
import pytest

from components.command_line.command import PROGRAM, Command, load
from components.command_line.commands import SOJOURN, run_command
from components.command_line.curator_commands import LOCATE, NEW_PLACE, NEW_SOURCE, RENAME
from components.command_line.kiosk_commands import INSTALL, KIOSK
from components.command_line.parameters import DEFAULT_PORT, PROJECT_FOLDER, SHIPPED
from components.kiosk.install import install_options
from components.kiosk.supervise import display
from components.page import open_exhibit
from data.editing.rename import KINDS
from data.geocoding.candidate import MIN_LEAD, SURE
from data.geocoding.nominatim import PUBLIC_SERVER
from data.interchange import formats
from data.model.exhibit import Certainty, Consulted, Precision, SourceKind
from data.schema import json_schema
from tests.commands import parse, tree

COMMANDS = dict(tree())
PAGES = ("README.md", "data/README.md", "components/kiosk/README.md", "components/README.md")
CODE = re.compile(r"`([^`\n]+)`|^ *((?:pip install uv && )?uv run app\.py[^\n`]*)$", re.MULTILINE)


def words(line: str) -> list[str]:
    """The arguments of a command line of this program."""
    assert line.startswith(PROGRAM)
    return shlex.split(line.removeprefix(PROGRAM))


def options(command: click.Command) -> set[str]:
    return {name for each in command.params if isinstance(each, click.Option) for name in each.opts}


def written_lines() -> list[tuple[str, str]]:
    """Each command line of this program that a page names, in a code span or a block: (page, line)."""
    found = []
    for page in PAGES:
        for span, line in CODE.findall((PROJECT_FOLDER / page).read_text(encoding="utf-8")):
            _, program, rest = (span or line).partition(PROGRAM)
            if program:
                found.append((page, program + rest))
    return found


def is_placeholder(word: str) -> bool:
    return word == "…" or word.isupper()


def test_the_tree_holds_the_commands_that_the_program_has() -> None:
    assert {"", "check", "new stop", "move", "rename", "import", "kiosk", "kiosk pin"} <= COMMANDS.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_says_what_it_does_and_shows_an_example_that_parses(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = COMMANDS[name]
    assert isinstance(command, Command)
    assert command.help
    assert command.examples
    assert run_command([*name.split(), "--help"]) == 0
    printed = capsys.readouterr().out
    assert f"\nExample:\n  {command.examples[0]}\n" in printed
    assert command.help.split()[:5] == printed.partition("\n\n  ")[2].split()[:5]
    for example in command.examples:
        assert parse(words(example)).command in (command, *getattr(command, "commands", {}).values())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_and_option_has_help(name: str) -> None:
    assert [each.name for each in COMMANDS[name].params if not getattr(each, "help", None)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_function_of_a_command_takes_its_arguments_and_options(name: str) -> None:
    command = COMMANDS[name]
    assert isinstance(command, Command)
    if command.target:
        given = {each.name for each in command.params} | ({"server_options"} if command is KIOSK else set())
        inspect.signature(load(command.target)).bind(**dict.fromkeys(filter(None, given)))


@pytest.mark.parametrize(("page", "line"), written_lines())
def test_the_pages_name_no_command_and_no_option_that_does_not_exist(page: str, line: str) -> None:
    command: click.Command = SOJOURN
    for word in words(line.partition("`")[0]):
        if word.startswith("--"):
            assert word in options(command) | {"--help"}, line
        elif word in getattr(command, "commands", {}):
            command = getattr(command, "commands")[word]  # noqa: B009
        elif not is_placeholder(word):
            assert command.name != "new", line
            assert command.params, line


@pytest.mark.parametrize("page", PAGES[:3])
def test_each_option_that_a_page_names_by_itself_is_one_of_a_command(page: str) -> None:
    text = (PROJECT_FOLDER / page).read_text(encoding="utf-8")
    named = re.findall(r"`(--[a-z][a-z-]*)[^`\n]*`", text)
    known = {name for command in COMMANDS.values() for name in options(command)} | {"--help"}
    assert [name for name in named if name not in known] == []
    assert named


def test_defaults_and_choices_are_those_of_the_folders_that_own_them() -> None:
    choices = {
        (command.name, each.name): tuple(each.type.choices)
        for command in COMMANDS.values()
        for each in command.params
        if isinstance(each.type, click.Choice)
    }
    assert choices == {
        (NEW_PLACE.name, "precision"): get_args(Precision),
        (NEW_PLACE.name, "certainty"): get_args(Certainty),
        (NEW_SOURCE.name, "kind"): get_args(SourceKind),
        (NEW_SOURCE.name, "consulted"): get_args(Consulted),
        (RENAME.name, "kind"): KINDS,
        (KIOSK.name, "screen"): ("auto", *get_args(display.Display)),
        (INSTALL.name, "display"): get_args(install_options.InstalledDisplay),
    }
    assert {SHIPPED, install_options.SHIPPED, open_exhibit.SHIPPED, json_schema.SHIPPED} == {SHIPPED}
    assert install_options.PORT == DEFAULT_PORT
    help_text = " ".join(str(getattr(each, "help", "")) for each in LOCATE.params)
    assert f"at least {SURE:.0%}".replace("%", " per cent") in help_text
    assert f"and {MIN_LEAD:.0%}".replace("%", " more") in help_text
    assert PUBLIC_SERVER in help_text


def test_the_formats_are_listed_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    for name, listed in (("export", formats.written_names()), ("import", formats.names())):
        assert run_command([name, "--help"]) == 0
        assert ", ".join(listed) in " ".join(capsys.readouterr().out.split())


def test_help_imports_neither_the_exhibit_nor_streamlit() -> None:
    code = (
        "import sys; from components.command_line.commands import run_command;"
        "codes = [run_command([*words.split(), '--help']) for words in ('', 'check', 'new stop', 'kiosk')];"
        "print(codes, sorted({'data', 'streamlit', 'starlette', 'rich'} & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT_FOLDER, capture_output=True, text=True, check=True
    )
    assert ended.stdout.splitlines()[-1] == "[0, 0, 0, 0] []"
