"""A cache of a geocoding service's answers on this machine: no query is sent twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from data.model.atomic_write import atomic_write

ATTRIBUTION = "© OpenStreetMap contributors, ODbL"
MAX_AGE = timedelta(days=180)
"""OpenStreetMap changes: an older answer is requested again."""


def default_folder() -> Path:
    """The folder in this user's cache directory."""
    return Path(user_cache_path("sojourn", appauthor=False)) / "nominatim"


class AnswerCache:
    """One JSON file for each query: server, query, day, attribution, answer.

    A damaged file counts as missing. Where nothing can be written, nothing is cached and nothing is raised.
    """

    def __init__(self, folder: Path, today: date) -> None:
        self.folder = folder
        self.today = today

    def get(self, server: str, query: Mapping[str, str]) -> list[Any] | None:
        """The cached answer, an empty list where the server found nothing; None without a recent answer."""
        try:
            entry = json.loads(self._path(server, query).read_bytes())
            is_recent = self.today - date.fromisoformat(entry["asked"]) <= MAX_AGE
            answer = entry["answer"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return answer if is_recent and isinstance(answer, list) else None

    def put(self, server: str, query: Mapping[str, str], answer: list[Any]) -> None:
        entry = {
            "attribution": ATTRIBUTION,
            "server": server,
            "query": dict(query),
            "asked": self.today.isoformat(),
            "answer": answer,
        }
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            content = json.dumps(entry, ensure_ascii=False, indent=1).encode()
            atomic_write(self._path(server, query), content, mode=0o600)

    def _path(self, server: str, query: Mapping[str, str]) -> Path:
        key = json.dumps([server, sorted(query.items())], ensure_ascii=False)
        return self.folder / f"{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:32]}.json"
