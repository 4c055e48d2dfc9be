"""An upgrade over what version 0.1.0 installed, and the rollback.

`installed_by_0_1_0/` is what that version wrote, with the program in /usr/local/lib/sojourn and Debian's
Python; only its list of packages is shortened. `tests.endurance.upgrade` does it with both versions' code.
"""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from components.command_line.commands import SOJOURN
from components.command_line.kiosk_commands import KIOSK
from components.kiosk.doctor.machine import Machine, read_config
from components.kiosk.doctor.service_checks import check_installed
from components.kiosk.install.install_manifest import MANIFEST, fingerprint, read_manifest
from components.kiosk.install.install_options import PROJECT_FOLDER, InstallOptions
from components.kiosk.install.install_plan import SYSTEMD, PlannedFile, plan
from components.kiosk.install.installed_files import install_files
from tests.commands import parse
from tests.components.kiosk.machine_image import read_tree, run_uninstall

Tree = Mapping[str, tuple[int, bytes]]

RECORDED = Path(__file__).with_name("installed_by_0_1_0")
PROGRAM = Path("/usr/local/lib/sojourn")
OPTIONS = InstallOptions(
    exhibit=Path("/var/lib/exhibit"),
    may_restart_machine=True,
    nightly_restart="04:00",
    hosts=("museum.local",),
    project=PROGRAM,
    python=PROGRAM / ".venv/bin/python",
    python_home=Path("/usr"),
)
"""The options that were typed then."""

SERVICE = f"{SYSTEMD}/sojourn.service"
CHANGED_SINCE: set[str] = set()
"""Files whose text the present version writes otherwise than version 0.1.0."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A machine as version 0.1.0 left it."""
    shutil.copytree(RECORDED, tmp_path / "machine", symlinks=True)
    return tmp_path / "machine"


def planned_files(root: Path) -> Sequence[PlannedFile]:
    """What the present version installs with the same options and the same packages."""
    return plan(OPTIONS, (root / "etc/sojourn/requirements.txt").read_text(encoding="utf-8"))


def unit_values(root: Path, key: str) -> list[str]:
    lines = (root / SERVICE).read_text(encoding="utf-8").splitlines()
    return [line.removeprefix(f"{key}=") for line in lines if line.startswith(f"{key}=")]


def in_this_project(path: str) -> Path:
    """A path of the recorded machine's program, in the code under test."""
    return PROJECT_FOLDER / Path(path).relative_to(PROGRAM)


def differences(before: Tree, after: Tree) -> set[str]:
    """The paths of what was added, changed or removed."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_its_manifest_is_read_and_its_files_are_the_recorded_ones(root: Path) -> None:
    manifest = read_manifest(root)
    assert manifest is not None
    assert len(manifest.files) == 13
    for path, file in manifest.files.items():
        assert fingerprint(root / path) == file.known[-1]


def test_before_it_is_installed_again_the_old_unit_starts_the_present_code(root: Path) -> None:
    (command,) = unit_values(root, "ExecStart")
    program, *arguments = shlex.split(command)[3:]
    assert in_this_project(program).is_file()
    parsed = parse(arguments)
    assert parsed.command is KIOSK
    options = parsed.params
    assert (options["exhibit"], options["port"], options["screen"]) == (OPTIONS.exhibit, 8501, "cage")
    assert options["may_restart_machine"]
    assert parse(options["server_options"]).command is SOJOURN


def test_before_it_is_installed_again_every_file_it_names_in_the_program_is_there(root: Path) -> None:
    (guide,) = unit_values(root, "Documentation")
    assert in_this_project(urlsplit(guide).path).is_file()
    policy = (root / "etc/chromium/policies/managed/sojourn.json").read_text(encoding="utf-8")
    (folder,) = [url for url in json.loads(policy)["URLAllowlist"] if url.startswith("file:")]
    assert in_this_project(urlsplit(folder).path).is_dir()
    assert (PROJECT_FOLDER / "components/kiosk/nginx.conf").is_file(), "a museum's nginx is started with it"


def test_the_doctor_reads_what_the_version_before_installed(root: Path) -> None:
    config = read_config(root, None, None)
    assert (config.folder, config.port, config.is_installed) == (OPTIONS.exhibit, 8501, True)
    assert [str(each) for each in check_installed(Machine(root), config)] == [
        "✓ Installation: 13 files, as they were written."
    ]


def test_installed_again_with_the_same_options_only_the_known_changes_are_made(root: Path) -> None:
    before = read_tree(root)
    assert install_files(root, planned_files(root), OPTIONS.recorded()) == []
    assert differences(before, read_tree(root)) == CHANGED_SINCE | ({MANIFEST} if CHANGED_SINCE else set())


def test_a_unit_that_changes_is_replaced_and_comes_back_with_the_rollback(root: Path) -> None:
    before = read_tree(root)
    planned = planned_files(root)
    changed = [
        replace(each, text=f"# changed\n{each.text}") if each.path == SERVICE else each for each in planned
    ]
    added = PlannedFile("etc/sojourn/new.conf", "new\n", "of the version after")
    assert install_files(root, [*changed, added], OPTIONS.recorded()) == []
    assert (root / SERVICE).read_text(encoding="utf-8").startswith("# changed\n")
    assert install_files(root, planned, OPTIONS.recorded()) == []
    assert differences(before, read_tree(root)) == CHANGED_SINCE | {MANIFEST}


def test_the_version_before_can_read_the_manifest_that_this_version_writes(root: Path) -> None:
    """It takes no other keys than its own."""
    recorded = json.loads((RECORDED / MANIFEST).read_text(encoding="utf-8"))
    install_files(root, [*planned_files(root), PlannedFile("etc/sojourn/new", "", "new")], OPTIONS.recorded())
    written = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    assert written.keys() == recorded.keys()
    assert written["wish"].keys() == recorded["wish"].keys()
    assert {frozenset(each) for each in written["files"]} == {frozenset(each) for each in recorded["files"]}


def test_what_the_version_before_installed_is_uninstalled_whole(root: Path) -> None:
    assert run_uninstall(root) == 0
    assert read_tree(root) == {}
