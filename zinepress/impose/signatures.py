"""How many slips are folded together, signature by signature.

In: how many slips there are, and the fewest and most of a signature. Out: the sizes in order.
"""

from __future__ import annotations

from zinepress.errors import ImposeError


def round_up(count: int, step: int) -> int:
    """The smallest multiple of `step` that is at least `count`."""
    return -(-count // step) * step


def balance(slips: int, fewest: int, most: int) -> tuple[int, ...] | None:
    """As few signatures as possible, all as equal as possible; None when none are in the range.

    The thicker ones come first and last, so that the ends of the book sew firmly.
    """
    number = -(-slips // most)
    thin, thicker = divmod(slips, number)
    if thin < fewest:
        return None
    ahead = -(-thicker // 2)
    return (
        *(thin + 1 for _ in range(ahead)),
        *(thin for _ in range(number - thicker)),
        *(thin + 1 for _ in range(thicker - ahead)),
    )


def divide(slips: int, step: int, limits: tuple[int, int] | None) -> tuple[int, ...]:
    """The sizes of the signatures for at least so many slips, with the fewest blank ones.

    The sum is a multiple of `step`, the slips that fill a sheet; `limits` are the fewest and
    the most slips of a signature, None for all in one. Raises ImposeError for limits that
    nothing meets.
    """
    total = round_up(max(slips, 1), step)
    if limits is None:
        return (total,)
    fewest, most = limits
    if not 1 <= fewest <= most:
        raise ImposeError(
            f"a signature of {fewest} to {most} sheets cannot be", hint="write '4' or '3-5'"
        )
    while (sizes := balance(total, fewest, most)) is None:
        total += step
    return sizes
