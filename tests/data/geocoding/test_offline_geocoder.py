"""Offline geocoding: points for names, and their confidence. Most tests use the full table of towns."""

from __future__ import annotations

import pytest
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from data.geocoding.candidate import MAX_CONFIDENCE, SURE, distance_km
from data.geocoding.offline_geocoder import OfflineGeoNames
from data.geocoding.town_index import TownIndex
from tests.data.geocoding.conftest import confidence, small_towns, town

CHICAGO, BOSTON, MOSCOW = (41.88, -87.63), (42.36, -71.06), (55.75, 37.62)


def test_it_has_the_interface_of_geopys_geocoders() -> None:
    geocoder = OfflineGeoNames(small_towns(town("Kiel", "DE", (54.3, 10.1), 240_000)))
    assert isinstance(geocoder, Geocoder)
    one, many = geocoder.geocode("Kiel"), geocoder.geocode("Kiel", exactly_one=False)
    assert isinstance(one, Location)
    assert isinstance(many, list)
    assert many == [one]
    assert one.address == "Kiel, Germany"
    assert geocoder.geocode("Atlantis") is None
    assert geocoder.geocode("Atlantis", exactly_one=False) is None


@pytest.mark.parametrize(
    ("name", "country", "point"),
    [
        ("Kharkov", "UA", (49.98, 36.25)),
        ("Königsberg", "RU", (54.71, 20.51)),
        ("Koenigsberg", "RU", (54.71, 20.51)),
        ("Mukden", "CN", (41.79, 123.43)),
        ("Le Locle", "CH", (47.06, 6.75)),
        ("St. Petersburg", "RU", (59.94, 30.31)),
        ("Petrograd", "RU", (59.94, 30.31)),
        ("Москва", "RU", (55.75, 37.62)),
        ("東京", "JP", (35.69, 139.69)),
        ("ＴＯＫＹＯ", "JP", (35.69, 139.69)),
        ("Peking", "CN", (39.91, 116.40)),
        ("Frankfurt am Main", "DE", (50.12, 8.68)),
        ("Tiflis", "GE", (41.69, 44.83)),
    ],
)
def test_historical_names_and_other_scripts_are_found(
    offline: OfflineGeoNames, name: str, country: str, point: tuple[float, float]
) -> None:
    found = offline.geocode(name, country=country)
    assert isinstance(found, Location)
    assert distance_km((found.latitude, found.longitude), point) < 25
    assert SURE <= confidence(found) <= MAX_CONFIDENCE < 1


@pytest.mark.parametrize("country", [None, "us", "RU"])
def test_without_a_country_a_name_is_found_with_less_confidence(
    offline: OfflineGeoNames, country: str | None
) -> None:
    found = offline.geocode("Springfield", country=country)
    assert confidence(found) < SURE
    assert confidence(offline.geocode("Moscow")) < confidence(offline.geocode("Moscow", country="RU"))


def test_an_ambiguous_name_is_not_sure_without_a_region_or_a_nearby_place(offline: OfflineGeoNames) -> None:
    namesakes = offline.geocode("Springfield", exactly_one=False, country="US")
    assert isinstance(namesakes, list)
    assert len(namesakes) == 6
    assert confidence(namesakes[0]) < 0.5
    for hint, latitude in [(CHICAGO, 39.80), (BOSTON, 42.10)]:
        found = offline.geocode("Springfield", country="US", near=[hint])
        assert found is not None
        assert not isinstance(found, list)
        assert found.latitude == pytest.approx(latitude, abs=0.01)
    for query in ("Springfield, Illinois", "Springfield, IL"):
        found = offline.geocode(query, country="US")
        assert found is not None
        assert not isinstance(found, list)
        assert found.latitude == pytest.approx(39.80, abs=0.01)
        assert confidence(found) >= SURE


def test_near_accepts_geopys_points(offline: OfflineGeoNames) -> None:
    found = offline.geocode("Springfield", country="US", near=[Point(*CHICAGO), BOSTON])
    assert found is not None


def test_the_country_decides_between_namesakes(offline: OfflineGeoNames) -> None:
    american, russian = (offline.geocode("St. Petersburg", country=code) for code in ("US", "RU"))
    assert american.longitude < 0 < russian.longitude  # type: ignore[union-attr]


