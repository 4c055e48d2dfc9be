"""The documents say what is so: files that they point to exist, generated pages are up to date."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from components.command_line.commands import SOJOURN
from data.schema.field_docs import page
from tests.dependency_table import TABLE, direct

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "components" / "README.md").read_text(encoding="utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
DOCUMENTS = (
    *("README.md", "data/README.md", "data/FIELDS.md", "components/README.md", "components/page/UPGRADE.md"),
    *("components/kiosk/README.md", "data/interchange/README.md", "tests/MEASURED.md"),
    *(".github/CHANGELOG.md", ".github/DEPENDENCIES.md"),
)
NAMED_PATH = re.compile(r"`((?:data|components|tests|\.github|\.ci|\.streamlit)/[\w./-]+)`")
NAMED_MODULE = re.compile(r"python -m ((?:data|components|tests)(?:\.\w+)*)")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_and_picture_a_document_points_to_exists(name: str) -> None:
    document = ROOT / name
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!http)([^)#]+)\)", text)
    assert [target for target in targets if not (document.parent / target).exists()] == []
    assert [path for path in NAMED_PATH.findall(text) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_module_a_document_runs_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    modules = [ROOT / module.replace(".", "/") for module in NAMED_MODULE.findall(text)]
    assert [
        str(path) for path in modules if not path.with_suffix(".py").is_file() and not path.is_dir()
    ] == []


def test_the_page_of_fields_is_up_to_date() -> None:
    assert (ROOT / "data" / "FIELDS.md").read_text(encoding="utf-8") == page()


def test_the_table_of_dependencies_names_every_pin() -> None:
    text = TABLE.read_text(encoding="utf-8")
    pins = direct(PROJECT)
    assert len(pins) == len(tomllib.loads(PROJECT)["project"]["dependencies"])
    assert [name for name, version, _ in pins if f"| {name} | {version} | " not in text] == []
    assert "not said" not in text
    assert "not installed here" not in text


def test_the_first_screen_has_a_picture_and_two_commands() -> None:
    first_screen = "\n".join(README.splitlines()[:20])
    assert "![" in first_screen
    assert "pip install uv && uv run app.py\nuv run pytest" in first_screen


def test_the_readme_is_short_and_names_every_command() -> None:
    assert len(README.encode()) < 12_000
    assert [
        command for command in SOJOURN.commands if not re.search(rf"`(uv run app\.py )?{command}\b", README)
    ] == []


def test_the_developers_guide_names_every_folder() -> None:
    folders = [
        path.parent.relative_to(ROOT).as_posix()
        for product in ("data", "components")
        for path in (ROOT / product).glob("*/__init__.py")
    ]
    assert [folder for folder in folders if f"{folder.rpartition('/')[2]}/" not in GUIDE] == []


def test_the_changelog_begins_with_the_projects_version() -> None:
    version = tomllib.loads(PROJECT)["project"]["version"]
    changelog = (ROOT / ".github" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", changelog, re.MULTILINE)[0] == version


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    assert "\nuv run pytest\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_direct_dependencies_are_pinned_exactly() -> None:
    project = tomllib.loads(PROJECT)
    named = [*project["project"]["dependencies"]]
    for group in project["dependency-groups"].values():
        named += group
    assert [each for each in named if not re.fullmatch(r"[A-Za-z0-9_.\-\[\]]+==[^=<>~!*]+", each)] == []
