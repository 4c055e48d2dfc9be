"""The PIN is kept so that whoever reads the disk does not know it."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.staff import pin as errand
from components.staff.pin_hash import fault_of, keep, staff_folder, the_secret
from data.editions.state_folder import STATE_VARIABLE


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> int:
    """What the errand returns when this is typed."""
    waiting = list(lines)

    def next_line(_: str) -> str:
        if not waiting:
            raise EOFError
        return waiting.pop(0)

    monkeypatch.setattr(errand, "getpass", next_line)
    return errand.main([])


def test_nothing_is_set_until_a_pin_is() -> None:
    assert the_secret() is None
    keep("7294")
    secret = the_secret()
    assert secret
    assert secret.is_met_by("7294")
    assert not any(map(secret.is_met_by, ("7295", "729", "72940", "", "７２９４", "7294\0", "\ud800")))


def test_the_disk_holds_no_pin_and_is_read_by_nobody_else() -> None:
    keep("729431")
    file = staff_folder() / "pin.json"
    assert "729431" not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
    assert [each.name for each in staff_folder().iterdir()] == ["pin.json"]


def test_the_same_pin_set_twice_is_not_seen_to_be_the_same() -> None:
    keep("7294")
    first = the_secret()
    keep("7294")
    second = the_secret()
    assert first
    assert second
    assert (first.hash, first.name) != (second.hash, second.name)


@pytest.mark.parametrize(
    "left",
    [b"", b"{", b"[]", b"null", b'{"salt": 1, "scrypt": 2}', b'{"salt": "zz"}', b"\xff\xfe", b"\0" * 99],
)
def test_a_spoilt_file_is_as_if_no_pin_were_set(left: bytes) -> None:
    keep("7294")
    (staff_folder() / "pin.json").write_bytes(left)
    assert the_secret() is None


@pytest.mark.parametrize("pin", ["", "729", "72943185160", "72a4", "７２９４", "-729", "7 29", "72.4"])
def test_a_pin_is_four_to_ten_digits(pin: str) -> None:
    assert fault_of(pin) == "A PIN is 4 to 10 digits."


@pytest.mark.parametrize("pin", ["0000", "1234", "654321", "99999999"])
def test_the_pins_a_visitor_tries_first_are_refused(pin: str) -> None:
    assert "do not follow one another" in fault_of(pin)


@pytest.mark.parametrize("pin", ["7294", "1235", "0011", "1357924680"])
def test_other_pins_will_do(pin: str) -> None:
    assert fault_of(pin) == ""


def test_the_errand_asks_twice_and_says_how_to_come_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(monkeypatch, "7294", "7294") == 0
    assert "hold the top left corner for 3 seconds" in capsys.readouterr().out
    assert the_secret() is not None


@pytest.mark.parametrize(
    ("lines", "code"), [(("7294", "7295"), 1), (("12",), 1), (("1234", "1234"), 1), ((), 2), (("7294",), 2)]
)
def test_what_will_not_do_leaves_the_old_pin(
    lines: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("5839")
    assert typed(monkeypatch, *lines) == code
    secret = the_secret()
    assert secret
    assert secret.is_met_by("5839")


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state").write_bytes(b"a file in the folder's place")
    assert typed(monkeypatch, "7294", "7294") == 2
    assert "cannot be written" in capsys.readouterr().err
