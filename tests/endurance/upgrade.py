"""An upgrade of an installed kiosk and the rollback, with two versions of the code.

The version before is put into a folder, and installed into the root of an image. With its own code a PIN is
set, a visit is counted and a last good exhibit is kept. Then the code in the folder is exchanged and
installed again; and then both backwards. At each stage the kiosk is started by the command in the installed
unit, on the same state, with a damaged exhibit, so that it has to show the last good one.

`uv run python -m tests.endurance.upgrade --from COMMIT` prints a table; its exit code is 0 when everything is
as it should be, 1 when not. By command only: it builds two environments, which needs the packages (from uv's
cache, or the network).
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen
from uuid import uuid4

import click
import psutil

from tests.browser.exhibit_server import free_port
from tests.commands import measurement, start
from tests.endurance.tools import NOT_MEASURED, missing, require

REPOSITORY = Path(__file__).parents[2]
PIN = "8305"
INSTALL_OPTIONS = ("--nightly-restart", "04:00", "--may-restart-machine", "--allow-host", "museum.local")
START_SECONDS = 180.0
"""Time a kiosk has until its page sends a heartbeat, and a repaired exhibit until it is shown."""

SERVICE = "etc/systemd/system/sojourn.service"
POLICY = "etc/chromium/policies/managed/sojourn.json"
MANIFEST = "etc/sojourn/installed.json"

STARTS = "the kiosk starts, its page sends heartbeats"
GOES_ON = "a kiosk that runs meanwhile goes on"


class MachineImage:
    """A program folder, the root of the image it is installed into, an exhibit, and a state folder."""

    def __init__(self, folder: Path, *, by_folders: bool) -> None:
        self.project, self.root = folder / "sojourn", folder / "root"
        self.exhibit, self.state = folder / "exhibit", folder / "state"
        self.run_time, self.log = folder / "run", folder / "log"
        self.port = free_port()
        self.visits = 0
        self._by_folders, self._commit = by_folders, ""

    def exchange(self, commit: str) -> None:
        """Put the code of a commit into the program folder, with its environment.

        As by `git pull`: what Python and uv left in the folder stays. Or by folders: the code is unpacked
        beside it, its environment is built there, and the two folders exchange their names.
        """
        if self._by_folders:
            self._exchange_folders(commit)
            return
        if not self.project.exists():
            _run(["git", "worktree", "add", "--detach", str(self.project), commit], REPOSITORY)
        _run(["git", "checkout", "--detach", commit], self.project)
        _build_environment(self.project)

    def _exchange_folders(self, commit: str) -> None:
        fresh = self._beside(commit)
        if not fresh.exists():
            fresh.mkdir()
            archive = subprocess.run(
                ["git", "archive", commit], cwd=REPOSITORY, capture_output=True, check=True
            )
            subprocess.run(["tar", "-x"], cwd=fresh, input=archive.stdout, check=True)
            _build_environment(fresh)
        if self.project.exists():
            self.project.rename(self._beside(self._commit))
        fresh.rename(self.project)
        self._commit = commit

    def _beside(self, commit: str) -> Path:
        return self.project.with_name(f"sojourn-{commit[:10]}")

    def sojourn(self, *arguments: str, typed: str = "") -> str:
        """What a command of the program prints; `typed` is its standard input. Raises RuntimeError."""
        python = self.project / ".venv" / "bin" / "python"
        return _run([str(python), "app.py", *arguments], self.project, self._environment, typed)

    def install(self) -> None:
        where = ("--to", str(self.root), "--exhibit", str(self.exhibit), "--port", str(self.port))
        self.sojourn("kiosk", "install", *where, *INSTALL_OPTIONS)

    @property
    def unit(self) -> Mapping[str, str]:
        """The keys of the installed unit; of several with one name the last."""
        lines = (self.root / SERVICE).read_text(encoding="utf-8").splitlines()
        return {key: value for key, _, value in (line.partition("=") for line in lines if "=" in line)}

    @property
    def command(self) -> Sequence[str]:
        """The unit's ExecStart=, without a screen, and with a run-time folder of its own."""
        words = [word.replace("%%", "%").replace("$$", "$") for word in shlex.split(self.unit["ExecStart"])]
        words[words.index("--display") + 1] = "headless"
        folder = f"XDG_RUNTIME_DIR={self.run_time}"
        return [folder if word.startswith("XDG_RUNTIME_DIR=") else word for word in words]

    @contextmanager
    def kiosk(self) -> Iterator[subprocess.Popen[bytes]]:
        """The kiosk, started by the unit's command; its page has sent a heartbeat. Raises as `wait_for`."""
        self.run_time.mkdir(mode=0o700, exist_ok=True)
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                self.command, cwd=self.unit["WorkingDirectory"], env=self._environment, stdout=log, stderr=log
            )
            try:
                self.wait_for(_page_works, process)
                yield process
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(60)

    def wait_for(
        self, is_met: Callable[[Mapping[str, Any]], bool], process: subprocess.Popen[bytes] | None = None
    ) -> Mapping[str, Any]:
        """Ask /health until it is as it should be. Raises RuntimeError, at once if the process has ended."""
        until = time.monotonic() + START_SECONDS
        health: Mapping[str, Any] | None = None
        while time.monotonic() < until and (process is None or process.poll() is None):
            health = self.ask("/health")
            if health is not None and is_met(health):
                return health
            time.sleep(0.5)
        raise RuntimeError(f"health: {health}\n{self.log.read_text(encoding='utf-8')[-2000:]}")

    def ask(self, path: str, content: object = None) -> Mapping[str, Any] | None:
        """The JSON that the server answers, {} for none; None while no server answers."""
        body = None if content is None else json.dumps(content).encode()
        request = Request(f"http://127.0.0.1:{self.port}{path}", body, {"Content-Type": "application/json"})
        try:
            with urlopen(request, timeout=10) as answer:
                return dict(json.loads(answer.read() or b"{}"))
        except HTTPError as error:
            return dict(json.loads(error.read() or b"{}"))
        except (URLError, OSError):
            return None

    @property
    def _environment(self) -> Mapping[str, str]:
        """Python writes its bytecode, so that an upgrade meets what it leaves behind."""
        return {**_outer_environment(), "SOJOURN_STATE": str(self.state)}


