"""The leaf blocks of a text, found by the parser that the press prints with.

In: the text of a file. Out: `Block`s; some may overlap. Only the block rules are run: what is
inside a block does not matter here, and later rules move notes about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zinepress.source.parser import parser
from zinepress.translate.head import head, head_lines
from zinepress.translate.kinds import Block, Kind
from zinepress.translate.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from zinepress.translate.lines import Line

_CONTAINERS = {
    "list_item": Kind.ITEM,
    "blockquote": Kind.QUOTE,
    "footnote_reference": Kind.NOTE,
    "dd": Kind.DEFINITION,
}
_LEAVES = {"heading_open": Kind.HEADING, "dt_open": Kind.TERM, "title_open": Kind.BOX_TITLE}
_CELLS = frozenset({"th_open", "td_open"})
_LITERALS = {"fence": Kind.CODE, "code_block": Kind.CODE, "html_block": Kind.HTML}
_BAR = re.compile(r"(?<!\\)\|")
_ALERT = re.compile(r"\[!\w+\][ \t]*")
_CLOSES = re.compile(r"[\s#:]*")
"""What may follow the text of a heading or a box title on its line."""


def leaves(text: str) -> Iterator[Block]:
    """Every leaf of a text that says something, those of the head first."""
    lines = lines_of(text)
    skipped = head_lines(text, lines)
    yield from head(text, lines[:skipped])
    rows = [""] * skipped + [text[line.start : line.end] for line in lines[skipped:]]
    markdown = "\n".join(rows).replace("\0", "\ufffd")
    reader = parser()
    tokens: list[Token] = []
    reader.block.parse(markdown, reader, {}, tokens)
    yield from _Leaves(text, lines).of(tokens)


class _Leaves:
    """The leaves of one text, which stand on its lines."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text = text
        self.lines = lines

    def of(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """The leaves that tokens tell of."""
        inside = [Kind.PARAGRAPH]
        for index, token in enumerate(tokens):
            container = _CONTAINERS.get(token.type.removesuffix("_open").removesuffix("_close"))
            if container and token.nesting > 0:
                inside.append(container)
            elif container:
                inside.pop()
            elif token.type == "tr_open":
                yield from self.row(tokens, index)
            elif token.type in _LITERALS:
                yield from self.literal(token)
            elif token.type == "inline" and tokens[index - 1].type not in _CELLS:
                yield from self.running(tokens[index - 1], token, inside[-1])

    def running(self, opening: Token, inline: Token, inside: Kind) -> Iterator[Block]:
        """A block of running text."""
        kind = _LEAVES.get(opening.type, inside)
        level = int(opening.tag[1:]) if kind is Kind.HEADING else 0
        first = self.begins((inline.map or opening.map or [0])[0])
        rows = [row.lstrip(" \t") for row in inline.content.split("\n")]
        alert = _ALERT.match(rows[0]) if kind is Kind.QUOTE else None
        if alert:
            yield from self.located(Kind.BOX_TITLE, [rows[0][alert.end() :]], first)
            first, rows = first + 1, rows[1:]
        yield from self.located(kind, rows, first, level)

    def begins(self, number: int) -> int:
        """The first line from this one on that is more than space; the parser trims like that."""
        last = len(self.lines) - 1
        while number < last and not self.text[slice(*self.lines[number])].strip():
            number += 1
        return number

    def literal(self, token: Token) -> Iterator[Block]:
        """Code or HTML; of a fenced block what is between the fences."""
        rows = token.content.removesuffix("\n").split("\n")
        first = (token.map or [0])[0] + (token.type == "fence")
        yield from self.located(_LITERALS[token.type], rows, first)

    def located(
        self, kind: Kind, rows: Sequence[str], first: int, level: int = 0
    ) -> Iterator[Block]:
        """The block whose text is these rows, from a line on; none when it says nothing."""
        lines = self.lines[first : first + len(rows)]
        if not "".join(rows).strip() or not lines:
            return
        starts = [self.found(row, line) for row, line in zip(rows, lines, strict=False)]
        if len(lines) < len(rows) or -1 in starts:
            # a tab that counts for several columns: the markers stay part of the text
            starts = [line.start for line in lines]
            rows = [self.text[line.start : line.end] for line in lines]
        prefixes = (self.text[line.start : at] for line, at in zip(lines, starts, strict=True))
        said = "\n".join(
            self.text[at : at + len(row)] for at, row in zip(starts, rows, strict=True)
        )
        end = starts[-1] + len(rows[-1])
        yield Block(kind, said, starts[0], end, first + 1, level, tuple(prefixes))

    def found(self, row: str, line: Line) -> int:
        """Where on a line the text of a row begins; -1 when it is not there as it stands."""
        written = self.text[line.start : line.end].replace("\0", "\ufffd")
        at = written.rfind(row)
        if at < 0 or not _CLOSES.fullmatch(written, at + len(row)):
            return -1
        return line.start + at

    def row(self, tokens: Sequence[Token], index: int) -> Iterator[Block]:
        """The cells of a table's row, which has no line ends; their tokens have no columns."""
        number = (tokens[index].map or [0])[0]
        line = self.lines[number]
        ends = [bar.start() for bar in _BAR.finditer(self.text, line.start, line.end)] + [line.end]
        kind, start = Kind.ROW, line.start
        for cell in _cells(tokens, index):
            written = cell.replace("|", "\\|")
            while ends:
                end = ends.pop(0)
                here = self.text[start:end].replace("\0", "\ufffd").rstrip()
                if here.endswith(written) and (written or not here.strip()):
                    break
                start = end + 1
            else:
                return
            at, stop = start + len(here) - len(written), start + len(here)
            if written:
                yield Block(kind, self.text[at:stop], at, stop, number + 1)
                kind = Kind.CELL
            start = end + 1


def _cells(tokens: Sequence[Token], index: int) -> Iterator[str]:
    """What the cells of the row that begins at `index` say."""
    while tokens[index].type != "tr_close":
        if tokens[index].type == "inline":
            yield tokens[index].content
        index += 1
