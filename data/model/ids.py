"""Make an id from a name in any script."""

from __future__ import annotations

import re

from anyascii import anyascii

MAX_LENGTH = 60
"""Characters. A file system allows more; a curator has to type it."""


def slug(name: str) -> str:
    """Transliterate a name to lower-case Latin letters, digits and hyphens.

    "Пётр Кропоткин" gives `petr-kropotkin`, "大杉栄" gives `dashanrong`. A long name is cut after a whole
    word. Empty for a name that has no letter or digit.
    """
    if not any(letter.isalnum() for letter in name):
        return ""
    plain = re.sub(r"[’'`´ʹʺ]", "", anyascii(re.sub(r"[ʹʺьъЬЪ]", "", name))).lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words if len(words) <= MAX_LENGTH else words[:MAX_LENGTH].rpartition("-")[0] or words[:MAX_LENGTH]
