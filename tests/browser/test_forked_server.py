"""A forked server starts, prints and ends as one that Python starts, and none outlives its test run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from components.server.security.hosts import ALLOW_VARIABLE
from tests.browser.exhibit_server import start_forked, start_server
from tests.browser.forked_server import fork_server
from tests.endurance.raw_http import send_request
from tests.exhibit_folders import ROOT, SMALL

OUTLIVED = """
import sys
from pathlib import Path
from components.server.security.hosts import ALLOW_VARIABLE
from tests.browser.exhibit_server import start_forked
print(start_forked(Path(sys.argv[1]), Path(sys.argv[2])).wait().pid)
"""


def test_it_prints_what_a_started_one_prints_and_leads_its_process_group(tmp_path: Path) -> None:
    with start_forked(SMALL, tmp_path / "forked") as forked:
        assert os.getpgid(forked.pid) == os.getsid(forked.pid) == forked.pid
    with start_server(SMALL, tmp_path / "started", forked.port) as started:
        pass
    assert forked.output == started.output != ""


def test_it_has_the_environment_of_the_test_that_starts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, status in (("", 403), ("museum.example", 200)):
        monkeypatch.setenv(ALLOW_VARIABLE, name)
        with start_forked(SMALL) as server:
            host = f"Host: museum.example:{server.port}"
            assert send_request(server.port, "GET /favicon.png HTTP/1.1", [host]).status == status


def test_its_exit_code_is_reported(tmp_path: Path) -> None:
    wrong = fork_server(["--no-such-option"], tmp_path / "output")
    assert (
        wrong.wait(60) == subprocess.run([sys.executable, "app.py", "--no-such-option"], cwd=ROOT).returncode
    )
    assert "no-such-option" in (tmp_path / "output").read_text()
    with start_forked(SMALL) as server:
        assert server.process.poll() is None
        with pytest.raises(TimeoutError):
            server.process.wait(0.1)
        os.kill(server.pid, signal.SIGKILL)
        assert server.process.wait(60) == -signal.SIGKILL
        assert server.process.poll() == -signal.SIGKILL


def test_no_server_outlives_the_run_that_forked_it(tmp_path: Path) -> None:
    program = [sys.executable, "-c", OUTLIVED, str(SMALL), str(tmp_path / "output")]
    pid = int(subprocess.run(program, cwd=ROOT, capture_output=True, check=True, text=True).stdout)
    assert not psutil.pid_exists(pid)
