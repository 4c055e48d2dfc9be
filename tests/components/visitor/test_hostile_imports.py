"""Nothing of another program's HTML can run on the screen, once it was imported."""

from __future__ import annotations

import pytest

from components.visitor.markdown import story_html
from data.interchange.html_text import html_of, markdown_of
from tests.components.visitor.test_markdown import HOSTILE, KEPT, _read
from tests.data.interchange.hostile_html import PAYLOADS


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_imported_payload_is_shown_as_words_or_not_at_all(payload: str) -> None:
    assert len(PAYLOADS) >= 30
    shown = _read(story_html(markdown_of(f"<p>Before.</p>{payload}<p>{payload}</p>")))
    assert shown.strange == []
    for tag, attributes in shown.found:
        assert tag in KEPT, f"<{tag}> is made of {payload}"
        assert set(attributes) <= KEPT[tag], f"{attributes} is made of {payload}"
    assert shown.text.startswith("Before.")


@pytest.mark.parametrize("markdown", [*HOSTILE, "One *fine* **day**\\\nhere.\n\n[Le Temps]{lang=fr}", ""])
def test_other_programs_are_given_the_html_the_exhibit_shows(markdown: str) -> None:
    assert html_of(markdown) == story_html(markdown).strip()
