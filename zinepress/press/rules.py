"""What a press says of the rules that its zines are checked by.

In: nothing. Out: `Checks`, the table `[check]` of the settings, which `zinepress.check.settings`
reads.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the annotations are read at run time
from dataclasses import dataclass, field

from zinepress.press.typed import rule

GRADES = ("off", "note", "warning", "error")


@dataclass(frozen=True, slots=True)
class Grade:
    """How serious the press takes a rule, and why."""

    severity: str = field(
        metadata=rule("How serious it is; 'off' never tells of it.", allowed=GRADES)
    )
    reason: str = field(
        default="", metadata=rule("Why, for whoever reads the settings; 'off' asks for one.")
    )


@dataclass(frozen=True, slots=True)
class Checks:
    """How the press is checked."""

    rules: Mapping[str, Grade] = field(
        default_factory=dict,
        metadata=rule("Rules by name that count otherwise; 'zinepress check --rules' lists them."),
    )
