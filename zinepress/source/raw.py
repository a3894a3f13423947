"""HTML in a source is refused, with the markup to write instead; comments are left out.

In: tokens. Out: tokens without HTML, and findings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zinepress.errors import Finding
from zinepress.source.places import where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_BREAK = re.compile(r"page-break|break-(?:before|after)", re.IGNORECASE)
_INSTEAD = {
    "a": "write [words](https://address)",
    "b": "write **words**",
    "blockquote": "begin each line with '> '",
    "br": "end the line with a backslash",
    "center": "leave it to the layout, or name a role, as in '::: dedication'",
    "div": "write '::: box' above and ':::' below",
    "em": "write *words*",
    "font": "leave it to the layout, or name a role, as in [words]{.lead}",
    "hr": "write '***' on a line of its own",
    "i": "write *words*",
    "img": "write ![what it shows](file.png)",
    "li": "begin the line with '- ' or '1. '",
    "ol": "begin each line with '1. '",
    "p": "leave an empty line between paragraphs",
    "pre": "put ``` above and below",
    "ruby": "write {characters|reading}",
    "s": "write ~~words~~",
    "section": "write '::: box' above and ':::' below",
    "span": "write [words]{.smallcaps}",
    "strong": "write **words**",
    "sub": "write ~words~",
    "sup": "write ^words^",
    "table": "write a table with '|' between its cells",
    "u": "write *words*; paper has no underlined words",
    "ul": "begin each line with '- '",
} | {f"h{level}": f"begin the line with '{'#' * level} '" for level in range(1, 7)}


def without_html(tokens: Sequence[Token]) -> tuple[list[Token], list[Finding]]:
    """The tokens without HTML and comments, and a finding for each piece of HTML."""
    kept: list[Token] = []
    found: list[Finding] = []
    for token in tokens:
        if token.type == "html_block":
            found += _block(token)
            continue
        if token.type == "inline" and token.children:
            token.children = _text(token, token.children, found)
        kept.append(token)
    return kept, found


def _text(block: Token, children: Sequence[Token], found: list[Finding]) -> list[Token]:
    """Inline tokens without HTML."""
    kept: list[Token] = []
    for child in children:
        if child.type != "html_inline":
            if child.children:
                child.children = _text(block, child.children, found)
            kept.append(child)
        elif not child.content.startswith("<!--"):
            found.append(_refusal(child.content, block, child.meta.get("at")))
    return kept


def _block(token: Token) -> list[Finding]:
    """What is wrong with a block of HTML: nothing, when it is a comment and no more."""
    content = token.content.strip()
    if not content.startswith("<!--"):
        return [_refusal(content, token, len(token.content) - len(token.content.lstrip()))]
    if not _COMMENT.match(content, 0)[0].endswith("-->"):  # type: ignore[index] # begins with one
        hint = "end it with '-->'; all that follows is left out"
        return [Finding("this comment is never closed", where(token), hint, rule="html")]
    beside = _COMMENT.sub("", content).strip()
    if beside:
        message = f"'{beside[:40]}' stands on the line of a comment, and is left out with it"
        hint = "put the comment on a line of its own, with an empty line below"
        return [Finding(message, where(token), hint, rule="html")]
    return []


def _refusal(html: str, block: Token, at: int | None) -> Finding:
    """The finding for a piece of HTML."""
    tag = _TAG.match(html)
    name = tag[1].lower() if tag else ""
    shown = html.split("\n", 1)[0][:40]
    if _BREAK.search(html):
        hint = r"write \newpage on a line of its own"
    else:
        hint = _INSTEAD.get(name, "write Markdown, or \\< for the sign itself")
    return Finding(
        f"'{shown}' is HTML, which a source may not hold", where(block, at), hint, rule="html"
    )
