"""Who has entered the PIN: one card at a time, for a short while, known only to memory."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from time import monotonic

SECONDS = 300.0
"""Longer than a card stays open without a touch: what is left open by accident shuts itself."""


class Token:
    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._word = ""
        self._ends = 0.0

    def new(self) -> str:
        """A token; the one before it is worth nothing any more."""
        self._word, self._ends = secrets.token_urlsafe(24), self._clock() + SECONDS
        return self._word

    def is_met_by(self, word: str) -> bool:
        holds = bool(self._word) and self._clock() < self._ends
        return hmac.compare_digest(word.encode(), self._word.encode()) and holds

    def forget(self) -> None:
        self._word = ""
