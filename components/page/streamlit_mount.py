"""How a part gets into Streamlit's page: as a component of our own HTML, script and look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import streamlit as st

from components.page.heartbeats import feel
from components.page.open_exhibit import today
from components.page.page_content import PARTS, Programme, folder_of, parts_version
from components.server.routes import leaflet_look
from components.visitor.part import Part

ROOMS = (
    "atlas",
    "story_panel",
    "stop_list",
    "person_toggle",
    "timeline",
    "prev_next",
    "attract",
    "still_there",
    "staff",
    "unavailable",
)
"""The parts that can be mounted; each is registered once, at the first mount of any."""

# Streamlit runs this again on each rerun of the page: a part whose content did not change is left alone, so
# that map, story and scroll stay as they are. One that did change is a new edition's, and waits
# (live_update.js).
# A script given inline has no address of its own to import from.
REACT = """
export default function ({ parentElement, data }) {
  const room = parentElement.querySelector("[data-part]");
  if (!room) return;
  if (data.preview) document.documentElement.dataset.preview = "";
  import(new URL(data.page, location.origin));
  if (room.dataset.version) {
    import(new URL(data.editions, location.origin)).then(({ offer }) => offer(room, data));
    return;
  }
  room.dataset.version = data.version;
  document.documentElement.lang = data.language;
  document.documentElement.style.setProperty("--mm", `${1 / data.pitch}px`);
  document.documentElement.dataset.lanes = String(data.lanes);
  room.innerHTML = data.html;
  import(new URL(data.script, location.origin)).then(async (part) => {
    room.leave = await part.mount(room, data.content);
  });
}
"""


LOOKS: Mapping[str, tuple[str | Callable[[], str], ...]] = {
    "atlas": (leaflet_look, "visitor/atlas/atlas.css"),
    "story_panel": ("visitor/story_panel/story_panel.css", "visitor/encounters/encounters.css"),
    "prev_next": (
        "visitor/browser/tokens.css",
        "visitor/browser/page.css",
        "visitor/prev_next/prev_next.css",
    ),
    "unavailable": (
        "visitor/browser/tokens.css",
        "visitor/browser/page.css",
        "visitor/unavailable/unavailable.css",
    ),
}
"""What a part's look is made of, where that is more than its own one file."""


def _look(name: str) -> str:
    sheets = LOOKS.get(name) or (f"{folder_of(name)}/{name}.css",)
    return "\n".join(
        sheet() if callable(sheet) else (PARTS / sheet).read_text(encoding="utf-8") for sheet in sheets
    )


@lru_cache(maxsize=1)
def _components() -> dict[str, Callable[..., Any]]:
    return {
        name: st.components.v2.component(
            f"sojourn.{name}",
            html=f'<div data-part="{name}"></div>',
            css=_look(name),
            js=REACT,
            isolate_styles=False,
        )
        for name in ROOMS
    }


def mount(part: Part, programme: Programme, *, at_once: bool) -> None:
    """Put a part of a programme into the page.

    A page that shows an earlier edition changes to this one when its visitor has left, or `at_once`.
    """
    language = programme.opening_language
    _components()[part.name](
        key=part.name,
        data={
            "version": f"{part.version}-{language}-{parts_version()}",
            "language": language,
            "pitch": programme.pixel_pitch,
            "lanes": programme.lanes,
            "edition": programme.version,
            "at_once": at_once or programme.exhibit is None,
            "preview": at_once,
            "page": f"/parts/{parts_version()}/visitor/browser/page.js",
            "editions": f"/parts/{parts_version()}/visitor/browser/live_update.js",
            "html": part.html,
            "content": _content(part, attended=at_once),
            "script": f"/parts/{parts_version()}/{folder_of(part.name)}/{part.name}.js",
        },
    )


def _content(part: Part, *, attended: bool) -> dict[str, Any]:
    """What a part's script reacts with. A page that a curator works at is never left to itself (`idle` 0)."""
    return {**part.data, "idle": 0} if attended and "idle" in part.data else dict(part.data)


@st.fragment(run_every=2)
def heartbeat(drawn: str) -> None:
    """Ask the server every 2 seconds: after a restart the first answer brings the page back, and after an
    edit the new edition, where the page was `drawn` from an earlier one. The supervisor hears that it ran."""
    feel("script")
    if today().house.programme.version != drawn:
        st.rerun()
