"""The parser: markdown-it with exactly the markup of zinepress.

In: nothing. Out: `parser()`; its tokens are what `read` makes HTML of, and what a translator's
blocks are cut by. It says nothing of facts, languages or outputs, so that the same text always
gives the same tokens.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def
from mdit_py_plugins.front_matter import front_matter_plugin

from zinepress.source.alerts import alerts
from zinepress.source.attached import attached, attribute_line, touching
from zinepress.source.breaks import backslash, page_break
from zinepress.source.divs import ENDS, fence
from zinepress.source.facts import fact
from zinepress.source.include import include_line
from zinepress.source.limits import PARSER_LEVELS, short_enough
from zinepress.source.notes import inline_note, note_call
from zinepress.source.raised import raised
from zinepress.source.ruby import ruby
from zinepress.source.scripts import CJK, HANGUL
from zinepress.source.spans import span
from zinepress.source.strays import stray

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.utils import EnvType


@cache
def parser() -> MarkdownIt:
    """The one parser, front matter and all; its tokens carry mistakes rather than raise them.

    Text must have been set free of a byte order mark. HTML becomes tokens too, which `read`
    refuses. Adjacent `text` tokens are not joined: an escaped sign is a `text_special` of its own.
    """
    markdown = _Markdown("commonmark", {"maxNesting": PARSER_LEVELS, "store_labels": True})
    markdown.options["tasklists"] = True
    markdown.enable(["table", "strikethrough"]).disable("text_join")
    inline = _PlacedInline()
    inline.ruler, inline.ruler2 = markdown.inline.ruler, markdown.inline.ruler2
    markdown.inline = inline
    _add_block_rules(markdown)
    _add_inline_rules(markdown)
    return markdown


def _add_block_rules(markdown: MarkdownIt) -> None:
    """Rules that find blocks, and those that look the blocks over before their text is read."""
    markdown.use(front_matter_plugin).use(deflist_plugin)
    block = markdown.block.ruler
    block.before("reference", "note", footnote_def, {"alt": ["paragraph", "reference"]})
    block.before("fence", "div", fence, {"alt": ENDS})
    block.before("fence", "page_break", page_break, {"alt": ENDS})
    block.before("fence", "include", include_line, {"alt": ENDS})
    block.before("fence", "attributes", attribute_line)
    core = markdown.core.ruler
    core.after("block", "attached", attached)
    core.after("attached", "alerts", alerts)
    core.after("alerts", "short_enough", short_enough)


def _add_inline_rules(markdown: MarkdownIt) -> None:
    """Rules that read running text; what begins alike stands in the order it is tried."""
    inline = markdown.inline.ruler
    inline.before("escape", "backslash", backslash)
    inline.before("emphasis", "inline_note", inline_note)
    inline.before("emphasis", "raised", raised)
    inline.before("link", "note_call", note_call)
    inline.after("link", "span", span)
    for name, rule in (("touching", touching), ("fact", fact), ("ruby", ruby), ("stray", stray)):
        inline.push(name, rule)


class _Markdown(MarkdownIt):
    """markdown-it, which takes any address for a link; `links` refuses it with its place."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - as markdown-it calls it
        """Whether an address may be a link: always."""
        return True


class _PlacedInline(ParserInline):
    """The inline parser, with a state of our own; a class because markdown-it asks for one."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Reads running text into `tokens`."""
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


_UNSPACED = re.compile(f"[{CJK}{HANGUL}]")


class _PlacedState(StateInline):
    """The state of the inline parser, which writes on every token where in the text it stands.

    Emphasis may also begin and end beside a letter of a script without spaces, whatever sign is
    on its other side: CommonMark leaves the stars of `**「強調」**です` in the text.
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - as called
        """Whether a run of stars or the like can begin emphasis, whether it can end it."""
        opens, closes, length = super().scanDelims(start, canSplitWord)
        if canSplitWord:
            before = self.src[start - 1] if start else " "
            after = self.src[start + length] if start + length < self.posMax else " "
            beside = not (before.isspace() or after.isspace())
            opens = opens or (beside and _UNSPACED.match(before) is not None)
            closes = closes or (beside and _UNSPACED.match(after) is not None)
        return Scanned(opens, closes, length)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token, after the text that waits to become one."""
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token
