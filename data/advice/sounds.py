"""Advice on sounds: creators and licences, and sounds that nobody hears to their end."""

from __future__ import annotations

from collections.abc import Iterator

from data.advice.file_locations import FileLocations
from data.advice.pictures import credit_advice
from data.model.exhibit import Exhibit
from data.model.problem import Advice
from data.model.sound import minutes_and_seconds

TABLE = "audio.csv"
LONGEST = 90
"""Seconds. A visitor stands, and stays with a story for less."""


def credits(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Sounds without the name of a creator, or with a licence that is not known."""
    effect = "The museum may not be allowed to play it."
    for sound in exhibit.sounds.values():
        yield from credit_advice(TABLE, sound, locations.sound, effect)


def long_sounds(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Files that are longer than a visitor stays."""
    for sound in exhibit.sounds.values():
        for file in dict.fromkeys(sound.files.values()):
            if file.seconds is not None and file.seconds > LONGEST:
                fault = f"is {minutes_and_seconds(file.seconds)} long"
                remedy = f"shorten it to {minutes_and_seconds(LONGEST)} or less"
                effect, at = "Few visitors stay to its end.", locations.sound(sound)
                yield Advice.on(
                    TABLE, "file", found=file.name, fault=fault, remedy=remedy, effect=effect, at=at
                )
