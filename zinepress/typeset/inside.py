"""What zinepress knows of WeasyPrint that WeasyPrint does not promise, all in one place.

In: documents that WeasyPrint laid out. Out: boxes, fonts and links as plain things. The names
used here hold for WeasyPrint 70; `tests/typeset/test_inside.py` says which one has gone.
Lengths are CSS pixels, 96 to the inch, from the top left corner of the trimmed page.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.replaced import replacedbox_layout
from weasyprint.logger import LOGGER
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream
from weasyprint.text import ffi
from weasyprint.text.fonts import FontConfiguration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Box = Any
"""A box of a page; WeasyPrint has no types."""


class PressFonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint has no types
    """A map of these font files and no others, whatever the system has and the user has set."""

    def __init__(self, files: Iterable[str]) -> None:
        """The parent's set-up reads the system's fonts, so that it is not called."""
        config = _declared().FcConfigCreate()
        for file in files:
            if not ffi.fontconfig.FcConfigAppFontAddFile(config, file.encode()):
                raise ValueError(f"{file} was not taken as a font")
        self._config = config
        self.font_map = ffi.ffi.gc(
            ffi.pangoft2.pango_ft2_font_map_new(), ffi.gobject.g_object_unref
        )
        ffi.pangoft2.pango_fc_font_map_set_config(
            ffi.ffi.cast("PangoFcFontMap *", self.font_map), config
        )
        # the map keeps a reference of its own
        ffi.fontconfig.FcConfigDestroy(config)
        self._folder = None
        self.strut_layouts: dict[object, object] = {}
        self.font_features: dict[object, object] = {}

    def add_font_face(
        self,
        rule_descriptors: Any,
        url_fetcher: object,  # noqa: ARG002 - WeasyPrint gives it
    ) -> None:
        """Refuses: a font that one text brings along would be seen by all the others."""
        family = rule_descriptors["font_family"]
        LOGGER.error("@font-face is not used here: '%s' must be a file in fonts/", family)


def _declared() -> Any:
    """The fontconfig library, with the one call that WeasyPrint does not declare."""
    if not hasattr(ffi.fontconfig, "FcConfigCreate"):
        ffi.ffi.cdef("FcConfig * FcConfigCreate(void);")
    return ffi.fontconfig


@dataclass(frozen=True, slots=True)
class UsedFont:
    """A font that letters were drawn from: its family, those letters, those it did not have."""

    family: str
    letters: frozenset[str]
    missing: frozenset[str]


def used_fonts(document: Any) -> tuple[UsedFont, ...]:
    """The fonts of a document that has been written."""
    return tuple(
        UsedFont(
            font.family,
            frozenset("".join(font.to_unicode.values())),
            frozenset(map(chr, font.missing)),
        )
        for font in document.fonts.values()
    )


def page_box(page: Any) -> Box:
    """The box of a whole page."""
    return page._page_box


def children(box: Box) -> Iterator[Box]:
    """The boxes within a box, those that were taken out of the flow in their place."""
    for child in getattr(box, "all_children", tuple)():
        inner = child._box if isinstance(child, AbsolutePlaceholder) else child
        if isinstance(inner, boxes.Box):
            yield inner


def descendants(box: Box) -> Iterator[Box]:
    """Every box within a box, at any depth."""
    for child in children(box):
        yield child
        yield from descendants(child)


def is_text(box: Box) -> bool:
    """Whether the box is a run of letters that show."""
    return (
        isinstance(box, boxes.TextBox)
        and bool(box.text.strip())
        and box.style["visibility"] == "visible"
    )


def is_line(box: Box) -> bool:
    """Whether the box is a line of text."""
    return isinstance(box, boxes.LineBox)


def is_container(box: Box) -> bool:
    """Whether lines are measured against this box."""
    return isinstance(box, boxes.BlockContainerBox)


def is_margin(box: Box) -> bool:
    """Whether the box stands in the margin of the page: running heads, folios."""
    return isinstance(box, boxes.MarginBox)


def is_notes(box: Box) -> bool:
    """Whether the box is the area of the footnotes."""
    return isinstance(box, boxes.FootnoteAreaBox)


def is_replaced(box: Box) -> bool:
    """Whether the box is a picture."""
    return isinstance(box, boxes.ReplacedBox)


def resolution(box: Box) -> float | None:
    """Pixels per inch of a picture as it is printed; None for what is not made of pixels."""
    picture = box.replacement
    if not isinstance(picture, RasterImage):
        return None
    width, height, _, _ = replacedbox_layout(box)
    if width <= 0 or height <= 0:
        return None
    return float(min(picture.width / width, picture.height / height) * 96)


def say_more_in_tags() -> None:
    """From now on tags carry the language of their element, and letters that shaping takes apart.

    WeasyPrint writes neither, and lets nobody see which box a tag belongs to but here.
    """
    tags._build_box_tree = _with_language
    Stream.marked = _marked


@contextmanager
def _marked(stream: Any, box: Box, tag: str) -> Iterator[None]:
    """Stands in for `Stream.marked`: where letters change places, the text is written beside.

    In scripts that set vowels before or around their consonant, one glyph stands for many texts,
    and the glyphs alone cannot be read back.
    """
    if stream._tags is None:
        yield
        return
    properties = pydyf.Dictionary({"MCID": len(stream._tags)})
    stream._tags[box] = {"tag": tag, "mcid": len(stream._tags)}
    if isinstance(box, boxes.TextBox) and _REORDERED.search(box.text):
        properties["ActualText"] = pydyf.String(box.text)
    stream.begin_marked_content(tag, properties)
    try:
        yield
    finally:
        stream.end_marked_content()


def _with_language(  # noqa: PLR0913, PLR0917 - WeasyPrint's own arguments
    box: Box, parent: Any, pdf: Any, page_number: int, numbers: Any, annotations: Any, kids: Any
) -> Iterator[Any]:
    """Stands in for WeasyPrint's own function, which calls itself by its name."""
    joined = [
        (kids[run]["mcid"], run.text)
        for child in children(box)
        for run in (children(child) if is_line(child) else (child,))
        if isinstance(run, boxes.TextBox) and run in kids and _JOINED.search(run.text)
    ]
    for tag in _BUILD(box, parent, pdf, page_number, numbers, annotations, kids):
        if box.element is not None:
            _describe(tag, box)
        if tag["S"] == "/LI":
            _give_body(tag, pdf)
        yield tag
    for number, text in joined:
        span = _object(pdf, numbers[number])
        if span["S"] == "/Span":
            span["ActualText"] = pydyf.String(text)


