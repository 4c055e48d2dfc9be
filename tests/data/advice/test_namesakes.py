from collections.abc import Callable

import pytest

from tests.data.advice.conftest import Advised
from tests.data.conftest import Spoil

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
