"""What is installed is all of it, twice the same, over nobody's file; and it is taken away to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.kiosk.install.install_manifest import LEDGER, found_at, read_ledger
from tests.components.kiosk.install.tree import tree
from tests.components.kiosk.typing_verbs import EVERYTHING, put, take

POLICY = "etc/chromium/policies/managed/sojourn.json"
SERVICE = "etc/systemd/system/sojourn.service"


@pytest.mark.parametrize("wishes", [(), EVERYTHING, ("--display", "x11")])
def test_installed_and_taken_away_the_machine_is_as_it_was_to_the_byte(
    root: Path, wishes: tuple[str, ...]
) -> None:
    before = tree(root)
    assert put(root, *wishes) == 0
    assert tree(root).keys() > before.keys()
    assert take(root) == 0
    assert tree(root) == before


def test_installed_twice_is_the_same_as_once(root: Path) -> None:
    assert put(root, *EVERYTHING) == 0
    once = tree(root)
    assert put(root, *EVERYTHING) == 0
    assert tree(root) == once


def test_the_list_on_the_machine_names_every_file_with_its_fingerprint(root: Path) -> None:
    before = tree(root)
    put(root, *EVERYTHING)
    ledger = read_ledger(root)
    assert ledger is not None
    fresh = {path for path in tree(root).keys() - before.keys() if not (root / path).is_dir()}
    assert fresh - {LEDGER, f"{POLICY}.before"} == ledger.entries.keys() - {POLICY}
    for path, entry in ledger.entries.items():
        assert found_at(root / path) == entry.known[-1]


def test_another_file_in_our_place_is_kept_and_told_of(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root)
    assert (
        f"{root / POLICY}: another file stood here; it is kept as sojourn.json.before."
        in capsys.readouterr().out
    )
    assert "HomepageLocation" in (root / f"{POLICY}.before").read_text(encoding="utf-8")


def test_a_file_that_was_the_very_same_before_stays(root: Path, tmp_path: Path) -> None:
    put(root)
    same = (root / SERVICE).read_bytes()
    take(root)
    (root / SERVICE).parent.mkdir(parents=True)
    (root / SERVICE).write_bytes(same)
    before = tree(root)
    put(root)
    put(root, "--port", "8600")  # and is not lost when ours changes later
    assert take(root) == 0
    assert tree(root) == before


def test_a_file_changed_by_hand_stays_and_is_told_of(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(root)
    (root / SERVICE).write_text("[Unit]\n", encoding="utf-8")
    assert take(root) == 1
    assert (
        f"{root / SERVICE}: changed by hand since it was installed, so it stays." in capsys.readouterr().out
    )
    assert (root / SERVICE).read_text(encoding="utf-8") == "[Unit]\n"
    assert not (root / LEDGER).exists()


def test_a_file_changed_by_hand_is_kept_when_it_is_installed_again(root: Path) -> None:
    put(root)
    (root / SERVICE).write_text("[Unit]\n", encoding="utf-8")
    put(root)
    assert (root / f"{SERVICE}.before").read_text(encoding="utf-8") == "[Unit]\n"
    assert "Type=notify" in (root / SERVICE).read_text(encoding="utf-8")


def test_a_wish_that_is_no_longer_made_is_taken_away(root: Path) -> None:
    put(root)
    plain = tree(root)
    put(root, *EVERYTHING)
    assert "etc/systemd/system/sojourn-nightly.timer" in tree(root)
    put(root)
    names = tree(root).keys()
    assert {name for name in names - plain.keys() if not (root / name).is_dir()} == set()
    assert (root / SERVICE).read_text(encoding="utf-8").count("--may-restart-machine") == 0


def test_a_dry_run_writes_nothing_and_shows_everything(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    assert put(root, "--dry-run", *EVERYTHING) == 0
    said = capsys.readouterr().out
    assert tree(root) == before
    assert (
        f"{root / POLICY}  (this page alone; another file stands here; it would be kept as .before)" in said
    )
    assert "IPAddressDeny=any" in said
    assert "OnCalendar=*-*-* 04:00:00" in said
    put(root)
    assert put(root, "--dry-run") == 0
    ledger = read_ledger(root)
    assert ledger is not None
    assert capsys.readouterr().out.count("is so already") == len(ledger.entries)


def test_the_names_of_other_screens_reach_the_server(root: Path) -> None:
    assert put(root, "--allow-host", "Museum.local", "--allow-host", "museum.local") == 0
    service = (root / SERVICE).read_text(encoding="utf-8")
    assert '"--" "--allow-host" "museum.local"\n' in service
