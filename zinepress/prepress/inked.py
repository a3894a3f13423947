"""A whole PDF of pages in the inks of a press.

In: an open PDF and an `Inking`. Out: the same PDF, changed: every page, form, pattern, glyph,
gradient and picture in one device colour space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Dictionary, Name

from zinepress.errors import Finding, PrepressError
from zinepress.prepress.content import inked
from zinepress.prepress.inking import BlackAlone
from zinepress.prepress.pictures import drop_idle_mask, ink_picture
from zinepress.prepress.shadings import ink_shading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.prepress.paint import Inking

_NONE = Dictionary()


def ink_pages(pdf: pikepdf.Pdf, inking: Inking) -> None:
    """Put all that a PDF draws into inks; raises PrepressError with what cannot be, by page."""
    findings: list[Finding] = []
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, 1):
        resources = page.obj.get("/Resources", _NONE)
        try:
            for thing, how in _below(resources, inking, seen):
                _ink(thing, how, resources)
            page.obj["/Contents"] = pdf.make_stream(inked(page.obj, resources, inking, begins=True))
        except PrepressError as error:
            findings += [Finding(one.message, hint=one.hint, page=number) for one in error.findings]
        if "/Group" in page.obj:
            page.obj["/Group"]["/CS"] = Name(f"/{inking.space}")
    if findings:
        raise PrepressError.of(findings)
    for page in pdf.pages:
        _forget_spaces(page.obj.get("/Resources", _NONE))


def _below(
    resources: pikepdf.Object, inking: Inking, seen: set[tuple[int, int]]
) -> Iterator[tuple[pikepdf.Object, Inking]]:
    """All that resources name and is to be put into inks, each once, with how."""
    for thing, how in _named(resources, inking):
        if thing.is_indirect and thing.objgen in seen:
            continue
        seen.add(thing.objgen) if thing.is_indirect else None
        yield thing, how
        below = thing.get("/Resources")
        if isinstance(below, pikepdf.Dictionary):
            yield from _below(below, how, seen)


def _named(resources: pikepdf.Object, inking: Inking) -> Iterator[tuple[pikepdf.Object, Inking]]:
    """What resources name: forms, pictures, patterns, gradients, glyphs, and masks, in grey."""
    for kind in ("/XObject", "/Pattern", "/Shading"):
        for thing in resources.get(kind, _NONE).values():
            yield thing, inking
    for font in resources.get("/Font", _NONE).values():
        if font.get("/Subtype") == Name.Type3:
            yield from ((glyph, inking) for _, glyph in font["/CharProcs"].items())
    for state in resources.get("/ExtGState", _NONE).values():
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            yield mask["/G"], BlackAlone()


def _ink(thing: pikepdf.Object, inking: Inking, around: pikepdf.Object) -> None:
    """Put one thing into inks, in place."""
    if thing.get("/Subtype") == Name.Image:
        drop_idle_mask(thing)
        ink_picture(thing, inking)
    elif "/ShadingType" in thing:
        ink_shading(thing, inking)
    elif thing.get("/PatternType") == 2:
        ink_shading(thing["/Shading"], inking)
    elif isinstance(thing, pikepdf.Stream):
        begins = "/PatternType" in thing
        thing.write(inked(thing, thing.get("/Resources", around), inking, begins=begins))
        if "/Group" in thing:
            thing["/Group"]["/CS"] = Name(f"/{inking.space}")


def _forget_spaces(resources: pikepdf.Object) -> None:
    """Take out colour spaces that nothing is written in any more; inks by name stay."""
    spaces = resources.get("/ColorSpace", _NONE)
    for name in list(spaces.keys()):
        space = spaces[name]
        family = str(space[0]) if isinstance(space, pikepdf.Array) else str(space)
        if family in ("/Lab", "/ICCBased", "/CalRGB", "/CalGray"):
            del spaces[name]
