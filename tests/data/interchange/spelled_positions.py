"""A position in one of the ways in which tables write it, chosen at random."""

from __future__ import annotations

import random
from collections.abc import Callable

from data.model.exhibit import Point


def any_position(choose: random.Random) -> Point:
    """A position at whole seconds, in degrees to the seventh decimal."""
    latitude, longitude = choose.randint(-323_999, 323_999), choose.randint(-647_999, 647_999)
    return round(latitude / 3600, 7), round(longitude / 3600, 7)


def sexagesimal(value: float, letters: str, pattern: str) -> str:
    """A whole number of seconds, which the test chose, in a notation."""
    seconds = round(abs(value) * 3600)
    letter = letters.split("|")[value < 0]
    return pattern.format(d=seconds // 3600, m=seconds // 60 % 60, s=seconds % 60, letter=letter)


LETTERS = [
    *(
        ("N|S", "E|W"),
        ("Nord|Süd", "Ost|West"),
        ("nördl. Br.|südl. Br.", "östl. L.|westl. L."),
        ("Nord|Sud", "Est|Ouest"),
    ),
    *(
        ("norte|sur", "este|oeste"),
        ("norte|sul", "leste|oeste"),
        ("nord|sud", "est|ovest"),
        ("N.B.|Z.B.", "O.L.|W.L."),
    ),
    *(("с. ш.|ю. ш.", "в. д.|з. д."), ("с.ш.|ю.ш.", "в.д.|з.д."), ("пн. ш.|пд. ш.", "сх. д.|зх. д.")),
]
PATTERNS = [
    "{d}°{m}′{s}″ {letter}",
    "{d}° {m}' {s}\" {letter}",
    "{d} deg {m}' {s}\" {letter}",
    "{d}º {m}´ {s}´´ {letter}",
]


def spelled(at: Point, choose: random.Random) -> tuple[str, str]:
    """One or two cells with this position."""
    latitude, longitude = at
    kind = choose.randrange(4)
    if kind == 0:
        letters, pattern = choose.choice(LETTERS), choose.choice(PATTERNS)
        two = [
            sexagesimal(value, *each, pattern)
            for value, each in zip(at, [(x,) for x in letters], strict=True)
        ]
        return (two[0], two[1]) if choose.random() < 0.5 else (choose.choice([", ", " ", "; "]).join(two), "")
    if kind == 1:
        comma: Callable[[float], str] = choose.choice([repr, lambda value: repr(value).replace(".", ",")])
        two = [comma(latitude), comma(longitude)]
        return (two[0], two[1]) if choose.random() < 0.5 else (choose.choice(["; ", " "]).join(two), "")
    if kind == 2:
        return choose.choice(["POINT ({1!r} {0!r})", "Point({1!r} {0!r})", "geo:{0!r},{1!r}"]).format(*at), ""
    return f"[{longitude!r}, {latitude!r}]".join(['{"type": "Point", "coordinates": ', "}"]), ""
