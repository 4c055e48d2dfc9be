"""Report Markdown in a curator's text that is not shown as such: visitors would read its marks as typed.

What is shown follows from the parser of the stories: a text is parsed by it and by one that knows all usual
Markdown, and what only the second one finds is reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from data.model.problem import Location
from data.reading.prose import as_read
from data.reading.source_file import SourceFile
from data.reading.story_markdown import FOOTNOTE, full_parser, story_parser

MARKS = re.compile(r"[<>*#|`~&\[\]_=-]")
"""Without one of these a text holds neither Markdown nor HTML."""
POSSIBLE = re.compile(
    r"\]\(|\]\[|\]:|!\[|\[\^|~~|&#?\w+;|\|.+\|.+\|"
    r"|^[ >]*(?:#|>|\||`{3}|[*+-][ \t]|:?-+:?[ \t]*\||={2,}[ \t]*$|-{3,}[ \t]*$|_{3,}[ \t]*$)",
    re.MULTILINE | re.IGNORECASE,
)
"""Only texts with such marks are parsed: it takes a millisecond, and there may be thousands of stories."""
TABLE_ROW = re.compile(r"\|(?:[ \t]+[^|\s](?:[^|\n]*[^|\s])?[ \t]+\|){2,}")
"""A row of a table with its outer marks, which is no table by itself: that has a row of dashes."""
EMPHASIS = re.compile(r"(?<!\w)(\*{1,2})(?=[^\s*])[^*\n]*(?<=[^\s*])\1(?!\w)|\[[^\[\]\n]+\]\{lang=[^{}\n]*\}")
"""What a story may have, but a text that is shown without Markdown may not."""
ADDRESS = re.compile(r"[.:/#@]")
LETTERS = re.compile(r"[^\W\d_]{2,}")
UNDERLINES = ("=", "-")
OPENING = re.compile(r"[^\W\d_]|[\"“”„«»‘’'(*_—–…-]")
"""How words begin that may be a quotation or a heading; not `> 500` and `# 5`, nor an emoticon."""


@dataclass(frozen=True, slots=True)
class Construct:
    """A part of Markdown: what it is called, how it looks, and what to type instead."""

    name: str
    typed: re.Pattern[str] | None
    remedy: str


CONSTRUCTS = {
    "link_open": Construct(
        "a link",
        re.compile(r"\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])"),
        "write its words alone",
    ),
    "image": Construct("a picture", re.compile(r"!\[[^\[\]\n]*\](?:\([^()\n]*\))?"), "leave it out here"),
    "footnote_ref": Construct("a note’s mark", FOOTNOTE, "write the note into the text, or leave it out"),
    "table_open": Construct("a table", None, "write it as sentences"),
    "table_row": Construct("a row of a table", TABLE_ROW, "write it as a sentence"),
    "heading_open": Construct("a heading", None, "leave the mark out"),
    "blockquote_open": Construct("a quotation marked with >", None, "write it in quotation marks"),
    "bullet_list_open": Construct("a list", None, "write it as a sentence"),
    "fence": Construct("a block of code", None, "write it as sentences"),
    "hr": Construct("a line across the page", None, "leave it out; a blank line parts two paragraphs"),
    "s_open": Construct("struck-out text", re.compile(r"~~[^~\n]+~~"), "write the text without the marks"),
    "entity": Construct(
        "the code of a character", re.compile(r"&#?\w+;"), "type the character itself, or a space"
    ),
    "emphasis": Construct("emphasis", EMPHASIS, "write it without the marks"),
}
BLOCKS = ("table_open", "heading_open", "blockquote_open", "bullet_list_open", "fence", "hr")
IN_A_STORY = {
    "link_open": "write its words alone; what the story rests on is named by sources:",
    "image": "leave it out here; a story’s picture is named by picture:, and has a row in pictures.csv",
    "footnote_ref": "write the note into the story; what it rests on is named by sources:",
}
"""Remedies in a story's file, which has fields for these."""


def report_markdown(
    text: object, source: SourceFile, field: str, at: Location, *, is_markdown: bool, in_story: bool = False
) -> None:
    """Report each kind of Markdown in a text that visitors would read as typed, once; no other value has any.

    `is_markdown`: the text is shown as a story is; else without any Markdown. `in_story`: its file is that of
    a story. In the story itself, the field "story", `at` is not used: the line of each is found.
    """
    if not isinstance(text, str):
        return
    text = re.sub(r"\r\n?", "\n", text)  # as the parser counts lines
    lines = text.split("\n")
    for kind, line in unshown_markdown(text, is_markdown=is_markdown):
        construct = CONSTRUCTS[kind]
        mark = construct.typed.search("\n".join(lines[line:])) if construct.typed else None
        source.problem(
            field,
            found=mark[0] if mark else lines[line].strip(),
            fault=f"is {construct.name} in Markdown, which is not shown as one",
            remedy=(IN_A_STORY if in_story else {}).get(kind, construct.remedy),
            effect="Visitors read the marks as they are typed.",
            at=source.at_story(sum(len(each) + 1 for each in lines[:line])) if field == "story" else at,
        )


