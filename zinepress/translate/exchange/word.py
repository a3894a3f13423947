"""Units as a Word document: a table of number, source and translation.

In: a `Batch`. Out: the bytes of a .docx file; and back. Needs python-docx, which comes with
`zinepress[word]`. What is to be looked at is shaded, and shows below the source what it was.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from zinepress.errors import SourceError, UsageError, Where
from zinepress.press.languages import autonym, direction, english_name
from zinepress.translate.exchange.units import Batch, Unit
from zinepress.translate.likeness import changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table, _Cell

_SHADE = "FFF2CC"
_LARGEST = 64 * 1024 * 1024
"""Bytes of a document, unpacked."""
_MARK = "zinepress"


def write_word(batch: Batch) -> bytes:
    """The Word document of a batch."""
    document = _empty()
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.title = f"{batch.slug}: {autonym(batch.language)}"
    names = (_MARK, batch.slug, batch.source_language, batch.language, batch.target_digest)
    properties.identifier = " ".join(names)
    document.add_heading(properties.title, 1)
    document.add_paragraph(
        f"Write the {english_name(batch.language)} text in the third column. Shaded rows need a "
        "look: the source changed, or nobody has compared them yet. Leave the signs # * [ ] { } as "
        "they are, and send the file back."
    )
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    heads = ("", english_name(batch.source_language), autonym(batch.language))
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
    for number, unit in enumerate(batch.units, 1):
        _row(table, number, unit, batch.language)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def read_word(packed: bytes, path: str) -> Batch:
    """The batch in a Word document; raises SourceError when it is none."""
    import docx  # noqa: PLC0415 - an extra, and slow to import

    wrong = SourceError(
        "this is not a Word document that zinepress made",
        Where(path),
        "send back the .docx file itself, saved as .docx",
    )
    try:
        with ZipFile(BytesIO(packed)) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except (BadZipFile, ValueError, OSError):
        raise wrong from None
    if size > _LARGEST:
        raise SourceError(
            "a Word document of more than 64 MB", Where(path), "take out its pictures"
        )
    try:
        document = docx.Document(BytesIO(packed))
        units = tuple(_units(document))
        names = (document.core_properties.identifier or "").split(" ")
    except Exception as error:  # a stranger's file fails in every way there is
        raise wrong from error
    if not units:
        raise wrong
    _, slug, source_language, language, digest = names if len(names) == 5 else ("",) * 5
    return Batch(slug, source_language, language, units, digest)


def _empty() -> Document:
    """A document with nothing in it; raises UsageError where python-docx is not installed."""
    try:
        import docx  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise UsageError(
            "Word documents need python-docx", hint="run: pip install 'zinepress[word]'"
        ) from None
    return docx.Document()


def _row(table: Table, number: int, unit: Unit, language: str) -> None:
    """One unit as a row of the table."""
    cells = table.add_row().cells  # type: ignore[no-untyped-call] # python-docx types the rest
    cells[0].text = f"{number}\n{unit.kind}".rstrip()
    cells[1].text = unit.source
    if unit.previous:
        was, _ = changes(unit.previous, unit.source)
        note = cells[1].add_paragraph().add_run(f"was: {was}")
        note.italic = True
    cells[2].text = unit.target
    for cell in cells if unit.is_doubtful else ():
        _shade(cell)
    if direction(language) == "rtl":
        _turn(cells[2])


def _shade(cell: _Cell) -> None:
    """Give a cell a background; python-docx has no word for it."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra, and slow to import
    from docx.oxml.ns import qn  # noqa: PLC0415

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _turn(cell: _Cell) -> None:
    """Let the text of a cell run from right to left."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra, and slow to import

    for paragraph in cell.paragraphs:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _units(document: Document) -> Iterator[Unit]:
    """The units in the tables of a document; a row of three cells that begins with a number."""
    for table in document.tables:
        for row in table.rows:
            cells = row.cells
            if len(cells) != 3 or not cells[0].text[:1].isdigit():
                continue
            kind = cells[0].text.partition("\n")[2]
            said = "\n".join(paragraph.text for paragraph in cells[2].paragraphs).strip()
            yield Unit(cells[1].paragraphs[0].text, said, kind)
