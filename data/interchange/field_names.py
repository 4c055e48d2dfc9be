"""What tables, GeoJSON and KML of other programs call the fields of a stop, and how a name is recognised.

A format that prescribes its names (TimelineJS, LP-TSV, our own tables) declares them in its module.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from data.reading.csv_reader import column_name

USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": (
        *("headline", "name", "chapter", "event", "label", "heading", "subject_line", "event_title"),
        *("event_name", "story_title", "chapter_title", "stop_title", "item_title", "item_name"),
        *("object_title", "object_name", "pref_label", "titel", "überschrift", "bezeichnung"),
        *("objektbezeichnung", "ereignis", "titre", "intitulé", "nom", "événement", "название"),
        *("наименование", "заголовок", "событие", "назва", "タイトル", "題名", "名称", "件名", "見出し"),
        *("作品名", "資料名", "título", "nombre", "evento", "titolo", "nome", "naam", "gebeurtenis"),
        *("tytuł", "nazwa", "标题", "標題", "题名", "题目", "名稱", "제목", "이름", "명칭", "objname"),
        *("objekttitel", "werktitel", "titel_objekts", "titre_œuvre", "título_obra", "titolo_opera"),
        *(
            "site_name",
            "name_event",
            "titel_werks",
            "quote_transcription",
            "record_title",
            "preferred_label",
            "preferred_labels",
            "出来事",
            "イベント名",
            "施設名",
            "事件",
            "작품명",
        ),
    ),
    "text": (
        *("description", "desc", "story", "caption", "snippet", "comment", "body", "popup", "notes"),
        *("summary", "abstract", "narrative", "content", "details", "event_description"),
        *("item_description", "object_description", "story_text", "full_text", "beschreibung"),
        *("erläuterung", "inhalt", "texte", "récit", "résumé", "описание", "текст", "опис", "opis"),
        *(
            "説明",
            "本文",
            "説明文",
            "解説",
            "概要",
            "descripción",
            "texto",
            "descrizione",
            "testo",
            "descrição",
        ),
        *("beschrijving", "omschrijving", "tekst", "描述", "说明", "說明", "正文", "内容", "內容"),
        *(
            "介绍",
            "설명",
            "내용",
            "본문",
            "descrip",
            "descr",
            "beschr",
            "long_description",
            "short_description",
        ),
        *("photo_caption", "image_caption", "kurzbeschreibung", "kurztext", "langtext"),
        *("bildunterschrift", "bildtext", "légende", "подпись", "pie_foto", "didascalia", "onderschrift"),
    ),
    "date": (
        *("start", "start_date", "when", "year", "time", "event_date", "item_date", "object_date"),
        *("dated", "date_begin", "begin_date", "date_start", "begin", "start_year", "year_from"),
        *("date_from", "from_date", "date_issued", "inception", "point_in_time", "temporal"),
        *("temporal_coverage", "datum", "datierung", "jahr", "beginn", "startdatum", "anfangsdatum"),
        *("zeitpunkt", "année", "début", "date_de_début", "datation", "дата", "год", "датировка"),
        *("дата_начала", "рік", "年月日", "日付", "日時", "年", "年代", "開始日", "fecha", "año"),
        *("fecha_de_inicio", "anno", "datazione", "data_inizio"),
        *("data_de_início", "jaar", "datering", "rok", "日期", "年份", "时间", "時間", "开始日期"),
        *("날짜", "일자", "연도", "시작일", "years", "date_text", "ereignisdatum", "entstehungsdatum"),
        *("entstehungszeit", "aufnahmedatum", "jahr_von", "начало", "fecha_inicial"),
        *("撮影年", "撮影日", "制作年", "timespan:begin", "date_original", "original_date"),
    ),
    "end": (
        *("end_date", "date_end", "end_year", "year_to", "date_to", "to_date", "enddatum", "date_de_fin"),
        *("дата_окончания", "終了日", "fecha_de_fin", "data_fine"),
        *("data_de_fim", "einddatum", "结束日期", "結束日期", "종료일", "jahr_bis", "конец"),
        *("fecha_final", "timespan:end"),
    ),
    "date_label": ("display_date",),
    "place_name": (
        *(
            "place",
            "location",
            "city",
            "town",
            "address",
            "event_place",
            "event_location",
            "locality",
            "where",
        ),
        *("venue", "settlement", "spatial", "spatial_coverage", "coverage_spatial", "coverage"),
        *("based_near", "ort", "ortsname", "stadt", "schauplatz", "ortsangabe", "lieu", "ville", "место"),
        *("город", "адрес", "місце", "місто", "場所", "地名", "場所名", "住所", "所在地", "lugar", "ciudad"),
        *("adresse", "luogo", "città", "località", "local", "cidade", "plaats", "plaatsnaam", "locatie"),
        *("stad", "miejsce", "miejscowość", "miasto", "地点", "地點", "城市", "地址", "장소", "위치"),
        *("주소", "도시", "location_name", "place_event", "name_place", "town/city", "city/town"),
        *("herstellungsort", "entstehungsort", "ereignisort", "aufnahmeort", "name_ortes", "ort/adresse"),
        *("lieu_création", "adresse_postale", "nom_lieu", "место_события", "населенный_пункт", "地点名"),
        *("lugar_creación", "comune", "commune", "소재지"),
    ),
    "country": (
        *("country_code", "country_name", "ccode", "pays", "страна", "країна", "国", "国名", "país"),
        *("paese", "kraj", "国家", "國家", "국가"),
    ),
    "latitude": (
        *(
            "lat",
            "@lat",
            "y",
            "latitude_wgs84",
            "lat_wgs84",
            "wgs84_lat",
            "gps_latitude",
            "gps_lat",
            "geo_lat",
        ),
        *("decimal_latitude", "latitude_decimal", "lat_dd", "point_y", "y_coord", "coord_y", "y_wgs84"),
        *("northing", "breitengrad", "geographische_breite", "geogr._breite", "geo_breite", "hochwert"),
        *("широта", "緯度", "latitud", "latitudine", "breedtegraad", "szerokość_geograficzna", "纬度"),
        *(
            "위도",
            "@lat",
            "latitude_dd",
            "location_latitude",
            "lat_deg",
            "ycoord",
            "koordinate_n",
            "breite_n",
        ),
    ),
    "longitude": (
        *("lon", "lng", "long", "@lon", "x", "longitude_wgs84", "lon_wgs84", "long_wgs84", "wgs84_lon"),
        *("wgs84_long", "gps_longitude", "gps_lon", "gps_lng", "gps_long", "geo_lon", "geo_lng"),
        *("geo_long", "decimal_longitude", "longitude_decimal", "lon_dd", "long_dd", "point_x"),
        *("x_coord", "coord_x", "x_wgs84", "easting", "längengrad", "geographische_länge"),
        *("geogr._länge", "geo_länge", "rechtswert", "долгота", "довгота", "経度", "longitud"),
        *("longitudine", "lengtegraad", "długość_geograficzna", "经度", "經度", "경도", "longitude_dd"),
        *("location_longitude", "lon_deg", "xcoord", "koordinate_e", "länge_e"),
    ),
    "coordinates": (
        *("coordinate", "coordinate_location", "geo", "coords", "coord", "wkt", "wkt_geometry"),
        *("geo_wkt", "geom", "the_geom", "geometry", "geolocation", "geo_point", "geo_coordinates"),
        *("lat_lon", "lat_long", "lat_lng", "lat/lon", "lat/long", "lat/lng", "latitude/longitude"),
        # A reader of tables knows by these that another sign separates the columns.
        *("lat,lon", "lat,_lon", "lat,long", "lat,_long", "lat,lng", "lat,_lng", "latitude,longitude"),
        *("latitude,_longitude", "lon,lat", "lon,_lat", "lng,lat", "longitude,latitude"),
        *("lon_lat", "long_lat", "lng_lat", "lon/lat", "long/lat", "lng/lat", "longitude/latitude"),
        *("longitude_latitude", "longitude_and_latitude", "länge/breite", "долгота/широта"),
        *("latitude_longitude", "breite/länge", "широта/долгота", "緯度/経度", "纬度/经度"),
        *("latitude_and_longitude", "gps", "gps_coordinates", "gps_location", "gps_position", "position"),
        *("koordinaten", "gps_koordinaten", "geokoordinaten", "coordonnées", "coordonnées_gps"),
        *("coordonnées_géographiques", "координаты", "координати", "географические_координаты", "座標"),
        *("緯度経度", "緯度・経度", "coordenadas", "coordenadas_gps", "coordinate_gps"),
        *("coordinate_geografiche", "coördinaten", "współrzędne", "坐标", "经纬度", "經緯度", "좌표"),
        *("location_point", "geo_point_2d", "geo_shape", "georeference", "georeferenz"),
    ),
    "person_name": (
        *("person", "group", "life", "protagonist", "personne", "personnage", "персона", "человек"),
        *("особа", "人物", "人名", "persona", "personaje", "pessoa", "persoon", "osoba", "인물"),
    ),
    "picture": (
        *("image", "image_url", "media_link", "pic_url", "pic", "photo", "media", "gx_media_links"),
        *("object_location", "image_small", "image_link", "images", "photos", "pictures", "picture_url"),
        *("photo_url", "media_url", "img", "img_url", "image_thumb", "thumbnail", "bild", "bilder"),
        *("foto", "fotos", "abbildung", "bild_url", "bildadresse", "фото", "изображение", "зображення"),
        *(
            "画像",
            "画像url",
            "写真url",
            "写真",
            "imagen",
            "imágenes",
            "immagine",
            "immagini",
            "imagem",
            "imagens",
        ),
        *("afbeelding", "zdjęcie", "obraz", "图片", "圖片", "图像", "照片", "사진", "이미지"),
        *(
            "image_file",
            "image_filename",
            "photo_filename",
            "picture_file",
            "link_image",
            "is_shown_by",
            "depiction",
        ),
        *("bilddatei", "ссылка_фото", "画像ファイル名", "图片链接"),
    ),
    "picture_alt": (
        *("alt", "alt_text", "alternative_text", "image_alt", "image_alt_text", "picture_alt_text"),
        *("image_description", "alternativtext", "bildbeschreibung", "texte_alternatif"),
        *("альтернативный_текст", "代替テキスト", "texto_alternativo", "testo_alternativo"),
        *("alternatieve_tekst", "tekst_alternatywny", "替代文字", "替代文本", "대체_텍스트"),
    ),
    "picture_creator": (
        *("credit", "credits", "media_credit", "image_credit", "photo_credit", "picture_credit"),
        *(
            "credit_line",
            "photographer",
            "creator",
            "bildnachweis",
            "fotograf",
            "urheber",
            "bildurheber",
            "photographe",
        ),
        *("crédit_photo", "crédits_photo", "créateur", "фотограф", "автор_фото", "撮影者", "クレジット"),
        *("fotógrafo", "créditos", "crediti", "fotograaf", "摄影师", "摄影", "攝影師", "사진작가"),
        *("촬영자", "image_credit_line", "photo_credit_line", "fotonachweis", "автор_фотографии"),
    ),
    "picture_licence": (
        *("licence", "license", "image_license", "image_licence", "rightsstatement", "rights"),
        *("rights_uri", "usage_rights", "copyright", "lizenz", "bildrechte", "nutzungsrechte", "rechte"),
        *("droits", "лицензия", "права", "ліцензія", "ライセンス", "権利", "licencia", "derechos"),
        *("licenza", "diritti", "licença", "direitos", "licentie", "rechten", "licencja", "prawa"),
        *("许可", "許可", "许可证", "版权", "라이선스", "저작권", "license_url", "licence_url"),
        *("image_rights", "lizenz_url"),
    ),
    "picture_source": (
        "image_source",
        "photo_source",
        "bildquelle",
    ),
    "sources": (
        *("source", "source_url", "sources_cited", "citation", "citations", "bibliographic_citation"),
        *("references", "bibliography", "quelle", "quellen", "quellenangabe", "literatur"),
        *("bibliographie", "источник", "источники", "джерело", "джерела", "出典", "参考文献", "fuente"),
        *("fuentes", "bibliografía", "fonte", "fonti", "fontes", "bron", "bronnen", "źródło", "źródła"),
        *("来源", "來源", "出处", "출처", "source_link"),
    ),
    "language": (
        *("lang", "language_code", "language_iso", "sprache", "langue", "язык", "мова", "言語", "idioma"),
        *("lingua", "taal", "język", "语言", "語言", "언어"),
    ),
    "web_address": ("url",),
    "wikidata": (
        "wikidata_id",
        "wikidata_uri",
        "wikidata_url",
        "qid",
    ),
    "geonames": (
        "geonames_id",
        "geoname_id",
        "geonames_uri",
        "geonames_url",
    ),
}
"""Field → names that other programs use for it, the most likely first; before them comes its own name.

