"""`kiosk pin` on a machine with an installed kiosk: the kiosk's PIN, in a file that the kiosk can read."""

from __future__ import annotations

import os
import pwd
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from components.kiosk import pin
from components.staff import set_pin
from components.staff.pin_hash import load_pin_hash, staff_folder
from data import InstalledKiosk
from data.editions.state_folder import STATE_VARIABLE
from tests.commands import command

main = command("kiosk", "pin")
Captured = pytest.CaptureFixture[str]
IS_ROOT = os.geteuid() == 0
USER = "nobody" if IS_ROOT else pwd.getpwuid(os.geteuid()).pw_name
"""Root sets the PIN for another user."""


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The state folder of an installed kiosk; it belongs to its user. Not below pytest's folder, which that
    user may not enter."""
    folder = Path(mkdtemp())
    folder.chmod(0o750)
    if IS_ROOT:
        shutil.chown(folder, USER)
    monkeypatch.setattr(pin, "installed_kiosk", lambda: InstalledKiosk(USER, Path("/exhibit"), folder))
    monkeypatch.setattr(set_pin, "getpass", lambda _: "7294")
    yield folder
    shutil.rmtree(folder)


def test_the_pin_of_the_kiosk_is_set_and_its_user_owns_the_file(
    state: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main([]) == 0
    assert f"The PIN is set, in {state / 'staff'}." in capsys.readouterr().out
    owner = pwd.getpwnam(USER)
    for path in (staff_folder(state), staff_folder(state) / "pin.json"):
        assert (path.stat().st_uid, path.stat().st_gid) == (owner.pw_uid, owner.pw_gid)
    assert (staff_folder(state) / "pin.json").stat().st_mode & 0o777 == 0o600
    assert os.geteuid() == (0 if IS_ROOT else owner.pw_uid)
    monkeypatch.setenv(STATE_VARIABLE, str(state))
    stored = load_pin_hash()
    assert stored
    assert stored.matches("7294")


def test_who_may_not_write_there_is_told_what_to_type_before_a_pin_is_asked_for(
    state: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("components.kiosk.pin.os.geteuid", lambda: 12345)
    monkeypatch.setattr(set_pin, "getpass", lambda _: pytest.fail("a PIN was asked for"))
    assert main([]) == 2
    assert "is set by root. Type: sudo " in capsys.readouterr().err


def test_before_the_kiosk_has_run_the_next_step_is_named(
    state: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = InstalledKiosk(USER, Path("/exhibit"), state / "nothing")
    monkeypatch.setattr(pin, "installed_kiosk", lambda: absent)
    assert main([]) == 2
    assert "the kiosk has never run. Type first: sudo systemctl start sojourn" in capsys.readouterr().err
    monkeypatch.setattr(pin, "installed_kiosk", lambda: InstalledKiosk("no-such-user", state, state))
    assert main([]) == 2
    assert "Type first: sudo systemd-sysusers" in capsys.readouterr().err


def test_a_link_in_the_kiosks_folder_leads_root_nowhere(state: Path, tmp_path: Path) -> None:
    target = tmp_path / "secret"
    target.mkdir(mode=0o700)
    (state / "staff").symlink_to(target)
    main([])
    assert not IS_ROOT or list(target.iterdir()) == []
