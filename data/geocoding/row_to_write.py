"""What is written into a place's row once its point is chosen."""

from __future__ import annotations

from datetime import date

from data.geocoding.candidate import SURE, Candidate
from data.geocoding.places_file import PlaceLine, PlacesFile

BY_HAND = "chosen by hand"
BY_ITSELF = "taken by --accept-sure"
OF_THE_CURATOR = "CURATOR"
NAMES = {
    "GEONAMES": "GeoNames",
    "OSM": "OpenStreetMap",
    "EXHIBIT": "another row of this table",
    OF_THE_CURATOR: "coordinates typed by hand",
}
"""What a source is called in the note."""


def values_to_write(
    table: PlacesFile, line: PlaceLine, candidate: Candidate, how: str, today: date
) -> dict[str, str]:
    """The cells of a row, by column: the point and its source; identifier, precision and certainty where the
    row has none; and in the note, behind what it says, the day, whom it is from, and whom to credit."""
    credit = f"; {candidate.credit}" if candidate.credit else ""
    origin = NAMES.get(candidate.source, candidate.source)
    by = f", {how}" if candidate.source != OF_THE_CURATOR else ""
    note = f"Located {today.isoformat()} from {origin}{by}{credit}."
    values = {
        "latitude": table.degrees(candidate.point[0]),
        "longitude": table.degrees(candidate.point[1]),
        "coordinate_source": candidate.source,
        "note": " ".join(part for part in (line.values.get("note", ""), note) if part),
    }
    if candidate.source != OF_THE_CURATOR:  # only whoever typed them knows what they stand for
        certainty = "certain" if candidate.confidence >= SURE else "less-certain"
        also = {
            "geonames": candidate.geonames,
            "precision": candidate.precision,
            "certainty": certainty,
        }
        values |= {key: value for key, value in also.items() if value and not line.values.get(key)}
    return values
