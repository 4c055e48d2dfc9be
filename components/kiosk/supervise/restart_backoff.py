"""How often a thing may be begun anew before it is left to rest."""

from __future__ import annotations

STRIKES = 5
WINDOW_SECONDS = 600.0
REST_SECONDS = 600.0
PAUSES = (0.0, 1.0, 2.0, 4.0)
"""Seconds before each new beginning, by the number of vain ones just before: the first comes at once."""
GOOD_STRIKE = 1 / 8
"""What a beginning counts that had gone well: a thing that comes back each time is no lost cause."""


class Limit:
    """Counts ends. All times are seconds of a clock that cannot be set (`time.monotonic`).

    After 5 vain beginnings within 10 minutes, or 40 good ones, the thing rests for 10 minutes; then it has
    one try, and another 10 minutes later, until one goes well.
    """

    def __init__(self) -> None:
        self._strikes: list[tuple[float, float]] = []
        self.is_resting = False

    def well(self) -> None:
        """The thing does what it should."""
        if self.is_resting:
            self.is_resting, self._strikes = False, []

    def ended(self, now: float, went_well: bool) -> float:
        """Note that it has ended; seconds until it may be begun again."""
        if self.is_resting:
            return REST_SECONDS
        recent = [each for each in self._strikes if each[0] > now - WINDOW_SECONDS]
        self._strikes = [*recent, (now, GOOD_STRIKE if went_well else 1.0)]
        if sum(weight for _, weight in self._strikes) >= STRIKES:
            self.is_resting = True
            return REST_SECONDS
        vain = sum(weight == 1.0 for _, weight in self._strikes)
        return PAUSES[0] if went_well else PAUSES[vain - 1]
