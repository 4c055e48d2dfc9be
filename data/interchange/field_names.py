"""What tables, GeoJSON and KML of other programs call the fields of a stop, and how a name is recognised.

A format that prescribes its names (TimelineJS, LP-TSV, our own tables) declares them in its module.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from data.reading.csv_reader import column_name

USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": (
        *("headline", "name", "chapter", "event", "label", "titel", "überschrift", "bezeichnung", "titre"),
        *("nom", "título", "nombre", "название", "наименование", "заголовок", "タイトル", "題名", "名称"),
    ),
    "text": (
        *("description", "desc", "story", "caption", "snippet", "comment", "body", "popup", "notes"),
        *("beschreibung", "texte", "descripción", "texto", "описание", "текст", "説明", "本文"),
    ),
    "date": (
        *("start", "start_date", "when", "year", "time", "datum", "jahr", "beginn", "année", "début"),
        *("fecha", "año", "дата", "год", "年月日", "日付", "年"),
    ),
    "end": ("end_date",),
    "date_label": ("display_date",),
    "place_name": (
        *("place", "location", "city", "town", "address", "ort", "ortsname", "stadt", "lieu", "ville"),
        *("adresse", "lugar", "ciudad", "место", "город", "адрес", "場所", "地名", "住所", "所在地"),
    ),
    "country": ("country_code", "ccode", "pays", "país", "страна", "国"),
    "latitude": ("lat", "y", "breitengrad", "latitud", "широта", "緯度"),
    "longitude": ("lon", "lng", "long", "x", "längengrad", "longitud", "долгота", "経度"),
    "person_name": ("person", "group", "life"),
    "picture": (
        *("image", "image_url", "media_link", "pic_url", "pic", "photo", "media", "gx_media_links"),
        *("object_location", "image_small", "image_thumb"),
        *("bild", "foto", "abbildung", "imagen", "фото", "изображение", "画像", "写真"),
    ),
    "picture_alt": ("alt", "alt_text", "image_alt", "image_alt_text", "alternativtext", "bildbeschreibung"),
    "picture_creator": (
        *("credit", "media_credit", "image_credit", "photographer", "creator", "bildnachweis", "fotograf"),
        *("photographe", "crédit_photo", "fotógrafo", "фотограф", "撮影者"),
    ),
    "picture_licence": (
        *("licence", "license", "image_license", "rightsstatement", "rights_statement", "rights"),
        *("lizenz", "licencia", "лицензия", "ライセンス"),
    ),
    "sources": (
        *("source", "source_url", "citation", "quelle", "quellen", "fuente", "fuentes", "источник"),
        *("источники", "出典"),
    ),
    "language": ("lang", "sprache", "langue", "idioma", "язык", "言語"),
    "web_address": ("url",),
}
"""Field → names that other programs use for it, the most likely first; before them comes its own name.

In English, then in German, French, Spanish, Russian and Japanese, each as it is written: `folded_name`
compares them. Words with a second meaning in tables of objects are not among them: “Länge” and “Breite” are
sizes, “Land” is ground, “Ende” and “fin” stand for more than dates.

Most are fields of StopRecord. `end` is the end of the time that `date` begins. A `web_address` may be a
picture's, or lead to a page.
"""


FIELD_LABELS: Mapping[str, str] = {
    "person": "ids of lives",
    "person_name": "names of lives",
    "event_id": "ids of stops",
    "title": "titles",
    "text": "stories",
    "language": "language of the texts",
    "chapter": "chapters",
    "date": "dates",
    "old_style": "Old Style dates",
    "end": "ends of dates",
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
    "web_address": "web addresses",
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
"""Field → how reports name it."""


@lru_cache(maxsize=4096)
def folded_name(name: str) -> str:
    """A name in the form that is compared: case, accents, and what stands between words make no difference.

    >>> folded_name(" Start-Date"), folded_name("Début")
    ('start_date', 'debut')
    """
    letters = unicodedata.normalize("NFKD", column_name(name))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def known_names(fields: Iterable[str]) -> list[str]:
    """Every name that means one of these fields, the most likely of each field first."""
    return [name for field in fields for name in (field, *USUAL_NAMES.get(field, ()))]


def names_by_field(names: Iterable[str], fields: Collection[str]) -> dict[str, str]:
    """Field → the one of these names that means it: the most likely. Fields that none means are left out."""
    return {field: likely[0] for field, likely in every_name_by_field(names, fields).items()}


def every_name_by_field(names: Iterable[str], fields: Collection[str]) -> dict[str, list[str]]:
    """Field → those of these names that mean it, the most likely first. Fields without one are left out."""
    written: dict[str, str] = {}
    for name in names:
        written.setdefault(folded_name(name), name)
    known = {field: [folded_name(each) for each in known_names([field])] for field in fields}
    found = {field: [written[each] for each in likely if each in written] for field, likely in known.items()}
    return {field: likely for field, likely in found.items() if likely}
