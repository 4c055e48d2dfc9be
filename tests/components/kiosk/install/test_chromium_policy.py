"""The policies for Chromium, checked in the real Chromium."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from components.kiosk.install.chromium_policy import NOT_IN_CHROMIUM_150, policy, policy_file

PROBE = Path(__file__).with_name("chromium_probe.py")
PRIVATE_ETC = 'mkdir -p /etc/chromium && mount --bind "$0" /etc/chromium && exec "$@"'
"""Policies hold for the whole machine: the probe gets a private /etc/chromium, in a mount namespace."""

EXHIBIT = "http://127.0.0.1:9"
FORBIDDEN = (
    *("http://127.0.0.1:8", "http://localhost:9/", "https://127.0.0.1:9/", "http://example.org/"),
    *("file:///etc/hostname", "data:text/html,hello", f"view-source:{EXHIBIT}/", "chrome://settings"),
    *("chrome://version", "chrome://dino", "devtools://devtools/bundled/inspector.html"),
)


def test_the_pipe_to_the_browser_is_not_forbidden() -> None:
    names = policy([EXHIBIT]).keys()
    assert not {"RemoteDebuggingAllowed", "DeveloperToolsAvailability"} & names


def test_only_the_named_addresses_may_be_opened() -> None:
    read = json.loads(policy_file([EXHIBIT]))
    assert read["URLAllowlist"] == [EXHIBIT]
    assert "*" in read["URLBlocklist"]


def test_the_real_browser_knows_every_policy_and_obeys(tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None or not _can_mount():
        pytest.skip("the policies are tried in Chromium by root, who may give it an /etc of its own")
    card = tmp_path / "card"
    card.mkdir()
    (card / "still.html").write_text("Back in a moment", encoding="utf-8")
    etc = tmp_path / "etc"
    shutil.copytree("/etc/chromium", etc) if Path("/etc/chromium").is_dir() else etc.mkdir()
    (etc / "policies/managed").mkdir(parents=True, exist_ok=True)
    allowed = [EXHIBIT, card.as_uri(), "chrome://policy"]
    (etc / "policies/managed/sojourn.json").write_text(policy_file(allowed), encoding="utf-8")
    card_url = (card / "still.html").as_uri()
    probe = [sys.executable, str(PROBE), chromium, f"{EXHIBIT}/", card_url, *FORBIDDEN]
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", PRIVATE_ETC, str(etc), *probe],
        capture_output=True,
        text=True,
        timeout=120,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    messages = {name: found["messages"].get(name) for name in policy(allowed)}
    newer = {name: messages.pop(name) for name in NOT_IN_CHROMIUM_150}
    assert messages == dict.fromkeys(messages, "OK")
    assert set(newer.values()) <= {"OK", "Error"}
    assert found["outcomes"] == {
        f"{EXHIBIT}/": "allowed",  # no server is there, but the browser tried
        card_url: "opened",
        **dict.fromkeys(FORBIDDEN, "forbidden"),
    }


def _can_mount() -> bool:
    if os.name != "posix" or not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("unshare"):
        return False
    return subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode == 0
