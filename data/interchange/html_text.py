"""Convert untrusted HTML to the Markdown of stories, and stories to safe HTML.

The Markdown is that of components/visitor/markdown.py: paragraphs, line breaks, `*emphasis*`, `**strong**`
and `[phrase]{lang=fr}`. The text that a browser would show is kept; what it would run, load or follow is
removed. nh3 parses HTML as browsers do, so that it also finds a script within broken tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from itertools import groupby, takewhile

import nh3

from data.reading.story_markdown import story_html
from data.schema.field_types import UNSHOWABLE

STYLES = {"em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong"}
BLOCKS = frozenset(
    {
        *("p", "div", "section", "article", "blockquote", "pre", "figure", "figcaption", "ul", "ol", "li"),
        *("dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "hr", "header", "footer"),
        "address",
    }
)
CELLS = frozenset({"td", "th"})
REMOVED = frozenset(
    {
        *("script", "style", "iframe", "noscript", "object", "embed", "applet", "template", "svg", "math"),
        *("title", "textarea", "select", "button", "audio", "video", "canvas", "noembed", "noframes", "xmp"),
    }
)
"""Elements that are removed with their content: it is not text to be read."""
ATTRIBUTES = {"a": {"href"}, "img": {"alt", "src"}, "span": {"lang"}}
MAX_TAGS = 2000
"""In one text; a story has a few dozen. For ten times as many nested tags nh3 needs minutes."""
MAX_LENGTH = 100_000
"""Characters that are read of one text: about 150 stories."""
TAG = re.compile(r"<[^<>]*>")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
BLOCK_TAG = re.compile(r"<(p|div|br|li|h[1-6]|tr|blockquote)\b", re.IGNORECASE)
BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
BREAK = "\u2028"
"""Marks a line break (`<br>`); a newline in HTML is only a space."""

Style = frozenset[str]
PLAIN: Style = frozenset()
"""A style may contain `em`, `strong`, and `lang=fr` for a phrase in another language."""

StyledText = tuple[str, Style]
MARKUP_CHARACTERS = re.compile(r"[\\*_\[\]]")
WORD_OR_SPACE = re.compile(r"\S+|\s")
"""Words stay whole; only white space is handled character by character."""
BRACE_AFTER_SPAN = re.compile(r"(?<=\})\{")
DELIMITERS = {"em": "*", "strong": "**"}


@dataclass(frozen=True, slots=True)
class ConvertedHtml:
    """Markdown, the removed addresses of links and pictures, and whether the HTML was cut."""

    markdown: str
    addresses: tuple[str, ...] = ()
    cut: bool = False


def markdown_of(html: str) -> str:
    """HTML, or plain text, as the Markdown of a story: the text that a browser would show.

    Characters that would be Markdown are escaped. Never raises; returns an empty text for an empty one. Only
    the first MAX_LENGTH characters are read.
    """
    return converted_html(html).markdown


def converted_html(html: str) -> ConvertedHtml:
    """As `markdown_of`, with the addresses of links and pictures, of which only the text is kept."""
    parser = _parsed(html)
    texts = [_checked_markdown(each) for each in _paragraphs(parser.runs)]
    addresses = tuple(dict.fromkeys(parser.addresses))
    return ConvertedHtml("\n\n".join(filter(None, texts)), addresses, len(html) > MAX_LENGTH)


def plain_text_of_html(html: str) -> str:
    """HTML as one line of plain text, for titles and credits: without markup, nothing escaped."""
    return " ".join("".join(text for text, _ in _parsed(html).runs).replace(BREAK, " ").split())


def escaped(text: str) -> str:
    """Plain text escaped for a field that other programs show as HTML."""
    return escape(text, quote=False)


def _checked_markdown(runs: tuple[StyledText, ...]) -> str:
    """One paragraph as Markdown; without styles where Markdown cannot express them.

    Markdown starts no emphasis between a letter and a quotation mark, for example.
    """
    markdown = _markdown_from(runs)
    if not any(style for _, style in runs):
        return markdown
    rendered = _StyledTextParser()
    rendered.feed(story_html(markdown))
    rendered.close()
    if list(_paragraphs(rendered.runs)) == [runs]:
        return markdown
    return _markdown_from([("".join(text for text, _ in runs), PLAIN)])


def _parsed(html: str) -> _StyledTextParser:
    """The text that a browser would show, as runs of styled text."""
    text = UNSHOWABLE.sub("", html[:MAX_LENGTH])
    if text.count("<") > MAX_TAGS:
        text = TAG.sub(" ", text).replace("<", "&lt;")
    if not BLOCK_TAG.search(text):
        text = BLANK_LINE.sub("<p>", text)
    parser = _StyledTextParser()
    parser.feed(_cleaner().clean(text))
    parser.close()
    return parser


class _StyledTextParser(HTMLParser):
    """Reads clean HTML as runs of styled text. Two breaks mark the start and the end of a block element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[StyledText] = []
        self.addresses: list[str] = []
        self._styles: list[tuple[str, str]] = []
        self._lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.addresses += [attributes[name] for name in ("href", "src") if attributes.get(name)]
        if tag in BLOCKS:
            self._append(BREAK * 2)
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._append(self._bullet())
        elif tag in CELLS and self.runs and not self.runs[-1][0].endswith(BREAK):
            self._append(" · ")
        elif tag == "br":
            self._append(BREAK)
        elif tag == "img":
            self._append(attributes.get("alt", ""))
        elif style := _style(tag, attributes):
            self._styles.append((tag, style))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._append(BREAK * 2)
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        innermost = next((i for i in reversed(range(len(self._styles))) if self._styles[i][0] == tag), None)
        if innermost is not None:
            del self._styles[innermost]

    def handle_data(self, data: str) -> None:
        self._append(data)

    def _append(self, text: str) -> None:
        styles = {style.split("=")[0]: style for _, style in self._styles}  # the innermost language counts
        self.runs.append((text, frozenset(styles.values()) - {"none"}))

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "• "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "


