"""The address of a page that visitors take home."""

from __future__ import annotations

import pytest

from data.model.address import ascii_address, fault_of_address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://museum.example",
        "https://museum.example/two-lives/?from=kiosk#map",
        "https://музей.example/две-жизни",
        "https://www.museum.example:8443/a_b/%C3%A4",
        "https://my-museum.co.uk/",
    ],
)
def test_an_https_address_is_right(address: str) -> None:
    assert fault_of_address(address) == ""


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://museum.example", "http://"),
        ("www.museum.example", "does not begin with https://"),
        ("museum.example/lives", "does not begin with https://"),
        ("https:museum.example", "does not begin with https://"),
        ("mailto:desk@museum.example", "does not begin with https://"),
        ("javascript:alert(1)", "does not begin with https://"),
        ("https://museum.example/two lives", "holds a space"),
        ("https://museum", "no host"),
        ("https://", "does not begin with https://"),
        ("https://-museum.example", "no host"),
        ("https://museum..example", "no host"),
        ("https://museum.example:port/", "no address"),
        ("https://[::1/", "no address"),
        ("https://bank.example@museum.example/", "before its host"),
        ("https://museum.example/" + "a" * 1000, "too long"),
        ("https://museum.example/" + "я" * 200, "too long"),
    ],
)
def test_a_wrong_address_is_told(address: str, fault: str) -> None:
    assert fault in fault_of_address(address)


def test_a_telephone_reads_an_address_in_ascii() -> None:
    assert ascii_address("https://музей.example/жизнь?a=ä&b=%20#я") == (
        "https://xn--e1adhj9a.example/%D0%B6%D0%B8%D0%B7%D0%BD%D1%8C?a=%C3%A4&b=%20#%D1%8F"
    )
    assert ascii_address("https://Museum.example:8443/A") == "https://museum.example:8443/A"
