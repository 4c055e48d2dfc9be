"""Answers of a geocoding service, kept on this machine so that nothing is asked twice."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

ATTRIBUTION = "© OpenStreetMap contributors, ODbL"
KEPT = timedelta(days=180)
"""A map goes on being drawn: an older answer is asked for anew."""


def usual_folder() -> Path:
    """Where this machine keeps what may be fetched again."""
    return Path(user_cache_path("sojourn", appauthor=False)) / "nominatim"


class AnswerCache:
    """One JSON file an answer, with its server, its day and whom to name. What cannot be read is not there;
    where nothing can be written, nothing is kept."""

    def __init__(self, folder: Path, today: date) -> None:
        self.folder = folder
        self.today = today

    def get(self, server: str, query: Mapping[str, str]) -> list[Any] | None:
        """The answer to a query, empty where the server knew nothing; None when it was not asked of late."""
        try:
            kept = json.loads(self._path(server, query).read_bytes())
            fresh = self.today - date.fromisoformat(kept["asked"]) <= KEPT
            answer = kept["answer"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return answer if fresh and isinstance(answer, list) else None

    def put(self, server: str, query: Mapping[str, str], answer: list[Any]) -> None:
        kept = {
            "attribution": ATTRIBUTION,
            "server": server,
            "query": dict(query),
            "asked": self.today.isoformat(),
            "answer": answer,
        }
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".new", dir=self.folder)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(kept, file, ensure_ascii=False, indent=1)
            os.replace(name, self._path(server, query))

    def _path(self, server: str, query: Mapping[str, str]) -> Path:
        key = json.dumps([server, sorted(query.items())], ensure_ascii=False)
        return self.folder / f"{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:32]}.json"
