"""Laid-out pages read as a proofreader does: what runs over, off the page, or stands alone.

In: `Leaf`s. Out: findings, each with its page and line. What is lost or cut off is an error, what
looks wrong a warning, what a careful typesetter would mend a note.

Text whose element carries `data-bleed` may run off the page. Turned text is not measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity
from zinepress.typeset import inside
from zinepress.typeset.leaves import Area, Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zinepress.errors import Where
    from zinepress.typeset.inside import Box
    from zinepress.typeset.leaves import Leaf, Placed

MILLIMETRE = 96 / 25.4
"""Pixels in a millimetre."""
LEAST, MOST = 10, 5000
"""Millimetres that a page measures either way: a stamp, a banner."""
ROUNDING = 0.75
"""Pixels by which positions may be off without anybody seeing it."""
BEARING = 0.06
"""Em; the white beside a letter, by which a display line may seem too long."""
COARSE = 150.0
"""Pixels per inch below which a picture looks coarse in print."""
LOOSE = 0.9
"""Em by which the spaces of a justified line are widened at most."""
SHORT = 5
"""Letters; a last line with fewer, all in one word, stands alone."""
_CELLS = frozenset(("td", "th"))
"""Where a last line is as short as its word, and nobody minds."""
IDEOGRAPHS = "\u2e80"
"""From here on in Unicode a letter is as wide as it is high, and often a word."""


def read_proof(leaves: Sequence[Leaf], source: str) -> tuple[Finding, ...]:
    """Every finding on these pages, page by page; `source` is the file that lines speak of."""
    reader = _Reader(source)
    found: list[Finding] = []
    for leaf in leaves:
        found += (
            *_page_size(leaf, reader),
            *_off_the_page(leaf, reader),
            *_cut_off(leaf, reader),
            *_overfull(leaf, reader),
            *_notes_too_long(leaf, reader),
            *_coarse(leaf, reader),
            *_lonely_heading(leaf, reader),
            *_loose(leaf, reader),
            *_faint(leaf, reader),
        )
    return (*found, *_short_lines(leaves, reader), *_empty(leaves, reader))


class _Reader:
    """Writes findings, the same one for a line of the source only once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.told: set[tuple[str, int, Where | None]] = set()

    def finding(
        self, rule: str, at: Placed, message: str, hint: str, severity: Severity
    ) -> Iterator[Finding]:
        """The finding for something on a page, unless its line has been told of."""
        where = at.origin.place(self.source)
        key = (rule, at.page, where)
        if key not in self.told:
            self.told.add(key)
            yield Finding(message, where, hint, severity, rule=rule, page=at.page)


def _page_size(leaf: Leaf, reader: _Reader) -> Iterator[Finding]:
    width, height = leaf.width / MILLIMETRE, leaf.height / MILLIMETRE
    if not all(LEAST <= side <= MOST for side in (width, height)):
        yield Finding(
            f"the page is {width:.0f} x {height:.0f} mm",
            Origin().place(reader.source),
            f"a page measures {LEAST} to {MOST} mm either way",
            rule="page-size",
            page=leaf.number,
        )


def _off_the_page(leaf: Leaf, reader: _Reader) -> Iterator[Finding]:
    for run in leaf.texts:
        is_off = (
            run.left < -ROUNDING
            or run.right > leaf.width + ROUNDING
            or run.top < -ROUNDING
            or run.bottom > leaf.height + ROUNDING
        )
        if is_off and not run.around.is_turned and not run.origin.may_bleed:
            yield from reader.finding(
                "off-the-page",
                run,
                f"{_extract(run)} runs off the page",
                "set it smaller or break it; data-bleed in the layout lets it run off",
                Severity.ERROR,
            )


def _cut_off(leaf: Leaf, reader: _Reader) -> Iterator[Finding]:
    for run in leaf.texts:
        box = run.around.clip
        if box is None or run.around.is_turned or run.origin.may_bleed:
            continue
        left, top = box.padding_box_x(), box.padding_box_y()
        right, bottom = left + box.padding_width(), top + box.padding_height()
        if (
            run.left < left - ROUNDING
            or run.right > right + ROUNDING
            or run.top < top - ROUNDING
            or run.bottom > bottom + ROUNDING
        ):
            yield from reader.finding(
                "cut-off",
                run,
                f"{_extract(run)} is cut off by the box it stands in",
                "shorten it, or let the layout's box grow",
                Severity.ERROR,
            )


def _overfull(leaf: Leaf, reader: _Reader) -> Iterator[Finding]:
    for run in leaf.texts:
        box = run.around.container
        if (
            box is None
            or run.around.area is Area.MARGIN
            or run.around.is_turned
            or run.around.clip is not None
            or run.origin.may_bleed
        ):
            continue
        over = _over(run, box)
        if over > max(ROUNDING, BEARING * run.box.style["font_size"]):
            yield from reader.finding(
                "overfull-line",
                run,
                f"{_extract(run)} stands {over * 0.75:.1f} pt over the end of its line",
                "break the word with a soft hyphen (&shy;), or write it otherwise",
                Severity.WARNING,
            )


