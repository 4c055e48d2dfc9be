"""Computes the advice on the curator's folder in the background."""

from __future__ import annotations

import time
from threading import Lock, Thread

from components.page.open_exhibit import OpenExhibit
from data import Advice, Loaded, advise

DELAY_SECONDS = 2.0
"""Between an edit and the start: the screen is updated first, and more edits may follow."""


class AdviceWorker:
    """Computes the advice in a thread, once for each time the folder is read."""

    def __init__(self, delay: float = DELAY_SECONDS) -> None:
        self._delay = delay
        self._lock = Lock()
        self._loaded: Loaded | None = None
        self._advice: tuple[Advice, ...] | None = None

    def advice(self, open_exhibit: OpenExhibit) -> tuple[Advice, ...] | None:
        """The advice on the folder as it was read last; None until it is computed."""
        with self._lock:
            if self._loaded is not open_exhibit.current:
                self._loaded, self._advice = open_exhibit.current, None
                Thread(target=self._compute, args=(open_exhibit, open_exhibit.current), daemon=True).start()
            return self._advice

    def _compute(self, open_exhibit: OpenExhibit, loaded: Loaded) -> None:
        time.sleep(self._delay)
        if self._loaded is not loaded:
            return
        advice = advise(loaded, open_exhibit.folder)
        with self._lock:
            if self._loaded is loaded:
                self._advice = advice
