"""The entry point: `uv run app.py` opens the exhibit, `uv run app.py check` checks its files."""

from __future__ import annotations

import sys

from components.command_line.commands import run_command

# Before Streamlit is imported, which takes seconds.
opening = run_command(sys.argv[1:]) if __name__ == "__main__" else None
if isinstance(opening, int):
    sys.exit(opening)

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

from components.curator.routes import desk_routes  # noqa: E402
from components.page.open_exhibit import get_exhibit  # noqa: E402
from components.page.opening_page import OpeningPage  # noqa: E402
from components.server.lifespan import lifespan  # noqa: E402
from components.server.routes import routes  # noqa: E402
from components.server.security.middleware import security_middleware  # noqa: E402
from components.server.serve import log_script_error, serve  # noqa: E402
from components.staff.pin_hash import missing_pin_notice  # noqa: E402
from components.staff.routes import staff_routes  # noqa: E402

all_routes = [*routes(get_exhibit), *desk_routes(get_exhibit), *staff_routes(get_exhibit)]
app = st.App(
    "components/page/script.py",
    routes=all_routes,
    middleware=[*security_middleware(all_routes), Middleware(OpeningPage, get_exhibit=get_exhibit)],
    lifespan=lifespan,
    on_script_error=log_script_error,
)

if opening is not None:
    sys.exit(serve(app, opening, notices=[missing_pin_notice]))