@pytest.mark.parametrize("query", ["Paris, France", "Paris (France)"])
def test_the_qualifier_may_be_a_country(offline: OfflineGeoNames, query: str) -> None:
    assert confidence(offline.geocode(query)) == confidence(offline.geocode("Paris", country="FR"))


def test_a_name_in_the_wrong_country_is_proposed_and_not_sure(offline: OfflineGeoNames) -> None:
    found = offline.geocode("Kharkov", country="PT")
    assert found is not None
    assert not isinstance(found, list)
    assert found.raw["country"] == "UA"
    assert confidence(found) < 0.5


@pytest.mark.parametrize(
    ("query", "country", "true_point"),
    [
        ("Clairvaux", "FR", (48.147, 4.789)),
        (("Clairvaux", "Клерво", "クレルヴォー"), "FR", (48.147, 4.789)),
        ("Clairvaux Prison", "FR", (48.147, 4.789)),
        ("Khalkhin Gol", "MN", (47.73, 118.59)),
        (("Khalkhin Gol", "Халхин-Гол", "ハルハ河", "Nomonhan"), "MN", (47.73, 118.59)),
        ("Nikolskoye", "RU", (54.3097, 35.5758)),
        ("Kropotkin, Altai", "RU", (58.509, 115.322)),
    ],
)
@pytest.mark.parametrize("near", [[], [MOSCOW]])
def test_where_the_table_is_wrong_no_candidate_is_sure(
    offline: OfflineGeoNames,
    query: str | tuple[str, ...],
    country: str,
    true_point: tuple[float, float],
    near: list[tuple[float, float]],
) -> None:
    found = offline.geocode(query, country=country, near=near, exactly_one=False) or []
    assert isinstance(found, list)
    for each in found:
        assert confidence(each) < SURE or distance_km((each.latitude, each.longitude), true_point) < 25


def test_two_equally_good_towns_halve_each_others_confidence() -> None:
    towns = small_towns(
        town("Neustadt", "DE", (50.0, 8.0), 30_000), town("Neustadt", "DE", (53.0, 11.0), 30_000)
    )
    found = OfflineGeoNames(towns).geocode("Neustadt", country="DE", exactly_one=False)
    assert isinstance(found, list)
    assert [confidence(each) < 0.5 for each in found] == [True, True]


def test_a_town_and_its_suburb_are_not_rivals() -> None:
    both = [town("Harrow", "DE", (51.58, -0.33), 149_000), town("Harrow", "DE", (51.57, -0.33), 10_000)]
    found = OfflineGeoNames(small_towns(*both)).geocode("Harrow", country="DE")
    assert confidence(found) >= SURE


def test_a_town_that_matches_only_a_second_name_is_not_sure() -> None:
    towns = OfflineGeoNames(small_towns(town("Kehl", "DE", (48.6, 7.8), 34_000, "Киль")))
    assert confidence(towns.geocode(["Kiel", "Киль"], country="DE")) < SURE
    assert confidence(towns.geocode(["Kehl", "Киль"], country="DE")) >= SURE


def test_a_spelling_mistake_is_found_and_not_sure(offline: OfflineGeoNames) -> None:
    found = offline.geocode("Yokohamma", country="JP")
    assert found is not None
    assert not isinstance(found, list)
    assert found.raw["name"] == "Yokohama"
    assert confidence(found) < SURE


def test_an_unresolved_qualifier_lowers_the_confidence(offline: OfflineGeoNames) -> None:
    plain, qualified = (offline.geocode(each, country="BE") for each in ("Diksmuide", "Diksmuide, Flanders"))
    assert confidence(qualified) < SURE <= confidence(plain)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "—",
        "=HYPERLINK(1,2)",
        "x" * 100_000,
        "a\x00b\x1b[31m",
        "'",
        ", , ,",
        "((((",
        "\ud800",
        "%s{}[]",
    ],
)
@pytest.mark.parametrize("country", [None, "DE", "??", "D" * 500])
def test_untrusted_names_are_never_sure(offline: OfflineGeoNames, name: str, country: str) -> None:
    found = offline.geocode(name, country=country)
    assert found is None or confidence(found) < SURE


def test_the_table_is_the_largest_of_the_package(geonames: TownIndex) -> None:
    assert len(geonames.towns.by_id) > 200_000
    assert geonames.countries["RU"] == "Russia"
