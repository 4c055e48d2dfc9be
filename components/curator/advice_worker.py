"""Advice on the curator's folder, looked up while the curator goes on working."""

from __future__ import annotations

import time
from threading import Lock, Thread

from components.page.open_exhibit import OpenExhibit
from data import Advice, Loaded, advise

PATIENCE = 2.0
"""Seconds after an edit before the looking over begins: the screen comes first, and more edits may follow."""


class Colleague:
    """Looks an exhibit over in a thread of its own, once for each time the folder was read."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._lock = Lock()
        self._looks_at: Loaded | None = None
        self._advice: tuple[Advice, ...] | None = None

    def advice(self, open_exhibit: OpenExhibit) -> tuple[Advice, ...] | None:
        """The advice on the folder as it was read last; None while it is being looked over."""
        with self._lock:
            if self._looks_at is not open_exhibit.found:
                self._looks_at, self._advice = open_exhibit.found, None
                Thread(target=self._look, args=(open_exhibit, open_exhibit.found), daemon=True).start()
            return self._advice

    def _look(self, open_exhibit: OpenExhibit, found: Loaded) -> None:
        time.sleep(self._patience)
        if self._looks_at is not found:
            return
        advice = advise(found, open_exhibit.folder)
        with self._lock:
            if self._looks_at is found:
                self._advice = advice
