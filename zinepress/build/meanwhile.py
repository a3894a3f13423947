"""Whether anything that an edition was made from changed while it was being made.

In: an edition as it was compiled, and the disk. Out: a finding, or None. What is written to `out/`
then comes from files that all were there at one moment, never half of one state and half of
another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.build.inputs import inputs_of, stock_of
from zinepress.build.stale import changed_inputs
from zinepress.errors import Finding, Where
from zinepress.press.text import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.build.digests import Digests
    from zinepress.build.inputs import Inputs
    from zinepress.layout.manifest import Layout
    from zinepress.press.model import Edition, Press


def changed_meanwhile(
    edition: Edition,
    press: Press,
    before: Inputs,
    layouts: Mapping[str, Layout],
    digests: Digests,
) -> Finding | None:
    """What is no longer as it was when the press was opened and the work was given out.

    The settings alone are not looked at again: they were read first, and with everything else
    unchanged until now the whole is as it was at that moment.
    """
    own = next(one for one in press.publications if one.slug == edition.slug)
    for text in (*(edition.parts or (edition,)), own.editions[0]):
        if read_text(press.root / text.path, text.path)[0] != text.text:
            return _changed(f"{text.path} changed", text.path)
    stock = stock_of(press, layouts, digests, before.programs)
    why = changed_inputs(before.groups(), inputs_of(edition, press, stock, digests))
    return None if why is None else _changed(why.removeprefix("because "), edition.path)


def changed_file(
    read: Mapping[str, str], press: Press, edition: Edition, digests: Digests
) -> Finding | None:
    """The first file read on the way that is no longer what was read."""
    for name, digest in read.items():
        if digests.of(press.root / name) != digest:
            return _changed(f"{name} changed", edition.path)
    return None


def _changed(what: str, path: str) -> Finding:
    """The finding for an edition that has to be made once more."""
    return Finding(
        f"{what} while this was being made", Where(path), "build again", rule="meanwhile"
    )
