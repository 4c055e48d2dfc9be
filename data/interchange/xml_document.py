"""XML of strangers, read with every door shut: no entities, no DTD, no network, no huge trees."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from lxml import etree

from data.interchange.file_content import refuse_if_too_large, text_of
from data.interchange.stop_record import UnreadableError
from data.reading.read_text import LARGEST_FILE

DECLARATION = re.compile(r"\A\s*<\?xml\b.*?\?>", re.DOTALL)
DOCTYPE = re.compile(r"\A(?:\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL | re.IGNORECASE)
"""Before the root, the one place XML allows it; in the text of a description it does no harm."""

ZIP = b"PK\x03\x04"


def xml_of(data: bytes) -> Any:
    """The root element. Raises UnreadableError for what is no XML, or could make a reader fetch or swell."""
    text = text_of(data)
    if DOCTYPE.match(text):
        raise UnreadableError(
            "the file declares a DOCTYPE, which can make a reader open other files; no KML needs it. "
            "Export it again, or delete that line."
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        # The text is decoded already: a declaration of another encoding would only mislead.
        return etree.fromstring(DECLARATION.sub("", text).strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise UnreadableError(
            f"line {line}: the XML breaks off or is damaged; export it again where it came from."
        ) from error


def unzipped(data: bytes, suffix: str) -> bytes:
    """The first file of a zip whose name ends in `suffix`, never unpacked to disk, never more than 20 MB."""
    refuse_if_too_large(len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = sorted(name for name in archive.namelist() if name.lower().endswith(suffix))
            if not names:
                raise UnreadableError(f"the zip holds no {suffix} file; export it again where it came from.")
            first = next((name for name in names if name.lower() == f"doc{suffix}"), names[0])
            with archive.open(first) as file:  # what the zip says of a file's size may be a lie
                content = file.read(LARGEST_FILE + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableError("the zip is damaged or locked; export it again where it came from.") from error
    refuse_if_too_large(len(content))
    return content
