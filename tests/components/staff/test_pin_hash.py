"""The stored PIN: only a hash is on the disk; weak PINs are not accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.staff.pin_hash import load_pin_hash, pin_fault, save_pin, staff_folder
from data.editions.state_folder import STATE_VARIABLE


@pytest.fixture(autouse=True)
def _state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))


def test_a_saved_pin_matches_and_no_other() -> None:
    assert load_pin_hash() is None
    save_pin("7294")
    pin_hash = load_pin_hash()
    assert pin_hash
    assert pin_hash.matches("7294")
    assert not any(map(pin_hash.matches, ("7295", "729", "72940", "", "７２９４", "7294\0", "\ud800")))


def test_the_file_does_not_contain_the_pin_and_only_its_user_can_read_it() -> None:
    save_pin("729431")
    file = staff_folder() / "pin.json"
    assert "729431" not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
    assert [each.name for each in staff_folder().iterdir()] == ["pin.json"]


def test_the_same_pin_set_twice_has_another_hash() -> None:
    save_pin("7294")
    first = load_pin_hash()
    save_pin("7294")
    second = load_pin_hash()
    assert first
    assert second
    assert (first.hash, first.name) != (second.hash, second.name)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"salt": 1, "scrypt": 2}', b'{"salt": "zz"}', b"\xff\xfe", b"\0" * 99],
)
def test_a_damaged_file_counts_as_no_pin(content: bytes) -> None:
    save_pin("7294")
    (staff_folder() / "pin.json").write_bytes(content)
    assert load_pin_hash() is None


@pytest.mark.parametrize("pin", ["", "729", "72943185160", "72a4", "７２９４", "-729", "7 29", "72.4"])
def test_a_pin_is_four_to_ten_digits(pin: str) -> None:
    assert pin_fault(pin) == "A PIN is 4 to 10 digits."


@pytest.mark.parametrize("pin", ["0000", "1234", "654321", "99999999"])
def test_pins_that_are_easy_to_guess_are_refused(pin: str) -> None:
    assert "do not follow one another" in pin_fault(pin)


@pytest.mark.parametrize("pin", ["7294", "1235", "0011", "1357924680"])
def test_other_pins_are_accepted(pin: str) -> None:
    assert pin_fault(pin) == ""
