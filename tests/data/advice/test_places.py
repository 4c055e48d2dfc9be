"""Tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.advice.towns import lies_near_a_town
from tests.data.advice.conftest import Advised
from tests.data.conftest import Spoil

VIENNA = "AT,48.2082,16.3738"


def test_a_sound_exhibit_gets_no_advice(said: Callable[[], list[str]]) -> None:
    assert said() == []


def test_a_swapped_point_is_told_with_both_numbers_to_type(advised: Advised, spoil: Spoil) -> None:
    spoil("places.csv", VIENNA, "AT,16.3738,48.2082")
    (swap,) = [each for each in advised() if "changed places" in each.fault]
    assert (swap.file, swap.where, swap.found) == ("places.csv", "row 2 (Vienna)", "16.3738, 48.2082")
    assert swap.remedy == "write latitude 48.2082 and longitude 16.3738"


@pytest.mark.parametrize("typed", ["AT,48.2082,-16.3738", "AT,-48.2082,16.3738"])
def test_a_minus_sign_too_many_is_told(typed: str, advised: Advised, spoil: Spoil) -> None:
    spoil("places.csv", VIENNA, typed)
    told = [each.remedy for each in advised() if "minus sign" in each.fault]
    assert told == ["write latitude 48.2082 and longitude 16.3738"]


@pytest.mark.parametrize("typed", ["AT,0,0", "AT,0.009,-0.01"])
def test_a_point_at_0_0_is_told_once(typed: str, advised: Advised, spoil: Spoil) -> None:
    spoil("places.csv", VIENNA, typed)
    assert len([each for each in advised() if "sea off Africa" in each.fault]) == 1
    assert [each for each in advised() if "far from AT" in each.fault] == []


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            "lake,Lake Khasan,RU,42.444,130.600,region,certain", id="nearest village across a border"
        ),
        pytest.param("range,Kropotkin Range,RU,58.333,115.000,region,certain", id="far from every town"),
        pytest.param("sea,North Sea,GB,55.5,1.5,region,certain", id="out at sea"),
        pytest.param("ocean,Mid Atlantic,FR,40,-40,region,uncertain", id="mid ocean"),
        pytest.param("chatham,Chatham Islands,NZ,-43.95,-176.55,region,certain", id="beyond 180 degrees"),
        pytest.param("pole,South Pole,AQ,-90,0,region,certain", id="no town in the country"),
        pytest.param("nowhere,Nowhere,ZZ,10,20,region,certain", id="no such country"),
        pytest.param("batumi,Batumi,GE,41.64,41.63,town,certain", id="the same either way round"),
    ],
)
def test_a_lonely_point_is_left_alone(
    row: str, said: Callable[[], list[str]], small_place: Callable[[str], None]
) -> None:
    small_place(row)
    assert [each for each in said() if "used by nothing" not in each] == []


def test_a_town_is_near_over_180_degrees_and_far_from_another_country() -> None:
    assert lies_near_a_town((-18.1, -179.9), "FJ", 250)
    assert lies_near_a_town((48.2, 16.4), "AT", 10)
    assert not lies_near_a_town((48.2, 16.4), "RU", 200)


AddPlace = Callable[[str], None]


def told(advised: Advised) -> list[str]:
    return [each.fault for each in advised() if " km from " in each.fault]


def test_a_town_far_from_its_namesake_is_told_with_the_distance(
    advised: Advised, small_place: AddPlace
) -> None:
    small_place("graz,Graz,AT,48.07,15.45,town,certain")
    (fault,) = told(advised)
    assert fault.startswith("lies 111 km from the nearest Graz in AT (47.0")


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("graz,Graz,AT,47.07,15.44,town,certain", id="where it should be"),
        pytest.param("mukden,Pressburg-on-Nothing,SK,48.1,17.1,town,certain", id="an unknown name"),
        pytest.param("springfield,Springfield,US,45.0,-100.0,town,certain", id="a common name"),
        pytest.param("graz,Graz,AT,48.07,15.45,region,certain", id="a region"),
        pytest.param("clairvaux,Clairvaux,FR,48.147,4.789,building,certain", id="a building"),
        pytest.param("graz,Graz,HU,48.07,15.45,town,certain", id="no namesake in the country"),
    ],
)
def test_what_the_gazetteer_cannot_know_is_left_alone(
    row: str, advised: Advised, small_place: AddPlace
) -> None:
    small_place(row)
    assert told(advised) == []


def test_a_name_of_the_time_is_a_name_too(advised: Advised, small_place: AddPlace, spoil: Spoil) -> None:
    spoil("places.csv", "vienna,Vienna,Вена,ウィーン,Wien,Vienne,", "vienna,Graz,Вена,,Wien,Vienne,")
    assert told(advised) == []


def test_a_place_far_from_the_town_it_is_within_is_told(advised: Advised, spoil: Spoil) -> None:
    spoil("places.csv", "45.6514", "46.6514")
    assert told(advised) == ["lies 111 km from Trieste, which it is within"]
