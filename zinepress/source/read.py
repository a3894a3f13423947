"""The text of a source file becomes a `Document`.

In: the whole text of a Markdown file, its path, language and facts, the output it is for, and a
callback for the files it includes. Out: `Document`; no disk, no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, Where
from zinepress.source.assemble import assemble
from zinepress.source.characters import check_entities, without_forbidden
from zinepress.source.document import Document
from zinepress.source.dress import dress
from zinepress.source.facts import tell
from zinepress.source.figures import figures
from zinepress.source.footing import foot
from zinepress.source.headings import anchor
from zinepress.source.html import write_html
from zinepress.source.isolate import isolate
from zinepress.source.links import leads
from zinepress.source.mistakes import MOST, collect
from zinepress.source.notes import check_notes
from zinepress.source.punctuation import punctuate
from zinepress.source.raw import without_html
from zinepress.source.redact import redact
from zinepress.source.strays import left_over
from zinepress.source.tables import check_rows
from zinepress.source.tokens import count_words
from zinepress.source.verse import verse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it.token import Token


def read_document(
    text: str,
    path: str,
    language: str,
    *,
    output: str,
    facts: Mapping[str, str],
    include: Callable[[str], str | None],
) -> Document:
    """The edition whose source file at `path` (relative to the press) has this text.

    `language` is its canonical tag, `output` the name of a format. `include` is given a path
    relative to the file's folder and gives the text, or None where there is no such file; it may
    raise SourceError. What is wrong stands in the document's findings; SourceError is raised only
    for a text that is too large or too deep to be worked on.
    """
    whole = assemble(text, path, include)
    tokens, found = _understood(whole.tokens)
    dressed = dress(tokens, output)
    told = tell(dressed.tokens, facts, language)
    tokens = redact(dressed.tokens)
    punctuate(tokens, language)
    anchored = anchor(tokens)
    led = leads(tokens, anchored.anchors)
    words = count_words(tokens)
    isolate(tokens, language)
    verse(tokens)
    footed = foot(tokens)
    html = write_html(footed.tokens, path)
    for more in (whole, dressed, anchored, led, footed):
        found += more.findings
    return Document(
        html=without_forbidden(html),
        language=language,
        headings=anchored.headings,
        pictures=led.pictures,
        links=led.links,
        words=words,
        findings=_in_order([*found, *told]),
        included=whole.included,
        conditional=dressed.conditional,
        roles=dressed.roles,
        languages=dressed.languages,
        notes=footed.notes,
    )


def _understood(tokens: Sequence[Token]) -> tuple[list[Token], list[Finding]]:
    """The tokens that can be worked on, and what in the text was not understood."""
    found: list[Finding] = []
    for rule in (figures, collect, without_html):
        tokens, wrong = rule(tokens)
        found += wrong
    for check in (check_notes, check_rows, check_entities, left_over):
        found += check(tokens)
    return list(tokens), found


def _in_order(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the text, each once, not more than a person would read."""
    ordered = sorted(dict.fromkeys(found), key=_place)
    rest = ordered[MOST:]
    if not rest:
        return tuple(ordered)
    severity = min((one.severity for one in rest), key=list(Severity).index)
    more = Finding(f"and {len(rest):,} more", rest[0].where, "mend these first", severity, "markup")
    return (*ordered[:MOST], more)


def _place(finding: Finding) -> tuple[str, int, int]:
    """Where a finding is, for sorting."""
    place = finding.where or Where("")
    return place.path, place.line or 0, place.column or 0
