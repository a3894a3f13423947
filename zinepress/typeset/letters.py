"""Every letter in the font that was asked for, or a finding.

In: laid-out pages, the fonts of the press, the fonts that letters were drawn from. Out: findings
for letters no font has, letters taken from a font nobody asked for, families and faces that are
not there.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity
from zinepress.typeset.fonts import GENERIC, missing_family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zinepress.errors import Where
    from zinepress.typeset.fonts import FontSet
    from zinepress.typeset.inside import UsedFont
    from zinepress.typeset.leaves import Leaf, Placed

MOST_PLACES = 30
"""More lines than this with letters missing tell no more."""
MOST_LETTERS = 6
SEMIBOLD = 600
_SILENT = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf"))
_JOINERS = frozenset((0x034F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
"""Combining grapheme joiner and variation selectors: they have no shape of their own."""

Stack = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """Letters of one place that the families asked for there do not have."""

    where: Where | None
    page: int
    stack: Stack
    letters: tuple[str, ...]


def check(
    leaves: Iterable[Leaf],
    fonts: FontSet,
    used: Iterable[UsedFont],
    source: str,
    drawings: Iterable[Stack] = (),
) -> tuple[Finding, ...]:
    """All that is wrong with letters and fonts; `source` is the file that lines speak of.

    `drawings` are the families that the text of drawings asks for.
    """
    runs = [run for leaf in leaves for run in leaf.texts]
    drawn = tuple(used)
    missing = frozenset().union(*(font.missing for font in drawn))
    lacks = list(_lacks(runs, fonts, source))
    findings = [*_families(runs, fonts, source), *_faces(runs, fonts, source)]
    for lack in lacks:
        absent = tuple(letter for letter in lack.letters if letter in missing)
        strayed = tuple(filter(fonts.with_letter, lack.letters))
        findings += [_absent(lack, absent)] if absent else []
        findings += [_strayed(lack, strayed, fonts)] if strayed else []
    known = frozenset().union(*(lack.letters for lack in lacks))
    stacks = {*map(asked, runs), *drawings}
    wanted = {name.casefold() for stack in stacks for name in stack}
    all_there = all(any(map(fonts.has, stack)) for stack in stacks)
    return (*findings[:MOST_PLACES], *_unasked(drawn, wanted, known, all_there=all_there))


def _lacks(runs: Iterable[Placed], fonts: FontSet, source: str) -> Iterator[Lack]:
    """Letters outside the families of their run, line by line of the source."""
    found: dict[tuple[Where | None, Stack], tuple[int, set[str]]] = {}
    covered: dict[Stack, frozenset[int]] = {}
    for run in runs:
        stack = asked(run)
        if all(family in GENERIC for family in stack):
            continue
        if stack not in covered:
            covered[stack] = coverage(fonts, stack)
        outside = set(map(ord, run.box.text)) - covered[stack]
        letters = {chr(code) for code in outside if not is_silent(code)}
        if letters:
            where = run.origin.place(source)
            found.setdefault((where, stack), (run.page, set()))[1].update(letters)
    for (where, stack), (page, letters) in found.items():
        yield Lack(where, page, stack, tuple(sorted(letters)))


def asked(run: Placed) -> Stack:
    """The families a run is to be set in, the first one first."""
    return tuple(run.box.style["font_family"])


def coverage(fonts: FontSet, stack: Stack) -> frozenset[int]:
    """The code points that the families of a stack have between them."""
    return frozenset().union(*(fonts.covered(family) for family in stack if fonts.has(family)))


@lru_cache(maxsize=4096)
def is_silent(code: int) -> bool:
    """Whether a code point shows nothing of its own, so that no font needs to have it."""
    return unicodedata.category(chr(code)) in _SILENT or code in _JOINERS


def _families(runs: Iterable[Placed], fonts: FontSet, source: str) -> Iterator[Finding]:
    """A finding for every family that is asked for and not there."""
    told: set[str] = set()
    for run in runs:
        stack = asked(run)
        for family in stack:
            if family not in GENERIC and family not in told and not fonts.has(family):
                told.add(family)
                yield missing_family(family, fonts, run.origin.place(source))
        if all(family in GENERIC for family in stack) and stack[0] not in told:
            told.add(stack[0])
            yield missing_family(stack[0], fonts, run.origin.place(source))


def _faces(runs: Iterable[Placed], fonts: FontSet, source: str) -> Iterator[Finding]:
    """A warning for each family asked for in bold or italics that it does not have.

    The typesetter imitates neither: such text comes out as if it were not marked at all.
    """
    told: set[tuple[str, str]] = set()
    for run in runs:
        style = run.box.style
        wanted = {
            "bold": style["font_weight"] >= SEMIBOLD,
            "italics": style["font_style"] != "normal",
        }
        family = next((name for name in asked(run) if fonts.has(name)), None)
        for manner, is_wanted in wanted.items():
            if not is_wanted or family is None or (family, manner) in told:
                continue
            if not _has_face(fonts, family, manner):
                told.add((family, manner))
                yield Finding(
                    f"{manner} is asked of '{family}', which has none: it is printed plain",
                    run.origin.place(source),
                    f"set font-{'weight' if manner == 'bold' else 'style'}: normal in the layout"
                    ", or add the face to fonts/",
                    Severity.WARNING,
                    rule="font-face-missing",
                    page=run.page,
                )


def _has_face(fonts: FontSet, family: str, manner: str) -> bool:
    faces = [face for _, face in fonts.families[family.casefold()]]
    if manner == "bold":
        return any(face.weight >= SEMIBOLD or face.variable for face in faces)
    return any(face.italic for face in faces)


def _absent(lack: Lack, letters: tuple[str, ...]) -> Finding:
    return Finding(
        f"no font in fonts/ has {spell(letters)}; asked for: {_quoted(lack.stack)}",
        lack.where,
        "write it in other letters, or add a font that has it",
        rule="glyph-missing",
        page=lack.page,
    )


def _strayed(lack: Lack, letters: tuple[str, ...], fonts: FontSet) -> Finding:
    having = set(fonts.with_letter(letters[0])).intersection(
        *(fonts.with_letter(letter) for letter in letters)
    )
    # the family with the fewest letters is made for these
    fittest = sorted(having, key=lambda name: (len(fonts.covered(name)), name))
    some = _quoted(fittest[:3]) or "other families"
    return Finding(
        f"{_quoted(lack.stack)} has no {spell(letters)}",
        lack.where,
        f"{some} would do: name one in the layout for this language, or write other letters",
        rule="glyph-elsewhere",
        page=lack.page,
    )


def _unasked(
    used: Iterable[UsedFont], wanted: set[str], known: frozenset[str], *, all_there: bool
) -> Iterator[Finding]:
    """A finding for fonts no text asked for: of hyphens and the like."""
    for font in used:
        strange = font.missing
        # a family that is not there has been told of, and something stands in for it
        if font.family.casefold() not in wanted and all_there:
            strange |= font.letters
        letters = tuple(sorted(x for x in strange - known if not is_silent(ord(x))))
        if letters:
            yield Finding(
                f"{spell(letters)} is printed from '{font.family}', which nothing asks for",
                None,
                "name a family that has it, in the layout or in the drawing",
                rule="glyph-elsewhere",
            )


def spell(letters: tuple[str, ...]) -> str:
    """Letters as one can look them up: `'ħ' (U+0127 latin small letter h with stroke)`."""
    named = [
        f"'{letter}' (U+{ord(letter):04X} {unicodedata.name(letter, 'without a name').lower()})"
        for letter in letters[:MOST_LETTERS]
    ]
    more = len(letters) - MOST_LETTERS
    return ", ".join(named) + (f" and {more} more letters" if more > 0 else "")


def _quoted(stack: Iterable[str]) -> str:
    return ", ".join(f"'{family}'" for family in stack)
