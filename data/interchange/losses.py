"""What a format cannot carry, in words, with counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from data.interchange.stop_record import Format, Record, lost
from data.model.exhibit import Exhibit

WORDS: Mapping[str, str] = {
    "person": "ids of lives",
    "person_name": "names of lives",
    "event_id": "ids of stops",
    "title": "titles",
    "text": "stories",
    "language": "language of the texts",
    "chapter": "chapters",
    "date": "dates",
    "old_style": "Old Style dates",
    "date_label": "dates in words",
    "place_id": "ids of places",
    "place_name": "names of places",
    "place_name_then": "places’ names of the time",
    "country": "countries",
    "latitude": "latitudes",
    "longitude": "longitudes",
    "precision": "what points stand for",
    "place_certainty": "certainty of points",
    "wikidata": "Wikidata identifiers",
    "geonames": "GeoNames identifiers",
    "coordinate_source": "sources of coordinates",
    "picture": "pictures",
    "picture_alt": "alternative texts of pictures",
    "picture_creator": "creators of pictures",
    "picture_licence": "licences of pictures",
    "picture_source": "sources of pictures",
    "sources": "sources",
    "certainty": "certainty of stops",
    "doubt": "doubts",
    "leg": "certainty of ways",
    "travel": "ways of travelling",
    "highlight": "highlights",
}


def losses(records: Sequence[Record], kind: Format) -> tuple[str, ...]:
    """One line for each field that is left behind, with how many stops have it; then the format's remarks."""
    left = [f"{WORDS[name]} ({_stops(count)})" for name, count in lost(records, kind).items()]
    absent = sum(1 for record in records if not record.present)
    if "present" not in kind.holds and absent:
        left.append(f"that a life was told from afar ({_stops(absent)})")
    lines = [f"{kind.title} cannot hold: {'; '.join(left)}."] if left else []
    return (*lines, *kind.remarks)


def beyond(exhibit: Exhibit, *, tables: bool = False) -> str:
    """What of the exhibit a format leaves behind since it is of no one stop; `tables` hold most of it."""
    left = [*([] if tables else _in_tables(exhibit)), *_in_no_table(exhibit)]
    counted = [f"{count} {one if count == 1 else many}" for count, one, many in left if count]
    last = "the words of the interface" if tables else "the looks and introductions of the lives"
    told = "These tables do not hold" if tables else "No format but tables holds"
    return f"{told}: {'; '.join([*counted, last])}."


def _in_tables(exhibit: Exhibit) -> Iterator[tuple[int, str, str]]:
    stops = list(exhibit.stops)
    unused = exhibit.places.keys() - {stop.place.id for stop in stops}
    passed, mentioned = (sum(len(getattr(stop, name)) for stop in stops) for name in ("via", "mentions"))
    yield len(exhibit.encounters), "encounter", "encounters"
    yield passed, "place passed on the way (via)", "places passed on the way (via)"
    yield mentioned, "mention of a place", "mentions of places"
    yield len(unused), "place without a stop", "places without a stop"


def _in_no_table(exhibit: Exhibit) -> Iterator[tuple[int, str, str]]:
    yield len(exhibit.pictures), "picture file", "picture files"
    yield len(exhibit.lettering), "name on the map", "names on the map"
    yield len(exhibit.plans), "plan", "plans"


def _stops(count: int) -> str:
    return "1 stop" if count == 1 else f"{count} stops"
