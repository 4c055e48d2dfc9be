"""The doctor names what is wrong with a machine and what to do, and never crashes."""

from __future__ import annotations

import json
import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest

from components.kiosk.doctor import doctor
from components.kiosk.doctor.machine import Machine
from components.kiosk.doctor.screen_checks import pixel_pitch
from components.kiosk.doctor.system_checks import filesystem
from data import as_root
from tests.commands import command
from tests.components.kiosk.fake_machine import (
    DEFAULT_ROUTE,
    FILES,
    GB,
    NOW,
    config_for,
    edid,
    machine,
)
from tests.components.kiosk.machine_image import run_install
from tests.components.small_exhibit import two_lives
from tests.exhibit_folders import SMALL

run_doctor = command("kiosk", "doctor")

DENIED = "[Service]\nIPAddressDeny=any\n"
RUNS = {"systemctl is-active sojourn.service": "active\n"}


def findings(root: Path, config: dict[str, Any] | None = None, **changes: Any) -> list[str]:
    changes["answers"] = {**RUNS, **changes.get("answers", {})}
    examined = machine(root, **changes)
    return [str(each) for each in doctor.examine(examined, config_for(root, **(config or {})))]


def test_a_kiosk_as_it_should_be_has_only_fine_findings(root: Path, tmp_path: Path) -> None:
    run_install(root)
    lines = findings(root)
    assert [line for line in lines if not line.startswith("✓")] == []
    assert "✓ Display: HDMI-A-1, 1920x1080, 0.248 mm a pixel." in lines
    assert "✓ Touch: ILITEK ILITEK-TP." in lines
    assert "✓ Installation: 8 files, as they were written." in lines


