"""What is done to the pictures of an edition for the page that they stand on.

In: a layout and a format. Out: a `Treatment`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from zinepress.layout.manifest import Pictures
from zinepress.pictures.treat import Tone, Treatment
from zinepress.units import INCH

if TYPE_CHECKING:
    from zinepress.layout.formats import Format
    from zinepress.layout.manifest import Layout

DPI = 300
"""What a laser printer or a copier can show of a photograph."""
LITE = "-lite"
_TONES = {Pictures.HALFTONE: Tone.HALFTONE, Pictures.LINE: Tone.LINE}


def treatment(layout: Layout, form: Format) -> Treatment:
    """No more pixels than the longer edge of the page shows; lighter where ink is scarce."""
    tone = _TONES.get(layout.pictures, Tone.FULL)
    if tone is Tone.FULL and form.page.endswith(LITE):
        tone = Tone.LIGHT
    edge = max(form.size.width, form.size.height)
    return Treatment(
        tone=tone,
        grey=layout.pictures is not Pictures.FULL,
        longest=math.ceil(edge / INCH * DPI),
        dpi=DPI,
    )
