"""What Chromium is forbidden, in the words of the real Chromium."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from components.kiosk.install.chromium_policy import policy, policy_file

PROBE = Path(__file__).with_name("policies_of_chromium.py")
ALONE = 'mkdir -p /etc/chromium && mount --bind "$0" /etc/chromium && exec "$@"'
"""Policies hold for a whole machine: the probe gets an /etc/chromium that nobody else sees."""

EXHIBIT = "http://127.0.0.1:9"
FORBIDDEN = (
    *("http://127.0.0.1:8", "http://localhost:9/", "https://127.0.0.1:9/", "http://example.org/"),
    *("file:///etc/hostname", "data:text/html,hello", f"view-source:{EXHIBIT}/", "chrome://settings"),
    *("chrome://version", "chrome://dino", "devtools://devtools/bundled/inspector.html"),
)


def test_the_pipe_to_the_browser_is_left_open() -> None:
    names = policy([EXHIBIT]).keys()
    assert not {"RemoteDebuggingAllowed", "DeveloperToolsAvailability"} & names


def test_only_what_is_named_may_be_opened() -> None:
    read = json.loads(policy_file([EXHIBIT]))
    assert read["URLAllowlist"] == [EXHIBIT]
    assert "*" in read["URLBlocklist"]


def test_the_real_browser_knows_every_policy_and_obeys(tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None or not _may_be_alone():
        pytest.skip("the policies are tried in Chromium by root, who may give it an /etc of its own")
    card = tmp_path / "card"
    card.mkdir()
    (card / "still.html").write_text("Back in a moment", encoding="utf-8")
    etc = tmp_path / "etc"
    shutil.copytree("/etc/chromium", etc) if Path("/etc/chromium").is_dir() else etc.mkdir()
    (etc / "policies/managed").mkdir(parents=True, exist_ok=True)
    allowed = [EXHIBIT, card.as_uri(), "chrome://policy"]
    (etc / "policies/managed/sojourn.json").write_text(policy_file(allowed), encoding="utf-8")
    still = (card / "still.html").as_uri()
    probe = [sys.executable, str(PROBE), chromium, f"{EXHIBIT}/", still, *FORBIDDEN]
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", ALONE, str(etc), *probe],
        capture_output=True,
        text=True,
        timeout=120,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert {name: found["told"].get(name) for name in policy(allowed)} == dict.fromkeys(policy(allowed), "OK")
    assert found["became"] == {
        f"{EXHIBIT}/": "allowed",  # nobody answers there, but it was asked
        still: "opened",
        **dict.fromkeys(FORBIDDEN, "forbidden"),
    }


def _may_be_alone() -> bool:
    if os.name != "posix" or not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("unshare"):
        return False
    return subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode == 0
