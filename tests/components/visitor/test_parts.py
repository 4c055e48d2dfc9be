"""The version of a rendered part depends on its content only."""

from __future__ import annotations

import pytest

from components.visitor.parts import RenderedPart


def test_equal_content_has_the_same_version() -> None:
    one = RenderedPart("prev_next", "<p>é</p>", {"a": 1, "b": [1, 2]})
    two = RenderedPart("prev_next", "<p>é</p>", {"b": [1, 2], "a": 1})
    assert one.version == two.version


@pytest.mark.parametrize(
    "other",
    [
        RenderedPart("step", "<p>1</p>", {"a": 1}),
        RenderedPart("prev_next", "<p>2</p>", {"a": 1}),
        RenderedPart("prev_next", "<p>1</p>", {"a": 2}),
        RenderedPart("prev_next", "<p>1</p>", {"b": 1}),
        RenderedPart("prev_next", "<p>1</p>"),
    ],
)
def test_any_change_of_content_changes_the_version(other: RenderedPart) -> None:
    assert RenderedPart("prev_next", "<p>1</p>", {"a": 1}).version != other.version
