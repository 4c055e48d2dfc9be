"""HTML of other programs reduced to our own small Markdown, and the way back.

Markdown here is the story's dialect (components/visitor/markdown.py): paragraphs, line breaks, `*emphasis*`,
`**strong**` and `[phrase]{lang=fr}`. What a browser would show is kept as words; what it would run, load or
follow is not. nh3 reads the HTML as a browser does: a script half hidden in broken tags is still seen as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

import nh3
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin

from data.interchange.styled_text import BREAK, PLAIN, Letters, markdown_from, paragraphs
from data.schema.field_types import UNSHOWABLE

STYLES = {"em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong"}
BLOCKS = frozenset(
    {
        *(
            "p",
            "div",
            "section",
            "article",
            "blockquote",
            "pre",
            "figure",
            "figcaption",
            "ul",
            "ol",
            "li",
            "dl",
        ),
        *("dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "hr", "header", "footer", "address"),
    }
)
CELLS = frozenset({"td", "th"})
SILENT = frozenset(
    {
        *("script", "style", "iframe", "noscript", "object", "embed", "applet", "template", "svg", "math"),
        *("title", "textarea", "select", "button", "audio", "video", "canvas", "noembed", "noframes", "xmp"),
    }
)
"""What is gone with everything in it: its words were never meant to be read."""
ATTRIBUTES = {"a": {"href"}, "img": {"alt", "src"}, "span": {"lang"}}
MOST_TAGS = 2000
"""In one text; a story has a few dozen. nh3 takes minutes for the tenfold, one in the other."""
LONGEST = 100_000
"""Characters of one text, a hundred and fifty stories; what stands beyond is not read."""
TAG = re.compile(r"<[^<>]*>")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


BLOCK = re.compile(r"<(p|div|br|li|h[1-6]|tr|blockquote)\b", re.IGNORECASE)
BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True)
class Reduced:
    """Markdown, the addresses it lost (of links, of pictures amid the text), and whether it was cut short."""

    markdown: str
    addresses: tuple[str, ...] = ()
    cut: bool = False


def markdown_of(html: str) -> str:
    """HTML, or plain text, as Markdown of the story's dialect; its words are those a browser shows.

    Text that only looks like Markdown is escaped. Never raises; empty for nothing. Of a text beyond LONGEST
    the beginning is read.
    """
    return reduced(html).markdown


def reduced(html: str) -> Reduced:
    """`markdown_of`, with the addresses of the links whose words alone are kept."""
    reader = _seen(html)
    written = [_checked(each) for each in paragraphs(reader.runs)]
    addresses = tuple(dict.fromkeys(reader.addresses))
    return Reduced("\n\n".join(filter(None, written)), addresses, len(html) > LONGEST)


def line_of(html: str) -> str:
    """HTML as one line of plain text, for titles and credits: no markup, and nothing escaped."""
    return " ".join("".join(text for text, _ in _seen(html).runs).replace(BREAK, " ").split())


def html_of(markdown: str) -> str:
    """A story as safe HTML: `<p>`, `<em>`, `<strong>`, `<br />` and `<span lang>`, all else escaped text."""
    return str(_reader().render(markdown)).strip()


def html_line(text: str) -> str:
    """Plain text for a field that other programs show as HTML."""
    return escape(text, quote=False)


def _checked(runs: tuple[Letters, ...]) -> str:
    """One paragraph as Markdown that shows these words so; without emphasis where Markdown cannot hold it.

    Markdown opens no emphasis between a letter and a quotation mark, for one.
    """
    written = markdown_from(runs)
    if not any(style for _, style in runs):
        return written
    shown = _Words()
    shown.feed(html_of(written))
    shown.close()
    if list(paragraphs(shown.runs)) == [runs]:
        return written
    return markdown_from([("".join(text for text, _ in runs), PLAIN)])


def _seen(html: str) -> _Words:
    """What a browser would show of a text."""
    text = UNSHOWABLE.sub("", html[:LONGEST])
    if text.count("<") > MOST_TAGS:
        text = TAG.sub(" ", text).replace("<", "&lt;")
    if not BLOCK.search(text):
        text = BLANK_LINE.sub("<p>", text)
    words = _Words()
    words.feed(_cleaner().clean(text))
    words.close()
    return words


class _Words(HTMLParser):
    """Clean HTML as runs of styled text; a block's edge is two breaks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Letters] = []
        self.addresses: list[str] = []
        self._styles: list[tuple[str, str]] = []
        self._lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.addresses += [found[name] for name in ("href", "src") if found.get(name)]
        if tag in BLOCKS:
            self._say(BREAK * 2)
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._say(self._bullet())
        elif tag in CELLS and self.runs and not self.runs[-1][0].endswith(BREAK):
            self._say(" · ")
        elif tag == "br":
            self._say(BREAK)
        elif tag == "img":
            self._say(found.get("alt", ""))
        elif style := _style(tag, found):
            self._styles.append((tag, style))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._say(BREAK * 2)
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        at = next((at for at in range(len(self._styles) - 1, -1, -1) if self._styles[at][0] == tag), None)
        if at is not None:
            del self._styles[at]

    def handle_data(self, data: str) -> None:
        self._say(data)

    def _say(self, text: str) -> None:
        styles = {style.split("=")[0]: style for _, style in self._styles}  # the inner language wins
        self.runs.append((text, frozenset(styles.values()) - {"none"}))

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "• "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "


def _style(tag: str, attributes: dict[str, str]) -> str:
    if tag == "span":
        language = attributes.get("lang", "")
        return f"lang={language}" if LANGUAGE.fullmatch(language) else "none"
    return STYLES.get(tag, "")


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(STYLES) | BLOCKS | CELLS | set(ATTRIBUTES) | {"br"},
        clean_content_tags=set(SILENT),
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    """The story's dialect; a test holds it to the one the exhibit shows."""
    reader = MarkdownIt("zero", {"html": False, "typographer": False}).enable(
        ["emphasis", "escape", "newline"]
    )
    return reader.use(attrs_plugin, spans=True, allowed=["lang"])
