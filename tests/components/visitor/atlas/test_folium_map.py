"""The map's module: the same in every run, complete, and without external addresses."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

import components.visitor.atlas.part
from components.page.page_content import RenderedEdition
from components.visitor.atlas.part import atlas
from components.visitor.encounters.computed import with_computed_encounters
from components.visitor.localization import Localization
from components.visitor.parts import RenderedPart
from data import ENGLISH, Encounter, Exhibit, Ground
from tests.components.html_tree import Element, tree
from tests.components.small_exhibit import CHITA, MOSCOW, TOKYO, exhibit, person, place, stop

GROUND = "/ground/abc/{z}/{x}/{y}.webp"
HTML_STRING = re.compile(r'\], ("(?:[^"\\]|\\.)*"), "')
UNTRUSTED = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" onmouseover="alert(1)',
    "</button></div></script><script>alert(1)</script>",
    "${alert(1)} `alert(1)`",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# a remark #}",
    '\\"); alert(1); ("',
    "line\nbreak\u2028and\u2029more",
    "*/ alert(1) /*",
    "<!--",
    "javascript:alert(1)",
    "&lt;b&gt;",
]


@pytest.fixture(scope="module")
def module(rendered: RenderedEdition) -> str:
    """The module of the journeys' map, in English."""
    return next(iter(rendered.content.modules.values()))


def _html_markers(module: str) -> list[Element]:
    """The HTML of every marker on the map."""
    return [tree(json.loads(text)) for text in HTML_STRING.findall(module)]


def _rendered_map(shown: Exhibit) -> RenderedPart:
    return atlas(shown, Localization("en", ENGLISH), GROUND)


def _script(rendered_map: RenderedPart) -> str:
    """The one script of a rendered map."""
    (script,) = rendered_map.modules.values()
    return script


