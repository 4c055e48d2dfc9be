"""Small workbooks, as a spreadsheet writes them: XML parts in a zip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from data.interchange.sheet import column_letters
from data.interchange.zip_container import zip_bytes

EPOCH = date(1899, 12, 30)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
ODS_HEAD = (
    f'<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:table="{OFFICE}:table:1.0" '
    f'xmlns:text="{OFFICE}:text:1.0" xmlns:style="{OFFICE}:style:1.0" xmlns:draw="{OFFICE}:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink">'
)
ODS_KIND = b"application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True)
class Raw:
    """The XML of a cell: for .xlsx from `<c` on without its name, for .ods the whole element."""

    xml: str


Value = str | float | bool | date | Raw | None
Rows = Sequence[Sequence[Value]]


def xlsx_of(
    sheets: Mapping[str, Rows],
    formats: Sequence[str] = (),
    *,
    more: str = "",
    hidden: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    is_1904: bool = False,
    relations: str = "",
    files: Mapping[str, str] | None = None,
) -> bytes:
    """An .xlsx. Style 1 is a full date; those from 2 on have the `formats`.

    `more` is XML behind the rows of the first sheet, whose `relations` lead to further `files`.
    """
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"'
        + (' state="hidden"/>' if name in hidden else "/>")
        for number, name in enumerate(names, 1)
    )
    codes = "".join(
        f'<numFmt numFmtId="{170 + number}" formatCode="{escape(code)}"/>'
        for number, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{170 + number}"/>' for number in range(len(formats)))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations('Id="rId1" Type="x/officeDocument" Target="xl/workbook.xml"'),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        f'<workbookPr date1904="{int(is_1904)}"/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            *(
                f'Id="rId{number}" Type="x/worksheet" Target="worksheets/sheet{number}.xml"'
                for number in range(1, len(names) + 1)
            ),
            'Id="s" Type="x/styles" Target="styles.xml"',
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>{styles}</cellXfs></styleSheet>',
    }
    for number, name in enumerate(names, 1):
        rows = "".join(
            _xlsx_row(at, row, at in hidden_rows and number == 1) for at, row in enumerate(sheets[name], 1)
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheetData>{rows}</sheetData>'
            f"{more if number == 1 else ''}</worksheet>"
        )
    if relations:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = _relations(relations)
    return zip_bytes({path: text.encode() for path, text in {**parts, **(files or {})}.items()})


def _relations(*each: str) -> str:
    listed = "".join(f"<Relationship {one}/>" for one in each)
    return f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'


def _xlsx_row(number: int, row: Sequence[Value], is_hidden: bool) -> str:
    cells = "".join(_xlsx_cell(f"{column_letters(at)}{number}", each) for at, each in enumerate(row, 1))
    return f'<row r="{number}" hidden="{int(is_hidden)}">{cells}</row>'


def _xlsx_cell(name: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Raw):
        return f'<c r="{name}" {value.xml}</c>'
    if isinstance(value, bool):
        return f'<c r="{name}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, date):
        return f'<c r="{name}" s="1"><v>{(value - EPOCH).days}</v></c>'
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{name}"><v>{value!r}</v></c>'


def ods_of(sheets: Mapping[str, Rows], hidden: Sequence[str] = ()) -> bytes:
    """An .ods; each row ends as LibreOffice ends it, and a million empty rows follow the last."""
    tables = "".join(_ods_table(name, rows, name in hidden) for name, rows in sheets.items())
    styles = (
        '<office:automatic-styles><style:style style:name="off" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"{ODS_HEAD}{styles}{body}</office:document-content>"
    return zip_bytes({"mimetype": ODS_KIND, "content.xml": content.encode()})


def _ods_table(name: str, rows: Rows, is_hidden: bool) -> str:
    cells = ["".join(map(_ods_cell, row)) for row in rows]
    written = "".join(f"<table:table-row>{each}{ODS_REST}</table:table-row>" for each in cells)
    style = "off" if is_hidden else "on"
    return (
        f'<table:table table:name="{escape(name)}" table:style-name="{style}">{written}'
        f'<table:table-row table:number-rows-repeated="1048000">{ODS_REST}</table:table-row></table:table>'
    )


ODS_REST = '<table:table-cell table:number-columns-repeated="16000"/>'


def _ods_cell(value: Value) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, Raw):
        return value.xml
    if isinstance(value, bool):
        kind, shown = f'boolean" office:boolean-value="{str(value).lower()}', str(value).upper()
    elif isinstance(value, date):
        kind, shown = f'date" office:date-value="{value}', value.strftime("%d/%m/%Y")
    elif isinstance(value, str):
        kind, shown = "string", value
    else:
        kind, shown = f'float" office:value="{value!r}', f"{value:g}"
    lines = "".join(f"<text:p>{_ods_text(line)}</text:p>" for line in shown.split("\n"))
    return f'<table:table-cell office:value-type="{kind}">{lines}</table:table-cell>'


def _ods_text(text: str) -> str:
    return escape(text).replace("  ", ' <text:s text:c="1"/>')
