"""Which words are proposed in place of another: only the same word with a slip of typing in it."""

from __future__ import annotations

import pytest

from data.model.near_word import near_word


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("moscwo", "moscow"),
        ("triest-quay", "trieste-quay"),
        ("yokohhama", "yokohama"),
        ("Yokohama", "yokohama"),
        ("new_york", "new-york"),
        ("New York", "new-york"),
        ("sorge/mosocw-1929", "sorge/moscow-1929"),
        ("srorge/moscow-1929", "sorge/moscow-1929"),
        ("raod", "road"),
        ("lattitude", "latitude"),
        ("from_zom", "from_zoom"),
        ("МОСКВА", "москва"),
    ],
)
def test_a_word_with_a_slip_is_the_word_that_was_meant(found: str, meant: str) -> None:
    assert near_word(found, ["berlin", meant, "tomsk"]) == meant


@pytest.mark.parametrize(
    ("found", "other"),
    [
        ("coxville", "crowville"),
        ("10-moscow-1929", "11-moscow-1930"),
        ("10-moscow-1929", "11-moscow-1929"),
        ("tokyo-2", "tokyo-1"),
        ("moscow-1929", "moscow-192"),
        ("sorge-liner", "sorge-filing-drawers"),
        ("yokohama-old", "yokohama"),
        ("minsk", "pinsk"),
        ("ulm", "um"),
        ("peer", "pier"),
        ("freiburg", "freiberg"),
        ("uncertain", "certain"),
        ("moscow-kremlin", "moscow"),
        ("", "a"),
    ],
)
def test_another_word_is_not_proposed(found: str, other: str) -> None:
    assert near_word(found, [other]) == ""


def test_of_two_words_that_are_equally_near_none_is_proposed() -> None:
    assert near_word("triest", ["trieste", "triesta"]) == ""
    assert near_word("New York", ["new-york", "new_york"]) == ""
