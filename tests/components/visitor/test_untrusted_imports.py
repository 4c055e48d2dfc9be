"""HTML imported from other programs cannot run scripts on the screen."""

from __future__ import annotations

import pytest

from components.visitor.markdown import story_html
from data.interchange.html_text import html_of, markdown_of
from tests.components.visitor.test_markdown import ALLOWED, UNTRUSTED, _parse
from tests.data.interchange.hostile_html import PAYLOADS


@pytest.mark.parametrize("payload", PAYLOADS)
def test_imported_html_is_shown_as_text_or_not_at_all(payload: str) -> None:
    assert len(PAYLOADS) >= 30
    shown = _parse(story_html(markdown_of(f"<p>Before.</p>{payload}<p>{payload}</p>")))
    assert shown.other_markup == []
    for tag, attributes in shown.elements:
        assert tag in ALLOWED, f"<{tag}> comes from {payload}"
        assert set(attributes) <= ALLOWED[tag], f"{attributes} comes from {payload}"
    assert shown.text.startswith("Before.")


@pytest.mark.parametrize("markdown", [*UNTRUSTED, "One *fine* **day**\\\nhere.\n\n[Le Temps]{lang=fr}", ""])
def test_exported_html_is_the_html_that_the_exhibit_shows(markdown: str) -> None:
    assert html_of(markdown) == story_html(markdown).strip()