def _over(run: Placed, box: Box) -> float:
    """How far a run's ink stands out of its column; a hanging first line may use the padding."""
    start, end = box.content_box_x(), box.content_box_x() + box.width
    before, after = box.padding_box_x(), box.padding_box_x() + box.padding_width()
    if box.style["direction"] == "rtl":
        return float(max(start - run.left, run.right - after))
    text = run.box.text
    # where white space is kept, the space at which a line is broken hangs at its end
    blank = run.box.width * (len(text) - len(text.rstrip(" "))) / max(len(text), 1)
    return float(max(run.right - blank - end, before - run.left))


def _notes_too_long(leaf: Leaf, reader: _Reader) -> Iterator[Finding]:
    """Notes are never split over pages: too many of them grow upwards, off the page."""
    if leaf.notes is None or leaf.notes.position_y >= leaf.box.content_box_y() - ROUNDING:
        return
    note = next((run for run in leaf.texts if run.around.area is Area.NOTES), None)
    if note is not None:
        yield from reader.finding(
            "notes-too-long",
            note,
            "the footnotes of this page are longer than the page",
            "shorten them, spread their calls, or make them endnotes",
            Severity.ERROR,
        )


def _coarse(leaf: Leaf, reader: _Reader) -> Iterator[Finding]:
    for picture in leaf.pictures:
        found = inside.resolution(picture.box)
        if found is not None and found < COARSE:
            yield from reader.finding(
                "coarse-picture",
                picture,
                f"the picture has {found:.0f} pixels per inch as printed",
                f"print it smaller, or bring one with at least {COARSE:.0f}; 300 is best",
                Severity.WARNING,
            )


def _lonely_heading(leaf: Leaf, reader: _Reader) -> Iterator[Finding]:
    """A heading with its text on the next page; a page of headings alone is meant so."""
    flow = [run for run in leaf.texts if run.around.area is Area.TEXT]
    if not flow or not flow[-1].origin.is_heading:
        return
    if all(run.origin.is_heading for run in flow) or flow[-1].origin.line is None:
        return
    yield from reader.finding(
        "lonely-heading",
        flow[-1],
        f"the heading {_extract(flow[-1])} stands at the foot of the page, its text overleaf",
        "set break-after: avoid for headings in the layout",
        Severity.WARNING,
    )


def _loose(leaf: Leaf, reader: _Reader) -> Iterator[Finding]:
    for run in leaf.texts:
        spacing = getattr(run.box, "justification_spacing", 0)
        if spacing > LOOSE * run.box.style["font_size"]:
            yield from reader.finding(
                "loose-line",
                run,
                f"the line {_extract(run)} is set very loose",
                "allow a hyphen with &shy;, or write it otherwise",
                Severity.NOTE,
            )


def _faint(leaf: Leaf, reader: _Reader) -> Iterator[Finding]:
    """The typesetter leaves such content out of the tags, so that nothing reads it aloud."""
    for box in leaf.faint:
        yield from reader.finding(
            "see-through",
            box,
            "what has an opacity below 1 is not read aloud",
            "use a lighter colour in the layout instead of opacity",
            Severity.WARNING,
        )


def _short_lines(leaves: Iterable[Leaf], reader: _Reader) -> Iterator[Finding]:
    """Paragraphs of several lines whose last holds a scrap of a word."""
    ends: dict[object, tuple[list[Placed], Box, int]] = {}
    for leaf in leaves:
        for run in leaf.texts:
            box = run.around.container
            if run.around.area is not Area.TEXT or run.is_mark:
                continue
            if box is None or run.origin.line is None or box.element_tag in _CELLS:
                continue
            runs, row, count = ends.get(box.element, ([], None, 0))
            if run.around.row is not row:
                runs, count = [], count + 1
            ends[box.element] = ([*runs, run], run.around.row, count)
    for runs, _, count in ends.values():
        text = "".join(run.box.text for run in runs).strip()
        few = 2 if text[:1] >= IDEOGRAPHS else SHORT
        if count > 1 and len(text) < few and text.isalpha():
            yield from reader.finding(
                "short-line",
                runs[-1],
                f"the last line holds '{text}' alone",
                "take a word out, add one, or join the last two with a no-break space",
                Severity.NOTE,
            )


def _empty(leaves: Sequence[Leaf], reader: _Reader) -> Iterator[Finding]:
    """Pages with nothing on them that no break asked for."""
    for leaf in leaves:
        in_flow = [run for run in leaf.texts if run.around.area is not Area.MARGIN]
        if not in_flow and not leaf.pictures and not _is_meant(leaf):
            yield Finding(
                "the page is empty",
                Origin().place(reader.source),
                "look for an empty block or a break too many",
                Severity.WARNING,
                rule="empty-page",
                page=leaf.number,
            )


def _is_meant(leaf: Leaf) -> bool:
    """Whether an empty page was put in to begin on the right side, or carries a design."""
    if leaf.box.page_type.blank:
        return True
    return any(
        box.style["background_image"] != (("none", None),)
        or box.style["background_color"].alpha > 0
        or box.border_top_width + box.border_left_width > 0
        for box in inside.descendants(leaf.box)
    )


def _extract(run: Placed) -> str:
    """The run's text in quotes, shortened."""
    text = " ".join(run.box.text.split())
    return f"'{text if len(text) <= 40 else text[:39] + '…'}'"
