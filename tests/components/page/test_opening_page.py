"""The page's own response: a still poster, preload links, and correct HTTP headers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.file_util import get_static_dir

from components.page.open_exhibit import OpenExhibit
from components.page.opening_page import OpeningPage, with_poster, with_title_and_preloads
from components.page.page_content import RenderedEdition, render_page
from components.page.poster import make_poster
from components.visitor.atlas.ground_tiles import GroundTiles
from data import Exhibit

INDEX = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
FILE_TAG = '"file"'


def answer(
    rendered: RenderedEdition,
    path: str = "/",
    *,
    method: str = "GET",
    status: int = 200,
    preview: bool = False,
    **headers: str,
) -> tuple[int, dict[str, str], bytes]:
    """The response of the middleware around a server that sends Streamlit's page as a file is sent."""
    sent: list[MutableMapping[str, Any]] = []

    async def file(scope: Any, receive: Any, send: Any) -> None:
        request = {name.decode(): value.decode() for name, value in scope["headers"]}
        known = request.get("if-none-match") == FILE_TAG
        body = b"" if known or scope["method"] == "HEAD" else INDEX.encode()
        fields = {
            "content-length": str(len(body)),
            "etag": FILE_TAG,
            "last-modified": "then",
            "x-our": "kept",
        }
        start = [(name.encode(), value.encode()) for name, value in fields.items()]
        await send({"type": "http.response.start", "status": 304 if known else status, "headers": start})
        await send({"type": "http.response.body", "body": body[:100], "more_body": True})
        await send({"type": "http.response.body", "body": body[100:]})

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    shown = OpenExhibit(rendered.folder, rendered, rendered.loaded, preview=preview)
    request = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "path": path, "method": method, "headers": request}
    asyncio.run(OpeningPage(file, lambda: shown)(scope, receive, send))
    start = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], start, b"".join(each.get("body", b"") for each in sent[1:])


def test_the_page_shows_the_title_slide_before_any_script(rendered: RenderedEdition) -> None:
    status, headers, body = answer(rendered)
    exhibit = rendered.content.exhibit
    assert exhibit is not None
    assert status == 200
    assert headers["content-length"] == str(len(body))
    assert headers["x-our"] == "kept"
    page = body.decode()
    assert exhibit.subtitle in page
    assert f"<title>{exhibit.title}</title>" in page
    assert page.index('id="root"') < page.index('class="still-poster"') < page.index("</body>")


def test_the_poster_is_no_obstacle(rendered: RenderedEdition) -> None:
    html = make_poster(rendered).html
    tag = html[: html.index(">")]
    assert 'aria-hidden="true"' in tag
    assert " inert " in tag, "nothing on it can have the focus"
    assert "<script" not in html, "the content security policy forbids it"
    (host,) = re.findall(r"^:host \{ position: fixed[^}]*\}", html, re.M)
    assert "pointer-events: none" in host


def test_the_response_is_cached_by_its_own_tag_and_not_by_the_files(rendered: RenderedEdition) -> None:
    _, headers, _ = answer(rendered)
    tag = headers["etag"]
    assert tag != FILE_TAG
    assert "last-modified" not in headers, "the exhibit may be newer than the file"
    assert answer(rendered, if_none_match=FILE_TAG)[0] == 200
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        status, again, body = answer(rendered, if_none_match=known)
        assert (status, body, again["etag"]) == (304, b"", tag)
        assert "content-length" not in again


def test_another_exhibit_has_another_tag(rendered: RenderedEdition) -> None:
    other = replace(rendered, content=replace(rendered.content, title="Another"))
    assert answer(rendered)[1]["etag"] != answer(other)[1]["etag"]


def test_a_head_request_has_the_headers_of_the_page_and_no_body(rendered: RenderedEdition) -> None:
    _, headers, _ = answer(rendered)
    assert answer(rendered, method="HEAD") == (200, headers, b"")


@pytest.mark.parametrize(("path", "status"), [("/static/js/index.js", 200), ("/", 500)])
def test_no_other_response_is_changed(rendered: RenderedEdition, path: str, status: int) -> None:
    found, headers, body = answer(rendered, path, status=status)
    assert (found, headers["etag"], body) == (status, FILE_TAG, INDEX.encode())


def test_a_curators_text_is_escaped(rendered: RenderedEdition) -> None:
    other = replace(rendered, content=replace(rendered.content, title="<script>alert(1)</script>"))
    assert "<script>alert" not in answer(other)[2].decode()


def test_without_an_exhibit_the_poster_is_the_unavailable_screen(rendered: RenderedEdition) -> None:
    ground = GroundTiles(None)
    html = make_poster(replace(rendered, content=render_page(None, ground), ground=ground)).html
    assert 'data-part="unavailable"' in html
    assert "This exhibit is being prepared" in html
    assert 'class="still"' not in html


def test_the_styles_of_the_root_are_those_of_the_posters_host(rendered: RenderedEdition) -> None:
    (styles,) = re.findall(r"<style>(.*?)</style>", make_poster(rendered).html, re.S)
    assert ':host([data-map="none"]' in styles
    assert not re.search(r":host[\[:]", styles), "every condition of the root is within :host()"
    assert not re.search(r"(?<![\w-])(?::root|html)(?![\w-])", re.sub(r"/\*.*?\*/", "", styles, flags=re.S))


def test_the_pictures_of_the_first_slide_are_requested_before_streamlits_scripts(
    rendered_shipped: RenderedEdition,
) -> None:
    poster = make_poster(rendered_shipped)
    first = re.findall(r'<img [^>]*?src="(/pictures/[^"]+)"', poster.html)[0]
    page = with_poster(INDEX, poster)
    assert page.index(f'as="image" fetchpriority="high" href="{first}"') < page.index("<script")


def test_a_preview_opens_without_a_poster(rendered: RenderedEdition) -> None:
    page = answer(rendered, preview=True)[2].decode()
    assert "poster" not in page.replace("poster.js", "")
    assert "modulepreload" in page


def test_the_scripts_of_the_parts_are_preloaded_after_streamlits_own(rendered: RenderedEdition) -> None:
    page = answer(rendered)[2].decode()
    assert (
        page.index('src="./static/js/index.') < page.index("visitor/atlas/atlas.js") < page.index("</head>")
    )


def test_what_a_later_streamlit_does_not_have_is_left_out(rendered: RenderedEdition) -> None:
    poster = make_poster(rendered)
    for page in ("", "<p>no head, no body"):
        assert with_poster(with_title_and_preloads(page, "Title", "<link>"), poster) == page
    assert poster.html in with_poster("<body></body>", poster)


def test_the_page_preloads_the_font_that_it_shows() -> None:
    page = with_title_and_preloads(INDEX, "Title", "")
    assert not re.search(r"SourceSans[^<]*woff2", page)
    (font,) = re.findall(r'as="font"[^>]* href="/(static/media/SourceSerif[^"]+)"', page)
    assert (Path(get_static_dir()) / font).is_file()


def test_an_exhibit_without_places_has_a_poster_without_a_map(small: Exhibit, tmp_path: Path) -> None:
    people = tuple(
        replace(person, stops=tuple(replace(stop, place=None) for stop in person.stops))
        for person in small.people
    )
    content = render_page(replace(small, people=people, encounters=(), languages=("en",)), GroundTiles(None))
    rendered = RenderedEdition(edition=None, ground=GroundTiles(None), content=content)  # type: ignore[arg-type]
    html = make_poster(rendered).html
    assert 'data-map="none"' in html
    assert 'class="still"' not in html
    assert small.title in html
