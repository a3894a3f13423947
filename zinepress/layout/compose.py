"""A document and a layout become `Markup`.

In: the values of source and press. Out: one HTML string and all that typesetting needs beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.errors import Finding, LayoutError, Severity, Where, nearest
from zinepress.layout import style
from zinepress.layout.colophon import Issue
from zinepress.layout.formats import SCREEN
from zinepress.layout.given import given
from zinepress.layout.local import local_roots
from zinepress.layout.manifest import find_layouts
from zinepress.layout.markup import Markup
from zinepress.layout.parameters import parameter_values
from zinepress.layout.qr import web_findings
from zinepress.layout.strings import lacking
from zinepress.layout.template import fill
from zinepress.layout.treatment import treatment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.layout.formats import Format
    from zinepress.layout.manifest import Layout
    from zinepress.press.model import Edition, Press
    from zinepress.source.document import Document


def compose(
    document: Document,
    edition: Edition,
    press: Press,
    format: Format,  # noqa: A002 - the trade's word
    *,
    code: str = "",
    draft: bool = False,
) -> Markup:
    """The page description of an edition in a format; `code` is printed in the colophon.

    A draft is stamped as one on every page, in its own language.

    Raises LayoutError, with every finding, for a layout that is not there, is broken or does not
    make the format, and for parameters it does not take.
    """
    layout = choose_layout(edition, press, format)
    values, findings = parameter_values(layout, edition.front)
    if findings:
        raise LayoutError.of(findings)
    languages = (document.language, *document.languages)
    context = given(document, edition, press, layout, format, Issue(code, is_draft=draft))
    html = fill(layout.folders, _template(format), {**context, "parameters": values})
    return Markup(
        html=html,
        stylesheets=style.stylesheets(layout, format.page, languages, draft=draft),
        roots={
            "source": press.root / "sources" / edition.slug,
            **local_roots(press),
            **{style.root_of(folder): folder for folder in layout.folders},
        },
        language=document.language,
        title=edition.front.title,
        families=style.families(layout, languages),
        source=edition.path,
        variables=style.properties(layout, format, languages[0], values, languages[1:]),
        treatment=treatment(layout, format),
        ranges=style.ranges(style.trimmed_design(layout, format, document.language)),
        findings=(*lacks(layout, edition, html), *web_findings(edition, press)),
    )


def _template(form: Format) -> str:
    """The template of a format: pages, or one long screen."""
    return "screen.html" if form.page == SCREEN else "page.html"


def choose_layout(edition: Edition, press: Press, format: Format) -> Layout:  # noqa: A002 - the trade's word
    """The layout an edition asks for, or the press; raises LayoutError if it will not do."""
    name = edition.front.layout or press.settings.layout
    where = (edition.front if edition.front.layout else press.settings).places.get("layout")
    layouts = find_layouts(press.root)
    offered = [one.name for one in layouts.values() if one.formats]
    if name not in layouts:
        raise LayoutError(f"there is no layout '{name}'", where, nearest(name, offered))
    layout = layouts[name]
    if not layout.is_whole:
        raise LayoutError.of(layout.findings)
    if format.name not in layout.formats:
        made = ", ".join(layout.formats) or "nothing by itself"
        finding = Finding(f"the layout '{name}' does not make '{format.name}'", where)
        raise LayoutError(finding.message, where, f"it makes {made}")
    return layout


def lacks(layout: Layout, edition: Edition, html: str) -> Iterator[Finding]:
    """A warning for words of the layout that its catalogues do not have in this language."""
    keys = lacking(html)
    if keys:
        named = ", ".join(f"'{key}'" for key in keys)
        yield Finding(
            f"the layout '{layout.name}' has no {named} in '{edition.language}': English stands in",
            Where(edition.path),
            f"say it in locales/{edition.language}.po of the layout; en.po has the list",
            Severity.WARNING,
            rule="layout-words",
        )
