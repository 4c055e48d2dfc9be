"""The install manifest: the list of installed files, kept on the machine for `kiosk uninstall`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from components.kiosk.atomic_file import write_atomically

MANIFEST = "etc/sojourn/installed.json"
FOR_ALL_TO_READ = 0o644
"""Permissions of installed files: root writes them, systemd and the kiosk's user read them."""


class ManifestError(Exception):
    """The manifest exists and cannot be read. The message says what to do."""


@dataclass(slots=True)
class InstalledFile:
    """One installed file or link; the names of the fields are the manifest's keys.

    `known`: the fingerprints of every version that was installed; the newest last. `was_there`: the very same
    file was there before the installation, so `uninstall` leaves it. `kept`: the names under which other
    files are kept that were in its place; the first is the original.
    """

    path: str
    is_link: bool = False
    known: list[str] = field(default_factory=list)
    was_there: bool = False
    kept: list[str] = field(default_factory=list)


@dataclass(slots=True)
class InstallManifest:
    """`folders`: those that were created, parents first. `options`: how it was installed, as text."""

    files: dict[str, InstalledFile] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    options: Mapping[str, Any] = field(default_factory=dict)


def read_manifest(root: Path) -> InstallManifest | None:
    """None where nothing is installed. Raises ManifestError."""
    path = root / MANIFEST
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        files = [InstalledFile(**each) for each in content["files"]]
        if not all(map(_is_within_root, [*(each.path for each in files), *content["folders"]])):
            raise ValueError("a path that leads elsewhere")
        by_path = {each.path: each for each in files}
        return InstallManifest(by_path, list(content["folders"]), dict(content["wish"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ManifestError(f"{path}: this is not the list that was written; put the file back.") from error


def write_manifest(root: Path, manifest: InstallManifest) -> None:
    """Written and on the disk before any file it names is touched."""
    files = [asdict(each) for each in manifest.files.values()]
    content = {"files": files, "folders": manifest.folders, "wish": manifest.options}
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    write_atomically(root / MANIFEST, text, mode=FOR_ALL_TO_READ)


def fingerprint(path: Path) -> str | None:
    """The SHA-256 of the file, or of where the link points; None where nothing is."""
    if path.is_symlink():
        return sha256(os.readlink(path).encode()).hexdigest()
    return sha256(path.read_bytes()).hexdigest() if path.exists() else None


def add_missing_folders(root: Path, paths: Iterable[str], created: list[str]) -> list[str]:
    """The folders `created` before, and those that these paths still need, parents first."""
    missing = {
        folder.as_posix()
        for path in paths
        for folder in Path(path).parents
        if folder.as_posix() != "." and not (root / folder).is_dir()
    }
    return [*created, *sorted(missing - set(created))]


def _is_within_root(path: object) -> bool:
    return isinstance(path, str) and not path.startswith("/") and ".." not in Path(path).parts
