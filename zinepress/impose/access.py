"""How a stranger's file may be read.

In: nothing. Out: `Access`.
"""

from __future__ import annotations

from dataclasses import dataclass

from zinepress.impose.door import STRANGER, Limits


@dataclass(frozen=True, slots=True)
class Access:
    """How a stranger's file may be read.

    `any_use` is for who has the right to print a file that asks not to be printed.
    """

    password: str = ""
    limits: Limits = STRANGER
    any_use: bool = False


ASK_NOTHING = Access()
