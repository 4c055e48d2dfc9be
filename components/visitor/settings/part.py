"""The panel of settings: languages, large text, contrast, no motion, left hand, and a new start."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Exhibit

TOGGLES = {
    "large-text": ("large_text", "M-10 8-3.6-9H-2.6L3.8 8M-7.9 2.6H1.6M5 8 8.2-.6H8.8L12 8M6 5.4H11"),
    "contrast": ("contrast", "M0-9A9 9 0 0 0 0 9zM0-9A9 9 0 0 1 0 9"),
    "still": ("no_motion", "M-4-8V8M4-8V8"),
    "mirror": ("mirror", "M10-1H-8M-2-8-9-1-2 6"),
}
"""By the attribute of its button (`data-large-text`): a toggle's interface string, and its icon, an SVG path."""


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
