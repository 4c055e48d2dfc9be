"""Words of a story that the glossary or the who's who explains: where they stand, and the story with marks.

Only whole words count, the longest first; only the first time in a story. Words in a foreign language
(`[…]{lang=fr}`) and in quotation marks are never marked: they are somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

from markdown_it.token import Token

from data.model.exhibit import Exhibit, Person
from data.reading.prose import WITHOUT_SPACES
from data.reading.story_markdown import story_parser

QUOTED = re.compile(
    r"“[^”]*”|«[^»]*»|»[^«]*«|„[^“”]*[“”]|「[^」]*」|『[^』]*』|\"[^\"]*\"|(?<!\w)‘.*?’(?!\w)", re.DOTALL
)
"""A quotation within one paragraph."""
TERM, PERSON = "term", "person"


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """A story as safe HTML with its marks, `<span class="known" data-known="person/ozaki">`, and the keys of
    what is marked, in the order of the story."""

    html: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class StoryTerms:
    """What is explained, as stories in one language may hold it.

    `forms` are the forms of each entry by its key, `term/serf` or `person/ozaki`; where two have one form,
    the first is meant. `unmarked` are words that are passed over, such as the name of the life.
    """

    forms: Mapping[str, Sequence[str]]
    unmarked: Sequence[str] = ()

    @staticmethod
    def of(exhibit: Exhibit, language: str, person: Person | None = None) -> StoryTerms:
        """The glossary and the who's who for stories in a language; in those of a life, without its name."""
        own = [] if person is None else [person.in_language(each) for each in {language, person.language}]
        names = [name for text in own for name in (text.name, text.short_name)]
        forms = {f"{PERSON}/{each.id}": each.forms(language) for each in exhibit.whos_who}
        forms |= {f"{TERM}/{each.id}": each.forms(language) for each in exhibit.glossary}
        return StoryTerms(forms, names)

    @cached_property
    def keys_by_form(self) -> Mapping[str, str]:
        """The key of each form, in small letters where it begins with one; empty for those unmarked."""
        found = dict.fromkeys(map(_spaced, self.unmarked), "")
        for key, forms in self.forms.items():
            for form in filter(None, map(_spaced, forms)):
                found.setdefault(form, key)
        return found

    def marked(self, story: str) -> MarkedStory:
        """A story with its marks. `story` is Markdown."""
        parser = story_parser()
        blocks = parser.parse(story)
        keys: list[str] = []
        for block in blocks if self.keys_by_form else ():
            if block.type == "inline" and block.children:
                block.children = list(self._with_marks(_joined(block.children), keys))
        return MarkedStory(str(parser.renderer.render(blocks, parser.options, {})), tuple(keys))

    def keys_in(self, story: str) -> tuple[str, ...]:
        """The keys of what is explained in a story, in its order."""
        return self.marked(story).keys

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Every form as whole words, the longest first. Forms with one first letter stand together: where a
        word begins, those of all other letters are passed over at once."""
        rests: dict[str, list[str]] = {}
        for form in sorted(self.keys_by_form, key=lambda form: (-len(form), form)):
            for initial in _initials(form):
                rests.setdefault(initial, []).append(_rest(form))
        spaced = [each for each in rests if not WITHOUT_SPACES.match(each)]
        unspaced = [each for each in rests if WITHOUT_SPACES.match(each)]
        parts = [(r"(?<!\w)", spaced), ("", unspaced)]
        return re.compile("|".join(f"{before}(?:{_choice(rests, each)})" for before, each in parts if each))

    def _with_marks(self, tokens: Sequence[Token], keys: list[str]) -> Iterator[Token]:
        """The tokens of a paragraph with those of the marks; adds the keys of these."""
        whole = "".join(each.content for each in tokens)
        quoted = [each.span() for each in QUOTED.finditer(whole)]
        foreign, begins = 0, 0
        for token in tokens:
            foreign += {"span_open": 1, "span_close": -1}.get(token.type, 0)
            ends = begins + len(token.content)
            if token.type != "text" or foreign:
                yield token
            else:
                outside = _without(begins, ends, quoted)
                yield from self._marks_in(token, begins, outside, keys)
            begins = ends

    def _marks_in(
        self, token: Token, offset: int, parts: Iterable[tuple[int, int]], keys: list[str]
    ) -> Iterator[Token]:
        """A token of text, divided where words are marked. `parts` are those of the paragraph, where the text
        begins at `offset`, in which words may be marked."""
        text, done = token.content, 0
        for begins, ends in parts:
            for found in self._pattern.finditer(text, begins - offset, ends - offset):
                form = _spaced(found[0])
                key = self.keys_by_form.get(form, self.keys_by_form.get(_small(form), ""))
                if key and key not in keys:
                    keys.append(key)
                    yield _text(text[done : found.start()])
                    yield _mark(key, found[0])
                    done = found.end()
        yield _text(text[done:])


def _initials(form: str) -> set[str]:
    """The letters with which a form may begin: one in small letters may begin a sentence."""
    capital = form[0].upper()
    return {form[0], capital} if len(capital) == 1 else {form[0]}  # not ß, of which it is SS


def _choice(rests: Mapping[str, Sequence[str]], initials: Iterable[str]) -> str:
    """A pattern for all forms that begin with these letters."""
    return "|".join(f"{re.escape(each)}(?:{'|'.join(rests[each])})" for each in initials)


def _rest(form: str) -> str:
    """A pattern for a form without its first letter, up to where its last word ends."""
    after = "" if WITHOUT_SPACES.match(form[-1]) else r"(?!\w)"
    return r"\s+".join(map(re.escape, form[1:].split(" "))) + after


def _spaced(form: str) -> str:
    """A form with one space between its words."""
    return " ".join(form.split())


def _small(form: str) -> str:
    return form[:1].lower() + form[1:]


def _joined(tokens: Iterable[Token]) -> list[Token]:
    """Tokens with one token for text that stands together; a line's end within a paragraph is text too."""
    found: list[Token] = []
    for token in tokens:
        is_text = token.type in ("text", "softbreak")
        content = "\n" if token.type == "softbreak" else token.content
        if is_text and found and found[-1].type == "text":
            found[-1] = _text(found[-1].content + content)
        else:
            found.append(_text(content) if is_text else token)
    return found


def _without(begins: int, ends: int, quoted: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts from `begins` to `ends` that lie outside of all quotations."""
    for start, end in quoted:
        if end > begins and start < ends:
            yield begins, max(begins, start)
            begins = min(end, ends)
    yield begins, ends


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _mark(key: str, words: str) -> Token:
    html = f'<span class="known" data-known="{escape(key)}">{escape(words)}</span>'
    return Token("html_inline", "", 0, content=html)
