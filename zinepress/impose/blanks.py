"""Where the blank pages go when the pages do not fill the sheets.

In: how many pages there are, how many places, and a policy. Out: the page in each place.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from zinepress.errors import ImposeError


class Policy(StrEnum):
    """Which places stay blank."""

    BEFORE_BACK = "before-back"
    END = "end"
    INSIDE_COVERS = "inside-covers"
    MIDDLE = "middle"
    EXPLICIT = "explicit"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Blanks:
    """A policy; for an explicit one the places, from 1, that stay blank; lines to write on."""

    policy: Policy = Policy.BEFORE_BACK
    at: tuple[int, ...] = ()
    notes: bool = False
    """Whether the blank pages are ruled for notes."""


def places_needed(count: int, blanks: Blanks) -> int:
    """How many places the pages take at least, with the blanks that the policy insists on."""
    if blanks.policy is Policy.INSIDE_COVERS and count > 1:
        return count + 2
    if blanks.policy is Policy.EXPLICIT:
        place = count
        while place - sum(at <= place for at in blanks.at) < count:
            place += 1
        return place
    return count


def arrange(count: int, places: int, blanks: Blanks) -> tuple[int | None, ...]:
    """The page in each place, None for a blank; raises ImposeError where the policy forbids one."""
    pages: list[int | None] = list(range(1, count + 1))
    spare: list[int | None] = [None] * (places - count)
    match blanks.policy:
        case Policy.ERROR if spare:
            raise ImposeError(
                f"{count} pages leave {len(spare)} of {places} places blank",
                hint=f"bring {places} pages, or choose where the blanks go with --blanks",
            )
        case Policy.BEFORE_BACK if count > 1:
            return (*pages[:-1], *spare, pages[-1])
        case Policy.INSIDE_COVERS if count > 1:
            return (pages[0], None, *pages[1:-1], *spare[1:], pages[-1])
        case Policy.MIDDLE:
            half = (count + 1) // 2
            return (*pages[:half], *spare, *pages[half:])
        case Policy.EXPLICIT:
            left = iter(pages)
            return tuple(
                None if place in blanks.at else next(left, None) for place in range(1, places + 1)
            )
        case _:
            return (*pages, *spare)
