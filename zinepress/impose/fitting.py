"""How large a page is printed in the room there is for it.

In: sizes in points. Out: scales.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.impose.options import Fit

if TYPE_CHECKING:
    from zinepress.impose.sheets import Box
    from zinepress.units import Size

_AS_IT_IS = 1e-4
"""A page this close to its own size is left at it: 0.02 mm on A5, far below any printer."""


def fitting(trim: Size, turn: int, box: Box) -> float:
    """The scale at which a page of that size, so turned, fills the box."""
    size = trim.turned() if turn % 180 else trim
    return min((box.x1 - box.x0) / size.width, (box.y1 - box.y0) / size.height)


def printed_scale(fits: float, fit: Fit) -> float:
    """The scale of a page that would fill its room at the scale `fits`."""
    if fit is Fit.ACTUAL or abs(fits - 1) < _AS_IT_IS:
        return 1.0
    return min(1.0, fits) if fit is Fit.SHRINK else fits
