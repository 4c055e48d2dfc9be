"""The list of packages by which the same machine can be built again: exact, with hashes, and no hosts."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

Run = Callable[[Sequence[str], Path], str]

EXPORT = ("uv", "export", "--format", "requirements-txt", "--no-dev", "--no-emit-project", "--quiet")
PATIENCE = 180
"""Seconds."""

HOST = re.compile(r"\w+://|^\s*-[a-z-]|--(index|extra|find|trusted)\w*-|\bgit\+|\S+@\S+\.\S+", re.IGNORECASE)


class NoRequirementsError(Exception):
    """The list cannot be made. The message says why and what to do."""


def requirements(house: Path, run: Run | None = None) -> str:
    """The list for `pip install --require-hashes -r`. Raises NoRequirementsError."""
    run = run or _run
    try:
        # As the lock stands, first: that needs no network.
        exported = run([*EXPORT, "--frozen"], house)
    except NoRequirementsError:
        exported = run(EXPORT, house)
    return tidy(exported)


def tidy(exported: str) -> str:
    """Without notes and without a word on where packages come from. Raises NoRequirementsError where a
    package has no hash, no exact version, or only an address."""
    needs = list(_needs(exported))
    for need in needs:
        if not re.match(r"[A-Za-z0-9][\w.\-]*(\[[\w,.\-]+\])?==\S+", need) or "--hash=sha256:" not in need:
            name = need.split()[0]
            raise NoRequirementsError(f"“{name}” has no exact version with a hash; pin it in pyproject.toml.")
    if not needs:
        raise NoRequirementsError("uv named no package; run uv sync and try again.")
    return "\n".join(need.replace(" --hash", " \\\n    --hash") for need in needs) + "\n"


def _needs(exported: str) -> Iterator[str]:
    whole = re.sub(r"\s*\\\n\s*", " ", exported.replace("\r\n", "\n"))
    for line in whole.split("\n"):
        need = re.sub(r"(^|\s)#.*", "", line).strip()
        if need and not need.startswith("-"):  # a line of options tells where from, and is left out
            if HOST.search(need.split(" --hash")[0]):
                raise NoRequirementsError(
                    f"“{need.split()[0]}” comes from an address; name a released version."
                )
            yield need


def _run(command: Sequence[str], house: Path) -> str:
    if shutil.which(command[0]) is None:
        raise NoRequirementsError("uv is not on the PATH; install it (pip install uv) and install again.")
    try:
        done = subprocess.run(
            command, cwd=house, capture_output=True, text=True, timeout=PATIENCE, check=True, encoding="utf-8"
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NoRequirementsError(
            "uv could not list the packages; run uv sync with the network on, and install again."
        ) from error
    return done.stdout
