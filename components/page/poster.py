"""The still poster: what the page will show first, as HTML without a script.

Streamlit's scripts take a second to start, and until then its page is blank. The poster is in the page's own
response: the part that opens the page, as its templates wrote it, and the map where no picture covers it. It
stands until both have been drawn by the scripts (`poster.js`). It is a closed shadow root: no script or test
finds the parts in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from components.page.page_content import RenderedEdition
from components.page.part_registry import all_parts
from components.page.streamlit_mount import PAGE_STYLES
from components.visitor.atlas.still_map import still_map
from components.visitor.templates import COMPONENTS, fill

OPENING_PARTS = ("attract", "unavailable")
"""The parts that a page opens with: the one of an exhibit, the other without one."""
STYLES = (*PAGE_STYLES, "visitor/look/look.css", "visitor/atlas/still_map.css")
FIRST_SLIDE = Markup('style="--offset-step: 3"')
"""What attract.js sets on its element with the first slide; `poster.html` has what it sets on the root."""
SLIDE = re.compile(r'\bdata-poster="(\w+)"')
"""What the first slide shows: it decides which part of the map is free."""
TAGS = re.compile(r"</?style>")
PICTURE = re.compile(r'<img (?![^>]*loading="lazy")[^>]*?\bsrc="([^"]+)"')
PRELOAD = '<link rel="preload" as="image" fetchpriority="high" href="{}">'
MOST_PICTURES = 4
"""Of the first slide; the others' can wait."""
ROOT_SELECTOR = re.compile(
    r"(?<![\w-])(?:html|:root)(?::root)*((?:\[[^\]]*\]|:(?:not|is)\([^()]*\))*)(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Poster:
    """The poster's element, and the tags that preload its pictures; as HTML."""

    html: str
    preloads: str


def make_poster(rendered: RenderedEdition) -> Poster:
    """The poster of an edition; without an exhibit, that of the screen that says so."""
    content, exhibit = rendered.content, rendered.content.exhibit
    parts = {part.name: part for part in content.parts[content.opening_language]}
    opening = next(part for name, part in parts.items() if name in OPENING_PARTS)
    look = parts["look"].html if "look" in parts else ""
    slide = SLIDE.search(opening.html)
    pictures = list(dict.fromkeys(PICTURE.findall(opening.html)))[:MOST_PICTURES]
    html = fill(
        "page/poster.html",
        language=content.opening_language,
        content=content,
        mm=f"{1 / content.pixel_pitch:.4f}px",
        slide=slide[1] if slide else "plain",
        look=Markup(look),
        styles=Markup(_styles(opening.name) + ROOT_SELECTOR.sub(_as_host, TAGS.sub("", look))),
        # The pictures of the first slide cover the map.
        still_map="" if pictures or exhibit is None else Markup(still_map(exhibit, rendered.ground)),
        part=opening.name,
        first_slide=FIRST_SLIDE,
        opening=Markup(opening.html),
    )
    return Poster(html, "".join(PRELOAD.format(address) for address in pictures))


@lru_cache(maxsize=4)
def _styles(name: str) -> str:
    """The style sheets of the poster, which is a shadow root: its host stands for the page's root element."""
    part = next(each for each in all_parts() if each.name == name)
    sheets = (*STYLES, *part.style_sheets, "page/poster.css")
    texts = (sheet() if callable(sheet) else (COMPONENTS / sheet).read_text("utf-8") for sheet in sheets)
    return ROOT_SELECTOR.sub(_as_host, "\n".join(texts)).replace("</", "<\\/")


def _as_host(found: re.Match[str]) -> str:
    return f":host({found[1]})" if found[1] else ":host"
