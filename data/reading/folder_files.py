"""Which entries of an exhibit's folder are read: one rule for the reader and for the watch of the folder.

Temporary files and those of the operating system are ignored by both. The watch sees all others. Of these a
copy is not read, nor is a link that leads out of the exhibit.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path

from data.reading.copied_names import CopiedName, copied_name

FOLDERS = ("people", "words", "pictures", "audio", "plans", "basemap", "look")
"""The subfolders of an exhibit; other folders that a curator has beside them are ignored."""
ROOT_FILES = (
    *("exhibit.yaml", "places.csv", "sources.csv", "pictures.csv", "audio.csv", "encounters.csv"),
    *("world.csv", "glossary.csv", "whos_who.csv"),
)
"""The files that are read beside them; so is `exhibit.<language>.yaml`."""
TEMPORARY = re.compile(
    r"[.~].*"  # hidden; macOS `._x`; LibreOffice `.~lock.x#`; vim `.x.swp`; Emacs `.#x`; Word `~$x`
    r"|.*~|#.*#"  # backups of vim and gedit; what Emacs saves by itself
    r"|.*\.(?:tmp|temp|sw[a-p]|part|partial|crdownload|lock|lck)"
    r"|.*\.tmp[.-].*|.*___jb_(?:tmp|old)___"
    r"|(?:eh)?thumbs\.db|desktop\.ini|icon\r|@eadir|__macosx|lost\+found|\$recycle\.bin",
    re.IGNORECASE | re.DOTALL,
)
NEVER_A_COPY = re.compile(r"[a-z0-9_-]+(?:\.[a-z]{2,3})?\.(?:md|yaml|csv|geojson|svg|png|jpg|webp|woff2)")
"""Most names, told apart quickly; a name with `_conflict-` is looked at."""
TITLE = re.compile(rb"^title:[ \t]*(.*?)\s*$", re.MULTILINE)


def is_temporary(name: str) -> bool:
    """Whether a file or folder of this name is a lock, a temporary file, or the operating system's own."""
    return TEMPORARY.fullmatch(name) is not None


def entries(folder: Path) -> list[Path]:
    """The files and folders in a folder that are not temporary, by name. Raises OSError."""
    return [path for path in sorted(folder.iterdir()) if not is_temporary(path.name)]


def entries_to_read(folder: Path) -> list[Path]:
    """Those of `entries` that may be read: all but copies. Raises OSError."""
    found = entries(folder)
    copies = copies_among(found)
    return [path for path in found if path.name not in copies]


def matching_entries(folder: Path, pattern: str) -> list[Path]:
    """Those of `entries_to_read` whose names match, such as `*.geojson`; none where there is no folder."""
    try:
        return [path for path in entries_to_read(folder) if fnmatch(path.name, pattern)]
    except OSError:
        return []


def person_folders(exhibit: Path) -> list[Path]:
    """The folders in people/, whether or not exhibit.yaml names them."""
    return [path for path in matching_entries(exhibit / "people", "*") if path.is_dir()]


def story_files(exhibit: Path) -> list[Path]:
    """The stories in the people's folders, in any language."""
    return [path for person in person_folders(exhibit) for path in matching_entries(person, "*.md")]


def copies_among(paths: Iterable[Path]) -> Mapping[str, CopiedName]:
    """The copies among the entries of one folder, by name."""
    by_name = {path.name: path for path in paths}
    looked_at = (name for name in by_name if not NEVER_A_COPY.fullmatch(name) or "_conflict-" in name)
    found = (copied_name(name, by_name) or _copy_with_host(by_name[name], by_name) for name in looked_at)
    return {each.name: each for each in found if each is not None}


def link_outside(path: Path, exhibit: Path) -> Path | None:
    """The link that leads out of the exhibit's folder: `path`, or a folder above it; None where there is
    none. The exhibit's folder may itself be a link."""
    parts = path.relative_to(exhibit).parts
    for count in range(1, len(parts) + 1):
        part = exhibit.joinpath(*parts[:count])
        if part.is_symlink() and not _is_inside(part, exhibit):
            return part
    return None


def _is_inside(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _copy_with_host(path: Path, by_name: Mapping[str, Path]) -> CopiedName | None:
    """A story with the name of a computer after that of another story, and with the same title: the second
    version that OneDrive keeps. A story of its own has a title of its own."""
    if path.suffix != ".md" or path.stem.islower() or "." in path.stem:  # `07-tokyo-1933.pt-BR.md`
        return None
    words = path.stem.split("-")
    for count in range(len(words) - 1, 0, -1):
        original, host = f"{'-'.join(words[:count])}.md", "-".join(words[count:])
        if original in by_name and any(each.isupper() for each in host):
            title = _title(path)
            is_same = title != b"" and title == _title(by_name[original])
            return CopiedName(path.name, original, "title") if is_same else None
    return None


def _title(path: Path) -> bytes:
    """The title in a story's front matter as it is typed; empty where there is none, or no regular file."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            found = TITLE.search(file.read(4096))
    except OSError:
        return b""
    return found[1] if found else b""
