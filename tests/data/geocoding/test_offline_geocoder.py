"""Names to points without a network, and an honest word on how sure they are. The table is the real one."""

from __future__ import annotations

import pytest
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from data.geocoding.candidate import CEILING, SURE, kilometres
from data.geocoding.offline_geocoder import OfflineGeoNames
from data.geocoding.towns import Towns
from tests.data.geocoding.conftest import confidence, small_towns, town

CHICAGO, BOSTON, MOSCOW = (41.88, -87.63), (42.36, -71.06), (55.75, 37.62)


def test_it_is_a_geocoder_of_geopys() -> None:
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
def test_names_of_the_time_and_of_other_scripts_are_known(
    offline: OfflineGeoNames, name: str, country: str, point: tuple[float, float]
) -> None:
    found = offline.geocode(name, country=country)
    assert isinstance(found, Location)
    assert kilometres((found.latitude, found.longitude), point) < 25
    assert SURE <= confidence(found) <= CEILING < 1


@pytest.mark.parametrize("country", [None, "us", "RU"])
def test_a_name_is_found_without_a_country_but_less_surely(
    offline: OfflineGeoNames, country: str | None
) -> None:
    found = offline.geocode("Springfield", country=country)
    assert confidence(found) < SURE
    assert confidence(offline.geocode("Moscow")) < confidence(offline.geocode("Moscow", country="RU"))


def test_an_ambiguous_name_is_not_sure_until_a_region_or_a_neighbour_tells(offline: OfflineGeoNames) -> None:
    all_of_them = offline.geocode("Springfield", exactly_one=False, country="US")
    assert isinstance(all_of_them, list)
    assert len(all_of_them) == 6
    assert confidence(all_of_them[0]) < 0.5
    for hint, latitude in [(CHICAGO, 39.80), (BOSTON, 42.10)]:
        found = offline.geocode("Springfield", country="US", near=[hint])
        assert found is not None
        assert not isinstance(found, list)
        assert found.latitude == pytest.approx(latitude, abs=0.01)
    for query in ("Springfield, Illinois", "Springfield, IL"):
        told = offline.geocode(query, country="US")
        assert told is not None
        assert not isinstance(told, list)
        assert told.latitude == pytest.approx(39.80, abs=0.01)
        assert confidence(told) >= SURE


def test_near_may_be_points_of_geopys(offline: OfflineGeoNames) -> None:
    found = offline.geocode("Springfield", country="US", near=[Point(*CHICAGO), BOSTON])
    assert found is not None


def test_the_country_decides_between_namesakes(offline: OfflineGeoNames) -> None:
    american, russian = (offline.geocode("St. Petersburg", country=code) for code in ("US", "RU"))
    assert american.longitude < 0 < russian.longitude  # type: ignore[union-attr]


@pytest.mark.parametrize("query", ["Paris, France", "Paris (France)"])
def test_a_country_may_stand_behind_the_name(offline: OfflineGeoNames, query: str) -> None:
    assert confidence(offline.geocode(query)) == confidence(offline.geocode("Paris", country="FR"))


def test_a_name_under_the_wrong_country_is_proposed_and_not_believed(offline: OfflineGeoNames) -> None:
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
def test_where_the_table_is_known_to_be_wrong_it_is_never_sure(
    offline: OfflineGeoNames,
    query: str | tuple[str, ...],
    country: str,
    true_point: tuple[float, float],
    near: list[tuple[float, float]],
) -> None:
    found = offline.geocode(query, country=country, near=near, exactly_one=False) or []
    assert isinstance(found, list)
    for each in found:
        assert confidence(each) < SURE or kilometres((each.latitude, each.longitude), true_point) < 25


def test_two_equally_good_towns_halve_each_other() -> None:
    towns = small_towns(
        town("Neustadt", "DE", (50.0, 8.0), 30_000), town("Neustadt", "DE", (53.0, 11.0), 30_000)
    )
    found = OfflineGeoNames(towns).geocode("Neustadt", country="DE", exactly_one=False)
    assert isinstance(found, list)
    assert [confidence(each) < 0.5 for each in found] == [True, True]


def test_a_town_and_its_own_suburb_are_no_rivals() -> None:
    both = [town("Harrow", "DE", (51.58, -0.33), 149_000), town("Harrow", "DE", (51.57, -0.33), 10_000)]
    found = OfflineGeoNames(small_towns(*both)).geocode("Harrow", country="DE")
    assert confidence(found) >= SURE


def test_a_town_that_only_a_second_name_fits_is_not_sure() -> None:
    towns = OfflineGeoNames(small_towns(town("Kehl", "DE", (48.6, 7.8), 34_000, "Киль")))
    assert confidence(towns.geocode(["Kiel", "Киль"], country="DE")) < SURE
    assert confidence(towns.geocode(["Kehl", "Киль"], country="DE")) >= SURE


def test_a_slip_of_the_pen_is_understood_and_not_believed(offline: OfflineGeoNames) -> None:
    found = offline.geocode("Yokohamma", country="JP")
    assert found is not None
    assert not isinstance(found, list)
    assert found.raw["name"] == "Yokohama"
    assert confidence(found) < SURE


def test_a_qualifier_that_is_not_understood_lowers_the_confidence(offline: OfflineGeoNames) -> None:
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
def test_hostile_names_find_nothing_and_do_no_harm(offline: OfflineGeoNames, name: str, country: str) -> None:
    found = offline.geocode(name, country=country)
    assert found is None or confidence(found) < SURE


def test_the_table_is_the_largest_that_the_package_has(geonames: Towns) -> None:
    assert len(geonames.by_id) > 200_000
    assert geonames.countries["RU"] == "Russia"
