"""What is installed is all of it, twice the same, over nobody's file; and it is taken away to the byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from components.kiosk import install, uninstall
from components.kiosk.ledger import LEDGER, found_at, read_ledger
from tests.components.kiosk.tree import tree

POLICY = "etc/chromium/policies/managed/sojourn.json"
SERVICE = "etc/systemd/system/sojourn.service"
EVERYTHING = ("--nightly-restart", "04:00", "--may-restart-machine")


def put(root: Path, *wishes: str) -> int:
    return install.main(["--to", str(root), *wishes])


def take(root: Path) -> int:
    return uninstall.main(["--from", str(root)])


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


class PowerCut(BaseException):
    """Nothing runs after this, no matter who would tidy up."""


def cut_at(step: int, patch: pytest.MonkeyPatch) -> None:
    """The power goes at the n-th time that anything is moved or taken away."""
    left = [step]

    def dying(real):  # type: ignore[no-untyped-def]
        def one(*args, **named):  # type: ignore[no-untyped-def]
            left[0] -= 1
            if left[0] < 0:
                raise PowerCut
            return real(*args, **named)

        return one

    patch.setattr(os, "replace", dying(os.replace))
    patch.setattr(Path, "unlink", dying(Path.unlink))
    patch.setattr(Path, "rmdir", dying(Path.rmdir))


@pytest.mark.parametrize("step", [0, 1, 2, 3, 5, 8, 13, 21, 27])
def test_cut_short_at_any_step_it_is_finished_or_undone(root: Path, step: int) -> None:
    before = tree(root)
    with pytest.MonkeyPatch.context() as patch:
        cut_at(step, patch)
        with pytest.raises(PowerCut):
            put(root, *EVERYTHING)
    assert take(root) == 0  # undone
    assert tree(root) == before
    with pytest.MonkeyPatch.context() as patch:
        cut_at(step, patch)
        with pytest.raises(PowerCut):
            put(root, *EVERYTHING)
    assert put(root, *EVERYTHING) == 0  # finished
    with pytest.MonkeyPatch.context() as patch:
        cut_at(step, patch)
        with pytest.raises(PowerCut):
            take(root)
    assert take(root) == 0
    assert tree(root) == before


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


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        (
            ("--exhibit", "nowhere"),
            "nowhere: there is no such folder; name the folder that holds exhibit.yaml.",
        ),
        (
            ("--to", "nowhere"),
            "nowhere: there is no such folder; name the root of the machine, or of its image.",
        ),
        (("--user", "root"), "“root” cannot be the kiosk's user; write small letters, such as kiosk."),
        (("--user", "a b\nUser=root"), "cannot be the kiosk's user"),
        (
            ("--nightly-restart", "4am"),
            "“4am” is not a time of day; write it with four digits, such as 04:00.",
        ),
        (("--nightly-restart", "24:00"), "is not a time of day"),
        (("--port", "80"), "“80” cannot be the exhibit's port; write a number from 1024 to 65535."),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_written(
    root: Path, wishes: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    assert put(root, *wishes) == 2
    assert told in capsys.readouterr().out
    assert tree(root) == before


def test_without_the_right_to_write_it_says_what_to_type(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root)
    installed = tree(root)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert put(root) == take(root) == 2
    said = capsys.readouterr().out
    assert "kiosk install …" in said
    assert "kiosk uninstall" in said
    assert said.count("Type: sudo ") == 2
    assert tree(root) == installed


@pytest.mark.parametrize(
    "text", ["", "{", '{"files": [], "folders": ["/etc"], "wish": {}}', '{"files": [{"path": "../x"}]}']
)
def test_a_list_that_is_not_ours_stops_everything(
    root: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / LEDGER).parent.mkdir(parents=True)
    (root / LEDGER).write_text(text, encoding="utf-8")
    before = tree(root)
    assert put(root) == take(root) == 2
    assert "this is not the list that was written; put the file back." in capsys.readouterr().out
    assert tree(root) == before


def test_nothing_installed_is_nothing_to_take_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(tmp_path) == 0
    assert "Nothing is installed under" in capsys.readouterr().out
