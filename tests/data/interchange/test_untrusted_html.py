"""HTML imported from other programs cannot run scripts on the screen."""

from __future__ import annotations

import pytest

from data.interchange.html_text import markdown_of
from data.reading.story_markdown import story_html
from tests.data.interchange.hostile_html import PAYLOADS
from tests.data.reading.test_story_markdown import ALLOWED, _parse


@pytest.mark.parametrize("payload", PAYLOADS)
def test_imported_html_is_shown_as_text_or_not_at_all(payload: str) -> None:
    assert len(PAYLOADS) >= 30
    shown = _parse(story_html(markdown_of(f"<p>Before.</p>{payload}<p>{payload}</p>")))
    assert shown.other_markup == []
    for tag, attributes in shown.elements:
        assert tag in ALLOWED, f"<{tag}> comes from {payload}"
        assert set(attributes) <= ALLOWED[tag], f"{attributes} comes from {payload}"
    assert shown.text.startswith("Before.")
