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