def check(machine: MachineImage) -> dict[str, bool]:
    """What a museum would miss, by name, and whether it is as it should be."""
    exhibit_file = machine.exhibit / "exhibit.yaml"
    good = exhibit_file.read_bytes()
    results = {STARTS: False}
    exhibit_file.write_text("title: [", encoding="utf-8")
    try:
        with machine.kiosk():
            health = machine.ask("/health") or {}
            results[STARTS] = health.get("status") == "ok"
            is_last_good = health.get("showing") == "last good" and health.get("stops", 0) > 0
            results["the last good exhibit is shown"] = is_last_good
            results["the PIN is accepted"] = "token" in (machine.ask("/staff/enter", {"pin": PIN}) or {})
            results["a visit is counted"] = machine.ask("/visits", _visit()) == {}
            machine.visits += 1
            exhibit_file.write_bytes(good)
            repaired = machine.wait_for(lambda health: health["showing"] == "as in the folder")
            results["a repaired exhibit is shown"] = repaired["status"] == "ok"
    except RuntimeError as error:
        print(error, file=sys.stderr)
    finally:
        exhibit_file.write_bytes(good)
    report = json.loads(machine.sojourn("visits", str(machine.exhibit), "--json"))
    is_whole = report["dwell"]["count"] == machine.visits and report["damaged_lines"] == 0
    return {**results, "every visit is in the log": is_whole}


def check_installation(machine: MachineImage) -> dict[str, bool]:
    """Whether the installed files are as the manifest says, and all that they name is there."""
    files = json.loads((machine.root / MANIFEST).read_text(encoding="utf-8"))["files"]
    results = {
        "files are as installed": all(
            _fingerprint(machine.root / each["path"]) == each["known"][-1] for each in files
        ),
        "no file was taken for another's": not any(each["kept"] or each["was_there"] for each in files),
        "what the files name is there": all(path.exists() for path in _named_paths(machine)),
    }
    if shutil.which("systemd-analyze"):
        verified = subprocess.run(
            ["systemd-analyze", "verify", machine.root / SERVICE], capture_output=True, text=True, timeout=120
        )
        results["systemd-analyze verify"] = verified.returncode == 0 and not verified.stderr
    return results


def exchange_while_running(machine: MachineImage, commit: str) -> dict[str, bool]:
    """Whether a kiosk goes on whose code is exchanged while it runs, and whose servers then end."""
    try:
        with machine.kiosk() as supervisor:
            machine.exchange(commit)
            killed = _kill_servers(supervisor.pid)
            time.sleep(2)  # until nothing of the old server answers
            machine.wait_for(_page_works, supervisor)
            return {GOES_ON: killed > 0}
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return {GOES_ON: False}


def _kill_servers(supervisor: int) -> int:
    """How many servers of a supervisor were killed: the one that serves, and the spare."""
    killed = 0
    for child in psutil.Process(supervisor).children():
        with suppress(psutil.Error):  # one that has just ended
            if "--no-browser" in child.cmdline():
                child.kill()
                killed += 1
    return killed


