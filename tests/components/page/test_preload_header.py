"""The page's response lists the scripts that a visitor waits for, and they exist."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.file_util import get_static_dir

from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition, render_page
from components.page.preload_header import (
    PreloadHeader,
    link_header,
    preloaded_scripts,
    static_imports,
)
from components.visitor.atlas.ground_tiles import GroundTiles
from tests.components.route_client import get

NGINX_HEADER_BYTES = 4096
"""The default limit of nginx for all headers of one response."""
OTHER_HEADER_BYTES = 1300


def response_headers(rendered: RenderedEdition, path: str, status: int) -> dict[str, str]:
    """The headers of a response that passes through the middleware."""
    headers: dict[str, str] = {}

    async def inner_app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        headers.update({name.decode(): value.decode() for name, value in message.get("headers", ())})

    open_exhibit = OpenExhibit(rendered.folder, rendered, rendered.loaded)
    asyncio.run(PreloadHeader(inner_app, lambda: open_exhibit)({"type": "http", "path": path}, receive, send))
    return headers


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


@pytest.mark.parametrize("status", [200, 304])
def test_the_page_has_the_header_also_where_the_browser_has_cached_it(
    rendered: RenderedEdition, status: int
) -> None:
    link = response_headers(rendered, "/", status)["link"]
    assert link == link_header(preloaded_scripts(rendered.content))
    assert link.count("rel=modulepreload") == link.count("fetchpriority=low") == link.count("<")


@pytest.mark.parametrize(("path", "status"), [("/health", 200), ("/static/js/index.js", 200), ("/", 403)])
def test_no_other_response_has_the_header(rendered: RenderedEdition, path: str, status: int) -> None:
    assert "link" not in response_headers(rendered, path, status)


def test_the_header_is_within_the_limit_of_nginx(rendered: RenderedEdition) -> None:
    assert len(response_headers(rendered, "/", 200)["link"]) < NGINX_HEADER_BYTES - OTHER_HEADER_BYTES


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
