"""The peer: the same places and stories as an ordinary Streamlit app with streamlit-folium."""

from __future__ import annotations

import os
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium  # type: ignore[import-untyped]

from data import Exhibit, load


@st.cache_resource
def exhibit() -> Exhibit:
    found = load(Path(os.environ["SOJOURN_EXHIBIT"])).exhibit
    assert found is not None
    return found


def world(shown: Exhibit) -> folium.Map:
    view = shown.opening_view
    drawn = folium.Map()
    drawn.fit_bounds([[view.south, view.west], [view.north, view.east]])
    for stop in shown.stops:
        folium.Marker(stop.place.point, tooltip=stop.title).add_to(drawn)
    return drawn


st.set_page_config(page_title=exhibit().title, layout="wide")
left, right = st.columns([2, 1])
with left:
    tapped = st_folium(
        world(exhibit()),
        height=800,
        use_container_width=True,
        returned_objects=["last_object_clicked", "last_object_clicked_tooltip"],
    )
with right:
    title = tapped["last_object_clicked_tooltip"]
    stop = next((stop for stop in exhibit().stops if stop.title == title), None)
    if stop is None:
        st.markdown("Tap a marker.")
    else:
        st.markdown(f"### {stop.title}")
        st.markdown(stop.story)
