"""Every package of an installation has its version in pyproject.toml."""

from __future__ import annotations

import tomllib
from importlib.metadata import distributions
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.pinned_versions import PROJECT, constraints, direct_requirements, with_constraints


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads(PROJECT.read_text(encoding="utf-8"))


def test_every_installed_package_has_the_version_that_the_project_pins(project: dict[str, Any]) -> None:
    pins = [
        Requirement(each)
        for each in [*direct_requirements(project), *project["tool"]["uv"]["constraint-dependencies"]]
    ]
    pinned = {canonicalize_name(pin.name): str(pin.specifier) for pin in pins}
    installed = {canonicalize_name(each.metadata["Name"]): f"=={each.version}" for each in distributions()}
    assert len(installed) > 60
    different = {name: version for name, version in installed.items() if pinned.get(name) != version}
    assert different == {}, "run `uv run python -m tests.pinned_versions`"


def test_a_package_is_pinned_once(project: dict[str, Any]) -> None:
    listed = project["tool"]["uv"]["constraint-dependencies"]
    assert constraints(listed, direct_requirements(project)) == listed


def test_direct_dependencies_are_left_out_however_they_are_spelled() -> None:
    resolved = ["ruamel-yaml==0.19.1", "click==8.5.1", "colorama==0.4.6 ; sys_platform == 'win32'"]
    assert constraints(resolved, ["ruamel.yaml==0.19.1"]) == resolved[1:]


def test_a_list_is_replaced_and_the_rest_of_the_file_stays() -> None:
    text = '[tool.uv]\nconstraint-dependencies = [\n  "a==1",\n]\n\n[tool.ruff]\n'
    assert with_constraints(text, ["b==2"]) == text.replace("a==1", "b==2")
    with pytest.raises(ValueError, match="has no list"):
        with_constraints("[tool.uv]\n", ["b==2"])
