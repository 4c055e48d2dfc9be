"""The museum's own look as a part of the page: a style element, the same in every language.

It stands behind the part that brings the page's style sheets: of two rules of the same weight the later wins.
"""

from __future__ import annotations

from components.visitor.look.style import look_style
from components.visitor.parts import Part, RenderedPart
from data import Exhibit


def look(exhibit: Exhibit) -> RenderedPart:
    # Nothing in it is a curator's text: names of files are quoted, colours are read.
    style = look_style(exhibit.look, [person.colour for person in exhibit.people])
    return RenderedPart("look", f"<style>{style}</style>" if style else "")


PART = Part(__name__, render=lambda context: look(context.exhibit), order=11, preload=False)