def test_two_runs_draw_the_same_module(
    journeys: Exhibit, rendered: RenderedEdition, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(components.visitor.atlas.part, "_cached_maps", {})
    english = Localization("en", journeys.words["en"])
    shown = with_computed_encounters(journeys, rendered.content.computed, english)
    again = atlas(shown, english, rendered.ground.address)
    address, drawn_again = next(iter(again.modules.items()))
    assert drawn_again == module
    assert address in rendered.content.modules


def test_a_different_map_has_a_different_address(small: Exhibit) -> None:
    moved = replace(small, people=small.people[:1])
    assert _rendered_map(small).modules.keys() == _rendered_map(small).modules.keys()
    assert _rendered_map(small).modules.keys() != _rendered_map(moved).modules.keys()


def test_the_module_has_no_external_address(module: str) -> None:
    assert not re.findall(r"https?://[^\"'\s]*", module)
    assert not re.findall(r"""["'(]//[a-z]""", module)
    leaflet, shapes = re.findall(r'from "([^"]*)"', module)
    assert (leaflet, shapes.startswith("/map/")) == ("/leaflet/leaflet-src.esm.js", True)


def test_the_module_exports_leaflet_the_containers_id_and_the_map(module: str) -> None:
    assert module.startswith('import * as L from "/leaflet/')
    container = re.findall(r'export const container = "(map_\d+)", leaflet = L;', module)
    assert len(container) == 1
    assert f"var {container[0]} = L.map(" in module
    assert module.rstrip().endswith(f"return {container[0]};\n}}")


def test_no_random_name_of_folium_is_left(module: str) -> None:
    assert not re.findall(r"_[0-9a-f]{32}", module)


def test_every_stop_has_a_marker_named_by_its_place_and_its_title(journeys: Exhibit, module: str) -> None:
    found = {}
    for marker in _html_markers(module):
        for button in marker.having("data-stop"):
            found[button.attributes["data-stop"]] = button.attributes
    assert set(found) == {each.id for each in journeys.stops}
    for each in journeys.stops:
        assert found[each.id]["role"] == "button"
        assert found[each.id]["aria-label"] == f"{each.place_on_map.name}: {each.title}"


def test_every_marker_of_a_view_is_drawn_once(rendered: RenderedEdition, module: str) -> None:
    data = next(part for part in rendered.content.parts["en"] if part.name == "atlas").data
    numbers = [
        each.attributes["data-mark"]
        for marker in _html_markers(module)
        for each in marker.having("data-mark")
    ]
    assert len(numbers) == len(set(numbers))
    shown = {
        str(n) for view in data["views"].values() for zoom in view["zooms"].values() for n in zoom["markers"]
    }
    assert shown <= set(numbers)
    never_shown = {int(number) for number in set(numbers) - shown}
    cities = {
        int(each.attributes["data-mark"])
        for marker in _html_markers(module)
        for each in marker.having("data-place")
    }
    assert not never_shown & cities, (
        "stops, dots and stars that others always stand for are not shown; no city"
    )


@pytest.mark.parametrize("payload", UNTRUSTED)
def test_html_in_any_text_is_escaped_on_the_map(payload: str) -> None:
    untrusted = place("Evil", 50.0, 40.0, toponyms={"en": payload})
    life = person(
        "Ada",
        stop("ada", 1, untrusted, title=payload),
        stop("ada", 2, TOKYO, mentions=(untrusted,)),
        name=payload,
        colour=payload.replace("{", "("),  # Folium itself writes the colour; the loader refuses braces
    )
    other = person("Ben", stop("ben", 3, untrusted, title=payload + "!"))
    encounter = Encounter("meet", CHITA, life.stops[0], other.stops[0], "en", payload, payload)
    drawn = _rendered_map(exhibit(life, other, encounters=(encounter,)))
    markers = _html_markers(_script(drawn))
    assert len(markers) >= 6
    for marker in markers:
        for each in marker.all():
            assert each.tag in {"button", "svg", "path", "circle", "text", "span"}
            assert not [name for name in each.attributes if name.startswith("on") or name == "src"]
    buttons = [each for marker in markers for each in marker.having("data-stop", "ada/01-evil")]
    assert [button.attributes["aria-label"] for button in buttons] == [f"{payload}: {payload}"]
    names = [each.text for marker in markers for each in marker.of_class("mention__name")]
    assert names == [payload] * 3, "the place that a story mentions, and both ends of the encounter's thread"
    assert "<script" not in _script(drawn)
    assert "</script" not in _script(drawn)


@pytest.mark.parametrize("certainty", ["certain", "presumed"])
@pytest.mark.parametrize(("line", "strokes"), [("single", 1), ("double", 2), ("beaded", 2)])
def test_only_a_presumed_leg_has_the_class_for_dashes(certainty: str, line: str, strokes: int) -> None:
    stops = (stop("ada", 1, MOSCOW), stop("ada", 2, TOKYO, leg=certainty))
    module = _script(_rendered_map(exhibit(person("Ada", *stops, line=line))))
    class_names = re.findall(r'"className": "(leg [^"]*)"', module)
    assert len(class_names) == strokes
    for class_name in class_names:
        assert ("leg--presumed" in class_name.split()) == (certainty == "presumed")
        assert f"leg--{line}" in class_name.split()
        assert "to-ada--02-tokyo" in class_name.split()


def test_the_class_of_a_presumed_leg_is_dashed() -> None:
    from components.visitor.templates import COMPONENTS

    css = (COMPONENTS / "visitor" / "atlas" / "atlas.css").read_text(encoding="utf-8")
    assert re.search(r"\.leg--presumed \{[^}]*stroke-dasharray", css)


def test_no_leg_leads_to_a_place_where_the_person_was_not(small: Exhibit) -> None:
    afar = stop("ada", 2, TOKYO, present=False)
    shown = exhibit(person("Ada", stop("ada", 1, MOSCOW), afar, stop("ada", 3, CHITA)))
    module = _script(_rendered_map(shown))
    assert "to-ada--02-tokyo" not in module
    assert "to-ada--03-chita" in module


def test_an_encounter_has_a_line_unless_both_stops_are_at_one_place(small: Exhibit) -> None:
    assert "encounter-line--same-town" not in _script(_rendered_map(small))
    assert 'data-star=\\"same-town\\"' in _script(_rendered_map(small)) or "same-town" in _script(
        _rendered_map(small)
    )
    far = replace(small.encounters[0], id="far", stop_a=small.people[0].stops[2])
    assert "encounter-line--far" in _script(_rendered_map(replace(small, encounters=(far,))))


def test_a_life_of_one_stop_is_drawn() -> None:
    module = _script(_rendered_map(exhibit(person("Ada", stop("ada", 1, MOSCOW)))))
    assert "ada/01-moscow" in module
    assert "leg--single" not in module


def test_without_a_ground_no_tile_is_named_nobody_is_credited_and_the_graticule_is_drawn() -> None:
    lives = exhibit(person("A", stop("a", 1, MOSCOW)))
    plain = atlas(lives, Localization("en", ENGLISH), "")
    assert plain.data["ground"] == ""
    assert "L.tileLayer" not in _script(plain)
    assert "graticule graticule--close" in _script(plain)
    assert "atlas__credit" not in plain.html
    assert "atlas__map--plain" in plain.html


@pytest.mark.parametrize(
    ("ground", "written", "credit"),
    [
        (Ground("By Patterson", is_shipped=True), ENGLISH["credit"], ENGLISH["credit"]),
        (Ground("© Survey", is_shipped=False), ENGLISH["credit"], "© Survey"),
        (Ground("© Survey", is_shipped=False), "Grund: Natural Earth und GSHHG", "© Survey"),
        (Ground("© Survey", is_shipped=False), "City survey, 1936", "City survey, 1936"),
        (Ground("", is_shipped=False), ENGLISH["credit"], ""),
        (Ground("<b>&", is_shipped=False), ENGLISH["credit"], "&lt;b&gt;&amp;"),
    ],
)
def test_who_made_the_ground_is_credited(ground: Ground, written: str, credit: str) -> None:
    lives = exhibit(person("A", stop("a", 1, MOSCOW)), ground=ground)
    html = atlas(lives, Localization("en", {**ENGLISH, "credit": written}), GROUND).html
    assert html.count("atlas__credit") == (1 if credit else 0)
    assert not credit or f'<p class="atlas__credit">{credit}</p>' in html
    assert "atlas__map--plain" not in html
