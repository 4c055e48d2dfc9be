"""Languages by code or by name."""

from __future__ import annotations

import pytest

from data.interchange.language_code import language_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("EN", "en"), ("pt_br", "pt-BR"), ("ger", "de"), (" German ", "de"), ("Deutsch", "de")),
        *(("Japonais", "ja"), ("русский", "ru"), ("日本語", "ja"), ("Norwegian Bokmål", "nb")),
        *(("", ""), ("Elvish", ""), ("und", ""), ("German; French", ""), ("x" * 300, "")),
    ],
)
def test_a_language_is_known_by_its_code_and_by_its_name(text: str, code: str) -> None:
    assert language_code(text) == code
