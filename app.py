"""Sojourn's one door: `uv run app.py` opens the exhibit, `uv run app.py check` says what to mend."""

from __future__ import annotations

import sys

from components.server.commands import is_errand, run_errand

if __name__ == "__main__" and is_errand(sys.argv[1:]):  # before Streamlit, which takes seconds to come
    sys.exit(run_errand(sys.argv[1:]))

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

from components.page.open_exhibit import today  # noqa: E402
from components.page.preload_header import Ahead  # noqa: E402
from components.server.lifespan import living  # noqa: E402
from components.server.routes import routes  # noqa: E402
from components.server.security import guard  # noqa: E402
from components.server.serve import open_door, stay_calm  # noqa: E402

ours = routes(today)
app = st.App(
    "components/page/script.py",
    routes=ours,
    middleware=[*guard(ours), Middleware(Ahead, today=today)],
    lifespan=living,
    on_script_error=stay_calm,
)

if __name__ == "__main__":
    sys.exit(open_door(app, sys.argv[1:]))
