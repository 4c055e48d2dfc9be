"""The plain tables: their columns, and which fields of a Record a place and a picture bring with them."""

from __future__ import annotations

from data.reading.read_gazetteer import LANGUAGES

COLUMNS: dict[str, tuple[str, ...]] = {
    "exhibit": (
        *("title", "subtitle", "welcome", "languages", "idle_seconds", "pixel_pitch"),
        *("south", "west", "north", "east"),
    ),
    "people": (
        *("id", "name", "short_name", "epithet", "born", "died", "introduction", "colour", "line", "marker"),
    ),
    "chapters": ("id", "person", "title"),
    "places": (
        *("id", "name", *(f"toponym_{each}" for each in LANGUAGES), "toponym_then", "within", "country"),
        *("latitude", "longitude", "precision", "certainty", "wikidata", "geonames", "coordinate_source"),
        "note",
    ),
    "stops": (
        *("id", "person", "order", "title", "text", "language", "chapter", "date", "old_style", "date_label"),
        *("place", "picture", "certainty", "doubt", "leg", "travel", "highlight", "present", "sources"),
        *("via", "mentions"),
    ),
    "sources": ("id", "citation", "kind", "consulted", "note"),
    "encounters": ("id", "place", "stop_a", "stop_b", "title", "text"),
    "pictures": (
        *(
            "id",
            "file",
            "alt",
            *(f"alt_{each}" for each in LANGUAGES),
            "creator",
            "year",
            "licence",
            "source",
        ),
    ),
}
"""Every table by its name, which is the name of its file."""

PLACE = {
    "name": "place_name",
    "toponym_then": "place_name_then",
    "country": "country",
    "latitude": "latitude",
    "longitude": "longitude",
    "precision": "precision",
    "certainty": "place_certainty",
    "wikidata": "wikidata",
    "geonames": "geonames",
    "coordinate_source": "coordinate_source",
}
"""Column of places → field of Record; `id` is `place_id`."""

PICTURE = {
    "file": "picture",
    "alt": "picture_alt",
    "creator": "picture_creator",
    "licence": "picture_licence",
    "source": "picture_source",
}
"""Column of pictures → field of Record."""

APART = "~"
"""Before a number that keeps two rows apart whose ids would be one."""
