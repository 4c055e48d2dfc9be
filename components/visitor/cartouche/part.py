"""The cartouche: the exhibit's title and a hint in the map's corner, where no story is open."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Exhibit


def cartouche(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    html = fill(
        "visitor/cartouche/cartouche.html",
        page=localization.language,
        text=exhibit.in_language(localization.language),
        has_map=exhibit.has_places,
        words=localization.words,
    )
    return RenderedPart("cartouche", html)


PART = Part(
    __name__, render=lambda context: cartouche(context.exhibit, context.localization), order=45, preload=False
)