NO_TOUCH = 'N: Name="Mouse"\nB: ABS=3\n'


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"files": {"sys/class/drm/card0-HDMI-A-1/status": "disconnected"}},
            "✗ Display: no screen is connected; connect it and switch it on.",
        ),
        (
            {"files": {"sys/class/drm/card0-HDMI-A-1/edid": edid(3840, 941)}},
            "✓ Display: HDMI-A-1, 1920x1080, 0.245 mm a pixel.",
        ),
        (
            {"files": {"sys/class/drm/card0-HDMI-A-1/edid": edid(3840, 1210)}},
            "write pixel_pitch: 0.315 under screen in exhibit.yaml",
        ),
        ({"files": {"sys/class/drm/card0-HDMI-A-1/edid": b""}}, "✓ Display: HDMI-A-1, 1920x1080."),
        ({"files": {"proc/bus/input/devices": NO_TOUCH}}, "✗ Touch: no touch screen answers"),
        (
            {"answers": {"fc-list : family": "Noto Serif\n"}},
            "✗ Fonts: letters the page needs are missing; type: sudo apt install fonts-noto-cjk.",
        ),
        ({"answers": {"fc-list :lang=en family": ""}}, "✗ Fonts: no typeface writes “en”"),
        ({"answers": {"fc-list : family": None}}, "! Fonts: fc-list does not answer"),
        (
            {"answers": {"chromium --version": None}},
            "✗ Browser: Chromium is not installed; type: sudo apt install chromium.",
        ),
        ({"answers": {"chromium --version": "Chromium 90.0.1"}}, "! Browser: Chromium 90.0.1 is old"),
        ({"memory": (GB, GB // 100)}, "! Memory: 1.0 GB; give"),
        ({"memory": (2 * GB, 2 * GB)}, "! Memory: 2.0 GB; give"),
        ({"memory": (4 * GB, GB // 3)}, "! Memory: 0.3 GB left of 4.0 GB; end what else runs on it"),
        ({"memory": None}, "! Memory: it cannot be told from here"),
        ({"free_bytes": 100_000_000}, "✗ Disk: 0.1 GB free"),
        ({"free_bytes": GB}, "! Disk: 1.0 GB free"),
        ({"free_bytes": None}, "✓ Disk: room unknown"),
        ({"file_systems": {"/": "tmpfs"}}, "lies on tmpfs and is gone after a cut"),
        ({"file_systems": {"/": "vfat"}}, "lies on vfat; put it on ext4"),
        ({"file_systems": {}}, "lies on a file system that cannot be told; put it on ext4"),
        ({"now": datetime(1999, 1, 1, tzinfo=UTC)}, "! Clock: 1999-01-01 00:00 UTC is before the exhibit's"),
        ({"now": datetime(2150, 1, 1, tzinfo=UTC)}, "! Clock: 2150-01-01 00:00 UTC is far ahead"),
        (
            {"files": {"sys/class/rtc/rtc0/since_epoch": str(int(NOW.timestamp()) - 4000)}},
            "! Clock at night: the clock on the battery is 4000 seconds off",
        ),
        ({"files": {"proc/net/route": DEFAULT_ROUTE}}, "! Network: this machine has a way out"),
        (
            {"files": {"proc/net/route": DEFAULT_ROUTE, "etc/systemd/system/sojourn.service": DENIED}},
            "✓ Network: this machine has a way out, and the kernel keeps the exhibit from it.",
        ),
        (
            {"files": {"proc/net/ipv6_route": f"{'0' * 32} 00 {'0' * 32} 00 {'f' * 32} 1 1 1 3 eth0\n"}},
            "! Network: this machine has a way out",
        ),
        ({"listening": {8501: ["127.0.0.1"]}}, "✓ Port: 8501 is in use, on this machine alone"),
        ({"listening": {8501: ["::1", "::ffff:127.0.0.1"]}}, "✓ Port: 8501 is in use, on this machine alone"),
        ({"listening": {8501: ["0.0.0.0"]}}, "✗ Port: 8501 can be reached from"),
        ({"listening": {8501: ["127.0.0.1", "::"]}}, "✗ Port: 8501 can be reached from"),
        ({"listening": {8501: ["192.168.1.7"]}}, "✗ Port: 8501 can be reached from"),
        ({"listening": {8502: ["0.0.0.0"]}}, "✓ Port: 8501 is free."),
        ({"config": {"problems": 3}}, "! Exhibit: "),
        ({"config": {"exhibit": None}}, "cannot be shown; the last good one is"),
        ({"config": {"exhibit": None, "last_good": None}}, "✗ Exhibit: "),
        ({"config": {"last_good": None}}, "! Last good exhibit: no copy is kept yet"),
        (
            {"answers": {"systemctl is-active sojourn.service": "failed"}},
            "✗ Service: it has failed; type: journ",
        ),
        (
            {"answers": {"systemctl is-active sojourn.service": None}},
            "! Service: systemd does not answer here",
        ),
        ({}, "! Installation: this machine is no kiosk yet"),
        ({"files": {"etc/sojourn/installed.json": "{"}}, "this is not the list that was written"),
        ({"listening": {8501: ["nonsense"]}}, "! Port: this machine tells it in a way"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(
    tmp_path: Path, changes: dict[str, Any], expected: str
) -> None:
    assert [line for line in findings(tmp_path, **changes) if expected in line] != []


def test_the_innermost_file_system_counts_for_a_folder() -> None:
    mounted = {Path("/"): "ext4", Path("/var"): "tmpfs", Path("/var/lib"): "xfs", Path("/va"): "vfat"}
    assert filesystem(mounted, Path("/var/lib/sojourn")) == "xfs"
    assert filesystem(mounted, Path("/var/log")) == "tmpfs"
    assert filesystem(mounted, Path("/etc")) == "ext4"


def test_what_listens_on_this_machine_is_found() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert Machine().listening_addresses(server.getsockname()[1]) == ["127.0.0.1"]


def test_without_a_pin_the_command_that_sets_one_is_named(root: Path) -> None:
    run_install(root)
    assert "✓ PIN: one is set for the staff card." in findings(root)
    (line,) = [each for each in findings(root, {"state": root / "empty"}) if "PIN" in each]
    assert line == f"! PIN: none is set, and the staff card does not open; type: {as_root('kiosk', 'pin')}."


def test_without_a_ground_it_says_where_to_look(root: Path) -> None:
    run_install(root)
    (line,) = [each for each in findings(root, {"exhibit": two_lives()}) if "Ground" in each]
    assert line.startswith("! Ground: the map has none: basemap/ground.pmtiles is not there")
    assert line.endswith(f"type: uv run app.py check {root}.")


@pytest.mark.parametrize("edid_bytes", [b"", b"\0" * 128, b"\xff" * 60, edid(0, 476), edid(1920, 0)])
def test_a_screen_with_an_incomplete_edid_has_no_known_pitch(edid_bytes: bytes) -> None:
    assert pixel_pitch(edid_bytes) is None


def test_a_file_changed_by_hand_is_named(root: Path) -> None:
    run_install(root)
    (root / "etc/pam.d/sojourn").unlink()
    lines = [line for line in findings(root) if "Installation" in line]
    assert lines == [
        "! Installation: changed or gone: etc/pam.d/sojourn; if nobody meant it, type: "
        f"{as_root('kiosk', 'install')} and the options of the first time."
    ]


@pytest.mark.parametrize("content", [b"", b"\0\xff" * 99, b"1 2 3\n" * 9, b"a: b" * 9, "東京\n".encode() * 9])
def test_nonsense_in_every_file_crashes_no_check(tmp_path: Path, content: bytes) -> None:
    files = {**dict.fromkeys(FILES, content), "proc/net/ipv6_route": content}
    assert len(findings(tmp_path, files=files)) >= len(doctor.CHECKS)


def test_a_machine_without_any_of_the_files_is_examined_too(tmp_path: Path) -> None:
    """A Mac, or a container."""

    def does_not_tell(port: int) -> list[str]:
        raise psutil.AccessDenied

    bare = Machine(
        tmp_path / "nowhere",
        {},
        run=lambda _: None,
        free_bytes=lambda _: None,
        now=lambda: NOW,
        memory=lambda: None,
        file_systems=dict,
        listening_addresses=does_not_tell,
    )
    lines = [str(each) for each in doctor.examine(bare, config_for(tmp_path, is_installed=False))]
    assert any("no graphics card that can be seen" in line for line in lines)
    assert any(line.startswith("! Port: this machine tells it in a way") for line in lines)


def test_the_machine_that_runs_the_tests_is_examined(capsys: pytest.CaptureFixture[str]) -> None:
    code = run_doctor([str(SMALL), "--json", "--port", "8599"])
    found = json.loads(capsys.readouterr().out)
    assert code == int(any(each["state"] == "mend" for each in found))
    assert {each["subject"] for each in found} >= {"Exhibit", "Display", "Touch", "Disk", "Clock", "Network"}
    assert all(each["state"] == "fine" or each["remedy"] for each in found)


def test_without_an_exhibit_nothing_is_examined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_doctor([str(tmp_path / "nowhere")]) == 2
    assert "there is no such folder" in capsys.readouterr().err
    assert os.listdir(tmp_path) == []
