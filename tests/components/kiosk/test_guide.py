"""The technician's page: short, and every command in it is one that the program knows."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from components.command_line.commands import SOJOURN
from components.command_line.kiosk_commands import INSTALL
from components.kiosk.install import install
from components.kiosk.install.install_plan import UNITS
from tests.commands import parse

PAGE = Path(install.__file__).parents[1] / "README.md"
GUIDE = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
COMMANDS = re.findall(r"uv run app\.py ([^\n`]+)", GUIDE)


def test_the_guide_is_one_page() -> None:
    assert len(GUIDE.splitlines()) <= 80


@pytest.mark.parametrize("block", BLOCKS)
def test_every_block_can_be_typed_into_a_shell(block: str) -> None:
    done = subprocess.run(["sh", "-n"], input=block, text=True, capture_output=True, timeout=60)
    assert done.stderr == ""


@pytest.mark.parametrize("typed", COMMANDS)
def test_every_command_is_known_and_takes_the_arguments(typed: str) -> None:
    assert parse(shlex.split(typed)).command is not SOJOURN


def test_the_pin_is_set_once_the_service_has_made_its_folder() -> None:
    (block,) = [each for each in BLOCKS if "kiosk pin" in each]
    commands = [part for line in block.splitlines() for part in line.split(" && ")]
    order = (
        "systemd-sysusers",
        "systemctl start sojourn",
        "uv run app.py kiosk pin",
        "uv run app.py kiosk doctor",
    )
    assert [commands.index(each) for each in order] == sorted(commands.index(each) for each in order)


def test_every_option_of_the_table_is_one_of_install() -> None:
    options = re.findall(r"^\| `(--[a-z0-9-]+)", GUIDE, re.MULTILINE)
    known = [name for each in INSTALL.params for name in each.opts]
    assert len(options) == 5
    assert [option for option in options if option not in known] == []


def test_every_file_it_points_to_is_there() -> None:
    assert [link for link in re.findall(r"\]\(([^)]+)\)", GUIDE) if not (PAGE.parent / link).is_file()] == []
    assert (UNITS / "sojourn.service").is_file()


def test_a_newer_version_and_the_way_back_by_the_lines_of_the_guide(tmp_path: Path) -> None:
    (upgrade,) = [line for line in GUIDE.splitlines() if line.startswith("git tag")]
    (rollback,) = re.findall(r"Back again\*\*: the same five lines, with `(git [^`]+)`", GUIDE)
    published, museum = tmp_path / "published", tmp_path / "museum"
    run_git(tmp_path, "git init --quiet --initial-branch main published")
    publish(published, "1")
    run_git(tmp_path, f"git clone --quiet --depth 1 file://{published} museum")
    for version in ("2", "3"):
        before = (museum / "VERSION").read_text(encoding="utf-8")
        publish(published, version)
        run_git(museum, upgrade)
        assert (museum / "VERSION").read_text(encoding="utf-8") == version
        run_git(museum, rollback)
        assert (museum / "VERSION").read_text(encoding="utf-8") == before
        run_git(museum, upgrade)


def publish(repository: Path, version: str) -> None:
    (repository / "VERSION").write_text(version, encoding="utf-8")
    author = "-c user.name=museum -c user.email=museum@example.org"
    run_git(repository, f"git add VERSION && git {author} commit --quiet --message {version}")


def run_git(folder: Path, command: str) -> None:
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