def upgrade(machine: MachineImage, before: str, now: str) -> dict[str, dict[str, bool]]:
    """The results at each stage, in order."""
    stages: dict[str, dict[str, bool]] = {}

    def stage(name: str, results: Mapping[str, bool] | None = None) -> None:
        print(f"{name} …", file=sys.stderr, flush=True)
        stages[name] = {**(results or {}), **check_installation(machine), **check(machine)}

    machine.root.mkdir()
    machine.exchange(before)
    shutil.copytree(machine.project / "tests" / "exhibits" / "small", machine.exhibit)
    machine.install()
    machine.sojourn("kiosk", "pin", typed=f"{PIN}\n{PIN}\n")
    with machine.kiosk():  # keeps a copy of the exhibit by itself
        machine.wait_for(lambda _: any((machine.state / "exhibits").glob("*/newest")))
    stage("before")
    stage("code exchanged", exchange_while_running(machine, now))
    machine.install()
    stage("installed again")
    stage("code put back", exchange_while_running(machine, before))
    machine.install()
    stage("installed by the version before")
    machine.sojourn("kiosk", "uninstall", "--from", str(machine.root))
    stages["uninstalled"] = {"nothing is left": not any(machine.root.rglob("*"))}
    return stages


@measurement("tests.endurance.upgrade", "--from", "v0.1.0")
@click.option("--from", "before", required=True, metavar="COMMIT", help="the version before")
@click.option("--to", "now", default="HEAD", metavar="COMMIT", help="default HEAD")
@click.option(
    "--by-folders", is_flag=True, help="unpack beside, and exchange the folders’ names; else by git"
)
def main(before: str, now: str, by_folders: bool) -> int:
    """Install a version, upgrade it in place, and go back: nothing of the museum’s is lost."""
    require("chromium", "git", "tar", "uv")
    if fault := missing(["systemd-analyze"]):
        print(f"systemd-analyze verify: {NOT_MEASURED}: {fault}", file=sys.stderr)
    before, now = _commit(before), _commit(now)
    try:
        with tempfile.TemporaryDirectory(prefix="sojourn-upgrade-") as folder:
            stages = upgrade(MachineImage(Path(folder), by_folders=by_folders), before, now)
    finally:
        _run(["git", "worktree", "prune"], REPOSITORY)
    way = "by folders that exchange their names" if by_folders else "by git in one folder"
    print(f"From {before[:10]} to {now[:10]} and back, {way}\n\n{table(stages)}")
    return 0 if all(all(results.values()) for results in stages.values()) else 1


def table(stages: Mapping[str, Mapping[str, bool]]) -> str:
    """The results as a Markdown table: a row for each thing that was checked, a column for each stage."""
    rows = [("Checked", *stages), ("---", *("---" for _ in stages))]
    words = {True: "yes", False: "NO", None: ""}
    for name in dict.fromkeys(name for results in stages.values() for name in results):
        rows.append((name, *(words[results.get(name)] for results in stages.values())))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _named_paths(machine: MachineImage) -> Iterator[Path]:
    """What the installed files name: interpreter, program, exhibit, the guide, and the card's folder."""
    yield from (Path(word) for word in machine.command[2:] if word.startswith("/"))
    yield Path(machine.unit["Documentation"].removeprefix("file:"))
    policy = json.loads((machine.root / POLICY).read_text(encoding="utf-8"))
    yield from (Path(url[7:]) for url in policy["URLAllowlist"] if url.startswith("file://"))


def _page_works(health: Mapping[str, Any]) -> bool:
    return health["seconds_since_beat"].get("page") is not None


def _visit() -> dict[str, object]:
    """A visit as the page reports it when it ends."""
    nothing: dict[str, object] = {"stories": {}, "encounters": {}, "lives": [], "last": "", "used": []}
    return {"visit": uuid4().hex, "seconds": 60, "ended": "idle", "language": "en", "ago": 60, **nothing}


def _fingerprint(path: Path) -> str:
    content = os.readlink(path).encode() if path.is_symlink() else path.read_bytes()
    return sha256(content).hexdigest()


def _build_environment(project: Path) -> None:
    if (REPOSITORY / "uv.lock").is_file() and not (project / "uv.lock").exists():
        shutil.copy(REPOSITORY / "uv.lock", project)  # fewer questions to the package registry
    command = ["uv", "sync", "--quiet", "--no-dev", "--inexact", "--python", sys.executable]
    _run(command, project, _outer_environment())


def _outer_environment() -> Mapping[str, str]:
    """Without the virtual environment that this command itself runs in."""
    return {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}


def _run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, typed: str = ""
) -> str:
    """A command's output. In a session without a terminal, so that a PIN is read from standard input."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        input=typed,
        capture_output=True,
        text=True,
        start_new_session=True,
    )
    if done.returncode:
        raise RuntimeError(f"{shlex.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def _commit(name: str) -> str:
    return _run(["git", "rev-parse", "--verify", f"{name}^{{commit}}"], REPOSITORY).strip()


if __name__ == "__main__":
    start(main)
