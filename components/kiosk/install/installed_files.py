"""Puts planned files on the machine and takes them away again. Files of others are kept, and come back.

An installation writes the manifest of all that it will do, and then does it. One that was interrupted can be
repeated, or undone by `uninstall`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from components.kiosk.atomic_file import temporary_path, write_atomically
from components.kiosk.install.install_manifest import (
    FOR_ALL_TO_READ,
    MANIFEST,
    InstalledFile,
    InstallManifest,
    add_missing_folders,
    fingerprint,
    read_manifest,
    write_manifest,
)
from components.kiosk.install.install_plan import PlannedFile


def install_files(root: Path, planned: Sequence[PlannedFile], options: Mapping[str, Any]) -> list[str]:
    """Install under `root`; returns messages for the technician, a sentence each.

    Raises OSError where the root may not be written, ManifestError where an earlier manifest cannot be read.
    """
    before = read_manifest(root) or InstallManifest()
    files = {each.path: _planned_entry(root, each, before) for each in planned}
    # Of earlier options, such as a nightly restart that is no longer wanted.
    outdated = [entry for path, entry in before.files.items() if path not in files]
    manifest = InstallManifest(files | {entry.path: entry for entry in outdated}, options=options)
    manifest.folders = add_missing_folders(root, [MANIFEST, *manifest.files], before.folders)
    (root / MANIFEST).parent.mkdir(parents=True, exist_ok=True)
    write_manifest(root, manifest)
    messages = [message for each in planned for message in _install_file(root, each, files[each.path])]
    for entry in outdated:
        messages += _uninstall_file(root, entry)
        del manifest.files[entry.path]
    write_manifest(root, manifest)
    return messages


def uninstall_files(root: Path, manifest: InstallManifest) -> list[str]:
    """Take away every file of the manifest; returns messages about files that were left.

    May be interrupted at any moment and repeated. Raises OSError where the root may not be written.
    """
    entries = reversed(manifest.files.values())
    messages = [message for entry in entries for message in _uninstall_file(root, entry)]
    _remove_empty(root, (folder for folder in reversed(manifest.folders) if not _holds_manifest(folder)))
    (root / MANIFEST).unlink(missing_ok=True)
    remove_remains(root)
    _remove_empty(root, (folder for folder in reversed(manifest.folders) if _holds_manifest(folder)))
    return messages


def remove_remains(root: Path) -> None:
    """Remove what a power cut may leave where there is no manifest any more, or not yet."""
    path = root / MANIFEST
    if path.parent.is_dir():
        temporary_path(path).unlink(missing_ok=True)
        _remove_empty(root, [Path(MANIFEST).parent.as_posix()])


def is_installed(path: Path, planned: PlannedFile) -> bool:
    """Whether exactly what is planned is there already."""
    return path.is_symlink() == planned.is_link and fingerprint(path) == planned.fingerprint


def is_foreign(root: Path, planned: PlannedFile, before: InstallManifest) -> bool:
    """Whether there is a file in its place that is neither what is planned nor was installed before."""
    path, entry = root / planned.path, before.files.get(planned.path)
    found = fingerprint(path)
    is_ours = entry is not None and not entry.was_there and found in entry.known
    return found is not None and not is_installed(path, planned) and not is_ours


def _planned_entry(root: Path, planned: PlannedFile, before: InstallManifest) -> InstalledFile:
    """The manifest's entry for a planned file, made before anything is touched."""
    path = root / planned.path
    entry = before.files.get(planned.path)
    if entry is None:
        entry = InstalledFile(planned.path, planned.is_link, was_there=is_installed(path, planned))
    if is_foreign(root, planned, before):
        name = _free_name(path)
        # After an interruption the last name may be in the manifest, and the file not renamed yet.
        if not entry.kept or (root / path.with_name(entry.kept[-1])).exists():
            entry.kept.append(name)
        entry.was_there = False
        entry.known = [each for each in entry.known if each != fingerprint(path)]
    entry.is_link = planned.is_link
    entry.known = [*(each for each in entry.known if each != planned.fingerprint), planned.fingerprint]
    return entry


def _install_file(root: Path, planned: PlannedFile, entry: InstalledFile) -> list[str]:
    path = root / planned.path
    if is_installed(path, planned):
        return []
    messages = []
    if (found := fingerprint(path)) is not None and found not in entry.known:
        os.replace(path, path.with_name(entry.kept[-1]))
        messages.append(f"{path}: another file stood here; it is kept as {entry.kept[-1]}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, planned.text, link=planned.is_link, mode=FOR_ALL_TO_READ)
    return messages


def _uninstall_file(root: Path, entry: InstalledFile) -> list[str]:
    path = root / entry.path
    temporary_path(path).unlink(missing_ok=True)
    if entry.was_there:
        return []
    original = path.with_name(entry.kept[0]) if entry.kept else None
    is_kept = original is not None and os.path.lexists(original)
    found = fingerprint(path)
    if found is not None and found not in entry.known:
        if original is not None and not is_kept:
            return []  # it was brought back already, before an interruption
        note = f"; what stood there before is {original}" if is_kept else ""
        return [f"{path}: changed by hand since it was installed, so it stays{note}."]
    if original is not None and is_kept:
        os.replace(original, path)
    else:
        path.unlink(missing_ok=True)
    later = [path.with_name(name) for name in entry.kept[1:]]
    return [f"{each}: kept from a change by hand; it stays." for each in later if os.path.lexists(each)]


def _free_name(path: Path) -> str:
    names = [f"{path.name}.before", *(f"{path.name}.before.{number}" for number in range(2, 1000))]
    return next(name for name in names if not os.path.lexists(path.with_name(name)))


def _holds_manifest(folder: str) -> bool:
    return Path(MANIFEST).is_relative_to(folder)


def _remove_empty(root: Path, folders: Iterable[str]) -> None:
    for folder in folders:
        with suppress(OSError):  # another program's file is in it by now
            (root / folder).rmdir()
