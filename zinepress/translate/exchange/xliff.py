"""Units as XLIFF, version 1.2 or 2.0, for OmegaT and the tools of translators' offices.

In: a `Batch`. Out: the text of the file; and back, from either version. Characters that XML
cannot hold do not stand in sources. A document type is refused: it could name other files, or
grow without bound.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree

from zinepress.errors import SourceError, Where
from zinepress.translate.exchange.units import Batch, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

_OLD = "urn:oasis:names:tc:xliff:document:1.2"
_NEW = "urn:oasis:names:tc:xliff:document:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DIGEST = re.compile(r"#([0-9a-f]{64})$")


class Version(StrEnum):
    """Versions of XLIFF that programs read."""

    OLD = "1.2"
    NEW = "2.0"


def write_xliff(batch: Batch, version: Version) -> str:
    """The XLIFF file of a batch."""
    root = _old(batch) if version is Version.OLD else _new(batch)
    Tree.indent(root)
    return Tree.tostring(root, "unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


def read_xliff(text: str, path: str) -> Batch:
    """The batch in an XLIFF file; raises SourceError when it is none."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise SourceError("a document type in XLIFF", Where(path), "export it again without one")
    try:
        root = Tree.fromstring(text.encode())  # noqa: S314 - entities are refused above
    except (Tree.ParseError, ValueError) as error:
        line = error.position[0] if isinstance(error, Tree.ParseError) else None
        message = "this is not XLIFF"
        raise SourceError(message, Where(path, line), "export it again as XLIFF") from error
    if root.tag == f"{{{_OLD}}}xliff":
        return _read_old(root)
    if root.tag == f"{{{_NEW}}}xliff":
        return _read_new(root)
    hint = "export it as XLIFF 1.2 or 2.0"
    raise SourceError("this is not XLIFF that is known here", Where(path), hint)


def _old(batch: Batch) -> Tree.Element:
    """The elements of version 1.2."""
    root = Tree.Element("xliff", {"version": "1.2", "xmlns": _OLD})
    file = Tree.SubElement(
        root,
        "file",
        {
            "original": f"{batch.slug}#{batch.target_digest}",
            "source-language": batch.source_language,
            "target-language": batch.language,
            "datatype": "plaintext",
        },
    )
    body = Tree.SubElement(file, "body")
    for number, unit in enumerate(batch.units, 1):
        element = Tree.SubElement(body, "trans-unit", {"id": str(number), _SPACE: "preserve"})
        Tree.SubElement(element, "source").text = unit.source
        if unit.target:
            state = "needs-review-translation" if unit.is_doubtful else "translated"
            Tree.SubElement(element, "target", {"state": state}).text = unit.target
        for note in _notes(unit):
            Tree.SubElement(element, "note").text = note
    return root


def _new(batch: Batch) -> Tree.Element:
    """The elements of version 2.0."""
    root = Tree.Element(
        "xliff",
        {
            "version": "2.0",
            "xmlns": _NEW,
            "srcLang": batch.source_language,
            "trgLang": batch.language,
        },
    )
    name = f"{batch.slug}#{batch.target_digest}"
    file = Tree.SubElement(root, "file", {"id": "f1", "original": name, _SPACE: "preserve"})
    for number, unit in enumerate(batch.units, 1):
        element = Tree.SubElement(file, "unit", {"id": str(number)})
        notes = Tree.SubElement(element, "notes")
        for note in _notes(unit):
            Tree.SubElement(notes, "note").text = note
        state = "initial" if not unit.target else "translated" if unit.is_doubtful else "final"
        segment = Tree.SubElement(element, "segment", {"state": state})
        Tree.SubElement(segment, "source").text = unit.source
        if unit.target:
            Tree.SubElement(segment, "target").text = unit.target
    return root


def _notes(unit: Unit) -> Iterator[str]:
    """What a translator is told of a unit."""
    yield unit.kind or "text"
    if unit.previous:
        yield f"translated when the source was: {unit.previous}"


def _read_old(root: Tree.Element) -> Batch:
    """The batch in a file of version 1.2."""
    file = root.find(f"{{{_OLD}}}file")
    said = {} if file is None else file.attrib
    units = tuple(
        Unit(_text(one, _OLD, "source"), _text(one, _OLD, "target"))
        for one in root.iter(f"{{{_OLD}}}trans-unit")
    )
    return _batch(
        said.get("original", ""),
        said.get("source-language", ""),
        said.get("target-language", ""),
        units,
    )


def _read_new(root: Tree.Element) -> Batch:
    """The batch in a file of version 2.0."""
    file = root.find(f"{{{_NEW}}}file")
    name = "" if file is None else file.get("original", "")
    units = tuple(
        Unit(_text(one, _NEW, "source"), _text(one, _NEW, "target"))
        for one in root.iter(f"{{{_NEW}}}segment")
    )
    return _batch(name, root.get("srcLang", ""), root.get("trgLang", ""), units)


def _batch(name: str, source_language: str, language: str, units: tuple[Unit, ...]) -> Batch:
    """A batch whose name may end in the digest of the text it was made from."""
    match = _DIGEST.search(name)
    slug = name[: match.start()] if match else name.removesuffix("#")
    return Batch(slug, source_language, language, units, match[1] if match else "")


def _text(element: Tree.Element, space: str, name: str) -> str:
    """The text of a child, that of elements in it included."""
    child = element.find(f"{{{space}}}{name}")
    return "" if child is None else "".join(child.itertext())
