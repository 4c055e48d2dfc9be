"""A call in Morse code as a receiver would give it: 600 Hz, 15 words a minute, a little noise."""

from __future__ import annotations

from data.audio.samples import Samples, faded, mixed, noise, silence, tone

CALL = "VVV DE AR"
"""V, three times: the sign by which stations were tuned in. DE: “this is”. AR, sent as one sign: the end. A
call sign would stand behind DE; that of no station is imitated."""
CODE = {"V": "...-", "D": "-..", "E": ".", "AR": ".-.-."}
UNIT = 1.2 / 15
"""Seconds of a dot at 15 words a minute (“PARIS” has 50 units). A dash has 3; gaps have 1, 3 and 7."""
TONE, EDGE = 600.0, 0.006
"""Hz and seconds."""
BEFORE, AFTER = 1.2, 1.6
"""Seconds in which only the noise is heard."""


def morse_call() -> Samples:
    keyed = _keyed()
    length = BEFORE + len(keyed) / len(silence(1)) + AFTER
    hiss = noise(length, 1935, low=350, high=900)
    hum = noise(length, 1936, low=20, high=120)
    return faded(mixed((BEFORE, 1.0, keyed), (0, 0.16, hiss), (0, 0.05, hum)), 0.3, 0.5)


def word_starts() -> list[float]:
    """The second at which each word of the call begins."""
    at, found = BEFORE, list[float]()
    for word in CALL.split():
        found.append(at)
        at += sum(map(len, _word(word))) / len(silence(1)) + 7 * UNIT
    return found


def _keyed() -> Samples:
    found = Samples()
    for number, word in enumerate(CALL.split()):
        found += silence(7 * UNIT) if number else []
        for part in _word(word):
            found += part
    return found


def _word(word: str) -> list[Samples]:
    """The tones and gaps of a word; one that stands in CODE is sent as one sign."""
    parts: list[Samples] = []
    for letter in [word] if word in CODE else word:
        parts += [silence(3 * UNIT)] if parts else []
        for number, sign in enumerate(CODE[letter]):
            parts += [silence(UNIT)] if number else []
            parts.append(tone(UNIT if sign == "." else 3 * UNIT, TONE, EDGE))
    return parts
