"""The table of dependencies with their licences: `uv run python -m tests.dependency_table`.

Reads the pins in pyproject.toml and the metadata of the installed packages; opens no network. Prints
Markdown: the direct dependencies with what they are for, then the packages that come with them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
TABLE = ROOT / ".github" / "DEPENDENCIES.md"
PIN = re.compile(r'^\s*"(?P<name>[\w.\[\]-]+)==(?P<version>[^"]+)",\s*(?:#\s*(?P<purpose>.*))?$')
NOT_SAID = "not said"
LONGEST_LICENCE = 60
"""Characters: some packages put the whole licence text into the field."""


def direct(project: str) -> list[tuple[str, str, str]]:
    """Name, version and purpose (the comment beside the pin) of each runtime dependency, in file order."""
    start = project.index("\ndependencies = [")
    lines = project[start : project.index("\n]", start)].splitlines()
    pins = [match for line in lines if (match := PIN.match(line))]
    return [(pin["name"], pin["version"], (pin["purpose"] or "").strip()) for pin in pins]


def licence(package: str) -> str:
    """A package's licence, from its metadata: the SPDX expression, else a short text, else its classifier."""
    try:
        found = metadata(package)
    except PackageNotFoundError:
        return "not installed here"
    expression, text = (
        (found.get_all(field) or [""])[0].strip() for field in ("License-Expression", "License")
    )
    classes = [
        each.rpartition(" :: ")[2] for each in found.get_all("Classifier") or [] if each.startswith("License")
    ]
    short = text if text and "\n" not in text and len(text) <= LONGEST_LICENCE else ""
    return expression or short or ", ".join(each for each in classes if each != "OSI Approved") or NOT_SAID


def brought_along(packages: list[str]) -> list[str]:
    """The further packages that these need on this machine, by name."""
    seen = {str(canonicalize_name(name)) for name in packages}
    waiting, found = list(packages), set[str]()
    while waiting:
        for name in _needs(waiting.pop()):
            if name not in seen:
                seen.add(name)
                found.add(name)
                waiting.append(name)
    return sorted(found)


def _needs(package: str) -> Iterator[str]:
    try:
        lines = requires(package) or []
    except PackageNotFoundError:
        return
    for line in lines:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)


def table() -> str:
    """The whole page."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    python = tomllib.loads(project)["project"]["requires-python"]
    pins = direct(project)
    lines = [
        "# Dependencies",
        "",
        "Made by `uv run python -m tests.dependency_table`, from the pins in `pyproject.toml` and the",
        f"metadata of the installed packages. Python {python}. Sojourn itself: MIT.",
        "",
        "| package | version | licence | what for |",
        "|---|---|---|---|",
        *(f"| {name} | {version} | {licence(name)} | {purpose} |" for name, version, purpose in pins),
        "",
        "These packages come with them:",
        "",
        "| package | licence |",
        "|---|---|",
        *(f"| {name} | {licence(name)} |" for name in brought_along([name for name, *_ in pins])),
        "",
        "Programs that are not Python packages: Chromium (BSD-3-Clause and others) shows the page; nginx",
        "(BSD-2-Clause) where many screens are served; cage (MIT) where a kiosk has no desktop; the Noto",
        "fonts (OFL-1.1).",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(), end="")
