"""Why a town is proposed, in words a curator can check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from data.geocoding.confidence import ITS_TOWN, Surroundings, TownMatch, is_in_its_language
from data.model.languages import language_name

WITH_ARTICLE = (
    *("AE", "AX", "BS", "CC", "CD", "CF", "CK", "DO", "FK", "FO", "GB", "GM", "IM", "IO", "KM", "KY", "MH"),
    *("MP", "MV", "NL", "PH", "PS", "SB", "SC", "TC", "UM", "US", "VA", "VG", "VI"),
)
"""Countries and territories that English names with an article: the Netherlands."""


def reasons(
    match: TownMatch,
    matches: Sequence[TownMatch],
    around: Surroundings,
    countries: Mapping[str, str],
    searched: str = "",
) -> list[str]:
    """What speaks for a town and what against it, a few words each.

    `matches` are all towns that are proposed with it. `countries`: code → English name. `searched`: the code
    of the one country that was searched; empty where it was the whole world.
    """
    code = match.town.country
    country = f"{'the ' if code in WITH_ARTICLE else ''}{countries.get(code, code)}"
    return [
        *_of_name(match, matches, "" if match.is_elsewhere or not searched else f" in {country}"),
        *_of_others(match, around, country),
        *_of_language(match, around, country),
    ]


def _of_name(match: TownMatch, matches: Sequence[TownMatch], where: str) -> Iterator[str]:
    if match.kind == "similar":
        yield "only a similar name"
    elif match.kind == "part":
        yield f"only a part of the name, {match.name}"
    else:
        if match.kind == "alternate":
            yield f"{match.name} is another of its names"
        yield _among_namesakes(match, matches, where)
    if match.is_elsewhere:
        yield "not in the country of the row"
    if match.in_region is False:
        yield "not in the region that the name says"
    if match.is_qualifier_unresolved:
        yield "what follows the name was not understood"


def _among_namesakes(match: TownMatch, matches: Sequence[TownMatch], where: str) -> str:
    """Whether it is the largest of the towns that have the name, now or in any language."""
    named = [each.town for each in matches if each.kind in ("main", "alternate")]
    if len(named) == 1:
        return f"the table of towns has no other one of this name{where}"
    is_largest = match.town.population > max(each.population for each in named if each is not match.town)
    return f"{'the largest' if is_largest else 'one'} of {len(named)} towns of this name{where}"


def _of_others(match: TownMatch, around: Surroundings, country: str) -> Iterator[str]:
    """How many of the other places lie in this country; nothing where one does not say its country."""
    known, same = len(around.countries), around.countries.count(match.town.country)
    if not known or known < len(around.points):
        return
    verb = "is" if same else "is not"
    if around.whose == ITS_TOWN:
        yield f"the town it is part of {verb} in {country}"
    elif known == 1:
        yield f"{around.whose} one located place {verb} in {country}"
    else:
        are = "are" if same > 1 else "is"
        yield f"{same or 'none'} of {around.whose} {known} located places {are} in {country}"


def _of_language(match: TownMatch, around: Surroundings, country: str) -> Iterator[str]:
    if is_in_its_language(match, around):
        spoken = sorted(set(around.languages) & set(match.spoken) - {"en"})
        are = "are" if len(spoken) > 1 else "is"
        yield f"{' and '.join(map(language_name, spoken))} {are} spoken in {country}"
