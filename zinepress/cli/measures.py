"""Lengths, papers, grids and lists as arguments of commands.

In: what stands on the command line. Out: values of the imposition room; a UsageError for others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click
from click.shell_completion import CompletionItem

from zinepress.errors import UsageError, ZineError, nearest
from zinepress.impose.blanks import Blanks, Policy
from zinepress.impose.options import Mark
from zinepress.impose.schemes import SCHEMES
from zinepress.impose.sheets import Edges, Grid
from zinepress.units import parse_length, parse_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum

_Value = TypeVar("_Value")


class Read(click.ParamType[_Value], Generic[_Value]):
    """An argument that a function reads; what the function refuses is a mistake in usage."""

    def __init__(self, name: str, read: Callable[[str], _Value]) -> None:
        self.name = name
        self._read = read

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002 - click's signature
    ) -> _Value:
        """The value of the text."""
        try:
            return self._read(value)
        except ZineError as error:
            found = error.findings[0]
            option = f"{param.opts[0]}: " if param is not None else ""
            raise UsageError(f"{option}{found.message}", hint=found.hint) from error


class OneOf(click.Choice[str]):
    """A choice among the values of an enumeration, as which it is given on."""

    def __init__(self, kind: type[StrEnum], *left_out: StrEnum) -> None:
        super().__init__([choice.value for choice in kind if choice not in left_out])
        self._kind = kind

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> StrEnum:
        """The member of the enumeration."""
        return self._kind(super().convert(value, param, ctx))


class Named(click.ParamType[str]):
    """A word that is completed in the shell from names that are known; others may be right too."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self._known = tuple(known)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        """The known names that begin so."""
        return [CompletionItem(name) for name in self._known if name.startswith(incomplete)]


def _lengths(text: str) -> tuple[float, ...]:
    """Lengths parted by commas, in points."""
    return tuple(parse_length(part) for part in text.split(","))


def _edges(text: str) -> Edges:
    """One length for all edges, or four: left, right, top, bottom."""
    lengths = _lengths(text)
    if len(lengths) == 1:
        return Edges(*lengths * 4)
    if len(lengths) != 4:
        raise UsageError(
            f"'{text}' is not one length or four",
            hint="write '5mm', or '4mm,4mm,4mm,6mm' for left, right, top, bottom",
        )
    return Edges(*lengths)


def _offset(text: str) -> tuple[float, float]:
    """Two lengths: to the right and up."""
    lengths = _lengths(text)
    if len(lengths) != 2:
        raise UsageError(
            f"'{text}' is not two lengths", hint="write '0.5mm,-1mm': to the right, and up"
        )
    return lengths[0], lengths[1]


def _grid(text: str) -> Grid:
    """Columns and rows, as in `2x5`: always as seen on the sheet, whichever way it stands."""
    match = re.fullmatch(r"(\d{1,2})\s*[x×]\s*(\d{1,2})", text.strip().lower())
    if match is None or "0" in match.groups():
        raise UsageError(f"'{text}' is not a grid", hint="write columns x rows, such as '2x5'")
    return Grid(int(match[2]), int(match[1]))


def _counts(text: str) -> tuple[int, int]:
    """`4` for at most four, `3-5` for three to five."""
    match = re.fullmatch(r"(?:(\d{1,2})-)?(\d{1,2})", text.strip())
    if match is None:
        raise UsageError(
            f"'{text}' is not a number of sheets",
            hint="write '4' for at most four, or '3-5' for three to five",
        )
    return int(match[1] or 1), int(match[2])


def _blanks(text: str) -> Blanks:
    """A policy, or the numbers of the places that stay blank."""
    if re.fullmatch(r"\d+(,\d+)*", text):
        return Blanks(Policy.EXPLICIT, tuple(sorted({int(place) for place in text.split(",")})))
    names = [policy.value for policy in Policy if policy is not Policy.EXPLICIT]
    if text not in names:
        raise UsageError(
            f"'{text}' does not say where blank pages go",
            hint=nearest(text, names) or f"use one of: {', '.join(names)}; or '2,15'",
        )
    return Blanks(Policy(text))


def _marks(text: str) -> frozenset[Mark]:
    """Kinds of marks parted by commas, or `all`, or `none`."""
    if text in ("all", "none"):
        return frozenset(Mark) if text == "all" else frozenset()
    found = set()
    for word in text.split(","):
        if word not in list(Mark):
            names = [*Mark, "all", "none"]
            raise UsageError(f"'{word}' is not a kind of mark", hint=nearest(word, names))
        found.add(Mark(word))
    return frozenset(found)


LENGTH = Read("length", parse_length)
LENGTHS = Read("lengths", _lengths)
SIZE = Read("paper", parse_size)
EDGES = Read("edges", _edges)
OFFSET = Read("offset", _offset)
GRID = Read("columns x rows", _grid)
COUNTS = Read("number", _counts)
BLANKS = Read("blanks", _blanks)
MARKS = Read("marks", _marks)
SCHEME = Named("scheme", SCHEMES)
