"""HTML is converted to the Markdown of stories with the same text, and stories to safe HTML."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from data import Exhibit
from data.interchange.formats import MODULES
from data.interchange.html_text import converted_html, markdown_of, plain_text_of_html
from data.reading.story_markdown import story_html
from tests.data.interchange.hostile_html import PAYLOADS

ROOT = Path(__file__).parents[3]
HTML_AND_MARKDOWN = [
    ("", ""),
    ("   \n ", ""),
    ("<p>&nbsp;</p>", ""),
    ("One day.", "One day."),
    ("<p>One <em>fine</em> <strong>day</strong>.</p><p>Two.</p>", "One *fine* **day**.\n\nTwo."),
    ("<p>One <i>fine</i> <b>day</b>.", "One *fine* **day**."),
    ("first<br>second", "first\\\nsecond"),
    ("first<br/><br>second", "first\n\nsecond"),
    ("first paragraph\n\nsecond", "first paragraph\n\nsecond"),
    ("<div>one<div>two</div></div>", "one\n\ntwo"),
    ("<h2>A heading</h2>below", "A heading\n\nbelow"),
    ("<ul><li>tea<li>bread</ul>", "• tea\n\n• bread"),
    ("<ol><li>tea</li><li>bread</li></ol>", "1. tea\n\n2. bread"),
    ("<table><tr><th>1</th><td>2</td></tr><tr><td>3</td></tr></table>", "1 · 2\n\n3"),
    ("see <a href='https://example.org'>the letter</a>", "see the letter"),
    ("<img src='x.png' alt='A pier'> in Trieste", "A pier in Trieste"),
    ("Tom &amp; J&eacute;r&ocirc;me &#8220;here&#8221;", "Tom & Jérôme “here”"),
    ("&lt;b&gt; is bold", "<b> is bold"),
    ("2 < 3 & 3 <4", "2 < 3 & 3 <4"),
    ("2 * 3 * 4", "2 \\* 3 \\* 4"),
    ("snake_case_name", "snake\\_case\\_name"),
    ("[Le Temps]{lang=fr}", "\\[Le Temps\\]{lang=fr}"),
    ("C:\\dir\\*", "C:\\\\dir\\\\\\*"),
    ("<span lang='fr'>Le Temps</span>", "[Le Temps]{lang=fr}"),
    ("<em><span lang=fr>Le Temps</span></em>", "*[Le Temps]{lang=fr}*"),
    ("<span lang=fr>a [b]</span>", "[a \\[b\\]]{lang=fr}"),
    ("<span lang='x\" y'>Le Temps</span>", "Le Temps"),
    ("<span style='color:red'>red</span>", "red"),
    ("<em>one</em><em>two</em>", "*onetwo*"),
    ("<em> spaced </em>word", "*spaced* word"),
    ("<b>x <i>y</i> z</b>", "**x *y* z**"),
    ("<em>one<p>two</em> three", "*one*\n\n*two* three"),
    ("a<em>“b”</em>c", "a“b”c"),
    ("東京<em>で</em>", "東京*で*"),
    ("<p dir=rtl>שלום <b>עולם</b></p>", "שלום **עולם**"),
    ("before<script>no</script><style>no</style><!-- no --> after", "before after"),
    ("&amp;amp;", "&amp;"),
    ("<ul><li><p>tea</p></li><li><p>bread</p><ol><li>rye</li></ol></li></ul>", "• tea\n\n• bread\n\n1. rye"),
    ("<table><tr><td><p>1</p></td><td></td><td><p>2</p></td></tr></table>", "1 · 2"),
    ("<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>", "a\n\nb · c"),
    ("<b><p>One.</p><p>Two.</p></b>", "**One.**\n\n**Two.**"),
    ("<b>one <strong>two</strong></b>, <i>a <em>b</em></i>", "**one two**, *a b*"),
    ("word<em>\nfine\n</em>day", "word\n*fine*\nday"),
    ("one<br> &nbsp; <br>two<br>", "one\n\ntwo"),
    ("<p>&nbsp;</p><p>One&nbsp;day.</p>", "One\xa0day."),
    ("He left.<sup><a href='#n'>1</a></sup> H<sub>2</sub>O", "He left.1 H2O"),
    ("<blockquote><p>No.</p><cite>Ann B.</cite></blockquote>", "No.\n\n*Ann B.*"),
    ("<img alt='<i>x_y</i>'>", "<i>x\\_y</i>"),
    ("<span lang=fr>Le <span lang=de>Die</span> Temps</span>", "[Le [Die]{lang=de} Temps]{lang=fr}"),
    ("<pre>a_b\n  *c*</pre>", "a\\_b\n\\*c\\*"),
    ("# one\n- two\n1. three | four", "# one\n- two\n1. three | four"),
    ("notes.txt", "notes.txt"),
]


@pytest.mark.parametrize(("html", "markdown"), HTML_AND_MARKDOWN)
def test_html_is_converted_to_the_markdown_of_stories(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


@pytest.mark.parametrize("html", [html for html, _ in HTML_AND_MARKDOWN] + PAYLOADS)
def test_converting_again_changes_nothing(html: str) -> None:
    once = markdown_of(html)
    assert markdown_of(story_html(once)) == once


def test_the_addresses_of_links_and_pictures_are_returned() -> None:
    found = converted_html("<a href='https://a.example'>a</a><img src='b.png'><a href='javascript:x()'>c</a>")
    assert found.markdown == "ac"
    assert found.addresses == ("https://a.example", "b.png")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_unsafe_tag_is_left_after_conversion_and_back(payload: str) -> None:
    markdown = markdown_of(f"<p>Before.</p>{payload}")
    assert markdown.startswith("Before.")
    assert set(re.findall(r"<([a-z]+)", story_html(markdown))) <= {"p", "br", "em", "strong", "span"}


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("A <b>fine</b><br>day &amp; night", "A fine day & night"),
        ("2 * 3", "2 * 3"),
        ("<h6>Starting<small>point</small></h6>", "Startingpoint"),
        ("<p>one</p><p>two</p>", "one two"),
        ("<script>x</script>", ""),
    ],
)
def test_a_title_is_one_line_of_plain_text(html: str, line: str) -> None:
    assert plain_text_of_html(html) == line


def test_every_story_of_a_whole_exhibit_is_restored_exactly(whole: Exhibit) -> None:
    stories = [stop.story for stop in whole.stops]
    assert [markdown_of(story_html(story)) for story in stories] == stories


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<!--", "<", "&", "*", "[", "_*", "<a b='", "<table><tr>"])
def test_ten_thousand_tags_in_a_row_are_converted(piece: str) -> None:
    assert isinstance(markdown_of(piece * 10_000), str)


def test_a_thousand_nested_elements_keep_their_text() -> None:
    assert markdown_of("<div>" * 1_000 + "text <b>here</b>") == "text here"


def test_beautiful_soup_is_loaded_for_html_alone() -> None:
    modules = ", ".join(f"data.interchange.{each}" for each in ("import_file", "export", *MODULES.values()))
    code = f"import sys, {modules}; sys.exit('bs4' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    found = converted_html("<p>word " * 100_000)
    assert found.cut
    assert found.markdown.startswith("word")
    assert len(found.markdown) <= 100_000
    assert not converted_html("<p>word</p>").cut


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>By <Anonymous>, or <name unknown></p>", "By <Anonymous>, or <name unknown>"),
        ("<p><o:p></o:p>A <foo>word</foo>, <custom-tag a=b>another</custom-tag></p>", "A word, another"),
        ("<table><tr><td>a</td><td>&lt;Null&gt;</td><td>b</td></tr></table>", "a · b"),
    ],
)
def test_a_remark_in_angle_brackets_is_text(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown
