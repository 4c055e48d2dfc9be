"""What a name of several words probably means: a known name with words that only say of what it is.

“Date of the event” is a date, “Nom de l’objet” a title, “Bild Lizenz” the licence of a picture. Such a guess
is always told.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from data.interchange.field_names import FILLERS, USUAL_NAMES, compared_name, folded_name, known_names

QUALIFIERS = frozenset(
    folded_name(word)
    for word in (
        *(
            "object",
            "event",
            "item",
            "work",
            "story",
            "place",
            "person",
            "name",
            "text",
            "texts",
            "texte",
            "main",
        ),
        *(
            "short",
            "long",
            "brief",
            "full",
            "featured",
            "modern",
            "decimal",
            "further",
            "reading",
            "from",
            "by",
        ),
        *(
            "objekt",
            "objekts",
            "objektes",
            "ereignis",
            "ereignisses",
            "werk",
            "werks",
            "werkes",
            "ort",
            "orts",
        ),
        *("ortes", "person", "textes", "kurz", "lang", "von", "haupt", "dezimal", "objet", "événement"),
        *(
            "oeuvre",
            "œuvre",
            "lieu",
            "nom",
            "présentation",
            "brève",
            "courte",
            "décimale",
            "objeto",
            "evento",
        ),
        *("obra", "lugar", "nombre", "breve", "oggetto", "opera", "luogo", "nome", "local", "объекта"),
        *("события", "предмета", "места", "название", "краткое", "naam", "plaats", "gebeurtenis"),
    )
)
"""Words that say of what a value is, or in which form it is given."""
NAMES = frozenset(map(folded_name, ("name", "nom", "nombre", "nome", "naam", "название")))
"""“Name of the person” is the person."""
OF_A_PICTURE = frozenset(
    folded_name(word)
    for word in (
        *(
            "photo",
            "photos",
            "photograph",
            "image",
            "picture",
            "bild",
            "bildes",
            "foto",
            "fotos",
            "imagen",
            "immagine",
        ),
        *("imagem", "afbeelding", "фото", "фотографии", "изображения", "изображение"),
    )
)
PICTURE_FIELD = {
    "sources": "picture_source",
    "picture_source": "picture_source",
    "picture_licence": "picture_licence",
    "picture_creator": "picture_creator",
    "text": "text",
}
"""Field of a name → the field of the same name beside a word for a picture."""
CREATORS = frozenset(
    map(folded_name, ("author", "autor", "auteur", "autore", "автор", "by", "von", "par", "por", "urheber"))
)
FILES = frozenset(
    map(folded_name, ("link", "url", "file", "filename", "datei", "fichier", "archivo", "ссылка", "файл"))
)
WORD = re.compile(r"[^\W_]+")


def likely_field(name: str, fields: Collection[str]) -> str:
    """The field that a name of several words probably means; empty for none.

    >>> fields = ("title", "date", "picture_licence")
    >>> [likely_field(each, fields) for each in ("Date of the event", "Bild Lizenz", "Date of purchase")]
    ['date', 'picture_licence', '']
    """
    words = [word for word in WORD.findall(folded_name(name)) if word not in FILLERS and word != "l"]
    if not 2 <= len(words) <= 5:
        return ""
    pictures = [word for word in words if word in OF_A_PICTURE]
    others = [word for word in words if word not in OF_A_PICTURE]
    if pictures:
        field = _of_picture(others)
        return field if field in fields else ""
    for word in sorted(words, key=lambda each: (each in NAMES, each in QUALIFIERS)):
        rest = list(words)
        rest.remove(word)
        found = _field_of(word)
        if found in fields and all(each in QUALIFIERS or _field_of(each) == found for each in rest):
            return found
    return ""


def _of_picture(words: list[str]) -> str:
    if not words or all(word in FILES or word in QUALIFIERS - CREATORS for word in words):
        return "picture"
    if all(word in CREATORS for word in words):
        return "picture_creator"
    found = {PICTURE_FIELD.get(_field_of(word), "") for word in words}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=1)
def _fields_by_name() -> dict[str, str]:
    return {compared_name(name): field for field in USUAL_NAMES for name in known_names([field])}


def _field_of(word: str) -> str:
    return _fields_by_name().get(compared_name(word), "")
