"""Encodings are recognised from a few names, and from whole tables."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data.model.limits import LARGEST_FILE
from data.reading.encoding import decoded, decoded_as
from tests.exhibit_folders import JOURNEYS, SHIPPED

RUSSIAN = [
    *("Дмитров", "ДМИТРОВ", "Вена", "Як", "Київ, Львів", "«Красная звезда» № 5 — газета", "Ещё я", "ё"),
    "Он вышел на пристань в Иокогаме, и никто его не встретил. Шёл дождь.",
    "vienna,Vienna,Вена",
]
WESTERN = [
    *("Zürich", "Évora à Genève", "São Tomé, Ação", "Ærø, Århus", "Año Nuevo en Cádiz", "Müller, Groß", "à"),
    *("A café – “third section”", "59°57' 30° E", "L’Île-d’Yeu", "Œuvres", "ÄRZTE", "costs 5 €"),
]
LANGUAGES_OF_CODEC = {"cp1251": ["ru"], "cp1252": ["fr", "de", "en"]}


TABLES = [JOURNEYS / "places.csv", pytest.param(SHIPPED / "places.csv", marks=pytest.mark.content)]


def toponyms(table: Path) -> list[tuple[str, str]]:
    """Every non-ASCII toponym of a table that a legacy codec can encode, with the codec."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = [
        (c, row.get(f"toponym_{each}", ""))
        for c, codes in LANGUAGES_OF_CODEC.items()
        for each in codes
        for row in rows
    ]
    return [(c, name) for c, name in named if not name.isascii() and _is_encodable(name, c)]


def _is_encodable(name: str, codec: str) -> bool:
    return name.encode(codec, "replace").decode(codec) == name


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        *(("cp1251", each) for each in RUSSIAN),
        *(("cp1252", each) for each in WESTERN),
        *(("koi8_r", each) for each in RUSSIAN[6:7]),
    ],
)
def test_a_few_words_show_the_encoding(codec: str, text: str) -> None:
    result = decoded(f"id,name\n1,{text}\n".encode(codec))
    assert result is not None
    assert result.text == f"id,name\n1,{text}\n"
    assert not result.certain


@pytest.mark.parametrize("table", TABLES)
def test_every_single_name_of_a_gazetteer_shows_the_encoding(table: Path) -> None:
    names = toponyms(table)
    wrong = []
    for codec, name in names:
        result = decoded(f"id,name\na,{name}\n".encode(codec))
        wrong += [] if result and result.text == f"id,name\na,{name}\n" else [name]
    assert len(names) > 20
    assert wrong == []


@pytest.mark.parametrize("codec", ["cp1251", "cp1252", "mac_roman", "mac_cyrillic"])
@pytest.mark.parametrize("table", TABLES)
def test_a_whole_table_is_decoded_for_certain(table: Path, codec: str) -> None:
    saved = table.read_text(encoding="utf-8").encode(codec, "replace")
    result = decoded(saved)
    assert result is not None
    assert (result.text, result.other) == (saved.decode(codec), "")


@pytest.mark.parametrize("name", ["Баку", "Дом Союзов, Москва", "Édimbourg", "Сабунчи"])
@pytest.mark.parametrize("codec", ["mac_roman", "mac_cyrillic"])
def test_a_single_name_from_a_mac_is_decoded_or_called_a_guess(codec: str, name: str) -> None:
    saved = f"id,name\na,{name}\n".encode(codec, "replace")
    result = decoded(saved)
    assert result is None or result.text == saved.decode(codec) or result.other


@pytest.mark.parametrize("text", ["Москва и Дмитров", "он вышел на пристань, и никто его не встретил"])
@pytest.mark.parametrize("codec", ["cp866", "iso8859_5", "shift_jisx0213"])
def test_an_encoding_that_cannot_be_recognised_is_not_guessed(codec: str, text: str) -> None:
    assert decoded(text.encode(codec)) is None


@pytest.mark.parametrize(
    ("codec", "name", "text"),
    [
        ("cp932", "Shift JIS", "題名,場所\n横浜に着く,横浜\n東京の家,麻布\n"),
        ("euc_jp", "EUC-JP", "題名,場所\n横浜に着く,横浜\nゾルゲの家,麻布\n"),
        ("gb18030", "GB18030", "标题,地点\n抵达上海,上海\n东京的家,东京\n"),
        ("big5", "Big5", "標題,地點\n抵達上海,上海\n東京的家,東京\n"),
        ("euc_kr", "EUC-KR", "제목,장소\n요코하마 도착,요코하마\n도쿄의 집,도쿄\n"),
        ("iso2022_jp", "ISO-2022-JP", "題名,場所\n横浜に着く,横浜\n"),
        ("cp1250", "Windows-1250", "tytuł,miejsce\nPrzyjazd pociągu,Poznań\nŚwięto,Gdańsk\nDwór,Wrocław\n"),
    ],
)
def test_tables_of_east_asia_and_central_europe(codec: str, name: str, text: str) -> None:
    result = decoded(text.encode(codec))
    assert result is not None
    assert (result.text, result.name, result.certain) == (text, name, False)


def test_czech_in_a_western_encoding_is_called_a_guess_with_the_right_word() -> None:
    result = decoded("datum,místo\nOd června,Plzeň\nDům,České Budějovice\nCesta,Třeboň\n".encode("cp1250"))
    assert result is not None
    assert (result.word, result.other, result.other_name) == ("èervna", "června", "Windows-1250")


def test_an_encoding_that_a_person_names() -> None:
    saved = "Άφιξη στην Αθήνα, Το σπίτι".encode("cp1253")
    assert decoded(saved) is None
    assert decoded_as(saved, "Windows-1253").text == "Άφιξη στην Αθήνα, Το σπίτι"
    with pytest.raises(UnicodeDecodeError):
        decoded_as(saved, "utf-8")
    for none in ("klingon", "zlib", "rot13", "../x", ""):
        with pytest.raises(LookupError):
            decoded_as(saved, none)


@pytest.mark.parametrize(
    "saved", [b"", b"\0", b"\xff", b"\x80\x81", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"]
)
def test_meaningless_bytes_raise_no_error(saved: bytes) -> None:
    result = decoded(saved)
    assert result is None or len(result.text) <= 2


def test_the_largest_file_is_judged_by_its_beginning() -> None:
    assert decoded(b"\xe4" * LARGEST_FILE) is not None


def test_ascii_is_utf_8_for_certain() -> None:
    ascii_only = decoded(b"id,name\n1,Vienna\n")
    assert ascii_only is not None
    assert (ascii_only.name, ascii_only.certain) == ("UTF-8", True)
