"""The page in its further languages: a file for each, which the browser fetches when the map can be touched.

The opening language comes with the page. A visitor who chooses another one waits for no server.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from components.page.page_content import PageContent
from components.visitor.parts import RenderedPart
from data import text_direction


def language_addresses(content: PageContent) -> dict[str, str]:
    """The address of each language's file, in the exhibit's order, without the opening language.

    It changes with the content of the page.
    """
    further = (each for each in content.parts if each != content.opening_language)
    return {language: f"/content/{content.version}/{language}.json" for language in further}


def language_file(content: PageContent, language: str, *, attended: bool) -> bytes:
    """Every part in a language, as JSON: its HTML, and the data of its script.

    `language` is one of the exhibit's; `attended`: see `script_data`.
    """
    file = {
        "language": language,
        "direction": text_direction(language),
        "title": content.exhibit.in_language(language).title if content.exhibit else content.title,
        "parts": {
            part.name: {"html": part.html, "content": script_data(part, attended=attended)}
            for part in content.parts[language]
        },
    }
    return json.dumps(file, ensure_ascii=False, separators=(",", ":")).encode()


def script_data(rendered: RenderedPart, *, attended: bool) -> Mapping[str, Any]:
    """The data of a part's script. A page that a curator works at (`attended`) is never idle: `idle` 0."""
    return {**rendered.data, "idle": 0} if attended and "idle" in rendered.data else dict(rendered.data)
