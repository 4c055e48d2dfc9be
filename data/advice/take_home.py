"""Advice on the page that visitors take home: addresses that make a code too fine for a telephone."""

from __future__ import annotations

from collections.abc import Iterator

from data.advice.file_locations import FileLocations
from data.model.address import ascii_address
from data.model.exhibit import Exhibit
from data.model.problem import Advice

LONGEST = 213
"""Bytes in a QR code of version 10 at its correction level M (ISO/IEC 18004): a module is 0.7 mm wide."""


def long_addresses(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Addresses of more than 213 bytes: one piece of advice for each file that gives one."""
    addresses = {"exhibit.yaml": exhibit.take_home}
    addresses |= {f"exhibit.{each}.yaml": text.take_home for each, text in exhibit.translations.items()}
    for file, address in addresses.items():
        length = len(ascii_address(address)) if address else 0
        if length > LONGEST:
            yield Advice.on(
                file,
                "take_home",
                found=address,
                fault=f"is {length} characters long as telephones read it, more than {LONGEST}",
                remedy="give the page a shorter address, if your website can",
                effect="The code is so fine that some telephones do not read it.",
                at=locations.field(file, "take_home"),
            )