def _style(tag: str, attributes: dict[str, str]) -> str:
    """The style of an element; `none` for a span without a language; empty for an element without style."""
    if tag == "span":
        language = attributes.get("lang", "")
        return f"lang={language}" if LANGUAGE.fullmatch(language) else "none"
    return STYLES.get(tag, "")


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(STYLES) | BLOCKS | CELLS | set(ATTRIBUTES) | {"br"},
        clean_content_tags=set(REMOVED),
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def _paragraphs(runs: Iterable[StyledText]) -> Iterator[tuple[StyledText, ...]]:
    """Runs as paragraphs in normal form: split at two breaks, white space single, none at the ends.

    White space has only the styles that the text on both sides has: what looks the same is equal.
    """
    pieces = _single_spaced([(each, style) for text, style in runs for each in WORD_OR_SPACE.findall(text)])
    for _, group in groupby(_numbered_by_paragraph(pieces), key=lambda each: each[0]):
        yield tuple(_joined(_with_plain_spaces([(piece, style) for _, piece, style in group])))


def _markdown_from(runs: Sequence[StyledText]) -> str:
    """One paragraph as Markdown; text that looks like markup is escaped."""
    markdown, at = "", 0
    while at < len(runs):
        text, style = runs[at]
        lengths = {mark: _run_length(mark, runs[at:]) for mark in sorted(style)}
        if not lengths:
            markdown, at = markdown + _escaped_markdown(text), at + 1
            continue
        mark = max(lengths, key=lambda each: lengths[each])
        inner = _markdown_from([(each, marks - {mark}) for each, marks in runs[at : at + lengths[mark]]])
        markdown += _marked(mark, inner)
        at += lengths[mark]
    return BRACE_AFTER_SPAN.sub(r"\\{", markdown)


def _run_length(mark: str, runs: Sequence[StyledText]) -> int:
    """How many runs, from the first, have this style."""
    return sum(1 for _ in takewhile(lambda run: mark in run[1], runs))


def _marked(mark: str, inner: str) -> str:
    delimiter = DELIMITERS.get(mark)
    return f"[{inner}]{{{mark}}}" if delimiter is None else f"{delimiter}{inner}{delimiter}"


def _escaped_markdown(text: str) -> str:
    return MARKUP_CHARACTERS.sub(r"\\\g<0>", text).replace(BREAK, "\\\n")


def _single_spaced(pieces: list[StyledText]) -> list[StyledText]:
    """White space as one space, or as one newline if it contains one; none beside a break."""
    result: list[StyledText] = []
    for piece, style in pieces:
        if piece not in " \t\r\n":
            if piece == BREAK and result and result[-1][0] in " \n":
                result.pop()
            result.append((piece, style))
        elif result and result[-1][0] == " " and piece == "\n":
            result[-1] = ("\n", style)
        elif result and result[-1][0] not in (" ", "\n", BREAK):
            result.append(("\n" if piece == "\n" else " ", style))
    return result


def _numbered_by_paragraph(pieces: list[StyledText]) -> Iterator[tuple[int, str, Style]]:
    """Pieces with the number of their paragraph; the breaks between paragraphs are left out."""
    number, breaks, started = 0, 0, False
    for piece, style in pieces:
        if piece == BREAK:
            breaks += 1
            continue
        if started and breaks == 1:
            yield number, BREAK, PLAIN
        elif breaks > 1:
            number += 1
        breaks, started = 0, True
        yield number, piece, style


def _with_plain_spaces(pieces: list[StyledText]) -> list[StyledText]:
    """White space with only the styles that both sides have; none at either end."""
    first = next((at for at, (piece, _) in enumerate(pieces) if not piece.isspace()), len(pieces))
    last = next((at for at in range(len(pieces), first, -1) if not pieces[at - 1][0].isspace()), first)
    words = pieces[first:last]
    after: Style = PLAIN
    following: list[Style] = []
    for piece, style in reversed(words):
        following.append(after)
        after = after if piece.isspace() else style
    before: Style = PLAIN
    spaced: list[StyledText] = []
    for (piece, style), later in zip(words, reversed(following), strict=True):
        spaced.append((piece, before & later if piece.isspace() else style))
        before = before if piece.isspace() else style
    return spaced


def _joined(pieces: list[StyledText]) -> Iterator[StyledText]:
    for style, group in groupby(pieces, key=lambda each: each[1]):
        yield "".join(piece for piece, _ in group), style
