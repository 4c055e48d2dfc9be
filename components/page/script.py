"""The page's Streamlit script: mounts every part. Streamlit runs it once a visit, and never for a tap."""

from __future__ import annotations

import streamlit as st

from components.page.open_exhibit import get_exhibit
from components.page.streamlit_mount import mount, script_heartbeat

open_exhibit = get_exhibit()
content = open_exhibit.rendered.content
st.set_page_config(page_title=content.title, layout="wide", initial_sidebar_state="collapsed")
for part in content.parts[content.opening_language]:
    mount(part, content, at_once=open_exhibit.preview)
script_heartbeat(content.version)
