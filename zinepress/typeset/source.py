"""The HTML of a text: parsed, looked through, stripped of what must not reach a PDF.

In: a `Markup`. Out: WeasyPrint's tree, and findings. Links that lead nowhere outside a press,
attachments, and tables nobody could print are found here, before anything is laid out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from weasyprint import HTML

from zinepress.errors import Finding, Severity, Where
from zinepress.typeset import limits as limit
from zinepress.typeset import stylesheets
from zinepress.typeset.fetcher import BASE
from zinepress.typeset.finish import KEPT_META
from zinepress.typeset.leaves import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zinepress.layout.markup import Markup
    from zinepress.typeset.fetcher import PressFetcher, Refusal
    from zinepress.typeset.leaves import Origin
    from zinepress.typeset.limits import Limits

LINKS = frozenset(("http", "https", "mailto", "tel"))
ATTACHED = "attachment"
_REFERRING = ("src", "href", "data", "poster", "background", "style")


def parse(markup: Markup, fetcher: PressFetcher) -> Any:
    """The tree of the text, its addresses resolved below the press whatever it says itself."""
    html = HTML(string=markup.html, base_url=BASE, url_fetcher=fetcher)
    html.base_url = BASE
    return html


def clean(
    html: Any, known: Mapping[Any, Origin], limits: Limits, source: str
) -> tuple[Finding, ...]:
    """Takes out of the tree what must not travel; the findings say what that was."""
    found: list[Finding] = []
    for element in html.etree_element.iter():
        where = known[element].place(source)
        relations = (element.get("rel") or "").lower().split()
        if element.tag in ("link", "a") and ATTACHED in relations:
            found.append(_attachment(element, where))
        if element.tag == "a":
            found += _strip(element, where)
        elif element.tag in ("td", "th", "col", "colgroup"):
            found += _spans(element, limits, where)
        if element.tag in ("link", "base") or _is_private_meta(element):
            element.attrib.clear()
    return tuple(found)


def _strip(element: Any, where: Where | None) -> Iterator[Finding]:
    """Makes a link that leads nowhere plain text; one within the text or to the web stays."""
    aim = (element.get("href") or "").strip()
    if aim.startswith("#") or urlsplit(aim).scheme.lower() in LINKS:
        return
    element.tag = "span"
    for name in ("href", "rel"):
        element.attrib.pop(name, None)
    if aim:
        yield Finding(
            f"the link to '{aim[:80]}' leads nowhere from a printed page",
            where,
            f"link to an address that begins with {', '.join(sorted(LINKS))}, or to a heading",
            Severity.WARNING,
            rule="link-nowhere",
        )


def _attachment(element: Any, where: Where | None) -> Finding:
    return Finding(
        f"'{(element.get('href') or '')[:80]}' is to be attached to the PDF",
        where,
        "publish the file beside it; nothing is ever attached",
        rule="attachment",
    )


def _spans(element: Any, limits: Limits, where: Where | None) -> Iterator[Finding]:
    """A finding for a cell that spans too much; its span is taken away."""
    for name in ("colspan", "rowspan", "span"):
        span = (element.get(name) or "1").strip()
        if span.lstrip("+").isdecimal() and int(span[:9]) > limits.span:
            del element.attrib[name]
            yield limit.too_wide_a_cell(limits, span, where)


def drop_links(document: Any, known: Mapping[Any, Origin]) -> None:
    """Leaves the pages only links within the text and to the web, and each of them once.

    WeasyPrint makes another link of every box within a link.
    """
    for page in document.pages:
        page.links[:] = [
            (kind, aim, area, box)
            for kind, aim, area, box in page.links
            if kind == "internal" or urlsplit(aim).scheme.lower() in LINKS
            if kind != ATTACHED
            if box.element.tag == "a" or not known[box.element].in_link
        ]


def skipped_headings(html: Any, known: Mapping[Any, Origin], source: str) -> tuple[Finding, ...]:
    """A warning for every heading that is more than one level below the one before it.

    Readers who listen go from heading to heading, and PDF/UA-1 (7.4.2) refuses gaps.
    """
    found = []
    before = 0
    for element in html.etree_element.iter():
        if element.tag not in HEADINGS:
            continue
        level = int(element.tag[1])
        if level > before + 1:
            found.append(
                Finding(
                    f"a heading of level {level} stands where one of level {before + 1} is due",
                    known[element].place(source),
                    "use the levels in order; the layout decides how large they are",
                    Severity.WARNING,
                    rule="heading-skipped",
                )
            )
        before = level
    return tuple(found)


def _is_private_meta(element: Any) -> bool:
    """Whether an element tells the PDF more about how it was made than readers need."""
    name = (element.get("name") or "").lower()
    return element.tag == "meta" and bool(name) and name not in KEPT_META


def refused(
    refusals: Iterable[Refusal], html: Any, known: Mapping[Any, Origin], markup: Markup
) -> tuple[Finding, ...]:
    """The findings for what was asked for in vain, each with the place that asks for it."""
    return tuple(
        replace(refusal.finding, where=where, rule=refusal.finding.rule or "asset")
        for refusal in refusals
        for where in _places(refusal, html, known, markup) or [None]
    )


def _places(
    refusal: Refusal, html: Any, known: Mapping[Any, Origin], markup: Markup
) -> list[Where | None]:
    """Every line of the source, else of a stylesheet, that speaks of an address."""
    inside = [
        known[element].place(markup.source)
        for element in html.etree_element.iter()
        if any(_speaks_of(element.get(name), refusal) for name in _REFERRING)
    ]
    if inside:
        return list(dict.fromkeys(inside))
    return [
        Where(stylesheets.name(sheet, number), line)
        for number, sheet in enumerate(markup.stylesheets, 1)
        for line, text in enumerate(sheet.split("\n"), 1)
        if refusal.path and refusal.path in text
    ]


def _speaks_of(value: str | None, refusal: Refusal) -> bool:
    if not value:
        return False
    is_itself = not value.startswith("data:") and urljoin(BASE, value.strip()) == refusal.url
    return is_itself or value == refusal.url or (f"url({refusal.path})" in value)
