"""What systemd is told: sandboxed, guarded, ordered after the screen, and Chromium can still run."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from components.kiosk.install import install
from components.kiosk.install import install_plan as units
from components.kiosk.install.install_options import Wish
from components.kiosk.install.install_plan import plan

EXPOSURE = 4.0
"""`systemd-analyze security`: from 0, shut, to 10, open to all."""

WISHES = [Wish(), Wish(display="x11", may_restart_machine=True, nightly="04:00")]


def unit(text: str) -> dict[str, dict[str, list[str]]]:
    """Sections of a unit, and in them every value of every key, in order."""
    read: dict[str, dict[str, list[str]]] = {}
    section = ""
    for line in text.splitlines():
        if re.fullmatch(r"\[\w+\]", line):
            section = line[1:-1]
        elif line and not line.startswith("#"):
            key, _, value = line.partition("=")
            read.setdefault(section, {}).setdefault(key, []).append(value)
    return read


@pytest.mark.parametrize("wish", WISHES, ids=["cage", "x11"])
def test_the_units_are_shut_as_systemd_measures_it(wish: Wish, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed, so nothing measures the units' sandbox")
    named = [each for each in plan(wish, None) if each.path.endswith((".service", ".conf"))]
    for each in named:
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
        assert float(level[1]) <= EXPOSURE, done.stdout


def test_the_sandbox_leaves_chromium_its_own() -> None:
    """Each of these, the other way round, keeps a renderer from starting."""
    service = unit(units.service(Wish()))["Service"]
    assert service["RestrictNamespaces"] == ["user pid net"]
    assert service.get("MemoryDenyWriteExecute", ["no"]) == ["no"]
    assert service.get("PrivateDevices", ["no"]) == ["no"]
    calls = service["SystemCallFilter"][0].split()
    assert {"@system-service", "@pkey", "chroot", "seccomp", "landlock_create_ruleset"} <= set(calls)


def test_the_supervisor_is_watched_and_started_again_within_limits() -> None:
    read = unit(units.service(Wish()))
    assert read["Service"]["Type"] == ["notify"]
    assert read["Service"]["Restart"] == ["always"]
    assert int(read["Service"]["WatchdogSec"][0]) == 60
    assert read["Service"]["OOMPolicy"] == ["continue"]
    limits = read["Unit"]
    assert int(limits["StartLimitBurst"][0]) * int(read["Service"]["RestartSec"][0]) < int(
        limits["StartLimitIntervalSec"][0]
    )


def test_nothing_of_the_service_reaches_the_network() -> None:
    service = unit(units.service(Wish()))["Service"]
    assert service["IPAddressDeny"] == ["any"]
    assert service["IPAddressAllow"] == ["localhost"]


def test_cage_has_a_console_and_a_session_and_x11_what_is_there() -> None:
    cage, x11 = (unit(units.display(wish)) for wish in WISHES)
    assert cage["Service"]["PAMName"] == ["sojourn"]
    assert cage["Unit"]["Conflicts"] == ["getty@tty1.service"]
    assert x11["Unit"]["After"] == ["display-manager.service"]
    assert "PAMName" not in x11["Service"]


def test_the_machine_is_restarted_only_where_it_is_allowed() -> None:
    shy, bold = ({each.path for each in plan(wish, None)} for wish in WISHES)
    assert {path for path in bold if "machine" in path or "polkit" in path} - shy
    assert not {path for path in shy if "machine" in path or "polkit" in path}


def test_the_unit_starts_the_supervisor_with_the_words_it_knows() -> None:
    wish = Wish(exhibit=Path("/exhibits/one"), port=8600, may_restart_machine=True)
    assert units.command(wish)[2:] == [
        *(str(wish.python), str(wish.house / "app.py"), "kiosk", "/exhibits/one"),
        *("--port", "8600", "--display", "cage", "--may-restart-machine"),
    ]


def test_names_for_other_screens_go_to_the_server_and_the_network_stays_shut() -> None:
    wish = Wish(names=("museum.local", "192.168.1.20"))
    assert units.command(wish)[-5:] == ["--", "--allow-host", "museum.local", "--allow-host", "192.168.1.20"]
    assert unit(units.service(wish))["Service"]["IPAddressDeny"] == ["any"]


@pytest.mark.parametrize("name", ["two lives", 'a "life"', "50% off", "$HOME", "a\\b", "東京", "a;b"])
def test_a_folder_of_any_name_stays_one_word(name: str) -> None:
    line = unit(units.service(Wish(exhibit=Path("/exhibits") / name)))["Service"]["ExecStart"][0]
    words = [each.replace("%%", "%").replace("$$", "$") for each in shlex.split(line)]
    assert f"/exhibits/{name}" in words


def test_what_lies_in_an_image_is_named_as_the_machine_will_see_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "exhibits/one").mkdir(parents=True)
    assert install.main(["--to", str(root), "--exhibit", str(root / "exhibits/one")]) == 0
    service = (root / "etc/systemd/system/sojourn.service").read_text(encoding="utf-8")
    assert '"kiosk" "/exhibits/one"' in service
    policy = json.loads((root / "etc/chromium/policies/managed/sojourn.json").read_text(encoding="utf-8"))
    assert policy["URLAllowlist"][0] == "http://127.0.0.1:8501"


def test_the_log_has_a_limit_and_outlives_the_night() -> None:
    log = configparser.ConfigParser()
    log.read_string(units.as_it_is("journald.conf"))
    assert log["Journal"]["Storage"] == "persistent"
    assert log["Journal"]["SystemMaxUse"] == "200M"