In English, then in other languages (German, French, Russian, Ukrainian, Japanese, Spanish, Italian,
Portuguese, Dutch, Polish, Chinese, Korean), each as it is written: `compared_name` compares them.

Words with a second meaning in tables of objects are not among them: “Länge” and “Breite” are sizes, “Land”
is ground, “Ende” and “fin” stand for more than dates; `doubtful_columns` has them. Names of a record’s past
are not either: “created” and “modified” are of the record, not of what it tells.

Most are fields of StopRecord. `end` is the end of the time that `date` begins; `coordinates` are a latitude
and a longitude in one value. A `web_address` may be a picture's, or lead to a page.
"""


LONGITUDE_FIRST = (
    *("lon_lat", "long_lat", "lng_lat", "lon/lat", "long/lat", "lng/lat", "longitude/latitude"),
    *("longitude_latitude", "longitude_and_latitude", "länge/breite", "долгота/широта", "x/y", "x_y"),
)
"""Names of columns with both coordinates that say that the longitude comes first."""

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
    "coordinates": "coordinates",
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
    "course": "courses of ways",
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


VOCABULARY = re.compile(
    r"(?:https?://purl\.org/dc/(?:terms|elements/1\.1)/|(?:dcterms|dct|dc11|dc|dublin_core)[:._]_?"
    r"|(?:o|o_module_mapping|mapping|geolocation|item_type_metadata|schema|edm|foaf|skos|rdfs|geo|exif|bibo)[:.]_?)"
)
"""What stands before a name that is taken from a vocabulary, as `folded_name` writes it."""
QUALIFIER = re.compile(r"_?(?:\^\^|§).*")
"""Behind a name in Omeka S: the type of its values, and who sees them."""
HINT = re.compile(
    r"_?[(\[](?:wgs_?84|epsg:?_?4326|decimal(?:_degrees)?|dezimal(?:grad)?|degrees|grad|°|dd|edtf|iso(?:_8601)?|yyyy.*|jjjj.*"
    r"|[nsewxy]|с\.?_?ш\.?|в\.?_?д\.?|deutsch|german|english|englisch|français|francais|russian|русски.|日本語|text"
    r"|required|optional|pflicht(?:feld)?|max\W.*|url|link|markdown|html)[)\]]|[*:°]+"
)
"""Behind a name, how its values are written."""


FILLERS = {
    *(
        "of",
        "the",
        "des",
        "der",
        "de",
        "du",
        "la",
        "le",
        "les",
        "del",
        "della",
        "di",
        "da",
        "do",
        "van",
        "het",
    )
}
"""Words within a name that make no difference to its meaning. At its end “de” is a language."""
BETWEEN_TWO = re.compile(r"_*[,;/|&]_*(?=.)")
"""Between two names in one: “lat, lon” is “lat/lon”."""
JOINED = re.compile(r"(?<=[^\W_]{2})_(?=[^\W_]{2})")
"""Between two words; not beside a letter: “Koordinate N” is not “Koordinaten”."""


@lru_cache(maxsize=4096)
def compared_name(name: str) -> str:
    """A name without what makes no difference to its meaning: vocabulary, type of value, joined words.

    >>> [compared_name(each) for each in ("Dublin Core:Title", "startDate", "Latitude (WGS84)", "dc.date")]
    ['title', 'startdate', 'latitude', 'date']
    """
    folded = QUALIFIER.sub("", folded_name(name))
    plain = folded[found.end() :] if (found := VOCABULARY.match(folded)) else folded
    while (hint := HINT.search(plain)) and hint.end() == len(plain) and hint.start():
        plain = plain[: hint.start()]
    plain = BETWEEN_TWO.sub("/", plain)
    first, *more = plain.replace(".", "").replace("l'", "").split("_")
    words = [first, *(word for word in more[:-1] if word not in FILLERS), *more[-1:]]
    return JOINED.sub("", "_".join(words))


WITHOUT_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"}
)
"""As databases write these letters in the names of columns."""
FEWEST_OF_A_WORD = 3
"""Letters that must be left of the word in which a name is cut: “location_n” may be anything."""
NO_CUT_NAMES = ("photograph", "object_loc", "alternativ", "alternatie", "альтернати")
"""Words that are whole, and beginnings that names of another meaning have too."""
LONGEST_IN_DBASE = 10
"""Letters of a name in a shapefile, whose longer names are cut: “description” is “descriptio”."""


@lru_cache(maxsize=64)
def compared_names(field: str) -> Mapping[str, None]:
    """The names that mean a field, the most likely first, each as `compared_name` writes it."""
    return dict.fromkeys(map(compared_name, known_names([field])))


@lru_cache(maxsize=1)
def _cut_names() -> Mapping[str, str]:
    """The beginning that a shapefile leaves of a long name → its field, where it is of one field alone."""
    whole = {compared for field in USUAL_NAMES for compared in compared_names(field)}
    fields: dict[str, set[str]] = {}
    for field in USUAL_NAMES:
        for name in known_names([field]):
            cut = folded_name(name)[:LONGEST_IN_DBASE]
            if len(folded_name(name)) > LONGEST_IN_DBASE and len(cut.split("_")[-1]) >= FEWEST_OF_A_WORD:
                fields.setdefault(cut, set()).add(field)
    return {
        cut: found.pop()
        for cut, found in fields.items()
        if len(found) == 1 and cut not in NO_CUT_NAMES and compared_name(cut) not in whole
    }


def has_vocabulary(name: str) -> bool:
    """Whether a name is of a vocabulary, as `dcterms:title` is: its cells may hold several values."""
    return VOCABULARY.match(folded_name(name)) is not None


def known_names(fields: Iterable[str]) -> list[str]:
    """Every name that means one of these fields, also without umlauts, the most likely of each first."""
    written = (name for field in fields for name in (field, *USUAL_NAMES.get(field, ())))
    return list(dict.fromkeys(each for name in written for each in (name, name.translate(WITHOUT_UMLAUTS))))


def names_by_field(names: Iterable[str], fields: Collection[str]) -> dict[str, str]:
    """Field → the one of these names that means it: the most likely. Fields that none means are left out."""
    return {field: likely[0] for field, likely in every_name_by_field(names, fields).items()}


def every_name_by_field(names: Iterable[str], fields: Collection[str]) -> dict[str, list[str]]:
    """Field → those of these names that mean it, the most likely first. Fields without one are left out."""
    written: dict[str, list[str]] = {}
    for name in names:
        written.setdefault(compared_name(name), []).append(name)
    found: dict[str, list[str]] = {}
    for field in fields:
        likely = [name for each in compared_names(field) for name in written.get(each, ())]
        cut = (
            name for each in written.values() for name in each if _cut_names().get(folded_name(name)) == field
        )
        if likely := [*likely, *cut]:
            found[field] = likely
    return found
