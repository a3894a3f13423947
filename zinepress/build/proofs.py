"""Proofs of finished targets: a dummy to fold, and pictures to look at.

In: a press and a `Finished` target. Out: files by name, a PDF and PNGs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.build import OUT
from zinepress.build.sheets import sheet_options
from zinepress.handout.contact import pages_pictures, sheets_pictures
from zinepress.impose.dummy import dummy
from zinepress.layout.formats import FORMATS
from zinepress.press.languages import direction
from zinepress.units import parse_size

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zinepress.build.remembered import Finished
    from zinepress.build.target import Target
    from zinepress.press.model import Press


def proof_folder(target: Target) -> str:
    """Where the proofs of a target lie unless said, relative to the press."""
    return f"{OUT}/{target.slug}/proof"


def proofs(press: Press, one: Finished) -> Mapping[str, bytes]:
    """Every proof of a target that has pages, by the name of its file.

    Raises ImposeError for sheets that cannot be taken apart, OSError for a file that is gone.
    """
    stem, content = "-".join(one.target.parts), one.content(press.root)
    right_to_left = direction(one.edition.language) == "rtl"
    pages = pages_pictures(_pages(press.root, one, content), right_to_left=right_to_left)
    made = dict(_counted(f"{stem}-pages", pages))
    if not one.on_sheets:
        return made
    return {
        f"{stem}-dummy.pdf": _dummy(press, one),
        **made,
        **_counted(f"{stem}-sheets", sheets_pictures(content)),
    }


def _pages(root: Path, one: Finished, content: bytes) -> bytes:
    """The single pages: the file itself, those remembered, or those taken from the sheets."""
    if not one.on_sheets:
        return content
    remembered = one.pages(root)
    if remembered is not None:
        return remembered.pdf
    from zinepress.impose.unimpose import unimpose  # noqa: PLC0415 - rarely wanted

    return unimpose(content).pdf


def _dummy(press: Press, one: Finished) -> bytes:
    """The dummy, folded and printed as the target is."""
    options = sheet_options(press.settings, one.edition.language)
    plan = one.plan(options)
    paper, size = parse_size(one.target.paper), FORMATS[one.target.format].size
    return dummy(plan, size, paper, options, one.edition.front.title)


def _counted(stem: str, pictures: tuple[bytes, ...]) -> Mapping[str, bytes]:
    """The pictures by name, numbered where there are several."""
    if len(pictures) == 1:
        return {f"{stem}.png": pictures[0]}
    return {f"{stem}-{number}.png": one for number, one in enumerate(pictures, 1)}
