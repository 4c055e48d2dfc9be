"""A file's bytes as text, or the reason why not."""

from __future__ import annotations

import re
from pathlib import Path

from data.problem import Problem

LARGEST_FILE = 20_000_000
"""Bytes. A curator's text file above this is a mistake: the shipped exhibit's largest is under 60,000."""

MERGE_MARK = re.compile(r"^(<{7}|>{7})(?=[ \r])", re.MULTILINE)


def read_text(path: Path, name: str, consequence: str, problems: list[Problem]) -> str | None:
    """The text of a file saved as UTF-8, with or without a byte order mark, line ends as LF.

    Returns None, and adds one problem, when the file is missing, too large, or not UTF-8.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ValueError("larger than 20 MB")
        text = path.read_bytes().decode("utf-8-sig")
        if "\0" in text:
            raise ValueError("damaged (it holds zero bytes)")
        if mark := MERGE_MARK.search(text):
            line = text.count("\n", 0, mark.start()) + 1
            raise ValueError(f"two versions in one (line {line}: {mark[0]})")
    except FileNotFoundError:
        problems.append(_whole(name, "is missing", "put it back from your last copy", consequence))
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        where = f"is not saved as UTF-8 (line {line} is the first that cannot be read)"
        problems.append(_whole(name, where, "save it again as UTF-8", consequence))
    except ValueError as error:
        problems.append(_whole(name, f"is {error}", "put it back from your last copy", consequence))
    except OSError as error:
        problems.append(_whole(name, f"cannot be opened ({error.strerror})", "check its rights", consequence))
    else:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def _whole(name: str, fault: str, remedy: str, consequence: str) -> Problem:
    return Problem(name, "", "", "", f"the file {fault}", remedy, consequence)
