"""Advice on places: wrong points, points far from a town of the same name, places entered twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data import GROUND_FILE
from data.model.stop_ids import without_number
from tests.data.advice.conftest import AddPlace, GetAdvice
from tests.data.conftest import ReplaceText

VIENNA = "AT,48.2082,16.3738"


@pytest.mark.parametrize(
    ("stories", "effect"),
    [
        (["02-trieste-1852"], "It is in the list and on the timeline, and not on the map."),
        (["01-vienna-1838", "02-trieste-1852"], "They are in the list"),
    ],
)
def test_stops_without_a_place_are_told_together(
    stories: list[str], effect: str, small: Path, get_advice: GetAdvice
) -> None:
    _take_places_away(small, *(f"brandt/{each}" for each in stories))
    (advice,) = [each for each in get_advice() if "no place" in each.fault]
    assert f"{len(stories)} stop" in advice.fault
    ids = ", ".join(without_number(f"brandt/{each}") for each in stories)
    assert advice.fault.endswith(f"({ids})")
    assert effect in advice.consequence
    assert "write place: in the head where the story belongs to a place" in advice.remedy


def test_an_exhibit_without_any_place_is_told_that_it_has_no_map_and_no_ground_is_missed(
    small: Path, get_advice: GetAdvice
) -> None:
    _take_places_away(small, *(f"{each.parent.name}/{each.stem}" for each in small.glob("people/*/0*.md")))
    (small / GROUND_FILE).unlink()
    advice = [str(each) for each in get_advice()]
    assert [each for each in advice if "There is no map: list and timeline take its room." in each]
    assert not [each for each in advice if GROUND_FILE in each]


def _take_places_away(small: Path, *stops: str) -> None:
    for stop in stops:
        file = small / "people" / f"{stop}.md"
        text = re.sub(r"^(place|via|mentions):.*\n", "", file.read_text("utf-8"), flags=re.M)
        file.write_text(text, encoding="utf-8")


def distance_faults(get_advice: GetAdvice) -> list[str]:
    return [each.fault for each in get_advice() if " km from " in each.fault]


def test_there_is_no_advice_on_an_exhibit_without_faults(get_advice: GetAdvice) -> None:
    assert [str(each) for each in get_advice()] == []


def test_swapped_coordinates_are_reported_with_both_numbers_to_type(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("places.csv", VIENNA, "AT,16.3738,48.2082")
    (swap,) = [each for each in get_advice() if "changed places" in each.fault]
    assert (swap.file, swap.where, swap.found) == ("places.csv", "row 2 (Vienna)", "16.3738, 48.2082")
    assert swap.remedy == "write latitude 48.2082 and longitude 16.3738"


@pytest.mark.parametrize("typed", ["AT,48.2082,-16.3738", "AT,-48.2082,16.3738"])
def test_a_wrong_minus_sign_is_reported(typed: str, get_advice: GetAdvice, replace_text: ReplaceText) -> None:
    replace_text("places.csv", VIENNA, typed)
    remedies = [each.remedy for each in get_advice() if "minus sign" in each.fault]
    assert remedies == ["write latitude 48.2082 and longitude 16.3738"]


@pytest.mark.parametrize(
    ("row", "remedy"),
    [
        ("x,Berlin,DE,13.4,52.5,town,certain", "write latitude 52.5 and longitude 13.4"),
        ("x,Moscow,RU,37.6,55.75,town,certain", "write latitude 55.75 and longitude 37.6"),
        ("x,New York,US,-74,40.7,town,certain", "write latitude 40.7 and longitude -74"),
        ("x,New York,US,40.7,74,town,certain", "write latitude 40.7 and longitude -74"),
        ("x,Sydney,AU,33.87,151.2,town,certain", "write latitude -33.87 and longitude 151.2"),
        ("x,Baku,AZ,49.87,40.41,town,certain", "write latitude 40.41 and longitude 49.87"),
    ],
)
def test_the_corrected_point_lies_in_the_country(
    row: str, remedy: str, get_advice: GetAdvice, add_place: AddPlace
) -> None:
    add_place(row)
    assert [each.remedy for each in get_advice() if "is far from" in each.fault] == [remedy]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("RU,79.95,50.08", id="Cape Flora: swapped it would be in Kazakhstan"),
        pytest.param("RU,75,57", id="Novaya Zemlya: swapped it would be in Siberia"),
        pytest.param("RU,81.8,58", id="Rudolf Island"),
        pytest.param("RU,71.2,-179.5", id="Wrangel Island, beyond the antimeridian"),
        pytest.param("US,52.9,172.9", id="Attu, on the other side of it"),
        pytest.param("FJ,-16.8,-179.9", id="Fiji"),
        pytest.param("NO,70.98,-8.5", id="Jan Mayen"),
        pytest.param("NO,78.2,15.6", id="Svalbard, which has a code of its own"),
        pytest.param("GB,-15.9,-5.7", id="Saint Helena"),
        pytest.param("FR,-20.9,55.5", id="Réunion"),
        pytest.param("CL,-27.1,-109.4", id="Easter Island"),
        pytest.param("DK,72.8,-56.1", id="Greenland"),
        pytest.param("NL,-6.2,106.8", id="Batavia"),
        pytest.param("JP,41.8,123.4", id="Mukden"),
        pytest.param("DE,54.7,20.5", id="Königsberg"),
        pytest.param("GB,50,-30", id="a ship in the Atlantic"),
        pytest.param("NO,-90,0", id="the South Pole"),
        pytest.param("XX,10,50", id="an unknown country"),
    ],
)
def test_no_correction_is_claimed_that_the_country_does_not_bear_out(
    row: str, get_advice: GetAdvice, add_place: AddPlace
) -> None:
    add_place(f"x,A place of no gazetteer,{row},region,certain")
    assert [each for each in get_advice() if "is far from" in each.fault] == []


def test_a_colony_with_the_country_of_then_is_not_swapped(get_advice: GetAdvice, add_place: AddPlace) -> None:
    add_place("x,Asmara,IT,15.33,38.93,town,certain")  # swapped it would be in Italy
    assert [each for each in get_advice() if "is far from" in each.fault] == []


@pytest.mark.parametrize("typed", ["AT,0,0", "AT,0.009,-0.01"])
def test_a_point_at_0_0_is_reported_once(
    typed: str, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("places.csv", VIENNA, typed)
    assert len([each for each in get_advice() if "sea off Africa" in each.fault]) == 1
    assert [each for each in get_advice() if "far from AT" in each.fault] == []


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
        pytest.param("batumi,Batumi,GE,41.64,41.63,town,certain", id="nearly the same when swapped"),
    ],
)
def test_a_remote_point_is_not_reported(row: str, get_advice: GetAdvice, add_place: AddPlace) -> None:
    add_place(row)
    assert [each for each in map(str, get_advice()) if "used by nothing" not in each] == []


def test_a_town_far_from_every_town_of_its_name_is_reported_with_the_distance(
    get_advice: GetAdvice, add_place: AddPlace
) -> None:
    add_place("graz,Graz,AT,48.07,15.45,town,certain")
    (fault,) = distance_faults(get_advice)
    assert fault.startswith("lies 111 km from the nearest Graz in AT (47.0")


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("graz,Graz,AT,47.07,15.44,town,certain", id="the right point"),
        pytest.param("mukden,Pressburg-on-Nothing,SK,48.1,17.1,town,certain", id="an unknown name"),
        pytest.param("springfield,Springfield,US,45.0,-100.0,town,certain", id="a common name"),
        pytest.param("graz,Graz,AT,48.07,15.45,region,certain", id="a region"),
        pytest.param("clairvaux,Clairvaux,FR,48.147,4.789,building,certain", id="a building"),
        pytest.param("graz,Graz,HU,48.07,15.45,town,certain", id="no town of the name in the country"),
    ],
)
def test_a_place_that_the_gazetteer_cannot_judge_is_not_reported(
    row: str, get_advice: GetAdvice, add_place: AddPlace
) -> None:
    add_place(row)
    assert distance_faults(get_advice) == []


def test_a_historical_name_is_looked_up_too(
    get_advice: GetAdvice, add_place: AddPlace, replace_text: ReplaceText
) -> None:
    replace_text("places.csv", "vienna,Vienna,Вена,ウィーン,Wien,Vienne,", "vienna,Graz,Вена,,Wien,Vienne,")
    assert distance_faults(get_advice) == []


def test_a_place_far_from_the_place_it_is_within_is_reported(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("places.csv", "45.6514", "46.6514")
    assert distance_faults(get_advice) == ["lies 111 km from Trieste, which it is within"]


def test_a_second_place_with_the_same_name_and_point_is_reported(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("places.csv", '"San Carlo pier, Trieste"', "trieste")
    replace_text("places.csv", "45.6514,13.7637", "45.6495,13.7768")
    assert [(each.file, each.where, each.fault) for each in get_advice()] == [
        ("places.csv", "row 4 (trieste)", "is also the name of trieste"),
        ("places.csv", "row 4 (trieste)", "is also the point of Trieste (trieste)"),
    ]


@pytest.mark.parametrize(
    ("names", "unread"),
    [
        ("Molo San Carlo (in the old days)", ["Molo San Carlo (in the old days)"]),
        ("Old Quay (1919–1909); Molo (to 1920); Riva (c. 1920);", ["Old Quay (1919–1909); Riva (c. 1920)"]),
        ("Molo (San) Carlo", ["Molo (San) Carlo"]),
        ("Molo (San Carlo) (1850–80)", ["Molo (San Carlo) (1850–80)"]),
        ("Molo (1850–80); Riva (from 1881); Audace", []),
    ],
)
def test_a_former_name_whose_years_cannot_be_read_is_reported_and_what_to_write_is_read(
    names: str, unread: list[str], get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("places.csv", "Molo San Carlo,trieste", f"{names},trieste")
    found = [each for each in get_advice() if each.field == "toponym_then"]
    assert [each.found for each in found] == unread
    for each in found:
        assert each.where.startswith("row 4")
        for years in re.findall(r"\([^)]*\)", each.remedy):
            replace_text("places.csv", f"{names},trieste", f"Molo {years},trieste")
            names = f"Molo {years}"
            assert not [each for each in get_advice() if each.field == "toponym_then"]
