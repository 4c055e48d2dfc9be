"""The page: which part stands where. Streamlit runs this script once a visit, and never for a tap."""

from __future__ import annotations

import streamlit as st

from components.page.open_exhibit import open_exhibit
from components.page.streamlit_mount import heartbeat, mount

opened = open_exhibit()
content = opened.rendered.content
st.set_page_config(page_title=content.title, layout="wide", initial_sidebar_state="collapsed")
for part in content.parts[content.opening_language]:
    mount(part, content, at_once=opened.preview)
heartbeat(content.version)
