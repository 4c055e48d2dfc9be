"""Addresses of licences are written as names, which the advice on pictures takes for licences."""

from __future__ import annotations

import pytest

from data.advice.pictures import is_a_licence
from data.interchange.licence import RIGHTS_STATEMENTS, licence_name


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("http://rightsstatements.org/vocab/NoC-US/1.0/", "No Copyright – United States"),
        ("http://rightsstatements.org/vocab/InC/1.0/ Urheberrechtsschutz", "In Copyright"),
        ("creativecommons.org/licenses/by/4.0", "CC-BY-4.0"),
        ("https://rightsstatements.org/page/InC/1.0/?language=en", "In Copyright"),
        ("https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0"),
        ("http://creativecommons.org/licenses/by-nc-nd/3.0/de/", "CC-BY-NC-ND-3.0-DE"),
        ("https://creativecommons.org/licenses/by/4.0/deed.fr", "CC-BY-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/legalcode", "CC0-1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "public domain"),
    ],
)
def test_an_address_is_written_as_the_name_of_its_licence(address: str, name: str) -> None:
    assert licence_name(address) == name
    assert is_a_licence(name)


@pytest.mark.parametrize("statement", RIGHTS_STATEMENTS)
def test_every_rights_statement_is_taken_for_one(statement: str) -> None:
    assert is_a_licence(licence_name(f"http://rightsstatements.org/vocab/{statement.upper()}/1.0/"))


@pytest.mark.parametrize(
    "text",
    [
        *("", "CC0-1.0", "Courtesy of the archive", "https://a.example/licence"),
        *("http://rightsstatements.org/vocab/NEW/9.0/", "https://creativecommons.org/licenses/sampling/1.0/"),
    ],
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert licence_name(text) == text
