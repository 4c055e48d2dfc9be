"""The page lists the scripts that a visitor waits for, and they exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from components.page.page_content import RenderedEdition, render_page
from components.page.preloads import (
    preload_links,
    preloaded_scripts,
    static_imports,
)
from components.visitor.atlas.ground_tiles import GroundTiles
from tests.components.route_client import get


def test_every_listed_script_is_served(rendered: RenderedEdition) -> None:
    scripts = preloaded_scripts(rendered.content)
    assert len(scripts) == len(set(scripts)) > 20
    for address in scripts:
        if address.startswith("/static/"):
            assert (Path(get_static_dir()) / address.lstrip("/")).is_file()
        else:
            assert get(rendered, address).kind == "text/javascript", address


def test_the_scripts_of_streamlits_components_every_part_and_the_map_are_listed(
    rendered: RenderedEdition,
) -> None:
    scripts = " ".join(preloaded_scripts(rendered.content))
    (map_script,) = [part.data["module"] for part in rendered.content.parts["en"] if "module" in part.data]
    for script in (
        "BidiComponent.",
        "page.js",
        "visit_state.js",
        "atlas/camera.js",
        "leaflet-src.esm.js",
        map_script,
    ):
        assert script in scripts, script
    assert "staff/staff.js" not in scripts, "no visitor waits for it"


def test_each_script_is_a_link_that_comes_after_streamlits_own() -> None:
    assert preload_links(["/one.js", "/two.js"]).splitlines() == [
        '<link rel="modulepreload" fetchpriority="low" href="/one.js">',
        '<link rel="modulepreload" fetchpriority="low" href="/two.js">',
    ]


def test_without_an_exhibit_no_map_is_listed(rendered: RenderedEdition) -> None:
    scripts = preloaded_scripts(render_page(None, GroundTiles(rendered.folder / "none.pmtiles")))
    assert any(script.endswith("unavailable/unavailable.js") for script in scripts)
    assert not [script for script in scripts if "atlas" in script or "leaflet" in script]


def write_scripts(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "one.js"


@pytest.mark.parametrize(
    "line",
    [
        'import { two } from "./two.js";',
        'import "./two.js"; // it comes first',
        "import two, * as all from './two.js'",
        'import {\n  one,\n  two as three,\n} from "./two.js";',
        'export { two } from "./two.js";',
        'export * from "./two.js";',
        'import{t as $e}from"./zero.js";import{o as _}from"./two.js";var v=1',
        'let x=()=>{};import"./two.js"',
    ],
)
def test_every_form_of_a_static_import_is_found(tmp_path: Path, line: str) -> None:
    assert static_imports([write_scripts(tmp_path, one=line, two="")]) == [
        tmp_path / "one.js",
        tmp_path / "two.js",
    ]


@pytest.mark.parametrize(
    "line",
    [
        'const two = await import("./two.js");',
        '/** @param {import("./two.js").Two} two */',
        '// import "./two.js"',
        'import { two } from "two.js";',
        'import { two } from "https://two.example/two.js";',
        'import { gone } from "./gone.js";',
    ],
)
def test_other_imports_and_missing_files_are_left_out(tmp_path: Path, line: str) -> None:
    assert static_imports([write_scripts(tmp_path, one=line, two="")]) == [tmp_path / "one.js"]


def test_indirect_imports_are_found_once_also_in_a_circle(tmp_path: Path) -> None:
    one = write_scripts(
        tmp_path,
        one='import "./two.js";\nimport "./three.js";',
        two='import "./three.js";\nimport "./one.js";',
        three='import "./deep/../four.js";',
        four="",
    )
    (tmp_path / "deep").mkdir()
    assert [script.stem for script in static_imports([one, one])] == ["one", "two", "three", "four"]


def test_without_a_script_nothing_is_found(tmp_path: Path) -> None:
    assert static_imports([tmp_path / "one.js"]) == []
    assert static_imports([]) == []
