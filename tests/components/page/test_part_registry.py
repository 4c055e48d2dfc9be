"""Parts are found by their `part.py`: which there are, and that a new part is one new folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from components.page.part_registry import all_parts, shown_parts
from components.visitor.templates import COMPONENTS

ROOT = COMPONENTS.parent
WITH_EXHIBIT = [
    *(
        "prev_next",
        "look",
        "attract",
        "choose",
        "ending",
        "still_there",
        "atlas",
        "cartouche",
        "year_sweep",
        "story_panel",
    ),
    *("words_and_people", "stop_list", "person_toggle", "timeline", "toolbar", "settings", "staff"),
]
CLOCK = {
    "__init__.py": '"""A clock."""\n',
    "part.py": '''"""Shows the time."""

from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill

PART = Part(
    __name__,
    render=lambda context: RenderedPart("clock", fill("visitor/clock/clock.html"), {"seconds": 5}),
    order=89,
)
''',
    "clock.html": "<p>12:00</p>\n",
    "clock.js": "export function mount(element, data) { return () => {}; }\n",
    "clock.css": '[data-part="clock"] { right: 0; top: 0; }',
}
ASK = """
from pathlib import Path
from components.page.assets import asset_address
from components.page.page_content import render_edition
from components.page.preloads import preloaded_scripts
from components.page.streamlit_mount import _components, _css
from data import Edition, load
content = render_edition(Edition(Path("small"), load(Path("small")))).content
print(*(part.name for part in content.parts["en"]))
part, _ = _components()["clock"]
print(_css(part).strip().splitlines()[-1])
print(asset_address(part.script) in preloaded_scripts(content))
"""


def test_the_page_of_an_exhibit_has_these_parts_in_this_order() -> None:
    names = [part.name for part in shown_parts(with_exhibit=True)]
    assert [name for name in names if name in WITH_EXHIBIT] == WITH_EXHIBIT


def test_without_an_exhibit_the_page_says_so_and_keeps_the_staffs_part() -> None:
    assert [part.name for part in shown_parts(with_exhibit=False)] == ["unavailable", "staff"]


def test_every_part_is_named_as_its_folder_and_no_two_share_a_place() -> None:
    parts = all_parts()
    assert [part.name for part in parts] == [Path(part.folder).name for part in parts]
    shown = shown_parts(with_exhibit=True)
    assert len({part.order for part in shown}) == len(shown)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the code, with the small exhibit."""
    ignored = shutil.ignore_patterns("__pycache__", "exhibit", "basemap")
    for folder in ("components", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copytree(ROOT / "tests" / "exhibits" / "small", tmp_path / "small")
    return tmp_path


def test_a_new_part_is_a_new_folder_and_no_other_file_changes(project: Path) -> None:
    folder = project / "components" / "visitor" / "clock"
    folder.mkdir()
    for name, text in CLOCK.items():
        (folder / name).write_text(text, encoding="utf-8")
    asked = subprocess.run(
        [sys.executable, "-c", ASK], cwd=project, capture_output=True, text=True, timeout=120
    )
    assert asked.returncode == 0, asked.stderr
    names, css, is_preloaded = asked.stdout.strip().splitlines()[-3:]
    assert names.split() == [*WITH_EXHIBIT[:-1], "clock", "staff"]
    assert css == CLOCK["clock.css"].strip()
    assert is_preloaded == "True"
