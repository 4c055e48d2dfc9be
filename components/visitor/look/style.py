"""The style of a museum's look: the design tokens that it changes, and its fonts.

A custom property of the root changes every part. Only tokens are changed: `tokens.css` holds all that a
museum may choose.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from urllib.parse import quote

from data import SHIPPED_COLOURS, TEXT_CONTRAST, Font, Look, contrast, least_contrast, mixed, readable

FAMILY = "Museum"
"""The name of the museum's font in the page. Letters that it does not have come from the fonts behind it."""
TOKENS = {
    "paper": "--paper",
    "paper_deep": "--paper-deep",
    "paper_edge": "--paper-edge",
    "ink": "--ink",
    "ink_soft": "--ink-soft",
    "accent": "--gold",
    "accent_bright": "--gold-bright",
    "accent_paper": "--gold-paper",
    "on_accent": "--on-gold",
}
"""The custom property of each colour."""
GROUND = "#f0e8d6"
"""The land of the ground that ships: a picture, whose colours no token changes."""
SHIPPED_CAPITAL = 0.67
"""The height of the capitals of the font that ships, by the font size: the sizes of texts are made for it."""
LEAST_ADJUSTMENT, MOST_ADJUSTMENT = 0.8, 1.25
SHARE_IN_CHAPTER = 0.17
"""How much of the life's colour is in the paper behind a chapter's name (timeline.css)."""
FORMATS = {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype"}


def look_style(look: Look, lives: Collection[str] = ()) -> str:
    """The style sheet of a look, and of the colours of lives; empty where all is as it ships, and texts in
    these colours can be read."""
    return "\n".join((*_rules(look), *_texts_of_lives(look, lives)))


def look_address(file: str, version: str) -> str:
    """The address of a file of the look; it changes with the file's content."""
    return f"/look/{quote(file, safe='')}?{version}"


def _rules(look: Look) -> Iterator[str]:
    yield from map(_font_face, look.fonts)
    tokens = [f"{TOKENS[name]}: {colour};" for name, colour in look.colours.items()]
    tokens += [f'--text-font: "{FAMILY}";'] if look.fonts else []
    if tokens:
        # One `:root`: what the contrast setting and forced colours set is stronger.
        yield f":root {{ {' '.join(tokens)} }}"
    yield from _rules_of_map(look)


def _rules_of_map(look: Look) -> Iterator[str]:
    """The map's names and marks stand on the ground: where the museum's ink cannot be read there, they stay
    as they ship."""
    if not look.colours or contrast(look.colours["ink"], GROUND) >= TEXT_CONTRAST:
        return
    tokens = " ".join(f"{TOKENS[name]}: {colour};" for name, colour in SHIPPED_COLOURS.items())
    yield f'[data-part="atlas"] {{ {tokens} }}'


def _texts_of_lives(look: Look, lives: Collection[str]) -> Iterator[str]:
    """Texts in the colours of lives: on dark paper they are lighter than lines and marks, which need less.

    A colour of which no lighter or darker one can be read stays.
    """
    colours = look.colours or SHIPPED_COLOURS
    texts = {life: _text_colour(life, colours["paper"], colours["paper_deep"]) for life in lives}
    if all(life == text for life, text in texts.items()):
        return
    for life, text in texts.items():
        yield f'[style*="--life: {life}"] {{ --life-text: {text}; }}'
    # What has no life's colour, and the map where it keeps its own paper.
    yield '[style*="--life: var("] { --life-text: var(--life); }'
    if contrast(colours["ink"], GROUND) < TEXT_CONTRAST:
        yield '[data-part="atlas"] [style*="--life"] { --life-text: var(--life); }'


def _text_colour(life: str, paper: str, deep: str) -> str:
    behind = (paper, deep, mixed(paper, life, SHARE_IN_CHAPTER))
    if least_contrast(life, behind) >= TEXT_CONTRAST:
        return life
    return readable(life, dict.fromkeys(behind, TEXT_CONTRAST)) or life


def _font_face(font: Font) -> str:
    suffix = PurePosixPath(font.file).suffix.lower()
    rules = [
        f'font-family: "{FAMILY}";',
        f'src: url("{look_address(font.file, font.version)}") format("{FORMATS[suffix]}");',
        f"font-weight: {font.weights};",
        f"font-style: {font.style};",
        "font-display: swap;",
    ]
    if font.capital:
        adjustment = min(max(SHIPPED_CAPITAL / font.capital, LEAST_ADJUSTMENT), MOST_ADJUSTMENT)
        rules.append(f"size-adjust: {100 * adjustment:.1f}%;")
    return f"@font-face {{ {' '.join(rules)} }}"
