"""A small HTML parser for tests: a tree of elements; tags that do not match fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID_ELEMENTS = {"img", "br", "meta", "link", "input", "hr", "path", "circle", "rect", "wbr", "source"}


@dataclass
class Element:
    """An element; `text` is all text in it, that of its children included."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self) -> Iterator[Element]:
        """Every element below, in document order."""
        for child in self.children:
            yield child
            yield from child.all()

    def having(self, attribute: str, value: str | None = None) -> list[Element]:
        """Every element below that has an attribute (with that value, if given), in document order."""
        found = [each for each in self.all() if attribute in each.attributes]
        return [each for each in found if value in (None, each.attributes[attribute])]

    def of_class(self, name: str) -> list[Element]:
        return [each for each in self.having("class") if name in each.attributes["class"].split()]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID_ELEMENTS:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID_ELEMENTS:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def tree(html: str) -> Element:
    """Parse a piece of HTML; returns a root whose children are its elements. Fails where tags do not
    match."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1].tag}> is never closed"
    return builder.open[0]
