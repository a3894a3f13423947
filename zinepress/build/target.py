"""A target: one publication in one language and format, on one paper; the unit of building.

In: names. Out: `Target`, the file it becomes, and those that a person asks for by pattern.
Cheap to import: listing and completion use it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import accumulate
from typing import TYPE_CHECKING

from zinepress.build import OUT
from zinepress.errors import Finding, UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """One file to make.

    `paper` is the name of a paper or its size without spaces, or the name of a print shop; it is
    empty for single pages.
    """

    slug: str
    language: str
    format: str
    paper: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """What the name is made of."""
        parts = (self.slug, self.language, self.format, self.paper)
        return parts if self.paper else parts[:3]

    @property
    def name(self) -> str:
        """The name that people type: `why-we-march:en:booklet:a4`."""
        return ":".join(self.parts)

    def output(self, ending: str) -> str:
        """The file it becomes, relative to the press: `out/slug/slug-en-booklet-a4.pdf`."""
        return f"{OUT}/{self.slug}/{'-'.join(self.parts)}.{ending}"


def matches(pattern: str, name: str) -> bool:
    """Whether a pattern asks for the target of this name.

    A pattern is a name or its first parts; each part may be a glob: `*:es`, `rent:*:booklet`.
    """
    asked, parts = pattern.split(":"), name.split(":")
    pairs = zip(asked, parts, strict=False)
    return len(asked) <= len(parts) and all(fnmatchcase(part, one) for one, part in pairs)


def select(targets: Sequence[Target], wanted: Sequence[str]) -> tuple[Target, ...]:
    """The targets that any pattern asks for, in the order of the press; all when none is given.

    Raises UsageError that names every pattern without a target, and the nearest that exists.
    """
    refuse_unknown((target.name for target in targets), wanted)
    return tuple(target for target in targets if asked_for(target.name, wanted))


def asked_for(name: str, wanted: Sequence[str]) -> bool:
    """Whether the target of this name is to be built."""
    return not wanted or any(matches(pattern, name) for pattern in wanted)


def refuse_unknown(names: Iterable[str], wanted: Sequence[str]) -> None:
    """Raise UsageError for the patterns that ask for none of these names."""
    known = tuple(names)
    unknown = [one for one in wanted if not any(matches(one, name) for name in known)]
    if unknown:
        raise UsageError.of(_unknown(pattern, known) for pattern in unknown)


def _unknown(pattern: str, names: Sequence[str]) -> Finding:
    """The finding for a pattern that asks for nothing, with the nearest name of its length."""
    starts = {start for name in names for start in accumulate(name.split(":"), "{}:{}".format)}
    alike = [start for start in starts if start.count(":") == pattern.count(":")]
    meant = next((start for start in sorted(starts) if _is_file_of(pattern, start)), None)
    hint = f"did you mean '{meant}'?" if meant else nearest(pattern, alike or starts)
    hint = hint or "'zinepress list' shows every target"
    return Finding(f"there is no target '{pattern}'", hint=hint)


def _is_file_of(path: str, start: str) -> bool:
    """Whether a path is that of what the start of a target's name is made from, or becomes."""
    file = path.replace("\\", "/")
    stem = file.rpartition("/")[2].partition(".")[0]
    return stem == start.replace(":", "-") or file.endswith(f"/{start.replace(':', '/')}.md")
