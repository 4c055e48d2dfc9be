"""Markdown by curators becomes safe HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from data.reading.story_markdown import story_html

UNTRUSTED = [
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
ALLOWED = {"p": set(), "em": set(), "strong": set(), "br": set(), "span": {"lang"}}
"""Every element and attribute that a story may contain."""


class _ParsedHtml(HTMLParser):
    """The elements, the text and all other markup that a browser finds in some HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.other_markup: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.other_markup.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other_markup.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other_markup.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other_markup.append(data)


def _parse(html: str) -> _ParsedHtml:
    parser = _ParsedHtml()
    parser.feed(html)
    parser.close()
    return parser


@pytest.mark.parametrize("payload", UNTRUSTED)
def test_what_is_not_a_paragraph_or_emphasis_becomes_text(payload: str) -> None:
    parsed = _parse(story_html(f"Before. {payload}\n\n{payload}\n\nAfter."))
    assert parsed.other_markup == []
    for tag, attributes in parsed.elements:
        assert tag in ALLOWED, f"<{tag}> comes from {payload}"
        assert set(attributes) <= ALLOWED[tag], f"{attributes} comes from {payload}"
    assert parsed.text.lstrip().startswith("Before.")
    assert parsed.text.rstrip().endswith("After.")


def test_escaped_html_is_shown_as_typed() -> None:
    assert "<script>alert(1)</script>" in _parse(story_html("<script>alert(1)</script>")).text


def test_a_phrase_can_have_a_language() -> None:
    html = story_html("He founded [Le Révolté]{lang=fr} in Geneva.")
    assert '<span lang="fr">Le Révolté</span>' in html


def test_emphasis_and_paragraphs_are_rendered() -> None:
    assert story_html("One *fine* **day**.\n\nTwo.") == (
        "<p>One <em>fine</em> <strong>day</strong>.</p>\n<p>Two.</p>\n"
    )


def test_quotes_ampersands_and_other_scripts_are_unchanged() -> None:
    text = "“Борис” & ‘ゾルゲ’ < 3 > 2, at 5 o'clock"
    assert _parse(story_html(text)).text.strip() == text


def test_an_empty_story_is_empty() -> None:
    assert story_html("") == ""


def test_page_checks_and_exports_share_one_parser() -> None:
    root = Path(__file__).parents[3]
    files = [file for folder in ("data", "components") for file in (root / folder).rglob("*.py")]
    found = [file.name for file in files if "MarkdownIt(" in file.read_text(encoding="utf-8")]
    assert found == ["story_markdown.py"]
