"""HTML as a browser reads it, small enough for tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"img", "br", "meta", "link", "input", "hr", "path", "circle"}


@dataclass
class Element:
    """A tag, its attributes, its children, and all text below it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self) -> Iterator[Element]:
        for child in self.children:
            yield child
            yield from child.all()

    def having(self, attribute: str, value: str | None = None) -> list[Element]:
        """Every element below with an attribute (of a value), in order."""
        held = [each for each in self.all() if attribute in each.attributes]
        return [each for each in held if value in (None, each.attributes[attribute])]

    def of_class(self, name: str) -> list[Element]:
        return [each for each in self.having("class") if name in each.attributes["class"].split()]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def tree(html: str) -> Element:
    """The elements of a piece of HTML; fails where its tags do not pair."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1].tag}> is never closed"
    return builder.open[0]
