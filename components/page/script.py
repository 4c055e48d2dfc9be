"""The page: which part stands where. Streamlit runs this script once a visit, and never for a tap."""

from __future__ import annotations

import streamlit as st

from components.page.open_exhibit import today
from components.page.streamlit_mount import heartbeat, mount

open_today = today()
programme = open_today.house.programme
st.set_page_config(page_title=programme.title, layout="wide", initial_sidebar_state="collapsed")
for part in programme.parts[programme.opening_language]:
    mount(part, programme, at_once=open_today.preview)
heartbeat(programme.version)
