"""Middleware: Streamlit's page as the exhibit's, with a still poster and a list of the scripts that it needs.

Streamlit's page is a file. What is sent instead also depends on the exhibit: it has its own `ETag`, and the
file's `Last-Modified` is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition
from components.page.poster import Poster, make_poster
from components.page.preloads import preload_links, preloaded_scripts

HEAD, END_OF_HEAD, END_OF_BODY = "<head>", "</head>", "</body>"
TITLE = re.compile(r"<title>[^<]*</title>")
PRELOADED_FONT = re.compile(r'<link\s+rel="preload"\s+href="\./static/media/SourceSans[^>]*>')
"""Streamlit's own font. Nothing of Streamlit's is shown: the page preloads ours in its place."""
FONT = '<link rel="preload" as="font" type="font/woff2" crossorigin fetchpriority="high" href="{}">'
OUR_FONT = "SourceSerifVariable-Roman.*.woff2"
REQUEST_HEADERS = (b"if-none-match", b"if-modified-since", b"if-range", b"range", b"accept-encoding")
"""They are about the file; the file is always needed, whole and as it is."""
FILE_HEADERS = ("last-modified", "accept-ranges", "content-encoding")


class OpeningPage:
    """Changes the page's own response, and no other. In a curator's preview, which opens without the attract
    screen, there is no poster."""

    def __init__(self, app: ASGIApp, get_exhibit: Callable[[], OpenExhibit]) -> None:
        self._app = app
        self._get_exhibit = get_exhibit
        self._kept: tuple[RenderedEdition, Poster] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_page = scope["type"] == "http" and scope["path"] == "/" and scope["method"] in ("GET", "HEAD")
        if not is_page:
            await self._app(scope, receive, send)
            return
        start, body = await self._page(scope, receive)
        if start["status"] == 200:
            # In a thread: the first poster of an edition takes a quarter of a second, and others wait.
            body = await run_in_threadpool(self._changed, body.decode(), self._get_exhibit())
            start, body = _own_response(start, body, Headers(scope=scope))
        await send(start)
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    async def _page(self, scope: Scope, receive: Receive) -> tuple[MutableMapping[str, Any], bytes]:
        """The response of Streamlit: its start, and its whole body."""
        headers = [(name, value) for name, value in scope["headers"] if name.lower() not in REQUEST_HEADERS]
        started: list[MutableMapping[str, Any]] = []
        body = bytearray()

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.append(message)
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))

        await self._app({**scope, "method": "GET", "headers": headers, "extensions": {}}, receive, keep)
        return started[0], bytes(body)

    def _changed(self, page: str, shown: OpenExhibit) -> bytes:
        rendered, kept = shown.rendered, self._kept
        if kept is None or kept[0] is not rendered:
            self._kept = kept = (rendered, make_poster(rendered))
        links = preload_links(preloaded_scripts(rendered.content))
        page = with_title_and_preloads(page, rendered.content.title, links)
        return (page if shown.preview else with_poster(page, kept[1])).encode()


def with_title_and_preloads(page: str, title: str, links: str) -> str:
    """Streamlit's page with the exhibit's title, our font, and more preload links after its own.

    Here and below, what a later version of Streamlit's page does not have is left as it is.
    """
    page = TITLE.sub(lambda _: f"<title>{Markup.escape(title)}</title>", page, count=1)
    page = PRELOADED_FONT.sub("", page, count=1)
    page = page.replace(HEAD, f"{HEAD}{_our_font()}", 1)
    return page.replace(END_OF_HEAD, f"{links}\n{END_OF_HEAD}", 1)


def with_poster(page: str, poster: Poster) -> str:
    """The page with the poster as the last element of its body. The poster's pictures are the first that the
    head preloads: they must not wait behind a hundred scripts."""
    before, end, after = page.rpartition(END_OF_BODY)
    return (
        f"{before}{poster.html}\n{end}{after}".replace(HEAD, f"{HEAD}{poster.preloads}", 1) if end else page
    )


@lru_cache(maxsize=1)
def _our_font() -> str:
    """Preloads the font of tokens.css, which is one of Streamlit's: first in the head, because without it no
    word of the poster is seen."""
    found = next((Path(get_static_dir()) / "static" / "media").glob(OUR_FONT), None)
    return FONT.format(f"/static/media/{found.name}") if found else ""


def _own_response(
    start: MutableMapping[str, Any], body: bytes, request: Headers
) -> tuple[MutableMapping[str, Any], bytes]:
    """The response with the headers of this body; 304 where the browser has it already."""
    headers = MutableHeaders(raw=list(start["headers"]))
    for name in FILE_HEADERS:
        del headers[name]
    headers["etag"] = f'"{sha256(body).hexdigest()[:32]}"'
    if headers["etag"] in _tags(request.get("if-none-match", "")):
        del headers["content-length"]
        return {**start, "status": 304, "headers": headers.raw}, b""
    headers["content-length"] = str(len(body))
    return {**start, "headers": headers.raw}, body


def _tags(value: str) -> set[str]:
    """The entity tags of an `If-None-Match` header, compared weakly (RFC 9110, 8.8.3.2)."""
    return {tag.strip().removeprefix("W/") for tag in value.split(",")}
