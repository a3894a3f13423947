"""Tokens become HTML that is well-formed XML too.

In: tokens that carry all their attributes. Out: the HTML; every block says its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML

from zinepress.source.parser import parser
from zinepress.source.places import line_of
from zinepress.source.tokens import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

    from zinepress.source.places import Copy

_SIDES = {"text-align:left": "text-align: start", "text-align:right": "text-align: end"}


def write_html(tokens: Sequence[Token], path: str) -> str:
    """The HTML of tokens; lines of files other than the one at `path` name their file."""
    row = None
    for index, token in enumerate(tokens):
        row = token.map or row
        if token.type == "dd_open":  # its own line is wrong but for the first of a list
            token.map = tokens[index + 1].map or token.map
        if token.type in ("th_open", "td_open"):
            token.map = row
            _turn_side(token)
        _number(token, path)
        for child in token.children or ():
            _number(child, path)
    return _Renderer().render(tokens, parser().options, {})


def _number(token: Token, path: str) -> None:
    """Writes on a token that opens an element the line it comes from."""
    line = line_of(token)
    if line is None or token.nesting < 0 or token.type == "inline":
        return
    copy: Copy = token.meta["copy"]
    token.attrs["data-line"] = str(line)
    if copy.path != path:
        token.attrs["data-source"] = copy.path


def _turn_side(cell: Token) -> None:
    """Aligns a cell by the direction of its text, not by left and right."""
    style = str(cell.attrs.get("style", ""))
    if style:
        cell.attrs["style"] = _SIDES.get(style, style.replace(":", ": ", 1))


class _Renderer(RendererHTML):
    """markdown-it's renderer; it is a class there, and knows a token by the method of its name."""

    def text_special(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        """An escaped sign or an entity."""
        return escapeHtml(tokens[idx].content)

    def ruby(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Characters with their reading, in brackets where ruby is not known."""
        base, reading = tokens[idx].content, tokens[idx].meta["reading"]
        return (
            f"<ruby{self.renderAttrs(tokens[idx])}>{escapeHtml(base)}"
            f"<rp>(</rp><rt>{escapeHtml(reading)}</rt><rp>)</rp></ruby>"
        )

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A picture with its text."""
        token = tokens[idx]
        token.attrs["alt"] = " ".join(plain(token.children or ()).split())
        return self.renderToken(tokens, idx, options, env)

    def page_break(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        """The end of a page."""
        attributes = self.renderAttrs(tokens[idx])
        return f'<div class="page-break" style="break-after: page"{attributes}></div>\n'

    def list_item_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """An item, with a box where it is a task."""
        token = tokens[idx]
        item = self.renderToken(tokens, idx, options, env)
        if "checked" not in token.meta:
            return item
        checked = ' checked="checked"' if token.meta["checked"] else ""
        return f'{item}<input type="checkbox" disabled="disabled"{checked} /> '

    def fence(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """A block of code, with its language."""
        token = tokens[idx]
        language = token.info.split()[0] if token.info.strip() else ""
        name = f' class="language-{escapeHtml(language)}"' if language else ""
        return (
            f"<pre{self.renderAttrs(token)}><code{name}>{escapeHtml(token.content)}</code></pre>\n"
        )

    code_block: Any = fence
