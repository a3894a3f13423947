"""Pages become sheets: a plan in grid squares, places in points, then a PDF.

In: finished pages, a scheme and a paper. Out: sheets that fold into the pages in reading order.

`impose` makes a PDF of sheets from a PDF of pages, `plan` says where every page goes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

# `plan` is both a module and the function in it: importing it first lets the function win.
from zinepress.impose.options import Duplex, Options
from zinepress.impose.plan import Plan, plan
from zinepress.impose.sheets import Edge

if TYPE_CHECKING:
    from zinepress.impose.access import Access
    from zinepress.impose.finish import Finish
    from zinepress.impose.job import Imposed, impose
    from zinepress.impose.schemes import Scheme

__all__ = [
    "Access",
    "Duplex",
    "Edge",
    "Finish",
    "Imposed",
    "Options",
    "Plan",
    "Scheme",
    "impose",
    "plan",
]

_LATER = {
    "Access": "zinepress.impose.access",
    "Finish": "zinepress.impose.finish",
    "Imposed": "zinepress.impose.job",
    "Scheme": "zinepress.impose.schemes",
    "impose": "zinepress.impose.job",
}
"""What is imported when it is first asked for: reading and writing PDF takes long to import."""


def __getattr__(name: str) -> object:
    """A public name whose module has not been imported yet."""
    if name not in _LATER:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    return getattr(import_module(_LATER[name]), name)
