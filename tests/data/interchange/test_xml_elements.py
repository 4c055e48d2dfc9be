"""XML of programs: names without namespaces, and a parser that opens nothing."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from data.interchange.xml_elements import UNTRUSTED, attribute, attributes, children, tag_of, text_in


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.encode(), etree.XMLParser(**UNTRUSTED))


def test_a_name_is_the_same_in_any_namespace() -> None:
    root = parsed('<a:row xmlns:a="urn:one" xmlns:b="urn:two" b:id="7"><b:c/><c>x</c><d/></a:row>')
    assert tag_of(root) == "row"
    assert [text_in(each) for each in children(root, "c")] == ["", "x"]
    assert attribute(root, "id") == "7"
    assert attributes(root) == {"id": "7"}


def test_an_entity_opens_no_file_and_is_no_element(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    root = parsed(f'<!DOCTYPE row [<!ENTITY e SYSTEM "{secret.as_uri()}">]><row>&e;<c/></row>')
    assert "secret" not in etree.tostring(root, encoding="unicode").partition("]>")[2]
    assert [tag_of(each) for each in root] == ["", "c"]
    assert [tag_of(each) for each in children(root)] == ["c"]
