"""What a rule is given and what it gives.

In: nothing. Out: `Pair` and `Trouble`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from zinepress.errors import Severity

if TYPE_CHECKING:
    from zinepress.translate.kinds import Block
    from zinepress.translate.said import Said


@dataclass(frozen=True, slots=True)
class Pair:
    """Source blocks, what translates them, and both languages by their tags."""

    sources: tuple[Block, ...]
    targets: tuple[Block, ...]
    source: Said
    target: Said
    source_language: str
    language: str

    @property
    def source_text(self) -> str:
        """The text of the source blocks, with its markup."""
        return "\n\n".join(block.text for block in self.sources)

    @property
    def target_text(self) -> str:
        """The text of the translation, with its markup."""
        return "\n\n".join(block.text for block in self.targets)


class Trouble(NamedTuple):
    """Something to look at: what is, what to do, how bad it is, and a piece of text it is at."""

    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR
    at: str = ""
    """The text that is wrong as it stands in the translation, empty where that is unknown."""
    is_in_source: bool = True
    """Whether the source has a line to point at."""
