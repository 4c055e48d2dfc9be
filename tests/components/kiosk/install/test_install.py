"""Install and uninstall: complete, repeatable, never over a file of others, and undone to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.kiosk.install.install_manifest import MANIFEST, fingerprint, read_manifest
from tests.components.kiosk.machine_image import EVERY_OPTION, read_tree, run_install, run_uninstall

POLICY = "etc/chromium/policies/managed/sojourn.json"
SERVICE = "etc/systemd/system/sojourn.service"


@pytest.mark.parametrize("options", [(), EVERY_OPTION, ("--display", "x11")])
def test_after_uninstall_the_machine_is_as_it_was_to_the_byte(root: Path, options: tuple[str, ...]) -> None:
    before = read_tree(root)
    assert run_install(root, *options) == 0
    assert read_tree(root).keys() > before.keys()
    assert run_uninstall(root) == 0
    assert read_tree(root) == before


def test_installed_twice_is_the_same_as_once(root: Path) -> None:
    assert run_install(root, *EVERY_OPTION) == 0
    once = read_tree(root)
    assert run_install(root, *EVERY_OPTION) == 0
    assert read_tree(root) == once


def test_the_manifest_names_every_file_with_its_fingerprint(root: Path) -> None:
    before = read_tree(root)
    run_install(root, *EVERY_OPTION)
    manifest = read_manifest(root)
    assert manifest is not None
    created = {path for path in read_tree(root).keys() - before.keys() if not (root / path).is_dir()}
    assert created - {MANIFEST, f"{POLICY}.before"} == manifest.files.keys() - {POLICY}
    for path, entry in manifest.files.items():
        assert fingerprint(root / path) == entry.known[-1]


def test_another_file_in_its_place_is_kept_and_reported(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_install(root)
    assert (
        f"{root / POLICY}: another file stood here; it is kept as sojourn.json.before."
        in capsys.readouterr().out
    )
    assert "HomepageLocation" in (root / f"{POLICY}.before").read_text(encoding="utf-8")


def test_an_identical_file_that_was_there_before_stays(root: Path, tmp_path: Path) -> None:
    run_install(root)
    same = (root / SERVICE).read_bytes()
    run_uninstall(root)
    (root / SERVICE).parent.mkdir(parents=True)
    (root / SERVICE).write_bytes(same)
    before = read_tree(root)
    run_install(root)
    run_install(root, "--port", "8600")  # and is not lost when the installed file changes later
    assert run_uninstall(root) == 0
    assert read_tree(root) == before


def test_a_file_changed_by_hand_stays_and_is_reported(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_install(root)
    (root / SERVICE).write_text("[Unit]\n", encoding="utf-8")
    assert run_uninstall(root) == 1
    assert (
        f"{root / SERVICE}: changed by hand since it was installed, so it stays." in capsys.readouterr().out
    )
    assert (root / SERVICE).read_text(encoding="utf-8") == "[Unit]\n"
    assert not (root / MANIFEST).exists()


def test_a_file_changed_by_hand_is_kept_when_it_is_installed_again(root: Path) -> None:
    run_install(root)
    (root / SERVICE).write_text("[Unit]\n", encoding="utf-8")
    run_install(root)
    assert (root / f"{SERVICE}.before").read_text(encoding="utf-8") == "[Unit]\n"
    assert "Type=notify" in (root / SERVICE).read_text(encoding="utf-8")


def test_files_of_an_option_that_is_no_longer_given_are_removed(root: Path) -> None:
    run_install(root)
    plain = read_tree(root)
    run_install(root, *EVERY_OPTION)
    assert "etc/systemd/system/sojourn-nightly.timer" in read_tree(root)
    run_install(root)
    names = read_tree(root).keys()
    assert {name for name in names - plain.keys() if not (root / name).is_dir()} == set()
    assert (root / SERVICE).read_text(encoding="utf-8").count("--may-restart-machine") == 0


def test_a_dry_run_writes_nothing_and_shows_everything(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_tree(root)
    assert run_install(root, "--dry-run", *EVERY_OPTION) == 0
    output = capsys.readouterr().out
    assert read_tree(root) == before
    assert (
        f"{root / POLICY}  (this page alone; another file stands here; it would be kept as .before)" in output
    )
    assert "IPAddressDeny=any" in output
    assert "OnCalendar=*-*-* 04:00:00" in output
    run_install(root)
    assert run_install(root, "--dry-run") == 0
    manifest = read_manifest(root)
    assert manifest is not None
    assert capsys.readouterr().out.count("is so already") == len(manifest.files)


def test_host_names_for_other_screens_reach_the_server(root: Path) -> None:
    assert run_install(root, "--allow-host", "Museum.local", "--allow-host", "museum.local") == 0
    service = (root / SERVICE).read_text(encoding="utf-8")
    assert '"--" "--allow-host" "museum.local"\n' in service
