"""Sojourn's one door: `uv run app.py` opens the exhibit, `uv run app.py check` says what to mend."""

from __future__ import annotations

import sys

import streamlit as st

from components.door import open_door, stay_calm
from components.server import routes
from components.today import house

app = st.App("components/page.py", routes=routes(house), on_script_error=stay_calm)

if __name__ == "__main__":
    sys.exit(open_door(app, sys.argv[1:]))