def unshown_markdown(text: str, *, is_markdown: bool) -> Iterator[tuple[str, int]]:
    """Each kind of Markdown in a text that is shown as it is typed, with the line of the first, from 0.

    A text of one line that is shown without Markdown, such as a title, is not looked at for headings and the
    like: it stands by itself.
    """
    if not is_markdown and (mark := EMPHASIS.search(text)):
        yield "emphasis", text.count("\n", 0, mark.start())
    if not POSSIBLE.search(text):
        return
    kinds = CONSTRUCTS if is_markdown or "\n" in text.strip() else CONSTRUCTS.keys() - BLOCKS
    found = [each for each in _constructs(full_parser().parse(text), text) if each[0] in kinds]
    shown = Counter[str]()
    if is_markdown:
        shown.update(kind for kind, _ in _constructs(story_parser().parse(text), text))
    shown.pop("table_row", None)  # found in the text that both parsers leave as it is
    for kind in dict.fromkeys(kind for kind, _ in found):
        lines = [line for each, line in found if each == kind]
        if len(lines) > shown.get(kind, 0):
            yield kind, lines[0]


def with_blocks_as_text(story: str) -> str:
    """A story whose headings, tables and the like are escaped: it is shown as before, and nothing in it is
    taken for such Markdown."""
    for _ in range(story.count("\n") + 1):
        blocks = [each for each in unshown_markdown(story, is_markdown=True) if each[0] in BLOCKS]
        found = {line + (kind == "table_open") for kind, line in blocks}  # the line below a table's header
        if not found:
            break
        lines = story.split("\n")
        for line in found:
            lines[line] = re.sub(r"(?=\S)", r"\\", lines[line], count=1)
        story = "\n".join(lines)
    return TABLE_ROW.sub(lambda row: re.sub(r"(?<!\\)\|", r"\\|", row[0]), story)


def without_emphasis(text: str) -> str:
    """A text for a field that is shown without Markdown: `*Titanic* sinks` as `Titanic sinks`."""
    return EMPHASIS.sub(lambda found: as_read(found[0]), text)


def _constructs(tokens: Sequence[Token], text: str) -> Iterator[tuple[str, int]]:
    """The kind and the line, from 0, of every token that is meant as Markdown."""
    lines = text.split("\n")
    for index, token in enumerate(tokens):
        line = token.map[0] if token.map else 0
        if token.type == "inline":
            yield from _inline_constructs(token.children or [], line)
        elif _is_meant(token, tokens[index + 1 :], lines):
            is_underlined = token.type == "heading_open" and token.markup in UNDERLINES
            yield token.type, token.map[1] - 1 if is_underlined and token.map else line


def _is_meant(token: Token, following: Sequence[Token], lines: Sequence[str]) -> bool:
    """Whether a block is meant as Markdown, not a mark that happens to begin a line of plain text."""
    first, last = (lines[token.map[0]], lines[token.map[1] - 1].strip()) if token.map else ("", "")
    content = first.lstrip(" \t#>*")
    if token.type == "heading_open" and token.markup in UNDERLINES:
        return len(last) >= 3
    if token.type in ("heading_open", "blockquote_open"):
        return OPENING.match(content) is not None and LETTERS.search(content) is not None
    if token.type == "hr":
        return re.fullmatch(r"-{3,}|_{3,}", last) is not None  # `* * *` parts texts in print too
    if token.type == "fence":
        return token.markup.startswith("`")
    if token.type == "bullet_list_open":
        # A dash may begin what somebody says, and `* 1842` is a birth.
        items = [
            each for each in following if each.type == "list_item_open" and each.level == token.level + 1
        ]
        return token.markup == "*" and len(items) > 1 and OPENING.match(content) is not None
    return True


def _inline_constructs(children: Sequence[Token], line: int) -> Iterator[tuple[str, int]]:
    for index, token in enumerate(children):
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "text" and TABLE_ROW.search(token.content):
            yield "table_row", line
        elif token.type == "text_special" and token.info == "entity":
            yield "entity", line
        elif token.type == "link_open":
            label = children[index + 1].content if children[index + 1].type == "text" else "…"
            address = str(token.attrGet("href") or "")
            if token.markup == "autolink" or (
                ADDRESS.search(address) and label not in ("sic", "…", "?", "!")
            ):
                yield token.type, line
        else:
            yield token.type, line
