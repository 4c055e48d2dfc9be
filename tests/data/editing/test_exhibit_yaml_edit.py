"""One list is added to, every other byte stays."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from data.editing.exhibit_yaml_edit import with_person


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("people: [a, b]   # in order\nz: 1\n", "people: [a, b, ida]   # in order\nz: 1\n"),
        ("people: [ a ,b ]\n", "people: [ a ,b, ida ]\n"),
        ("people: [a,]\n", "people: [a, ida,]\n"),
        ("people: []\n", "people: [ida]\n"),
        ("people: [a]", "people: [a, ida]"),
        (
            "people:\n  [\n    a, # one\n    b, # two\n  ]\n",
            "people:\n  [\n    a, # one\n    b, ida, # two\n  ]\n",
        ),
        (
            "people:\n  - a  # one\n  - b\n\n# z\nz: 1\n",
            "people:\n  - a  # one\n  - b\n  - ida\n\n# z\nz: 1\n",
        ),
        ("people:\n- a\n- b", "people:\n- a\n- b\n- ida"),
        ("people:\r\n  - a\r\nz: 1\r\n", "people:\r\n  - a\r\n  - ida\r\nz: 1\r\n"),
        ("\ufeffpeople: [a]\r\n", "\ufeffpeople: [a, ida]\r\n"),
        ("t: 'people: [x]'\npeople: [1872, 'b']\n", "t: 'people: [x]'\npeople: [1872, 'b', ida]\n"),
    ],
)
def test_a_person_is_added_in_the_list_s_own_manner(before: str, after: str) -> None:
    assert with_person(before, "ida") == after


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "title: x\n",
            "people:\n",
            "people: a\n",
            "people: {a, b}\n",
            "people: [a\n",
            "- a\n",
            "\tpeople: [a]",
        ),
        *("people: [a]\npeople: [b]\n", "all: &x [a]\npeople: *x\n", "people: &x [a]\nall: *x\n"),
        "people:\n  -\n    a\nz: 1\n",
        "people:\n  - >-\n    a\nz: 1\n",
    ],
)
def test_what_is_not_plain_is_left_alone(text: str) -> None:
    assert with_person(text, "ida") is None


@pytest.mark.parametrize("person", ["null", "1872", "true", "a_b", "ida-2"])
def test_an_id_stays_a_text(person: str) -> None:
    added = with_person("people: [a]\n", person)
    assert added is not None
    assert [str(each) for each in YAML(typ="safe").load(added)["people"]][1].lower() == person
