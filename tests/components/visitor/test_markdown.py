"""A curator's Markdown comes out safe."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from components.visitor.markdown import story_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a href='https://evil.example'>out</a></svg>",
    "<iframe src='https://evil.example'></iframe>",
    "<!-- <script>alert(1)</script> -->",
    "<style>* { display: none }</style>",
    "</p></div></article><h1>free</h1>",
    "<?php echo 1 ?>",
    "<![CDATA[<b>x</b>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "[out](https://evil.example)",
    "[out](javascript:alert(1))",
    "[out][ref]\n\n[ref]: https://evil.example",
    "<https://evil.example>",
    "https://evil.example and www.evil.example",
    "![picture](https://evil.example/x.png)",
    "![x](x.svg)",
    "# A heading",
    "> quoted",
    "- item\n- item",
    "1. one",
    "```\ncode\n```",
    "    indented code",
    "`code`",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "---",
    "[x]{onclick=alert(1)}",
    "[x]{style=color:red}",
    "[x]{.class #id lang=fr onmouseover=alert(1)}",
    "[x]{href=https://evil.example}",
    '[x]{lang="fr\\" onclick=\\"alert(1)"}',
    '*bold*{onclick="alert(1)"}',
    "[<script>alert(1)</script>]{lang=fr}",
    '=HYPERLINK("https://evil.example")',
    "{{ 7 * 7 }} {% raw %}",
]
KEPT = {"p": set(), "em": set(), "strong": set(), "br": set(), "span": {"lang"}}
"""Every element and attribute a story may hold."""


class _Elements(HTMLParser):
    """What a browser would make of a text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.strange: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.strange.append(data)

    def unknown_decl(self, data: str) -> None:
        self.strange.append(data)

    def handle_decl(self, decl: str) -> None:
        self.strange.append(decl)

    def handle_pi(self, data: str) -> None:
        self.strange.append(data)


def _read(html: str) -> _Elements:
    reader = _Elements()
    reader.feed(html)
    reader.close()
    return reader


@pytest.mark.parametrize("payload", HOSTILE)
def test_what_is_not_a_paragraph_or_emphasis_comes_out_as_text(payload: str) -> None:
    read = _read(story_html(f"Before. {payload}\n\n{payload}\n\nAfter."))
    assert read.strange == []
    for tag, attributes in read.found:
        assert tag in KEPT, f"<{tag}> is made of {payload}"
        assert set(attributes) <= KEPT[tag], f"{attributes} is made of {payload}"
    assert read.text.lstrip().startswith("Before.")
    assert read.text.rstrip().endswith("After.")


def test_the_words_of_a_payload_can_still_be_read() -> None:
    assert "<script>alert(1)</script>" in _read(story_html("<script>alert(1)</script>")).text


def test_a_foreign_phrase_keeps_its_language() -> None:
    html = story_html("He founded [Le Révolté]{lang=fr} in Geneva.")
    assert '<span lang="fr">Le Révolté</span>' in html


def test_emphasis_and_paragraphs_stand() -> None:
    assert story_html("One *fine* **day**.\n\nTwo.") == (
        "<p>One <em>fine</em> <strong>day</strong>.</p>\n<p>Two.</p>\n"
    )


def test_quotes_ampersands_and_foreign_letters_survive() -> None:
    text = "“Борис” & ‘ゾルゲ’ < 3 > 2, at 5 o'clock"
    assert _read(story_html(text)).text.strip() == text


def test_an_empty_story_is_empty() -> None:
    assert story_html("") == ""
