"""The face of a life at a time: young, then old."""

from __future__ import annotations

from dataclasses import dataclass

from components.visitor.shown_picture import ShownPicture
from data import Person


@dataclass(frozen=True, slots=True)
class LifePortraits:
    """`main` is the face of the deeds, None where the life has no portrait. `young` is shown before
    `young_until`, a decimal year: half of the life; both are None where there are not two portraits, or where
    birth or death is unknown."""

    main: ShownPicture | None
    young: ShownPicture | None = None
    young_until: float | None = None

    @staticmethod
    def of(person: Person) -> LifePortraits:
        young, old = person.portraits.young_upright, person.portraits.old_upright
        if young and old and person.born and person.died:
            until = (person.born.begins + person.died.ends) / 2
            return LifePortraits(ShownPicture.of(old), ShownPicture.of(young), round(until, 4))
        main = old or young
        return LifePortraits(ShownPicture.of(main) if main else None)
