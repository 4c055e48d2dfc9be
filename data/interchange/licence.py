"""The addresses of licences and rights statements as names that a visitor can read."""

from __future__ import annotations

import re

RIGHTS_STATEMENTS = {
    "inc": "In Copyright",
    "inc-ow-eu": "In Copyright – EU Orphan Work",
    "inc-edu": "In Copyright – Educational Use Permitted",
    "inc-nc": "In Copyright – Non-Commercial Use Permitted",
    "inc-ruu": "In Copyright – Rights-holder(s) Unlocatable or Unidentifiable",
    "noc-cr": "No Copyright – Contractual Restrictions",
    "noc-nc": "No Copyright – Non-Commercial Use Only",
    "noc-oklr": "No Copyright – Other Known Legal Restrictions",
    "noc-us": "No Copyright – United States",
    "cne": "Copyright Not Evaluated",
    "und": "Copyright Undetermined",
    "nkc": "No Known Copyright",
}
"""Of https://rightsstatements.org: the last word of a statement's address → its name."""
RIGHTS_STATEMENT = re.compile(
    r"(?:https?://)?(?:www\.)?rightsstatements\.org/(?:vocab|page)/([A-Za-z-]+)(?:/[\d.]+)?/?(?:\?.*)?"
)
CREATIVE_COMMONS = re.compile(
    r"(?:https?://)?(?:www\.)?creativecommons\.org/(?:licenses/(?P<kind>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>[\d.]+)"
    r"(?:/(?P<land>[a-z]{2,3}))?|publicdomain/(?P<domain>zero|mark)/1\.0)"
    r"(?:/(?:deed|legalcode)?(?:\.[A-Za-z-]+)?)?/?"
)


def licence_name(written: str) -> str:
    """`CC-BY-SA-4.0` (SPDX) or the statement's name; a text that is no such address unchanged.

    Omeka writes the address, then its label in any language: the label says the same.

    >>> licence_name("https://creativecommons.org/licenses/by-sa/4.0/deed.de")
    'CC-BY-SA-4.0'
    """
    words = written.split()
    address = words[0] if words and "://" in words[0] else written.strip()
    if found := RIGHTS_STATEMENT.fullmatch(address):
        return RIGHTS_STATEMENTS.get(found[1].lower(), written)
    if found := CREATIVE_COMMONS.fullmatch(address.lower()):
        if found["domain"]:
            return "CC0-1.0" if found["domain"] == "zero" else "public domain"
        parts = ("CC", found["kind"], found["version"], found["land"])
        return "-".join(filter(None, parts)).upper()
    return written
