"""The guard at the door: who may ask this server, for what, and what its answers allow a browser.

Pure ASGI, around everything that answers, Streamlit's own addresses included. Inside it nothing needs to ask
again whether a request is meant for this exhibit.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from components.server.security.headers import Headers
from components.server.security.request_check import HostOriginCheck


def security_middleware(ours: Sequence[BaseRoute]) -> list[Middleware]:
    """For `st.App(middleware=...)`. `ours` are our own routes; of Streamlit's what the page needs is open.

    The headers stand outermost: a refusal carries them too.
    """
    return [Middleware(Headers), Middleware(HostOriginCheck, ours=tuple(ours))]
