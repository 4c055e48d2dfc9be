"""The requirements file to build the same machine again: exact versions with hashes, no package hosts."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

Run = Callable[[Sequence[str], Path], str]

EXPORT = ("uv", "export", "--format", "requirements-txt", "--no-dev", "--no-emit-project", "--quiet")
TIMEOUT_SECONDS = 180

EXACT = re.compile(r"[A-Za-z0-9][\w.\-]*(\[[\w,.\-]+\])?==\S+")
HOST_OR_OPTION = re.compile(
    r"\w+://|^\s*-[a-z-]|--(index|extra|find|trusted)\w*-|\bgit\+|\S+@\S+\.\S+", re.IGNORECASE
)


class NoRequirementsError(Exception):
    """The packages cannot be listed. The message says why and what to do."""


def requirements(project: Path, run: Run | None = None) -> str:
    """The text for `pip install --require-hashes -r`. Raises NoRequirementsError."""
    run = run or _run
    try:
        # First from the lock file as it is: that needs no network.
        exported = run([*EXPORT, "--frozen"], project)
    except NoRequirementsError:
        exported = run(EXPORT, project)
    return tidy(exported)


def tidy(exported: str) -> str:
    """Remove comments, options and package hosts. Raises NoRequirementsError where a package has no hash, no
    exact version, or only an address."""
    packages = list(_packages(exported))
    for package in packages:
        if not EXACT.match(package) or "--hash=sha256:" not in package:
            name = package.split()[0]
            raise NoRequirementsError(f"“{name}” has no exact version with a hash; pin it in pyproject.toml.")
    if not packages:
        raise NoRequirementsError("uv named no package; run uv sync and try again.")
    return "\n".join(package.replace(" --hash", " \\\n    --hash") for package in packages) + "\n"


def _packages(exported: str) -> Iterator[str]:
    whole = re.sub(r"\s*\\\n\s*", " ", exported.replace("\r\n", "\n"))
    for line in whole.split("\n"):
        package = re.sub(r"(^|\s)#.*", "", line).strip()
        if package and not package.startswith("-"):  # a line of options says where packages come from
            if HOST_OR_OPTION.search(package.split(" --hash")[0]):
                raise NoRequirementsError(
                    f"“{package.split()[0]}” comes from an address; name a released version."
                )
            yield package


def _run(command: Sequence[str], project: Path) -> str:
    if shutil.which(command[0]) is None:
        raise NoRequirementsError("uv is not on the PATH; install it (pip install uv) and install again.")
    try:
        done = subprocess.run(
            command,
            cwd=project,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_SECONDS,
            check=True,
            encoding="utf-8",
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NoRequirementsError(
            "uv could not list the packages; run uv sync with the network on, and install again."
        ) from error
    return done.stdout
