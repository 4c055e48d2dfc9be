"""A folder's whole content, to be held against what it was."""

from __future__ import annotations

import os
from pathlib import Path


def tree(root: Path) -> dict[str, tuple[int, bytes]]:
    """Every file, link and folder under a root: its rights, and its bytes or where it points."""
    return {
        path.relative_to(root).as_posix(): (path.lstat().st_mode, _content(path))
        for path in sorted(root.rglob("*"))
    }


def _content(path: Path) -> bytes:
    if path.is_symlink():
        return os.readlink(path).encode()
    return path.read_bytes() if path.is_file() else b""
