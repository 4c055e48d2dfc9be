"""The player of a story's sound, a piece of the story's article; its script plays it."""

from __future__ import annotations

from urllib.parse import quote

from components.visitor.localization import Localization
from components.visitor.templates import fill
from data import Sound

VOLUMES = {"quiet": 1, "medium": 2, "loud": 3}
"""The steps of the volume, and how many bars stand for each; `sound.js` knows how loud they are."""


def sound_address(file: str) -> str:
    """The address of a sound's file on this server; the name may hold any signs."""
    return f"/audio/{quote(file, safe='')}"


def sound_player(sound: Sound | None, localization: Localization, article_language: str) -> str:
    """The player as HTML; empty where there is no sound. `article_language` is that of the article."""
    if sound is None:
        return ""
    page = localization.language
    return fill(
        "visitor/sound/player.html",
        page=page,
        article_language=article_language,
        address=sound_address(sound.file(page).name),
        transcript_language=sound.transcript(page).language,
        captions=[(each.start, each.text.splitlines()) for each in sound.captions(page)],
        volumes=VOLUMES,
        words=localization.words,
    )
