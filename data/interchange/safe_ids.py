"""Ids a stranger's names may become: letters, digits and hyphens, unique, fit for a file name anywhere."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)\d", re.IGNORECASE)
"""Names Windows keeps for itself."""


class SafeIds:
    """Gives out ids, each once; `A` and `a` count as the same, as they do on many disks.

    >>> ids = SafeIds()
    >>> ids.take("Saint-Étienne"), ids.take("saint etienne"), ids.take("../../x"), ids.take("東京", "place")
    ('Saint-Etienne', 'saint-etienne-2', 'x', 'place')
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str, otherwise: str = "x") -> str:
        """An id made from `name`, or from `otherwise` where no Latin letter or digit is in it."""
        bare = safe(name) or otherwise
        chosen, number = bare, 1
        while chosen.lower() in self._taken:
            number += 1
            chosen = f"{bare}-{number}"
        self._taken.add(chosen.lower())
        return chosen


def safe(name: str) -> str:
    """`name` without accents, spaces and all that could lead out of a folder; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", name[:1000]).encode("ascii", "ignore").decode()
    bare = re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-_")[:LONGEST].rstrip("-_")
    return f"{bare}-1" if RESERVED.fullmatch(bare) else bare
