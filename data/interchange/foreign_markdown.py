"""Markdown of other programs, of which stories show a part: links and pictures become words.

uMap writes `[[address|words]]` and `{{address}}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.reading.markdown_check import unshown_markdown
from data.reading.prose import as_read

LINK = re.compile(
    r"(?<!\\)(?P<picture>!?)\[(?P<words>[^\[\]\n]*)\]\(\s*<?(?P<address>[^()<>\s]+)>?(?:\s+\"[^\"\n]*\")?\s*\)"
)
UMAP_LINK = re.compile(r"\[\[(?P<address>[^\[\]|\s]+)(?:\|(?P<words>[^\[\]\n]*))?\]\]")
UMAP_PICTURE = re.compile(r"\{\{(?P<address>[^{}|\s]+)(?:\|[^{}\n]*)?\}\}")
MARKS = re.compile(r"[\\*_\[\]~]")
FOOTNOTE_MARK = re.compile(r"(?<!\\)\[(?=\^)")


@dataclass(frozen=True, slots=True)
class MarkdownWithoutLinks:
    """A text as stories show it, and the addresses of its links and of its pictures."""

    text: str
    links: tuple[str, ...]
    pictures: tuple[str, ...]


def without_links(text: str) -> MarkdownWithoutLinks:
    """A text with only the Markdown that stories show; other marks are shown as they are typed."""
    links: list[str] = []
    pictures: list[str] = []

    def words(found: re.Match[str]) -> str:
        is_picture = found.re is UMAP_PICTURE or found.groupdict().get("picture")
        (pictures if is_picture else links).append(found["address"])
        return found.groupdict().get("words") or ("" if is_picture else found["address"])

    for pattern in (LINK, UMAP_LINK, UMAP_PICTURE):
        text = pattern.sub(words, text)
    text = FOOTNOTE_MARK.sub(r"\\[", text).strip()
    inline = ("link_open", "image", "footnote_ref", "s_open", "entity")
    if any(kind in inline for kind, _ in unshown_markdown(text, is_markdown=True)):
        text = MARKS.sub(r"\\\g<0>", text)
    return MarkdownWithoutLinks(text, tuple(links), tuple(pictures))


def line_without_marks(line: str) -> MarkdownWithoutLinks:
    """A line that is shown without Markdown, such as a title, without the marks of links and emphasis."""
    if not any(unshown_markdown(line, is_markdown=False)):
        return MarkdownWithoutLinks(line, (), ())
    found = without_links(line)
    return MarkdownWithoutLinks(" ".join(as_read(found.text).split()), found.links, found.pictures)
