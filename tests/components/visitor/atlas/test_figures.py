"""The figures on the map: when each stands, walks and is away."""

from __future__ import annotations

from components.visitor.atlas.figures import figure_spans, figures, figures_data
from data import parse_date
from tests.components.html_tree import tree
from tests.components.small_exhibit import CHITA, MOSCOW, TOKYO, exhibit, person, stop, two_lives

ADA = person("Ada", stop("ada", 1, MOSCOW), stop("ada", 2, CHITA), stop("ada", 5, TOKYO))


def test_a_figure_stands_at_each_stay_and_walks_between() -> None:
    found = [(begins, state, stops) for begins, state, stops in figure_spans(ADA, (1885, 1960))]
    spans = [(begins, state, len(list(stops))) for begins, state, stops in found]  # type: ignore[call-overload]
    assert spans == [
        (1885, "away", 0),
        (1890.0, "away", 0),
        (1901.0, "at", 1),
        (1901.7, "walk", 2),
        (1902.3, "at", 1),
        (1903.0, "walk", 2),
        (1905.0, "at", 1),
        (1906.0, "away", 0),
        (1951.0, "dead", 0),
    ]


def test_a_walk_passes_the_stops_without_a_date() -> None:
    passing = person("Ada", ADA.stops[0], stop("ada", 3, CHITA, date=None), ADA.stops[2])
    walks = [stops for _, state, stops in map(tuple, figure_spans(passing, (1900, 1910))) if state == "walk"]
    assert walks == [["ada/01-moscow", "ada/03-chita", "ada/05-tokyo"]]


def test_stays_that_adjoin_are_joined_by_a_walk_shorter_than_either() -> None:
    short = person(
        "Ada",
        stop("ada", 1, MOSCOW, date=parse_date("1901-01/1901-02")),
        stop("ada", 2, CHITA, date=parse_date("1901-03/1905")),
    )
    begins = [begins for begins, *_ in figure_spans(short, (1901, 1910))]
    assert begins == sorted(begins)  # type: ignore[type-var]


def test_the_data_names_every_life_and_the_years_of_each_encounter() -> None:
    data = figures_data(two_lives(), -180.0)
    assert data is not None
    assert data["cut"] == -180.0
    assert set(data["lives"]) == {"ada", "ben"}  # type: ignore[call-overload]
    assert data["stars"] == {"same-town": [1902, 1904]}


def test_every_life_has_a_figure() -> None:
    root = tree(figures(two_lives()))
    assert [each.attributes["data-figure"] for each in root.having("data-figure")] == ["ada", "ben"]


def test_without_dates_there_are_no_figures() -> None:
    undated = exhibit(person("Ada", stop("ada", 1, MOSCOW, date=None)))
    assert figures(undated) == ""
    assert figures_data(undated, -180.0) is None
