"""Read world.csv: what happened in the world beside the lives."""

from __future__ import annotations

from collections.abc import Mapping

from data.model.edtf_date import parse_date
from data.model.exhibit import Source, WorldEvent
from data.model.problem import Location, excerpt
from data.model.texts import WorldEventText
from data.reading.read_gazetteer import by_id, report_unknown
from data.reading.read_table import read_optional_table
from data.reading.row_translations import row_translations
from data.reading.source_file import SourceFolder
from data.schema.csv_schema import WorldEventRow


def read_world(folder: SourceFolder, sources: Mapping[str, Source], original: str) -> tuple[WorldEvent, ...]:
    """The events in the table's order; the table is optional. One without a known source is reported and left
    out: each rests on one."""
    source = folder.file("world.csv", "The event is not shown.")
    events: list[tuple[int, WorldEvent]] = []
    for number, row in read_optional_table(source, WorldEventRow, original):
        at = Location.row(number, excerpt(row.text))
        if row.source not in sources:
            report_unknown(source, "source", row.source, sources, "sources.csv", at=at)
            continue
        texts = row_translations(source, row.id, {"text": row.texts}, ("text",), at, original)
        translations = {each: WorldEventText(each, **text) for each, text in texts.items()}
        date = parse_date(row.date or "")
        event = WorldEvent(row.id, date, sources[row.source], original, row.text, translations)
        events.append((number, event))
    return tuple(by_id(source, events).values())
