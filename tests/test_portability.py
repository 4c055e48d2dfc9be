"""Everything but the kiosk runs without POSIX. Windows is simulated here: see `without_posix`."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.editions.state_folder import STATE_VARIABLE
from tests.browser.exhibit_server import start_server
from tests.exhibit_folders import copy_small
from tests.without_posix import NO_MODULES, NO_OS_NAMES, NO_SIGNAL_NAMES, ROOT

WITHOUT_POSIX = ("-m", "tests.without_posix")
TABLE = 'person,title,date,place,lat,lon\n"大杉栄",Arrives,1900,Trieste,45.65,13.77\n'
LINUX_ALONE = "The kiosk is for Linux"


def command(*arguments: str | Path) -> list[str]:
    """A command line of app.py on a system without POSIX."""
    return [sys.executable, *WITHOUT_POSIX, *map(str, arguments)]


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command of app.py to its end; none may end in a traceback."""
    ended = subprocess.run(
        command(*arguments), cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert "Traceback" not in ended.stdout + ended.stderr, ended.stderr
    return ended


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the small exhibit."""
    return copy_small(tmp_path)


USES = """
import os, signal, sys
missing = 0
for module, name in (
    *((os, "sync"), (os, "O_NONBLOCK"), (os, "geteuid"), (os, "set_blocking"), (os, "killpg")),
    *((signal, "SIGKILL"), (signal, "SIGHUP")),
):
    missing += not hasattr(module, name)
for statement in ("import fcntl", "from os import getuid", "from signal import SIGUSR1"):
    try:
        exec(compile(statement, __file__, "exec"))
    except ImportError:
        missing += 1
print(missing, sys.platform, os.name, hasattr(os, "replace"), hasattr(signal, "SIGTERM"))
"""


@pytest.mark.parametrize(
    ("is_ours", "printed"),
    [(True, "10 win32 nt True True"), (False, f"0 {sys.platform} {os.name} True True")],
)
def test_what_windows_lacks_is_missing_to_this_project_alone(
    is_ours: bool, printed: str, tmp_path: Path
) -> None:
    (tmp_path / "uses.py").write_text(USES, encoding="utf-8")
    folder = str(tmp_path if is_ours else tmp_path / "other")
    code = f"""
import runpy
from tests import without_posix
without_posix.OURS = ({folder!r},)
without_posix.simulate()
runpy.run_path({str(tmp_path / "uses.py")!r})
"""
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert ended.stdout.strip() == printed


def test_only_the_kiosk_names_what_windows_lacks() -> None:
    files = [ROOT / "app.py", *(ROOT / "data").rglob("*.py"), *(ROOT / "components").rglob("*.py")]
    lacking = {"os": NO_OS_NAMES, "signal": NO_SIGNAL_NAMES}
    found = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                used = [node.attr] if node.attr in lacking.get(node.value.id, ()) else []
            elif isinstance(node, ast.ImportFrom):
                used = [each.name for each in node.names if each.name in lacking.get(node.module or "", ())]
                used += [str(node.module)] if node.module in NO_MODULES else []
            elif isinstance(node, ast.Import):
                used = [each.name for each in node.names if each.name in NO_MODULES]
            else:
                continue
            found |= {(file.relative_to(ROOT).as_posix(), name) for name in used}
    kiosk = {each for each in found if each[0].startswith("components/kiosk/")}
    # Where the system can: a limit of memory for one file, and all files forced to the disk at once.
    assert found - kiosk == {
        ("data/interchange/calamine_process.py", "resource"),
        ("data/model/atomic_write.py", "sync"),
    }
    assert kiosk, "the kiosk uses some: this test would find others"


def test_an_exhibit_is_checked(copy: Path) -> None:
    assert run("check", copy).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["exhibit", "{folder}/new", "--no-ground"],
        ["person", "Ida Pfeiffer", "--exhibit", "{folder}/small"],
        ["stop", "brandt", "Late", "--exhibit", "{folder}/small"],
        ["place", "Graz", "--exhibit", "{folder}/small"],
        ["translation", "brandt/trieste-1852", "ru", "--exhibit", "{folder}/small"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_file_of_each_kind_is_written(arguments: list[str], copy: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ended = run("new", *(each.format(folder=tmp_path) for each in arguments))
    assert ended.returncode in (0, 1), ended.stdout
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} != before


def test_a_table_is_imported_and_exported(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    assert run("import", tmp_path / "table.csv", "--to", tmp_path / "new").returncode == 0
    assert (tmp_path / "new/people/dashanrong/person.yaml").is_file()
    assert run("export", "tables", "--exhibit", tmp_path / "new", "--to", tmp_path / "t.zip").returncode == 0
    assert (tmp_path / "t.zip").is_file()


def test_the_visit_log_is_read(copy: Path) -> None:
    assert "No visit has been counted" in run("visits", copy).stdout


def test_the_exhibit_starts_and_keeps_its_last_good_copy(copy: Path, tmp_path: Path) -> None:
    with start_server(copy, tmp_path / "terminal", program=WITHOUT_POSIX) as server:
        health = server.health()
    assert health is not None
    assert health["status"] == "ok"
    assert "Traceback" not in server.output
    (listed,) = (tmp_path / "state").rglob("newest")
    assert (listed.parent / listed.read_text(encoding="utf-8") / "exhibit.yaml").is_file()


@pytest.mark.parametrize("arguments", [[], ["install"], ["uninstall"], ["doctor"], ["--help"]], ids=str)
def test_the_kiosk_says_that_it_is_for_linux(arguments: list[str]) -> None:
    ended = run("kiosk", *arguments)
    assert ended.returncode == 2
    assert LINUX_ALONE in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stdout == ""
