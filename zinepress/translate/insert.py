"""Where in a translation the blocks go that it does not have yet.

In: a source and a translation, cut, and the rows of their blocks. Out: `Insertion`s of whole
lines. A run of missing blocks is copied from the source with its markers, behind the translation
of what stands before it there, and on the same side of every `:::`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.translate.blocks import write
from zinepress.translate.head import head_lines
from zinepress.translate.kinds import CELLS, HEAD, Block, Kind
from zinepress.translate.lines import line_end, lines_of, split

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from zinepress.translate.blocks import Sliced
    from zinepress.translate.lines import Line

_FENCE = re.compile(r"[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?:{3,}(.*)")
_VOID = re.compile(r"\s*(?:pagebreak|include)\b")
_TICKS = re.compile(r"[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(?:`{3}|~{3})")
_RULE = re.compile(r"[\s>]*\|?\s*:?-+[-:|\s]*")
_ATTRIBUTES = re.compile(r"[\s>]*\{[^{}]+\}\s*")

_TIGHT = frozenset({*CELLS, Kind.ITEM, Kind.TERM, Kind.DEFINITION, Kind.NOTE})
"""Kinds that may stand below their like without an empty line."""

Run = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Insertion:
    """Lines of a source that go into a translation."""

    at: int
    """The offset in the translation, at the beginning of a line or the end of the text."""
    text: str
    """Whole lines, set apart from their neighbours where the source sets them apart."""
    numbers: tuple[int, ...]
    """The line of the source, from 1, that each of them comes from."""


class Page:
    """A text by its lines, which are numbered from 1, and the fences among them."""

    def __init__(self, sliced: Sliced) -> None:
        self.sliced = sliced
        self.lines: Sequence[Line] = lines_of(sliced.text)

    @property
    def below_head(self) -> int:
        """The first line below the head."""
        return head_lines(self.sliced.text, self.lines) + 1

    def row(self, number: int) -> str:
        """What a line says; nothing beyond the last."""
        if not 0 < number <= len(self.lines):
            return ""
        return self.sliced.text[slice(*self.lines[number - 1])]

    def start(self, number: int) -> int:
        """Where a line begins; the end of the text for the line behind the last."""
        return self.lines[number - 1].start if number <= len(self.lines) else len(self.sliced.text)

    def first(self, block: Block) -> int:
        """The first line of a block, the fence above code among them."""
        is_fenced = block.kind is Kind.CODE and _TICKS.match(self.row(block.line - 1))
        return block.line - bool(is_fenced)

    def last(self, block: Block) -> int:
        """The last line of a block, with what belongs to it below: a fence, a line, a rule."""
        said = self.sliced.text[block.start : block.end]
        number = block.line + len(split(said)) - 1
        below = self.row(number + 1)
        if block.kind is Kind.CODE and self.first(block) < block.line:
            return number + bool(_TICKS.match(below))
        if block.kind is Kind.HEADING and "#" not in block.prefixes[0]:
            return number + 1
        return number + bool(block.kind in CELLS and _RULE.fullmatch(below))

    def fences(self, first: int, stop: int) -> list[tuple[int, bool]]:
        """The fences among lines, each with whether it opens; a pair counts for nothing."""
        found: list[tuple[int, bool]] = []
        for number in range(first, stop):
            opens = _opens(self.row(number))
            if opens is False and found and found[-1][1]:
                found.pop()
            elif opens is not None:
                found.append((number, opens))
        return found


def insertions(
    source: Sliced,
    target: Sliced,
    known: Mapping[Block, Sequence[Block]],
    missing: Collection[Block],
    say: Callable[[Block], str],
) -> tuple[Insertion, ...]:
    """The insertions for missing blocks, in the order of the source.

    `known` gives the translated blocks of the source blocks that have some, `say` the words to
    set for one that has none.
    """
    page, other = Page(source), Page(target)
    return tuple(
        _insertion(page, other, run, known, say) for run in _runs(page, known, frozenset(missing))
    )


def _runs(
    page: Page, known: Mapping[Block, Sequence[Block]], missing: Collection[Block]
) -> Iterator[Run]:
    """Missing blocks that follow each other, no fence between them that closes from outside."""
    rows = {block.line for block in known if block.kind in CELLS}
    run: Run = ()
    for block in page.sliced.blocks:
        is_in_row = block.kind in CELLS and block.line in rows
        is_wanted = block in missing and block.kind not in HEAD and not is_in_row
        fences = page.fences(run[0].line, block.line) if run else ()
        if run and (not is_wanted or not all(opens for _, opens in fences)):
            yield run
            run = ()
        run = (*run, block) if is_wanted else run
    if run:
        yield run


def _insertion(
    page: Page,
    other: Page,
    run: Run,
    known: Mapping[Block, Sequence[Block]],
    say: Callable[[Block], str],
) -> Insertion:
    """The insertion of one run: as many fences down as it is in the source."""
    body = [block for block in page.sliced.blocks if block.kind not in HEAD and block in known]
    before = [block for block in body if block.end <= run[0].start]
    after = [known[block][0].line for block in body if block.start >= run[-1].end]
    first, line = page.below_head, other.below_head
    if before:
        first = page.last(before[-1]) + 1
        line = other.last(known[before[-1]][-1]) + 1
    stop = after[0] if after and after[0] >= line else len(other.lines) + 1
    wanted, offered = page.fences(first, run[0].line), other.fences(line, stop)
    shared = 0
    while shared < min(len(wanted), len(offered)) and wanted[shared][1] == offered[shared][1]:
        line = offered[shared][0] + 1
        shared += 1
    if _is_tight(page, run[-1], below=True) and after and not other.fences(line, stop):
        line = stop
    rows = [(page.row(number), number) for number, opens in wanted[shared:] if opens]
    rows += _rows(page, run, say, first)
    rows += [(":::", rows[-1][1])] * _open(row for row, _ in rows)
    return _set_apart(page, other, run, line, rows)


def _rows(
    page: Page, run: Run, say: Callable[[Block], str], above: int
) -> Iterator[tuple[str, int]]:
    """The lines of a run with its blocks saying what they are to say, each with its number.

    A line of attributes right above it belongs to it, unless it is not below `above`.
    """
    number = page.first(run[0])
    if number > above and _ATTRIBUTES.fullmatch(page.row(number - 1)):
        number -= 1
    sliced, end, row = page.sliced, page.start(number), ""
    for block in run:
        between = split(sliced.text[end : block.start])
        for line in between[:-1]:
            yield row + line, number
            row, number = "", number + 1
        rows = split(write(sliced, block, say(block)))
        rows[0] = row + between[-1] + rows[0]
        stop = block.line + len(block.prefixes) - 1
        for count, line in enumerate(rows[:-1]):
            yield line, min(number + count, stop)
        row, number, end = rows[-1], stop, block.end
    yield row + sliced.text[end : page.lines[number - 1].end], number
    for below in range(number + 1, page.last(run[-1]) + 1):
        yield page.row(below), below


def _open(rows: Iterable[str]) -> int:
    """How many fences are still open behind these lines."""
    found = [_opens(row) for row in rows]
    return max(0, found.count(True) - found.count(False))


def _opens(row: str) -> bool | None:
    """Whether a line is a fence that opens, or one that closes; None for any other line."""
    fence = _FENCE.fullmatch(row)
    if fence is None or _VOID.match(fence[1]):
        return None
    return bool(fence[1].strip(" \t:"))


def _set_apart(
    page: Page, other: Page, run: Run, line: int, rows: list[tuple[str, int]]
) -> Insertion:
    """The insertion of these rows at a line, an empty line on either side where one is needed."""
    is_tight = _is_tight(page, run[0], below=False)
    if not is_tight and other.row(line - 1).strip() and line > other.below_head:
        rows = [("", rows[0][1]), *rows]
    if not _is_tight(page, run[-1], below=True) and other.row(line).strip():
        rows = [*rows, ("", rows[-1][1])]
    end = line_end(other.sliced.text)
    text = "".join(row + end for row, _ in rows)
    if line > len(other.lines) and not other.sliced.text.endswith(("\n", "\r")):
        text = end + text
        rows = [("", rows[0][1]), *rows]
    return Insertion(other.start(line), text, tuple(number for _, number in rows))


def _is_tight(page: Page, block: Block, *, below: bool) -> bool:
    """Whether a block of a list or table touches its neighbour above or below."""
    neighbour = page.last(block) + 1 if below else block.line - 1
    return block.kind in _TIGHT and bool(page.row(neighbour).strip())
