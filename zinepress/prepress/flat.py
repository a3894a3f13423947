"""Pages without transparency, for standards that have none.

In: an open PDF. Out: the same PDF without the keys of transparency; PrepressError, with every
page and what shows through on it, where leaving them out would change what is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Dictionary

from zinepress.errors import Finding, PrepressError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NONE = Dictionary()
_KEYS = ("/ca", "/CA", "/BM", "/SMask", "/AIS")
_PLAIN = ("/Normal", "/Compatible")
_FONTS = "put a .ttf of it into 'fonts/', or send the shop the file for PDF/X-4"
_HINT = "take it out, or send the shop the file for PDF/X-4"


def flatten(pdf: pikepdf.Pdf) -> None:
    """Make sure that nothing shows through, and leave out what could say so."""
    findings = [
        Finding(f"{what}, which PDF/X-1a does not take", hint=_HINT, page=number)
        for number, page in enumerate(pdf.pages, 1)
        for what in dict.fromkeys(_seen_through(page.obj, page.obj.get("/Resources", _NONE), 0))
    ]
    findings += [
        Finding(f"the font {name} is OpenType, which PDF/X-1a does not take", hint=_FONTS)
        for name in sorted(set(_opentype(pdf)))
    ]
    if findings:
        raise PrepressError.of(findings)
    for page in pdf.pages:
        _clean(page.obj)
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            _clean(thing)


def _opentype(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of fonts that are embedded in a way that PDF 1.6 began."""
    for thing in pdf.objects:
        file = thing.get("/FontFile3") if isinstance(thing, Dictionary) else None
        if file is not None and file.get("/Subtype") == pikepdf.Name.OpenType:
            yield str(thing.get("/FontName", "?")).lstrip("/")


def _seen_through(content: pikepdf.Object, resources: pikepdf.Object, depth: int) -> Iterator[str]:
    """What a content stream draws that lets something be seen through it."""
    if depth > 20:
        return
    states, things = (resources.get(kind, _NONE) for kind in ("/ExtGState", "/XObject"))
    for step in pikepdf.parse_content_stream(content):
        name = str(step.operands[0]) if step.operands else ""
        operator = str(step.operator)
        if operator == "gs" and name in states:
            yield from _state(states[name])
        elif operator == "Do" and name in things:
            thing = things[name]
            if "/SMask" in thing:
                yield "a picture with see-through parts"
            elif thing.get("/Subtype") == pikepdf.Name.Form:
                yield from _seen_through(thing, thing.get("/Resources", resources), depth + 1)


def _state(state: pikepdf.Object) -> Iterator[str]:
    """What a graphics state says of transparency."""
    if min(float(state.get("/ca", 1)), float(state.get("/CA", 1))) < 1:
        yield "colour with an opacity below 1"
    if str(state.get("/BM", _PLAIN[0])) not in _PLAIN:
        yield "colours that are blended"
    if isinstance(state.get("/SMask"), Dictionary):
        yield "a drawing with a soft edge or mask"


def _clean(thing: pikepdf.Object) -> None:
    """Leave out keys that PDF 1.3 does not know, of what draws and of the states it names."""
    for state in thing.get("/Resources", _NONE).get("/ExtGState", _NONE).values():
        for key in _KEYS:
            if key in state:
                del state[key]
    group = thing.get("/Group")
    if isinstance(group, Dictionary) and group.get("/S") == pikepdf.Name.Transparency:
        del thing["/Group"]
