"""The unit files: sandboxed, watched, ordered after the display, and Chromium can still run in them."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from components.kiosk.install import install_plan
from components.kiosk.install.install_options import InstallOptions
from components.kiosk.install.install_plan import plan
from tests.commands import command

run_install = command("kiosk", "install")

MAX_EXPOSURE = 4.0
"""Of `systemd-analyze security`: from 0, most restricted, to 10, unrestricted."""

OPTION_SETS = [
    InstallOptions(),
    InstallOptions(display="x11", may_restart_machine=True, nightly_restart="04:00"),
]


def unit(text: str) -> dict[str, dict[str, list[str]]]:
    """The sections of a unit; in each, the values of every key, in order."""
    read: dict[str, dict[str, list[str]]] = {}
    section = ""
    for line in text.splitlines():
        if re.fullmatch(r"\[\w+\]", line):
            section = line[1:-1]
        elif line and not line.startswith("#"):
            key, _, value = line.partition("=")
            read.setdefault(section, {}).setdefault(key, []).append(value)
    return read


@pytest.mark.parametrize("options", OPTION_SETS, ids=["cage", "x11"])
def test_the_sandbox_of_the_units_is_tight_by_systemds_own_measure(
    options: InstallOptions, tmp_path: Path
) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed, so nothing measures the units' sandbox")
    planned = [each for each in plan(options, None) if each.path.endswith((".service", ".conf"))]
    for each in planned:
        if not each.is_link:
            (tmp_path / each.path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / each.path).write_text(each.text, encoding="utf-8")
    for path in sorted((tmp_path / "etc/systemd/system").glob("*.service")):
        measure = ("systemd-analyze", "security", "--offline=true", f"--root={tmp_path}", "--no-pager")
        done = subprocess.run(
            [*measure, path.name], capture_output=True, text=True, timeout=60, check=True, encoding="utf-8"
        )
        assert done.stderr == "", "a line of the unit is not understood"
        level = re.search(r"Overall exposure level for [\w.-]+: ([\d.]+)", done.stdout)
        assert level is not None
        assert float(level[1]) <= MAX_EXPOSURE, done.stdout


def test_the_sandbox_of_the_unit_allows_the_sandbox_of_chromium() -> None:
    """With any of these the other way round, no renderer process starts."""
    service = unit(install_plan.service(InstallOptions()))["Service"]
    assert service["RestrictNamespaces"] == ["user pid net"]
    assert service.get("MemoryDenyWriteExecute", ["no"]) == ["no"]
    assert service.get("PrivateDevices", ["no"]) == ["no"]
    calls = service["SystemCallFilter"][0].split()
    assert {"@system-service", "@pkey", "chroot", "seccomp", "landlock_create_ruleset"} <= set(calls)


def test_the_supervisor_is_watched_and_restarted_within_limits() -> None:
    read = unit(install_plan.service(InstallOptions()))
    assert read["Service"]["Type"] == ["notify"]
    assert read["Service"]["Restart"] == ["always"]
    assert int(read["Service"]["WatchdogSec"][0]) == 60
    assert read["Service"]["OOMPolicy"] == ["continue"]
    limits = read["Unit"]
    assert int(limits["StartLimitBurst"][0]) * int(read["Service"]["RestartSec"][0]) < int(
        limits["StartLimitIntervalSec"][0]
    )


def test_nothing_of_the_service_reaches_the_network() -> None:
    service = unit(install_plan.service(InstallOptions()))["Service"]
    assert service["IPAddressDeny"] == ["any"]
    assert service["IPAddressAllow"] == ["localhost"]


def test_cage_gets_a_console_and_a_session_and_x11_uses_the_running_one() -> None:
    cage, x11 = (unit(install_plan.display(options)) for options in OPTION_SETS)
    assert cage["Service"]["PAMName"] == ["sojourn"]
    assert cage["Unit"]["Conflicts"] == ["getty@tty1.service"]
    assert x11["Unit"]["After"] == ["display-manager.service"]
    assert "PAMName" not in x11["Service"]


def test_the_machine_is_restarted_only_where_it_is_allowed() -> None:
    without, with_restart = ({each.path for each in plan(options, None)} for options in OPTION_SETS)
    assert {path for path in with_restart if "machine" in path or "polkit" in path} - without
    assert not {path for path in without if "machine" in path or "polkit" in path}


def test_the_unit_starts_the_supervisor_with_the_options() -> None:
    options = InstallOptions(exhibit=Path("/exhibits/one"), port=8600, may_restart_machine=True)
    assert install_plan.command(options)[2:] == [
        *(str(options.python), str(options.project / "app.py"), "kiosk", "/exhibits/one"),
        *("--port", "8600", "--display", "cage", "--may-restart-machine"),
    ]


def test_host_names_go_to_the_server_and_the_network_stays_denied() -> None:
    options = InstallOptions(hosts=("museum.local", "192.168.1.20"))
    words = ["--", "--allow-host", "museum.local", "--allow-host", "192.168.1.20"]
    assert install_plan.command(options)[-5:] == words
    assert unit(install_plan.service(options))["Service"]["IPAddressDeny"] == ["any"]


@pytest.mark.parametrize("name", ["two lives", 'a "life"', "50% off", "$HOME", "a\\b", "東京", "a;b"])
def test_a_folder_of_any_name_stays_one_word(name: str) -> None:
    options = InstallOptions(exhibit=Path("/exhibits") / name)
    line = unit(install_plan.service(options))["Service"]["ExecStart"][0]
    words = [each.replace("%%", "%").replace("$$", "$") for each in shlex.split(line)]
    assert f"/exhibits/{name}" in words


def test_a_path_in_an_image_is_written_as_the_machine_will_see_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "exhibits/one").mkdir(parents=True)
    assert run_install(["--to", str(root), "--exhibit", str(root / "exhibits/one")]) == 0
    service = (root / "etc/systemd/system/sojourn.service").read_text(encoding="utf-8")
    assert '"kiosk" "/exhibits/one"' in service
    policy = json.loads((root / "etc/chromium/policies/managed/sojourn.json").read_text(encoding="utf-8"))
    assert policy["URLAllowlist"][0] == "http://127.0.0.1:8501"


def test_the_log_has_a_limit_and_survives_a_power_cut() -> None:
    log = configparser.ConfigParser()
    log.read_string((install_plan.UNITS / "journald.conf").read_text(encoding="utf-8"))
    assert log["Journal"]["Storage"] == "persistent"
    assert log["Journal"]["SystemMaxUse"] == "200M"
