"""The panel of settings: languages, large text, contrast, no motion, left hand, and a new start."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Exhibit

TOGGLES = {
    "large-text": (
        "large_text",
        "M-8.5 6-3.4-7H-2.6L2.5 6M-6.7 1.6H.7M3.6 6 6.2-.6H6.8L9.4 6M4.4 3.8H8.6",
        "",
    ),
    "contrast": ("contrast", "M0-7.5A7.5 7.5 0 0 0 0 7.5", "M0-7.5A7.5 7.5 0 0 1 0 7.5z"),
    "still": ("no_motion", "", "M-5-6.5H-1.8V6.5H-5zM1.8-6.5H5V6.5H1.8z"),
    "mirror": ("mirror", "M-8-6H8V6H-8z", "M-8-6H-1V6H-8z"),
}
"""By the attribute of its button (`data-large-text`): a toggle's interface string, and its icon: an SVG path
of lines, and one that is filled."""


def settings(exhibit: Exhibit, localization: Localization) -> RenderedPart:
    """The panel, and the button that opens it from the choice of a life."""
    languages = [(code, language_label(exhibit, code)) for code in exhibit.languages]
    return RenderedPart(
        "settings",
        fill(
            "visitor/settings/settings.html",
            page=localization.language,
            languages=languages if len(languages) > 1 else [],
            toggles=TOGGLES,
            words=localization.words,
        ),
    )


def language_label(exhibit: Exhibit, code: str) -> str:
    """A language's name in itself, as its button shows it, with a capital first letter: "Русский"."""
    name = exhibit.words[code]["language_name"]
    return name[:1].upper() + name[1:]


PART = Part(
    __name__,
    render=lambda context: settings(context.exhibit, context.localization),
    order=88,
    preload=False,
)
