"""What every command does alike: refusals, the nearest name, exit codes, Ctrl-C, a closed pipe."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from components.command_line.command import run
from components.command_line.commands import SOJOURN, OpeningArguments, run_command
from components.command_line.parameters import PROJECT_FOLDER, SHIPPED
from data.advice import check
from data.editions.state_folder import STATE_VARIABLE
from tests.commands import command, parse
from tests.random_seeds import few_by_default

Captured = pytest.CaptureFixture[str]


def test_without_a_command_an_exhibit_is_opened() -> None:
    opened = run_command(["exhibits/mine", "--no-browser", "--port", "8502"])
    assert isinstance(opened, OpeningArguments)
    assert (opened.exhibit, opened.port, opened.no_browser) == (Path("exhibits/mine"), 8502, True)
    shipped = run_command([])
    assert isinstance(shipped, OpeningArguments)
    assert (shipped.exhibit, shipped.port, shipped.preview) == (SHIPPED, 8501, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "exhibits/mine", "--json"],
        ["check", "--json", "exhibits/mine"],
        ["new", "stop", "--date", "1936", "sorge", "--place", "kobe", "Lands at Kobe"],
        ["import", "--to", "new", "file.kml"],
        ["exhibits/mine", "--preview"],
        ["--preview", "exhibits/mine"],
        ["new", "place", "Ushuaia", "--latitude", "-54.8", "--longitude=-68.3"],
    ],
    ids=" ".join,
)
def test_options_stand_before_or_after_arguments(arguments: list[str]) -> None:
    given = parse(arguments).params
    assert {str(value) for value in given.values()} & {*arguments, "True"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "There is no command and no folder “chek”. Did you mean: uv run app.py check"),
        (["kiosk", "instal"], "“instal”. Did you mean: uv run app.py kiosk install"),
        (["new", "stopp", "x"], "There is no command “stopp”. Did you mean: uv run app.py new stop"),
        (["new", "chapter"], "There is no command “chapter”.\n"),
        (["check", "--jsno"], "There is no option “--jsno”. Did you mean: --json"),
        (["locate", "--accept"], "There is no option “--accept”. Did you mean: --accept-sure"),
        (["check", "--frobnicate"], "There is no option “--frobnicate”.\n"),
        (["new", "picture", "IMG_2041", "(1).HEIC"], "A name with blanks stands in quotation marks"),
        (["check", "one", "two"], "two"),
        (["import", "a.kml"], "Missing option '--to'"),
        (["--port", "eighty"], "'eighty' is not a valid integer"),
        (["new", "place", "X", "--precision", "house"], "'building', 'street', 'town', 'region'"),
        (["new"], "translation  A stop in another language"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_refusal_says_what_was_typed_and_how_to_get_help(
    arguments: list[str], message: str, capsys: Captured
) -> None:
    assert run_command(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert "--help" in printed.err
    assert "Usage: uv run app.py" in printed.err


@pytest.mark.parametrize("arguments", [["-h"], ["check", "-h"], ["new", "stop", "-h"], ["kiosk", "-h"]])
def test_the_help_has_a_short_name(arguments: list[str], capsys: Captured) -> None:
    assert run_command(arguments) == 0
    assert capsys.readouterr().out.startswith("Usage: uv run app.py")


def test_a_word_that_is_like_no_command_is_taken_for_a_folder(tmp_path: Path) -> None:
    assert isinstance(run_command(["nowhere"]), OpeningArguments)
    assert isinstance(run_command(["exhibits/chek"]), OpeningArguments)


def test_a_folder_with_nearly_the_name_of_a_command_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "visit").mkdir()
    monkeypatch.chdir(tmp_path)
    assert isinstance(run_command(["visit"]), OpeningArguments)


def test_ctrl_c_ends_a_command_quietly(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run_check", interrupted)
    assert command("check")([]) == 130
    assert capsys.readouterr().err.strip() == ""


def test_ctrl_c_while_the_server_starts_leaves_no_traceback() -> None:
    code = (
        "from components.command_line.commands import run_command\n"
        "assert run_command([]).port == 8501\n"
        "raise KeyboardInterrupt"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=PROJECT_FOLDER, capture_output=True, text=True)
    assert ended.returncode in (130, -2)
    assert ended.stderr == ""


READ_AT_ONCE = [
    *("check tests/exhibits/broken", "new exhibit EMPTY --no-ground", "visits --help", "export --list"),
    "check tests/exhibits/small --json",
    "kiosk doctor tests/exhibits/small",
    "kiosk uninstall --from EMPTY",
]


@pytest.mark.parametrize("typed", few_by_default(READ_AT_ONCE))
def test_a_closed_pipe_ends_every_command_quietly(typed: str, tmp_path: Path) -> None:
    """The reader ends at once; one that reads a line would end before or after the command."""
    for errors_too in (False, True):
        ended = run_unread(typed.replace("EMPTY", str(tmp_path / "empty")), tmp_path, errors_too=errors_too)
        assert (ended.returncode, ended.stderr or "") == (141, "")
        shutil.rmtree(tmp_path / "empty", ignore_errors=True)


def test_a_refusal_that_nobody_reads_ends_quietly(tmp_path: Path) -> None:
    assert run_unread("chek", tmp_path, errors_too=True).returncode == 141
    refused = run_unread("chek", tmp_path, errors_too=False)
    assert refused.returncode == 2
    assert refused.stderr.startswith("There is no command")


def run_unread(typed: str, state: Path, *, errors_too: bool) -> subprocess.CompletedProcess[str]:
    """Run a command whose output goes to a pipe that nobody reads; its errors too, or captured."""
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    try:
        return subprocess.run(
            [sys.executable, "app.py", *typed.split()],
            cwd=PROJECT_FOLDER,
            stdout=writing_end,
            stderr=writing_end if errors_too else subprocess.PIPE,
            text=True,
            env={**os.environ, STATE_VARIABLE: str(state / "state")},
        )
    finally:
        os.close(writing_end)


def test_the_exit_code_of_a_function_is_that_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    for code in (0, 1, 2):
        monkeypatch.setattr(check, "run_check", lambda code=code, **_: code)
        assert run(SOJOURN, ["check"]) == code
