"""The museum's logo as the page shows it. A part places it with the template `visitor/look/logo.html`."""

from __future__ import annotations

from dataclasses import dataclass

from components.visitor.look.style import look_address
from data import Exhibit, ShownText

USUAL_SIZE = (3, 1)
"""Of a drawing that does not state its size: its width and its height."""


@dataclass(frozen=True, slots=True)
class ShownLogo:
    """A logo with its address, its alternative text and its size, so that nothing moves when it comes."""

    address: str
    alternative: ShownText
    width: int
    height: int


def shown_logo(exhibit: Exhibit, language: str) -> ShownLogo | None:
    """The exhibit's logo for a page in a language; None where it has none."""
    logo = exhibit.look.logo
    if logo is None:
        return None
    width, height = (logo.width, logo.height) if logo.width and logo.height else USUAL_SIZE
    address = look_address(logo.file, logo.version)
    return ShownLogo(address, exhibit.logo_alternative(language), width, height)
