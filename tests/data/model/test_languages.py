"""Language codes in every spelling, and what follows from a code."""

from __future__ import annotations

import pytest

from data.model.languages import canonical_language, language_name, own_name, text_direction
from data.model.texts import ShownText, in_fallback_order, shown_text


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("en", "en"), ("EN", "en"), (" en ", "en"), ("pt_br", "pt-BR"), ("zh-hant", "zh-Hant")),
        *(("zh_hant_tw", "zh-Hant-TW"), ("eng", "en"), ("ger", "de"), ("deu", "de"), ("fre", "fr")),
        *(("fra", "fr"), ("rus", "ru"), ("jpn", "ja"), ("zho", "zh"), ("chi", "zh"), ("iw", "he")),
        *(("evn", "evn"), ("ojp", "ojp"), ("sr-latn", "sr-Latn"), ("de-1901", "de-1901")),
    ],
)
def test_a_code_is_understood_in_any_spelling(written: str, code: str) -> None:
    assert canonical_language(written) == code
    assert canonical_language(code) == code


@pytest.mark.parametrize(
    "text",
    ["", "x", "xx", "then", "note", "english", "Русский", "en us", "en-", "en-short", "und", "mul", "\0"],
)
def test_a_text_that_is_no_code_of_a_language_is_none(text: str) -> None:
    assert canonical_language(text) == ""


def test_a_language_has_an_english_name_and_its_own() -> None:
    assert (language_name("zh-Hant"), own_name("zh-Hant")) == ("Chinese (Traditional)", "中文 (繁體)")
    assert (language_name("grc"), own_name("grc")) == ("Ancient Greek", "grc")
    assert (language_name("ojp"), own_name("ojp")) == ("ojp", "ojp")


def test_a_language_is_written_in_the_direction_of_its_script() -> None:
    right_to_left = [
        each
        for each in ("ar", "az", "az-Arab", "en", "he", "pa", "ur", "yi")
        if text_direction(each) == "rtl"
    ]
    assert right_to_left == ["ar", "az-Arab", "he", "ur", "yi"]


def test_a_text_is_shown_in_the_language_or_the_original_one_or_english_or_the_first_there_is() -> None:
    texts = {"fr": "Moscou", "en": "Moscow", "ru": "Москва"}
    assert shown_text(in_fallback_order(texts, "ru"), "fr") == ShownText("fr", "Moscou")
    assert shown_text(in_fallback_order(texts, "ru"), "de") == ShownText("ru", "Москва")
    assert shown_text(in_fallback_order(texts, "uk"), "de") == ShownText("en", "Moscow")
    assert shown_text(in_fallback_order({"fr": "Moscou", "ru": "Москва"}, "uk"), "de") == ShownText(
        "fr", "Moscou"
    )