def _describe(tag: Any, box: Box) -> None:
    """Gives a tag the language of its element, and a footnote its true name."""
    language = box.element.get("lang")
    if language and box.element.tag != "html":
        tag["Lang"] = pydyf.String(language)
    is_note = "footnote" in (box.element.get("class") or "").split()
    if is_note and isinstance(box, boxes.BlockBox) and tag["S"] == "/Span":
        tag["S"] = "/Note"
        tag["ID"] = pydyf.String(f"note-{tag.number}")


def _give_body(item: Any, pdf: Any) -> None:
    """Gathers what a list item says into its body: beside the mark nothing else may stand."""
    kids = [(kid, _object(pdf, kid)) for kid in item["K"] if isinstance(kid, bytes)]
    if all(tag.get("S") in ("/Lbl", "/LBody") for _, tag in kids):
        return
    marks = [kid for kid, tag in kids if tag.get("S") == "/Lbl"]
    said = [(kid, tag) for kid, tag in kids if tag.get("S") != "/Lbl"]
    body = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/LBody",
            "K": pydyf.Array([kid for kid, _ in said]),
            "Pg": item["Pg"],
            "P": item.reference,
        }
    )
    pdf.add_object(body)
    for _, tag in said:
        tag["P"] = body.reference
        tag["S"] = "/Div" if tag.get("S") == "/LBody" else tag["S"]
    item["K"] = pydyf.Array([*marks, body.reference])


def _object(pdf: Any, reference: bytes) -> Any:
    """What a reference such as `12 0 R` refers to."""
    return pdf.objects[int(reference.split()[0])]


_BUILD = tags._build_box_tree
_MARKED = Stream.marked
_REORDERED = re.compile(
    "[\u0900-\u0dff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\ua8e0-\ua8ff]"
)
"""Indic scripts, Thai, Lao, Tibetan, Burmese, Khmer and their neighbours."""
_JOINED = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
"""Arabic script. Its text goes to the tag alone: beside the glyphs, programs that read pages
from left to right would turn it round."""
