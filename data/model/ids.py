"""An id out of a name in any script."""

from __future__ import annotations

import re

from anyascii import anyascii

LONGEST = 60
"""Letters. A file system allows more, a person who types it does not."""


def slug(name: str) -> str:
    """Lower-case letters, digits and hyphens: "Пётр Кропоткин" gives `petr-kropotkin`, "大杉栄" `dashanrong`.

    Empty for a name that has no letter or digit.
    """
    if not any(letter.isalnum() for letter in name):
        return ""
    plain = re.sub(r"[’'`´ʹʺ]", "", anyascii(re.sub(r"[ʹʺьъЬЪ]", "", name))).lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition("-")[0] or words[:LONGEST]
