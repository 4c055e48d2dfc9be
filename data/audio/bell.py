"""A ship's bell, struck twice, over the quiet wash of a harbour."""

from __future__ import annotations

from math import exp, pi, sin

from data.audio.samples import RATE, Samples, faded, mixed, noise

STRIKES = (1.0, 2.1)
"""Seconds. A ship's bell is struck in pairs."""
LENGTH = 8.6
PITCH = 880.0
"""Hz of the note that is heard (the strike note)."""
PARTIALS = (
    *((0.5, 0.22, 3.2), (1.0, 0.60, 2.6), (1.183, 0.45, 2.2), (1.506, 0.22, 1.6)),
    *((2.0, 0.55, 1.3), (2.514, 0.20, 0.8), (2.662, 0.16, 0.7), (3.011, 0.14, 0.55)),
    *((4.166, 0.10, 0.35), (5.43, 0.06, 0.22)),
)
"""Frequency as a multiple of the pitch, loudness, and the seconds in which it fades to a third. They are in
no simple proportion, as those of strings are: that is what sounds of metal."""
BEAT = 0.9
"""Hz. No bell is round: each partial is two that are so far apart, and swells."""


def ship_bell() -> Samples:
    strikes = [(at, loud, _strike(LENGTH - at)) for at, loud in zip(STRIKES, (1.0, 0.82), strict=True)]
    return faded(mixed(*strikes, (0, 0.9, _wash())), 0.8, 1.6)


def _strike(seconds: float) -> Samples:
    """One stroke, from the blow of the clapper on."""
    found = [0.0] * round(seconds * RATE)
    for multiple, loud, fades in PARTIALS:
        frequency, split = PITCH * multiple, BEAT / 2
        for at in range(min(len(found), round(7 * fades * RATE))):
            time = at / RATE
            rise = 1 - exp(-time / 0.0015)
            both = sin(2 * pi * (frequency - split) * time) + 0.7 * sin(2 * pi * (frequency + split) * time)
            found[at] += loud * rise * exp(-time / fades) * both / 1.7
    clapper = noise(0.03, 1933, low=1500, high=4500)
    for at, each in enumerate(clapper):
        found[at] += 0.5 * each * exp(-at / (0.006 * RATE))
    return found


def _wash() -> Samples:
    """Water against a quay: dull noise that swells and ebbs in two rhythms that do not agree."""
    water = noise(LENGTH, 6, low=90, high=520)
    spray = noise(LENGTH, 9, low=900, high=2600)
    found = Samples()
    for at, (dull, bright) in enumerate(zip(water, spray, strict=True)):
        time = at / RATE
        swell = 0.55 + 0.3 * sin(2 * pi * time / 3.7 - 1) + 0.15 * sin(2 * pi * time / 1.9)
        found.append(dull * swell * 0.5 + bright * max(swell - 0.6, 0) * 0.25)
    return found
