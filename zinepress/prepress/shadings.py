"""Gradients in the inks of a press.

In: a shading of a PDF and an `Inking`. Out: the shading, changed: its colour space, and its
functions from colours to colours (ISO 32000-1, 7.10 and 8.7.4.5). Between two inks it runs
straight, as it did between two colours of the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Name

from zinepress.errors import PrepressError
from zinepress.prepress.spaces import Space, space_of

if TYPE_CHECKING:
    from zinepress.prepress.paint import Inking

_EXPONENTIAL, _STITCHED = 2, 3


def ink_shading(shading: pikepdf.Object, inking: Inking) -> None:
    """Put a shading into inks; raises PrepressError for one whose colours are reckoned."""
    space = space_of(shading["/ColorSpace"])
    if space.is_kept:
        return
    function = shading.get("/Function")
    if isinstance(function, pikepdf.Array) or function is None:
        raise _reckoned()
    shading["/Function"] = _inked(function, space, inking)
    shading["/ColorSpace"] = Name(f"/{inking.space}")
    if "/Background" in shading:
        values = [float(one) for one in shading["/Background"]]
        shading["/Background"] = Array(space.paint(values, inking).values)


def _inked(function: pikepdf.Object, space: Space, inking: Inking) -> pikepdf.Object:
    """A copy of a function whose colours are inks."""
    kind = int(function["/FunctionType"])
    made = pikepdf.Dictionary(dict(function.items()))
    if kind == _STITCHED:
        made["/Functions"] = Array([_inked(one, space, inking) for one in function["/Functions"]])
    elif kind == _EXPONENTIAL:
        for key, otherwise in (("/C0", 0.0), ("/C1", 1.0)):
            values = [float(one) for one in function.get(key, Array([otherwise]))]
            made[key] = Array([round(one, 4) for one in space.paint(values, inking).values])
    else:
        raise _reckoned()
    if "/Range" in made:
        del made["/Range"]
    return made


def _reckoned() -> PrepressError:
    """What to say of a gradient that is a program or a table."""
    return PrepressError(
        "a gradient whose colours cannot be put into inks",
        hint="use a gradient of CSS or SVG with plain stops",
    )
