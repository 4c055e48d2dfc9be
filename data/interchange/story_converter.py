"""Clean HTML as the Markdown of stories, by markdownify.

Stories have paragraphs, line breaks, emphasis and phrases in another language. Every other block becomes a
paragraph, a list item begins with a bullet or its number, and the cells of a row stand in one paragraph.
Beautiful Soup takes 0.1 to 0.2 s to load: this module is imported where HTML was found.
"""

from __future__ import annotations

import re
from typing import Any

from markdownify import MarkdownConverter

from data.reading.prose import as_read

BREAK = "\u2028"
"""Marks a line break (`<br>`) until the whole text is known; a newline in HTML is only a space."""
CELL = " · "
NULL = "<null>"
"""What ArcGIS writes for a value that is not given, in any capitals."""
MARKUP_CHARACTERS = re.compile(r"[\\*_\[\]]")
UNESCAPED_MARKUP = re.compile(r"(\\.)|\*+|\[|\](?:\{lang=[^{}]*\})?", re.DOTALL)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
PARAGRAPH_END = re.compile(r"\n\s*\n|\u2028\s*\u2028\s*")
PARAGRAPH = re.compile(rf"\S(?:(?!{PARAGRAPH_END.pattern}).)*(?<!\s)", re.DOTALL)
SPACES = re.compile(r"[ \t\r\n]*\u2028[ \t\r\n]*|[ \t\r]*\n[ \t\r\n]*|[ \t\r]+")
BRACE_AFTER_SPAN = re.compile(r"(?<=\})\{")


class StoryConverter(MarkdownConverter):
    """The converter of one text. `addresses` are those of its links and pictures, which stories do not have;
    `pictures` those of its pictures alone.

    The HTML holds only the elements below: `p` for every block that is no list, and one name for each style.
    """

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.pictures: list[str] = []

    def story(self, html: str) -> str:
        """The HTML as Markdown. Raises RecursionError for some hundred nested elements."""
        # Within an element, as Beautiful Soup warns of a text that looks like a file name.
        text = self.convert(f"<p>{html}</p>")
        paragraphs = (SPACES.sub(_one_space, each).strip() for each in PARAGRAPH_END.split(text))
        return "\n\n".join(_checked(each) for each in paragraphs if each)

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return MARKUP_CHARACTERS.sub(r"\\\g<0>", text)

    def convert_p(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text}\n\n"

    convert_ul = convert_ol = convert_p

    def convert_li(self, el: Any, text: str, parent_tags: set[str]) -> str:
        lists = el.find_parent(["ol", "ul"])
        number = len(el.find_previous_siblings("li")) + 1
        bullet = f"{number}." if lists is not None and lists.name == "ol" else "•"
        return f"\n\n{bullet} {text.strip()}\n\n"

    def convert_tr(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.removeprefix(CELL)}\n\n"

    def convert_td(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return "" if text.strip().lower() in ("", NULL) else f"{CELL}{text.strip()}"

    def convert_br(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return BREAK

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        self.addresses.append(el.get("href", ""))
        return text

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
        self.addresses.append(el.get("src", ""))
        self.pictures.append(el.get("src", ""))
        return self.escape(el.get("alt", ""), parent_tags)

    def convert_em(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return text if "em" in parent_tags else _enclosed(text, "*", "*")

    def convert_strong(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return text if "strong" in parent_tags else _enclosed(text, "**", "**")

    def convert_span(self, el: Any, text: str, parent_tags: set[str]) -> str:
        language, outer = el.get("lang", ""), el.find_parent("span", lang=True)
        is_new = outer is None or outer["lang"] != language
        return (
            _enclosed(text, "[", f"]{{lang={language}}}") if is_new and LANGUAGE.fullmatch(language) else text
        )


def _enclosed(text: str, before: str, after: str) -> str:
    """Each paragraph between the marks, the white space around it outside: Markdown requires both."""
    return PARAGRAPH.sub(lambda found: f"{before}{found[0]}{after}", text)


def _one_space(found: re.Match[str]) -> str:
    return next((each for each in (BREAK, "\n") if each in found[0]), " ")


def _checked(paragraph: str) -> str:
    """A paragraph with its styles; without them where Markdown would not read them as such.

    It starts no emphasis between a letter and a quotation mark, for example, and would show the asterisk.
    """
    paragraph = paragraph.replace(BREAK, "\\\n")
    plain = UNESCAPED_MARKUP.sub(lambda found: found[1] or "", paragraph)
    is_readable = paragraph == plain or as_read(paragraph) == as_read(plain)
    chosen = paragraph if is_readable else plain
    return BRACE_AFTER_SPAN.sub(r"\\{", chosen)
