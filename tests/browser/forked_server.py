"""Servers forked from a process that has imported all that a server needs: most of the work of its start.
What follows is the same: app.py runs from its first line, in a process group of its own.

Run as a program this is that process; `fork_server` starts it once, and it ends with the one that started it.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from tests.exhibit_folders import ROOT

LONGEST_REQUEST = 200_000  # bytes; most of it is the environment
PROGRAM = "app.py"


class ForkedProcess:
    """A server that is a child of the preloaded process: what tests use of `subprocess.Popen`."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.pid = int(connection.recv(64))
        self._exit_code: int | None = None

    def poll(self) -> int | None:
        """The exit code, negative for a signal; None while the server runs."""
        return self._receive(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the exit code. Raises TimeoutError after `timeout` seconds."""
        code = self._receive(timeout)
        if code is None:
            raise TimeoutError(f"the server still runs after {timeout} s")
        return code

    def _receive(self, timeout: float | None) -> int | None:
        if self._exit_code is None:
            self._connection.settimeout(timeout)
            try:
                self._exit_code = int(self._connection.recv(64))
            except (BlockingIOError, TimeoutError):
                return None
            self._connection.close()
        return self._exit_code


def fork_server(arguments: Sequence[str], output_file: Path) -> ForkedProcess:
    """Start `app.py` with some arguments and this process' environment; what it prints goes to the file."""
    request = json.dumps([list(arguments), dict(os.environ), str(output_file)]).encode()
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        socket.send_fds(_preloaded(), [request], [theirs.fileno()])
    return ForkedProcess(ours)


@cache
def _preloaded() -> socket.socket:
    """The connection to the preloaded process, which is started with the first server."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        command = [sys.executable, "-m", __name__, str(theirs.fileno())]
        process = subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()])

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def _serve_requests(requests: socket.socket) -> None:
    """Fork a server for each request, and report each one's end, until nobody can ask for any more."""
    woken, wake = socket.socketpair()
    wake.setblocking(False)
    signal.set_wakeup_fd(wake.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    running: dict[int, socket.socket] = {}
    while True:
        readable, _, _ = select.select([requests, woken], [], [])
        if woken in readable:
            woken.recv(4096)
            _report_ends(running)
        if requests not in readable:
            continue
        request, files, _, _ = socket.recv_fds(requests, LONGEST_REQUEST, 1)
        if not request:
            for pid in running:
                os.killpg(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            return
        connection = socket.socket(fileno=files[0])
        pid = os.fork()
        if not pid:
            os.setsid()
            connection.send(str(os.getpid()).encode())
            for each in (requests, woken, wake, connection, *running.values()):
                each.close()
            _become_server(*json.loads(request))
        running[pid] = connection


def _report_ends(running: dict[int, socket.socket]) -> None:
    while running:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        with running.pop(pid) as connection, suppress(OSError):  # nobody may wait for it any more
            connection.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become_server(arguments: Sequence[str], environment: dict[str, str], output_file: str) -> None:
    """In the forked process: run app.py as `python app.py` would."""
    os.environ.clear()
    os.environ.update(environment)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    output = os.open(output_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.close(output)
    sys.argv = [PROGRAM, *arguments]
    code: object = 1
    try:
        runpy.run_path(PROGRAM, run_name="__main__")
        code = 0
    except SystemExit as end:
        code = end.code
    except BaseException:  # as the interpreter does at the end of a program
        sys.excepthook(*sys.exc_info())
    finally:
        if isinstance(code, str):
            print(code, file=sys.stderr)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    import app  # noqa: F401  all that a server imports

    gc.freeze()
    _serve_requests(socket.socket(fileno=int(sys.argv[1])))
