"""A reader of standard output that has gone: a command ends, a server goes on, neither leaves a message."""

from __future__ import annotations

import subprocess
import sys

import pytest

from components.command_line.parameters import PROJECT_FOLDER

PROGRAM = """
import os, sys
from components.command_line.standard_output import {guard}
reading_end, writing_end = os.pipe()
os.close(reading_end)
os.dup2(writing_end, 1)
with {guard}():
    for _ in range(3):
        print("a line", flush={flush})
    sys.stdout.flush()
print("it goes on", file=sys.stderr)
"""


@pytest.mark.parametrize("flush", [True, False])
def test_a_server_goes_on(flush: bool) -> None:
    ended = run_program("surviving_closed_pipe", flush)
    assert (ended.returncode, ended.stderr) == (0, "it goes on\n")


@pytest.mark.parametrize("flush", [True, False])
def test_a_command_ends(flush: bool) -> None:
    ended = run_program("ending_on_closed_pipe", flush)
    assert ended.stderr.endswith("ClosedPipe\n")
    assert "goes on" not in ended.stderr
    assert "Exception ignored" not in ended.stderr


def run_program(guard: str, flush: bool) -> subprocess.CompletedProcess[str]:
    program = PROGRAM.format(guard=guard, flush=flush)
    return subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT_FOLDER, stderr=subprocess.PIPE, text=True, timeout=60
    )
