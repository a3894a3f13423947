"""The receipt for a finished file: which scheme it reads as, and everything worth knowing of it.

In: verdicts. Out: `Receipt`, as a value and in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.impose.options import Duplex
from zinepress.units import MM, paper_name

if TYPE_CHECKING:
    from zinepress.impose.habits import Habit
    from zinepress.impose.planned import Plan
    from zinepress.impose.register import Register
    from zinepress.impose.sheets import Edge
    from zinepress.units import Size

_EVEN = 0.05 * MM
"""How far fronts and backs may lie apart from page to page."""
_FEW = 3


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came out when a file was folded as one scheme.

    `problems` is empty when it reads; `register` is None where nothing lies behind anything.
    """

    scheme: str
    pages: tuple[int, ...]
    """The pages that were looked for, in reading order."""
    sheets: int
    paper: Size
    problems: tuple[str, ...]
    copies: int = 1
    blanks: tuple[int, ...] = ()
    binding: Edge | None = None
    habit: Habit | None = None
    two_sided: bool = True
    register: Register | None = None
    plan: Plan | None = None
    """How it was folded."""
    digest: str = ""
    """The SHA-256 of the file that was folded."""
    hint: str = ""
    """Under which condition it would read."""

    @property
    def reads(self) -> bool:
        """Whether every page is there, in order and upright."""
        return not self.problems

    @property
    def words(self) -> str:
        """The receipt for people, in one paragraph."""
        if self.problems:
            more = len(self.problems) - _FEW
            said = "; ".join(self.problems[:_FEW]) + (f"; and {more} more" if more > 0 else "")
            return f"does not read as '{self.scheme}': {said}"
        parts = (
            f"reads as '{self.scheme}': {self._pages()} in order, all upright",
            self._paper(),
            f"{self.copies} copies" if self.copies > 1 else "",
            f"blank at {', '.join(map(str, self.blanks))}" if self.blanks else "",
            f"spine at the {self.binding}" if self.binding else "",
            self._printing(),
            self._register(),
            self.habit.words if self.habit else "",
        )
        return "; ".join(part for part in parts if part)

    def _pages(self) -> str:
        first, last = self.pages[0], self.pages[-1]
        if self.pages == tuple(range(first, last + 1)):
            return f"pages {first} to {last}"
        return f"{len(self.pages)} pages"

    def _paper(self) -> str:
        name = (paper_name(self.paper) or "").capitalize()
        size = f"{self.paper.width / MM:.1f} x {self.paper.height / MM:.1f} mm"
        return f"{self.sheets} sheet{'s' if self.sheets > 1 else ''} of {name or size}"

    def _printing(self) -> str:
        if not self.two_sided or self.habit is None:
            return "print one side"
        edge = "long" if self.habit.edge is Duplex.LONG else "short"
        return f"print both sides, turned about the {edge} edge"

    def _register(self) -> str:
        if self.register is None:
            return ""
        off = max(abs(self.register.right), abs(self.register.up))
        if off <= _EVEN:
            return "fronts and backs lie on each other"
        right, up = self.register.right / MM, self.register.up / MM
        return f"backs are moved by {right:.1f} mm to the right and {up:.1f} mm up"


def as_data(receipt: Receipt) -> dict[str, object]:
    """The receipt as plain values, lengths in millimetres, for JSON."""
    habit, lies = receipt.habit, receipt.register
    return {
        "scheme": receipt.scheme,
        "reads": receipt.reads,
        "sha256": receipt.digest,
        "pages": list(receipt.pages),
        "sheets": receipt.sheets,
        "copies": receipt.copies,
        "paper_mm": [round(receipt.paper.width / MM, 2), round(receipt.paper.height / MM, 2)],
        "blanks": list(receipt.blanks),
        "binding": receipt.binding,
        "two_sided": receipt.two_sided,
        "turned_about": habit.edge if habit else None,
        "unusual": habit.words if habit else "",
        "backs_off_mm": [round(lies.right / MM, 3), round(lies.up / MM, 3)] if lies else None,
        "problems": list(receipt.problems),
        "hint": receipt.hint,
    }


def uneven(register: Register | None) -> tuple[str, ...]:
    """What is wrong with how fronts and backs lie on each other, in words."""
    if register is None or register.uneven <= _EVEN:
        return ()
    return (f"fronts and backs lie up to {register.uneven / MM:.2f} mm apart",)
