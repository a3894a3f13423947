"""What a template is given: the edition, the text, the page, and a few reckonings.

In: the values of source and press. Out: names and values for the template engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from zinepress.layout import fit, style
from zinepress.layout.body import body, hold_last, keep_words, pieces
from zinepress.layout.colophon import colophon, is_translation
from zinepress.layout.dates import spoken_date
from zinepress.layout.faces import find_face
from zinepress.layout.local import local
from zinepress.layout.outline import outline
from zinepress.layout.qr import qr_code, web_address
from zinepress.layout.strings import read_words
from zinepress.press.languages import autonym, direction, script
from zinepress.press.shipped import shipped_folder
from zinepress.source.isolate import isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zinepress.layout.colophon import Issue
    from zinepress.layout.fit import Face
    from zinepress.layout.formats import Format
    from zinepress.layout.manifest import Layout
    from zinepress.layout.qr import QrCode
    from zinepress.press.model import Edition, Press
    from zinepress.source.document import Document, Heading

REGULAR = 400
BOLD = 700
_NO_CAPITALS = {"el": str.maketrans("άέήίόύώΐΰ", "αεηιουωϊϋ"), "tr": str.maketrans("iı", "İI")}
"""Letters that capitals change otherwise than Unicode says, by language."""
_UNSPACED = frozenset(("Hans", "Hant", "Jpan"))
"""Scripts whose lines may be broken between any two signs."""
_UNBRACKETED = dict.fromkeys(map(ord, "\N{LEFT-TO-RIGHT ISOLATE}\N{POP DIRECTIONAL ISOLATE}"))
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）」』】》〉〕］ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)"
)
"""Signs that no line of these scripts begins with."""


@dataclass(frozen=True, slots=True)
class Page:
    """The page design as a template sees it: its name, and lengths in points.

    The format is not told: formats with one page design share their pages. `close` is the leading
    of lines that stand close, such as a subtitle's, and `fine` of those of the colophon, both as
    shares of their size.
    """

    design: str
    width: float
    height: float
    measure: float
    depth: float
    body: float
    line: float
    note: float
    close: float
    fine: float


@dataclass(frozen=True, slots=True)
class Setter:
    """Reckons sizes in the faces of one language."""

    layout: Layout
    language: str
    face: Callable[[str], Face]

    def fill(self, text: str, width: float, depth: float, largest: float) -> fit.Fitted:
        """Lines and size of a title in a box, in points."""
        leading = style.faces(self.layout, self.language).display_leading
        space = fit.Space(width, depth, leading, largest=largest)
        words, joint = pieces(text.translate(_UNBRACKETED)), " "
        if script(self.language) in _UNSPACED:
            words, joint = _signs(text), ""
        fitted = fit.fill(words, self.face("display"), space, joint=joint)
        lines = (replace(one, text=isolated(one.text, self.language)) for one in fitted.lines)
        return replace(fitted, lines=tuple(lines))

    def largest_size(
        self,
        texts: list[str],
        box: list[float],
        leading: float,
        sizes: list[float],
        role: str = "body",
    ) -> float:
        """The largest size, between the two given, at which paragraphs fit a box; 0 if none.

        The box is width and depth in points, the leading a share of the size.
        """
        (width, depth), (smallest, largest) = box, sizes
        space = fit.Space(width, depth, leading, smallest, largest)
        return fit.largest_size(texts, self.face(role), space)

    def count_lines(self, text: str, size: float, width: float, role: str = "sans") -> int:
        """How many lines a line of labels takes, such as a subtitle, in points; bold if sans."""
        shown = text.striptags() if isinstance(text, Markup) else text
        return fit.count_lines(shown, self.face(role), size, width) if shown else 0

    def capitals(self, text: str) -> str:
        """The text in capitals, as its language writes them."""
        return text.translate(_NO_CAPITALS.get(self.language[:2], {})).upper()


def _finder(layout: Layout, language: str, press: Press) -> Callable[[str], Face]:
    """A function that gives the face of a role in a language; it looks for each once."""
    folders = (press.root / "fonts", shipped_folder("fonts"))
    weights = {"display": style.faces(layout, language).display_weight, "sans": BOLD}

    @cache
    def find(role: str) -> Face:
        family = style.families(layout, [language], role)[0]
        return find_face(folders, family, weights.get(role, REGULAR))

    return find


def given(
    document: Document, edition: Edition, press: Press, layout: Layout, form: Format, issue: Issue
) -> dict[str, object]:
    """Everything that a template may name, but for the parameters."""
    setter = Setter(layout, document.language, _finder(layout, document.language, press))
    words = read_words(layout.folders, document.language)
    return {
        **_front(edition, press),
        "language": document.language,
        "direction": direction(document.language),
        "script": script(document.language),
        "autonym": autonym(document.language),
        "code": issue.code,
        "is_draft": issue.is_draft,
        "colophon": colophon(edition, press, words, issue),
        "body": body(document.html, words, press.root / "sources" / edition.slug),
        # pages that face each other begin behind the cover, or left and right would change places
        "faces_itself": 'class="pair facing"' in document.html,
        "blocks": outline(document.html),
        "headings": tuple(_apart(one, document.language) for one in document.headings),
        "words": document.words,
        "local": local(edition, press),
        "site_code": _site_code(edition, press, form),
        "page": _page(layout, form, document.language),
        "faces": style.faces(layout, document.language),
        "say": words.say,
        "fill": setter.fill,
        "largest_size": setter.largest_size,
        "count_lines": setter.count_lines,
        "capitals": setter.capitals,
    }


def _front(edition: Edition, press: Press) -> Mapping[str, object]:
    """What the front matter says, and the press where that is silent."""
    front = edition.front
    apart = partial(isolated, language=edition.language)
    return {
        "slug": edition.slug,
        "title": apart(front.title),
        "subtitle": keep_words(escape(apart(hold_last(front.subtitle)))),
        "authors": tuple(map(apart, front.authors)),
        "organisation": apart(front.organisation or press.settings.organisation),
        "date": spoken_date(front.date, edition.language),
        "description": apart(front.description),
        "licence": front.licence or press.settings.licence,
        "translators": front.translators,
        "reviewers": front.reviewers,
        "is_translation": is_translation(edition, press),
    }


def _apart(heading: Heading, language: str) -> Heading:
    """A heading for a list of contents, what must not be reordered in it kept apart."""
    return replace(heading, text=isolated(hold_last(heading.text), language))


def _site_code(edition: Edition, press: Press, form: Format) -> QrCode | None:
    """The code that leads to where readers find the edition, or the press, on the web."""
    address = web_address(edition, press)
    return qr_code(address, form.page.partition("-")[0]) if address else None


def _page(layout: Layout, form: Format, language: str) -> Page:
    """The page of a format in a layout."""
    design = style.page_design(layout, form.page, language)
    return Page(
        design=form.page,
        width=form.size.width,
        height=form.size.height,
        measure=form.size.width - design.inner - design.outer,
        depth=form.size.height - design.top - design.bottom,
        body=design.body,
        line=design.line,
        note=design.note,
        close=style.close_leading(layout, language),
        fine=style.fine_leading(layout, language),
    )


def _signs(text: str) -> list[str]:
    """The pieces between which a line may break where words are not spaced."""
    pieces: list[str] = []
    for sign in re.findall(r"[!-~]+|\S", text):
        if pieces and sign[0] in _NEVER_FIRST:
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces
