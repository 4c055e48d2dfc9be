"""Pin the versions of the packages that our dependencies bring: `uv run python -m tests.pinned_versions`.

`pyproject.toml` pins the direct dependencies; what these need in turn would be resolved anew on each machine.
The command writes the resolved version of every other package into `[tool.uv] constraint-dependencies`, so
that a machine set up next year installs the same. No registry is named, which a lock file would do.

    uv run python -m tests.pinned_versions                      # after a direct dependency was added
    uv run --no-sync python -m tests.pinned_versions --upgrade  # the newest that the direct pins allow

`--no-sync`: after a direct pin was changed, the old list may contradict it, and `uv run` would not start.
"""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import click
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.commands import measurement, start

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
BLOCK = re.compile(r"^constraint-dependencies = \[\n(?P<lines>.*?)^\]\n", re.DOTALL | re.MULTILINE)
EXPORT = ("uv", "export", "--all-groups", "--no-hashes", "--no-header", "--no-annotate", "--quiet")


def direct_requirements(project: dict[str, Any]) -> list[str]:
    """The requirements that pyproject.toml names itself, of all dependency groups."""
    groups = project.get("dependency-groups", {}).values()
    return [*project["project"]["dependencies"], *(each for group in groups for each in group)]


def constraints(resolved: list[str], direct: list[str]) -> list[str]:
    """The resolved requirements (`name==version ; marker`) of packages that are not direct, by name."""
    named = {canonicalize_name(Requirement(each).name) for each in direct}
    return sorted(each for each in resolved if canonicalize_name(Requirement(each).name) not in named)


def with_constraints(text: str, pins: list[str]) -> str:
    """The text of pyproject.toml with these constraints in place of those it has."""
    lines = "".join(f'  "{pin}",\n' for pin in pins)
    block = f"constraint-dependencies = [\n{lines}]\n"
    changed, count = BLOCK.subn(lambda _: block, text)
    if count != 1:
        raise ValueError("pyproject.toml has no list constraint-dependencies under [tool.uv]")
    return changed


def _resolved() -> list[str]:
    """All packages as uv resolves them now, for every system and Python that the project allows."""
    lines = subprocess.run(EXPORT, cwd=PROJECT.parent, check=True, capture_output=True, text=True).stdout
    # uv quotes markers with '; a string of TOML between " holds them unchanged.
    return [line.strip() for line in lines.splitlines() if "==" in line]


@measurement("tests.pinned_versions")
@click.option("--upgrade", is_flag=True, help="Resolve anew, to the newest versions that are allowed.")
def main(upgrade: bool) -> None:
    """Write the versions of transitive dependencies into pyproject.toml. Needs the network with --upgrade."""
    before = PROJECT.read_text(encoding="utf-8")
    if upgrade:
        PROJECT.write_text(with_constraints(before, []), encoding="utf-8")
        subprocess.run(["uv", "lock", "--upgrade", "--quiet"], cwd=PROJECT.parent, check=True)
    pins = constraints(_resolved(), direct_requirements(tomllib.loads(before)))
    PROJECT.write_text(with_constraints(before, pins), encoding="utf-8")
    click.echo(f"{len(pins)} versions pinned in pyproject.toml")


if __name__ == "__main__":
    start(main)
