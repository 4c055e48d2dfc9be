"""The lives of an imported file: which stop belongs to which, their ids, and the order of their stops."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from data.interchange.notes import ID_TAKEN, Notes
from data.interchange.stop_record import StopRecord
from data.model.ids import PEOPLE_TOGETHER, UniqueIds, slug


def with_person_ids(records: Iterable[StopRecord], notes: Notes) -> Iterator[StopRecord]:
    """The records, where an empty `person` is replaced by an id made of `person_name`.

    Each name is one life: that of a record which has both, else a new one. Names that differ in accents,
    capitals or punctuation alone are different lives; a note reports an id that had to differ for that.
    """
    records = list(records)
    person_ids = {_name(each): each.person for each in reversed(records) if each.person}
    ids = UniqueIds([PEOPLE_TOGETHER, *person_ids.values()])
    for record in records:
        name = _name(record)
        if not record.person and name not in person_ids:
            wanted = slug(name) or "life"
            person_ids[name] = ids.unique(wanted)
            if person_ids[name] != wanted:
                notes.add(ID_TAKEN, f"“{name}” has {person_ids[name]}")
        yield record if record.person else replace(record, person=person_ids[name])


def numbered_by_life(records: Iterable[StopRecord]) -> tuple[StopRecord, ...]:
    """The records in their order, numbered from 1 within each life."""
    counts: Counter[str] = Counter()
    numbered = []
    for record in records:
        counts[record.person] += 1
        numbered.append(replace(record, order=counts[record.person]))
    return tuple(numbered)


def ordered_by_life(records: Iterable[StopRecord]) -> tuple[StopRecord, ...]:
    """Life after life, each sorted by `order` and numbered from 1."""
    lives: dict[str, list[StopRecord]] = {}
    for record in records:
        lives.setdefault(record.person, []).append(record)
    return numbered_by_life(
        record for life in lives.values() for record in sorted(life, key=lambda each: each.order)
    )


def _name(record: StopRecord) -> str:
    """The life's name; an accented letter counts the same however it is encoded."""
    return unicodedata.normalize("NFC", record.person_name)
