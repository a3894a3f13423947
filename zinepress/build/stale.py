"""Whether a target has to be made again, and why: one pure function.

In: what a target was made from and gave last time (`Record`), and what there is now. Out: the
reason to make it, as the end of a sentence, or None when it is still right.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.build.inputs import Inputs
    from zinepress.errors import Finding

KEPT = "nothing changed"
FORCED = "asked for by --force"
FIRST = "first build"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a target that was made.

    `inputs` are its declared inputs, group by group; `read` every file that was read on the way,
    by its path (relative where it is in the press), each with the SHA-256 of what was read.
    """

    output: str
    """Relative to the press."""
    digest: str
    """SHA-256 of the output."""
    inputs: Mapping[str, Mapping[str, str]]
    read: Mapping[str, str]
    keys: tuple[str, ...] = ()
    """The remembered pages that it was made from."""
    pages: int | None = None
    sheets: int | None = None
    instruction: str | None = None
    findings: tuple[Finding, ...] = ()
    passes: Mapping[str, str] = field(default_factory=dict)
    """The files beside the output, one for each pass of a printer by hand, with their digests."""


@dataclass(frozen=True, slots=True)
class Now:
    """The same things at this moment; None for a file that is not there."""

    output: str
    digest: str | None
    inputs: Inputs
    read: Mapping[str, str | None]
    passes: Mapping[str, str | None] = field(default_factory=dict)


def why_stale(record: Record | None, now: Now, *, force: bool = False) -> str | None:
    """Why a target has to be made; None when what is in `out/` is what would be made."""
    if force:
        return FORCED
    if record is None:
        return FIRST
    return _why_remade(record, now) or _why_output(record, now)


def changed_inputs(before: Mapping[str, Mapping[str, str]], now: Inputs) -> str | None:
    """The first input that is not what it was, as the end of a sentence."""
    for group, current in now.groups().items():
        name, what = _difference(before.get(group, {}), current)
        if name is not None:
            return _sentence(group, name, what)
    return None


def _why_remade(record: Record, now: Now) -> str | None:
    """What it was made from that is different now."""
    changed = changed_inputs(record.inputs, now.inputs)
    if changed is not None:
        return changed
    present = {name: digest for name, digest in now.read.items() if digest is not None}
    name, what = _difference(record.read, present)
    return None if name is None else _sentence("files", name, what)


def _why_output(record: Record, now: Now) -> str | None:
    """What is wrong with the file in `out/`."""
    if record.output != now.output:
        return f"because it is now called {now.output}"
    files = {now.output: (record.digest, now.digest)}
    files |= {path: (was, now.passes.get(path)) for path, was in record.passes.items()}
    for path, (was, there) in files.items():
        if there is None:
            return f"because {path} is gone"
        if there != was:
            return f"because {path} was changed by hand"
    return None


def _difference(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str | None, str]:
    """The first name, in order, that is new, gone or changed, and which of these it is."""
    if before == now:
        return None, ""
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            what = "is new" if name not in before else "is gone" if name not in now else "changed"
            return name, what
    return None, ""


def _sentence(group: str, name: str, what: str) -> str:
    """How a difference is told."""
    match group:
        case "programs":
            return f"because {name} is a new version"
        case "settings":
            return f"because the setting '{name}' changed"
        case "head":
            return f"because the head of {name} changed"
        case _:
            return f"because {name} {what}"
