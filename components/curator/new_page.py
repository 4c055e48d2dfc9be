"""A page that a curator's command writes: one new HTML file, outside the exhibit that it shows."""

from __future__ import annotations

from pathlib import Path

from data import Loaded, create_file, load


class NoPageError(ValueError):
    """Nothing can be written. The message says why and what to do."""


def refuse_file(file: Path, exhibit: Path, option: str = "--to") -> None:
    """Raise NoPageError, before anything is read, where the page would be over a file or in the exhibit.
    `option` is the one that names another file."""
    if file.exists():
        raise NoPageError(f"{file} is there already; name another file with {option}, or delete it.")
    if exhibit.is_dir() and file.resolve().is_relative_to(exhibit.resolve()):
        raise NoPageError(f"{file} is within the exhibit; name a file outside {exhibit} with {option}.")
    if not file.resolve().parent.is_dir():
        raise NoPageError(f"{file}: there is no folder {file.parent}; name a file in one that is there.")


def create_page(file: Path, content: bytes, option: str = "--to") -> None:
    """Write the file, which must not be there. Raises NoPageError."""
    try:
        create_file(file, content)
    except OSError as error:
        reason = f"cannot be written ({error.strerror}); name another file with {option}."
        raise NoPageError(f"{file} {reason}") from error


def load_with_drafts(folder: Path) -> Loaded:
    """What the folder holds, with the drafts that can be shown. Raises NoPageError where nothing can be."""
    if not folder.is_dir():
        raise NoPageError(f"{folder}: there is no such folder; name the one that holds exhibit.yaml.")
    loaded = load(folder, drafts=True)
    if loaded.exhibit is None:
        raise NoPageError(f"{folder}: nothing can be shown; see uv run app.py check {folder}")
    return loaded
