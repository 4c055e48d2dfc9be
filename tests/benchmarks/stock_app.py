"""The stock app, for comparison: the same places and stories in an ordinary streamlit-folium app."""

from __future__ import annotations

import os
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium  # type: ignore[import-untyped]

from data import Exhibit, load


@st.cache_resource
def shown_exhibit() -> Exhibit:
    exhibit = load(Path(os.environ["SOJOURN_EXHIBIT"])).exhibit
    assert exhibit is not None
    return exhibit


def stock_map(exhibit: Exhibit) -> folium.Map:
    view = exhibit.opening_view
    result = folium.Map()
    result.fit_bounds([[view.south, view.west], [view.north, view.east]])
    for stop in exhibit.stops:
        folium.Marker(stop.place_on_map.point, tooltip=stop.title).add_to(result)
    return result


st.set_page_config(page_title=shown_exhibit().title, layout="wide")
left, right = st.columns([2, 1])
with left:
    tapped = st_folium(
        stock_map(shown_exhibit()),
        height=800,
        use_container_width=True,
        returned_objects=["last_object_clicked", "last_object_clicked_tooltip"],
    )
with right:
    title = tapped["last_object_clicked_tooltip"]
    stop = next((stop for stop in shown_exhibit().stops if stop.title == title), None)
    if stop is None:
        st.markdown("Tap a marker.")
    else:
        st.markdown(f"### {stop.title}")
        st.markdown(stop.story)
