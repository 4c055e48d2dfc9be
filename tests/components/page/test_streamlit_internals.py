"""The installed Streamlit still has the internals that our page depends on: `components/page/UPGRADE.md`."""

from __future__ import annotations

import asyncio
import inspect
import re
import tomllib
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.datastructures import Headers
from streamlit import config
from streamlit.file_util import get_static_dir
from streamlit.runtime.scriptrunner import script_runner
from streamlit.web import skills
from streamlit.web.server.starlette import starlette_server

from app import app
from components.page.streamlit_addresses import PAGE_ADDRESSES, WEBSOCKET_ADDRESS, static_addresses
from components.page.streamlit_mount import MOUNT
from components.page.tcp_no_delay import BIND
from components.server.security.listen_options import ListenOptions
from components.visitor.templates import COMPONENTS

ROOT = COMPONENTS.parent
STATIC = Path(get_static_dir())
EARLIER_TEST_IDS = {"stDecoration", "stModal", "stSidebarCollapsedControl"}
"""In `streamlit.css` for earlier versions; the pinned version has no such elements."""
API: dict[str, tuple[Callable[..., Any], set[str]]] = {
    "component": (st.components.v2.component, {"html", "css", "js", "isolate_styles"}),
    "App": (st.App, {"script_path", "routes", "middleware", "lifespan", "on_script_error"}),
    "App.run": (st.App.run, {"config"}),
    "fragment": (st.fragment, {"run_every"}),
    "set_page_config": (st.set_page_config, {"page_title", "layout", "initial_sidebar_state"}),
}


@lru_cache(maxsize=1)
def streamlit_scripts() -> str:
    """All scripts of the installed Streamlit's page."""
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(STATIC.rglob("*.js")))


def index_page() -> str:
    return (STATIC / "index.html").read_text(encoding="utf-8")


def ids_in_our_files() -> list[str]:
    """Every test id of Streamlit's that our styles and scripts name."""
    files = [COMPONENTS / "page" / name for name in ("streamlit.css", "streamlit_dom.js")]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    return sorted(set(re.findall(r'data-testid="(\w+)"', text)))


@pytest.mark.parametrize("name", ids_in_our_files())
def test_streamlit_has_each_test_id_that_we_name(name: str) -> None:
    is_there = re.search(rf"[\"'`]{name}[\"'`]", streamlit_scripts()) is not None
    assert is_there == (name not in EARLIER_TEST_IDS)


def test_the_test_ids_include_the_main_element_and_the_dialog() -> None:
    assert {"stMain", "stMainBlockContainer", "stDialog", "stHeader"} <= set(ids_in_our_files())


def test_the_page_has_the_root_element_that_a_dialog_makes_inert() -> None:
    assert 'id="root"' in index_page()
    assert "inert" in streamlit_scripts()


@pytest.mark.parametrize(
    "passage", ["<head>", "<title>", "</head>", "</body>", "./static/media/SourceSansVF-Upright"]
)
def test_the_page_has_each_passage_that_ours_replaces(passage: str) -> None:
    assert index_page().count(passage) == 1


def test_streamlit_binds_its_socket_where_the_delay_is_switched_off() -> None:
    assert callable(getattr(starlette_server, BIND))
    assert "IPPROTO_TCP" not in inspect.getsource(starlette_server), "tcp_no_delay.py is no longer needed"


def test_react_aria_still_listens_to_transitionrun() -> None:
    assert "transitionrun" in streamlit_scripts(), "react_aria_leak.js is no longer needed"


@pytest.mark.parametrize("chunk", ["index.*.js", "BidiComponent.*.js"])
def test_the_chunks_that_the_page_preloads_exist(chunk: str) -> None:
    assert list((STATIC / "static" / "js").glob(chunk))


def test_the_page_loads_the_index_chunk_first() -> None:
    (source,) = re.findall(r'<script[^>]*\ssrc="\.(/static/js/[^"]+)"', index_page())
    assert Path(source).match("index.*.js")
    assert source in static_addresses()


@pytest.mark.parametrize("address", sorted({*PAGE_ADDRESSES, WEBSOCKET_ADDRESS} - {"/"}))
def test_the_page_requests_each_address_that_is_open(address: str) -> None:
    assert address.lstrip("/") in streamlit_scripts() + index_page()


def test_a_component_imports_its_script_from_a_blob_url_and_messages_need_webassembly() -> None:
    (chunk,) = (STATIC / "static" / "js").glob("BidiComponent.*.js")
    assert "createObjectURL" in chunk.read_text(encoding="utf-8")
    assert "WebAssembly" in streamlit_scripts()


def test_a_component_passes_the_arguments_that_our_script_reads() -> None:
    (chunk,) = (STATIC / "static" / "js").glob("BidiComponent.*.js")
    assert "{ parentElement, data }" in MOUNT
    assert "parentElement" in chunk.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", API)
def test_each_function_still_has_the_parameters_that_we_use(name: str) -> None:
    function, used = API[name]
    assert used <= set(inspect.signature(function).parameters)


def test_streamlit_knows_every_setting_that_we_set() -> None:
    file = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    ours = {f"{section}.{name}" for section, settings in file.items() for name in settings}
    ours |= {"server.port", "server.headless", *ListenOptions().settings()}
    assert len(ours) > 15
    assert ours <= set(config.get_config_options())


def test_streamlit_lays_no_note_about_coding_tools_over_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    file = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    settings = {"logger.hideWelcomeMessage": file["logger"]["hideWelcomeMessage"], "server.headless": False}
    monkeypatch.setattr(config, "get_option", settings.__getitem__)
    assert skills.nudge_suppression_reason() == "welcome_hidden"


def test_our_middleware_is_outside_streamlits_own_routes() -> None:
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/_stcore/metrics",
        "raw_path": b"/_stcore/metrics",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:8501")],
        "client": ("127.0.0.1", 50000),
    }
    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 404, "an address of Streamlit's that the page does not need is open"
    assert "content-security-policy" in dict(Headers(raw=sent[0]["headers"]))


def test_streamlit_collects_garbage_after_each_run() -> None:
    assert "gc.collect(" in inspect.getsource(script_runner), "gc_tuning.py is no longer needed"
