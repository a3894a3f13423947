"""What a press reckons a run with: times, packs and prices.

In: nothing. Out: `Rates`, the table `[estimate]` of the settings. All are rules of thumb that a
press replaces by what it has measured and pays.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from zinepress.press.typed import rule


@dataclass(frozen=True, slots=True)
class Rates:
    """Seconds, shares, packs, and money per side and sheet."""

    spoilage: float = field(
        default=0.03,
        metadata=rule("Share of sheets that are spoilt: 0.03 is 3 in 100.", low=0, high=1),
    )
    sides_per_minute: float = field(
        default=20.0, metadata=rule("Printed sides a minute.", low=0.1, high=1000)
    )
    jog: float = field(
        default=8.0, metadata=rule("Seconds to gather and jog a copy.", low=0, high=3600)
    )
    fold: float = field(default=12.0, metadata=rule("Seconds to fold a handful.", low=0, high=3600))
    staple: float = field(
        default=12.0, metadata=rule("Seconds to staple a copy.", low=0, high=3600)
    )
    cut: float = field(
        default=10.0, metadata=rule("Seconds to cut or glue along a line.", low=0, high=3600)
    )
    sew: float = field(default=120.0, metadata=rule("Seconds to sew a section.", low=0, high=36000))
    fold_together: int = field(
        default=5, metadata=rule("Sheets that fold as easily as one.", low=1, high=50)
    )
    ream: int = field(default=500, metadata=rule("Sheets in a pack of paper.", low=1, high=100000))
    box_of_staples: int = field(
        default=5000, metadata=rule("Staples in a box.", low=1, high=1000000)
    )
    grams: float = field(
        default=80.0, metadata=rule("Weight of the paper in g a square metre.", low=20, high=500)
    )
    per_side: float = field(
        default=0.02, metadata=rule("What a printed side costs.", low=0, high=100000)
    )
    per_sheet: float = field(
        default=0.01, metadata=rule("What a sheet of paper costs.", low=0, high=100000)
    )
    currency: str = field(
        default="", metadata=rule("What these amounts are in, such as EUR; empty says none.")
    )
