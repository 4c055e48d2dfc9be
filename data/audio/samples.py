"""Sounds as lists of samples from -1 to 1, 11,025 a second, and as WAV files (16 bit, one channel)."""

from __future__ import annotations

import io
import struct
import wave
from collections.abc import Sequence
from math import cos, exp, pi, sin
from random import Random

RATE = 11_025
"""Samples a second: enough for what is below 5 kHz, and half the size of what music needs."""
LOUDEST = 0.7
"""Of what a file can hold: a tone must not startle."""

Samples = list[float]


def silence(seconds: float) -> Samples:
    return [0.0] * round(seconds * RATE)


def noise(seconds: float, seed: int, *, low: float, high: float) -> Samples:
    """Noise between two frequencies (Hz), about 1 at its loudest: white noise through a low-pass filter, less
    what a lower one lets through."""
    random, found = Random(seed), Samples()
    fast = slow = 0.0
    up, down = (1 - exp(-2 * pi * each / RATE) for each in (high, low))
    for _ in range(round(seconds * RATE)):
        fast += up * (random.uniform(-1, 1) - fast)
        slow += down * (fast - slow)
        found.append(fast - slow)
    peak = max(map(abs, found))
    return [each / peak for each in found]


def tone(seconds: float, frequency: float, edge: float) -> Samples:
    """A sine whose beginning and end rise and fall within `edge` seconds: without, each would click."""
    count, soft = round(seconds * RATE), edge * RATE
    return [
        sin(2 * pi * frequency * at / RATE) * _edge(min(at, count - 1 - at) / soft) for at in range(count)
    ]


def _edge(share: float) -> float:
    return 1.0 if share >= 1 else 0.5 - 0.5 * cos(pi * share)


def mixed(*parts: tuple[float, float, Samples]) -> Samples:
    """Sounds upon one another: (begins at this second, this loud, samples). As long as the longest."""
    length = max(round(start * RATE) + len(samples) for start, _, samples in parts)
    found = [0.0] * length
    for start, loud, samples in parts:
        begin = round(start * RATE)
        for at, each in enumerate(samples, begin):
            found[at] += loud * each
    return found


def faded(samples: Sequence[float], into: float, out: float) -> Samples:
    """Samples that rise from silence in `into` seconds and fall to it in the last `out`."""
    rise, fall, last = into * RATE, out * RATE, len(samples) - 1
    return [each * _edge(at / rise) * _edge((last - at) / fall) for at, each in enumerate(samples)]


def wav(samples: Sequence[float]) -> bytes:
    """A WAV file of the samples, its loudest one at LOUDEST."""
    peak = max(map(abs, samples))
    whole = [round(32_767 * LOUDEST * each / peak) for each in samples]
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(whole)}h", *whole))
    return content.getvalue()
