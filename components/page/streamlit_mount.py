"""Mounts the parts in Streamlit's page: each is a v2 component with our own HTML, script and style sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import streamlit as st

from components.page.assets import asset_address
from components.page.heartbeats import record_heartbeat
from components.page.language_content import language_addresses, script_data
from components.page.open_exhibit import get_exhibit
from components.page.page_content import PageContent
from components.page.part_registry import all_parts, shown_parts
from components.visitor.parts import Part, RenderedPart, StyleSheet
from components.visitor.templates import COMPONENTS
from data import text_direction

PAGE_STYLES: tuple[StyleSheet, ...] = (
    "visitor/browser/tokens.css",
    "visitor/browser/page.css",
    "visitor/browser/ripple.css",
    "visitor/browser/forced_colours.css",
    "visitor/browser/contrast.css",
    "visitor/browser/still.css",
    "page/streamlit.css",
)
"""The style sheets of the whole page; the part that is mounted first brings them."""

# The `js` of each v2 component. Streamlit calls this function again on each rerun of the page: a part that is
# mounted already is left as it is, so that map, story and scroll position stay. Its new data goes to
# live_update.js, which replaces the element when the new edition may be shown. `opening` is the data in the
# opening language, which languages.js shows again after another one.
# Streamlit imports this script from a blob URL, which has no path: it must import ours by absolute URL.
MOUNT = """
export default function ({ parentElement, data }) {
  const element = parentElement.querySelector("[data-part]");
  if (!element) return;
  if (data.preview) document.documentElement.dataset.preview = "";
  import(new URL(data.page, location.origin));
  if (element.dataset.version) {
    import(new URL(data.editions, location.origin)).then(({ queueUpdate }) => queueUpdate(element, data));
    return;
  }
  element.dataset.version = data.version;
  element.opening = data;
  document.documentElement.lang = data.language;
  document.documentElement.dir = data.direction;
  document.documentElement.style.setProperty("--screen-mm", `${1 / data.pitch}px`);
  document.documentElement.dataset.lanes = String(data.lanes);
  document.documentElement.dataset.map = data.map;
  element.innerHTML = data.html;
  import(new URL(data.script, location.origin)).then(async (part) => {
    element.unmount = await part.mount(element, data.content);
  });
}
"""


def _css(part: Part) -> str:
    first_parts = {shown_parts(with_exhibit=each)[0] for each in (True, False)}
    sheets = (*(PAGE_STYLES if part in first_parts else ()), *part.style_sheets)
    texts = (sheet() if callable(sheet) else (COMPONENTS / sheet).read_text("utf-8") for sheet in sheets)
    # Streamlit takes a string without a line break for the path of a file: the comment makes it two lines.
    return "\n".join([f"/* {part.folder} */", *texts])


@lru_cache(maxsize=1)
def _components() -> dict[str, tuple[Part, Callable[..., Any]]]:
    """Every part with its Streamlit component, by the part's name. Streamlit warns where a component is
    registered twice: all are registered once, at the first mount.

    `isolate_styles=False`: in a shadow root the page's style sheets and `document.querySelector` would not
    reach the parts.
    """
    return {
        part.name: (
            part,
            st.components.v2.component(
                f"sojourn.{part.name}",
                html=f'<div data-part="{part.name}"></div>',
                css=_css(part),
                js=MOUNT,
                isolate_styles=False,
            ),
        )
        for part in all_parts()
    }


def mount(rendered: RenderedPart, content: PageContent, *, at_once: bool) -> None:
    """Mount a part.

    A page that shows an earlier edition changes to this one when its visitor has left, or `at_once`.
    """
    part, component = _components()[rendered.name]
    language, script = content.opening_language, asset_address(part.script)
    component(
        key=part.name,
        data={
            "version": f"{rendered.version}-{language}-{script}",
            "language": language,
            "direction": text_direction(language),
            "title": content.title,
            "pitch": content.pixel_pitch,
            "lanes": content.lanes,
            "map": "shown" if content.has_map else "none",
            "edition": content.version,
            "at_once": at_once or content.exhibit is None,
            "preview": at_once,
            "languages": language_addresses(content),
            "page": asset_address("page/page.js"),
            "editions": asset_address("visitor/browser/live_update.js"),
            "html": rendered.html,
            "content": script_data(rendered, attended=at_once),
            "script": script,
        },
    )


@st.fragment(run_every=2)
def script_heartbeat(shown_version: str) -> None:
    """Runs every 2 seconds for each open page, and notifies the supervisor.

    A fragment, because Streamlit reruns it alone, without the rest of the page. Where the page shows an
    earlier edition than the server, the whole script is run again.
    """
    record_heartbeat("script")
    if get_exhibit().rendered.content.version != shown_version:
        st.rerun()
