"""The last hand on a PDF before it is written: boxes, properties, tags.

In: a document and its PDF as objects. Out: the same PDF, changed: true trim, bleed and media
boxes, no name of a program but zinepress, no date, shifts between letters joined, header cells that
say what they head, and for right-to-left texts the direction a viewer turns pages in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pydyf

from zinepress.typeset import inside, shifts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PRODUCER = "zinepress"
POINT = 0.75
"""Points in a CSS pixel."""
KEPT_META = frozenset(("author", "description", "keywords"))
_XMP_PRODUCER = re.compile(rb'(Producer=")[^"]*(")')


def finisher(*, right_to_left: bool) -> Callable[[Any, Any], None]:
    """What WeasyPrint calls with the document and the PDF before it writes."""

    def finish(document: Any, pdf: Any) -> None:
        pdf.info["Producer"] = pydyf.String(PRODUCER)
        for item in pdf.objects:
            if isinstance(item, pydyf.Stream) and item.extra.get("Subtype") == "/XML":
                item.stream = [_XMP_PRODUCER.sub(rb"\1zinepress\2", part) for part in item.stream]
        for page, item in zip(document.pages, _pages(pdf), strict=True):
            _set_boxes(page, item)
            _say_what_headers_head(inside.descendants(inside.page_box(page)))
        shifts.join(pdf)
        if right_to_left:
            preferences = pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())
            preferences["Direction"] = "/R2L"
            pdf.catalog["PageLayout"] = "/TwoPageRight"

    return finish


def name(document: Any, title: str, language: str) -> None:
    """Gives a document the title and language of its edition, whatever its HTML says."""
    document.metadata.title = title
    document.metadata.lang = language


def _pages(pdf: Any) -> Iterator[Any]:
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/Page":
            yield item


def _set_boxes(page: Any, item: Any) -> None:
    """Media and bleed box are the trim box and all of the bleed.

    WeasyPrint caps the bleed box and takes the head's bleed for the foot's.
    """
    left, low, right, high = item["TrimBox"]
    bleed = {side: POINT * width for side, width in page.bleed.items()}
    item["MediaBox"] = item["BleedBox"] = pydyf.Array(
        (left - bleed["left"], low - bleed["bottom"], right + bleed["right"], high + bleed["top"])
    )


def _say_what_headers_head(boxes: Iterable[Any]) -> None:
    """A header cell says whether it heads its column or its row (PDF/UA-1, 7.5)."""
    for box in boxes:
        tag = getattr(box, "mark", None)
        if tag is not None and box.element_tag == "th":
            heads_row = box.element.get("scope") == "row"
            tag["A"]["Scope"] = "/Row" if heads_row else "/Column"
