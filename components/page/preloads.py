"""The scripts that the page will import, for the page to list: the browser fetches them at once.

Streamlit's own scripts take a second to start; only then does the page import its parts. Until then the
connection is idle: meanwhile the browser fetches the parts' scripts, at low priority.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from streamlit.file_util import get_static_dir

from components.page.assets import asset_address
from components.page.page_content import PageContent
from components.page.part_registry import shown_parts
from components.visitor.atlas.leaflet import LEAFLET_SCRIPT
from components.visitor.templates import COMPONENTS

STATIC_IMPORT = re.compile(
    r"""(?:^|[;}])\s*(?:import|export)\s*(?:[\w*{}\s,$]*?from\s*)?["'](\.{1,2}/[^"']+\.js)["']""", re.M
)


def preloaded_scripts(content: PageContent) -> list[str]:
    """Addresses of all scripts a visitor waits for: Streamlit's for v2 components, the parts', the map's."""
    rendered = content.parts[content.opening_language]
    modules = [address for part in rendered for address in part.modules]
    parts = shown_parts(with_exhibit=content.exhibit is not None)
    scripts = _part_scripts(tuple(part.script for part in parts if part.preload))
    return [*_streamlit_scripts(), *scripts, *([LEAFLET_SCRIPT] if modules else []), *modules]


def preload_links(scripts: list[str]) -> str:
    """The list as HTML, for the page's head. Low priority: Streamlit's own scripts come first."""
    return "\n".join(f'<link rel="modulepreload" fetchpriority="low" href="{script}">' for script in scripts)


def static_imports(entries: Iterable[Path]) -> list[Path]:
    """The scripts and all that they import statically, each once, in the order a browser imports them.

    A file that does not exist is left out. Dynamic imports (`import()`) are not followed.
    """
    found: dict[Path, None] = {}
    queue = [entry.resolve() for entry in entries]
    while queue:
        script = queue.pop(0)
        if script in found or not script.is_file():
            continue
        found[script] = None
        text = script.read_text(encoding="utf-8")
        queue += [(script.parent / path).resolve() for path in STATIC_IMPORT.findall(text)]
    return list(found)


@lru_cache(maxsize=8)
def _part_scripts(scripts: tuple[str, ...]) -> list[str]:
    entries = [COMPONENTS / script for script in ("page/page.js", *scripts)]
    folder = COMPONENTS.resolve()
    return [asset_address(script.relative_to(folder).as_posix()) for script in static_imports(entries)]


@lru_cache(maxsize=1)
def _streamlit_scripts() -> list[str]:
    """Streamlit's chunk for v2 components, and what it imports beyond the page's first chunk.

    Depends on the chunk names `index.*.js` and `BidiComponent.*.js`, because the page imports the second only
    when it mounts its first part. Where a version of Streamlit names them otherwise, the list is empty and
    the browser fetches these scripts later.
    """
    folder = Path(get_static_dir()) / "static" / "js"
    first = set(static_imports(folder.glob("index.*.js")))
    needed = static_imports(folder.glob("BidiComponent.*.js"))
    return [f"/static/js/{script.name}" for script in needed if script not in first]
