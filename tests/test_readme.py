"""The README says what is so."""

import re
from pathlib import Path

from data.schema.field_docs import tables

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_lists_every_field_a_curator_may_write() -> None:
    assert tables() in README


def test_every_file_and_picture_the_readme_points_to_is_there() -> None:
    targets = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_first_screen_has_a_picture_and_two_commands() -> None:
    first_screen = "\n".join(README.splitlines()[:20])
    assert "![" in first_screen
    assert "pip install uv && uv run app.py\nuv run pytest" in first_screen


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    assert "\nuv run pytest\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_direct_dependencies_are_pinned_exactly() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [*project["project"]["dependencies"]]
    for group in project["dependency-groups"].values():
        named += group
    assert [each for each in named if not re.fullmatch(r"[A-Za-z0-9_.\-\[\]]+==[^=<>~!*]+", each)] == []
