"""What a build has to do: which targets cannot be made, which are right, which are stale and why.

In: a `Press`, what is wanted, what is known of earlier builds. Out: a `Survey`. Nothing is made
or written here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.build.findings import stopping
from zinepress.build.inputs import inputs_of, stock_of
from zinepress.build.plan import outline, output
from zinepress.build.programs import versions
from zinepress.build.stale import Now, why_stale
from zinepress.build.target import asked_for, refuse_unknown
from zinepress.check.settings import misgraded
from zinepress.layout.manifest import find_layouts
from zinepress.press.slots import slot_findings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zinepress.build.digests import Digests
    from zinepress.build.inputs import Inputs
    from zinepress.build.ledger import Ledger
    from zinepress.build.plan import Plan, Target
    from zinepress.errors import Finding
    from zinepress.layout.manifest import Layout
    from zinepress.press.model import Edition, Press

WHOLE = ""
"""The name of the whole press where a target is named."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What is to be done with every target that is asked for."""

    targets: tuple[Target, ...]
    """Those that can be planned."""
    refused: Mapping[str, tuple[Finding, ...]]
    """What cannot be made, by name, and why; whole editions and publications among it."""
    remarks: tuple[tuple[str, Finding], ...]
    """What is to be said of targets by name, and stops none."""
    stale: Mapping[Target, str]
    """Why each target that has to be made has to be."""
    inputs: Mapping[str, Inputs]
    """What each edition is made from, by the name of the edition."""
    layouts: Mapping[str, Layout]


def survey(
    press: Press,
    wanted: Sequence[str],
    before: Ledger,
    digests: Digests,
    *,
    force: bool = False,
    strict: bool = False,
) -> Survey:
    """What has to be done to have what is wanted; raises UsageError for what is not known."""
    planned = outline(press)
    refused, remarks = _verdicts(press, planned, strict=strict)
    unplanned = [one for one in wanted if not any(_concerns(name, [one]) for name in refused)]
    refuse_unknown([one.name for one in planned.targets], unplanned)
    asked = tuple(one for one in planned.targets if asked_for(one.name, wanted))
    layouts = find_layouts(press.root)
    stock = stock_of(press, layouts, digests, versions(digests))
    inputs = {
        name: inputs_of(edition, press, stock, digests)
        for name, edition in editions_of(press, asked).items()
    }
    reasons = {
        target: why_stale(
            before.records.get(target.name),
            _now(target, inputs[edition_name(target)], press, before, digests),
            force=force,
        )
        for target in asked
        if target.name not in refused
    }
    return Survey(
        asked,
        {name: found for name, found in refused.items() if _concerns(name, wanted)},
        tuple(one for one in remarks if _concerns(one[0], wanted)),
        {target: why for target, why in reasons.items() if why is not None},
        inputs,
        layouts,
    )


def edition_name(target: Target) -> str:
    """The name of a target's edition."""
    return f"{target.slug}:{target.language}"


def editions_of(press: Press, targets: Sequence[Target]) -> Mapping[str, Edition]:
    """The editions of targets by name."""
    names = {edition_name(target) for target in targets}
    found = {
        f"{edition.slug}:{edition.language}": edition
        for publication in press.publications
        for edition in publication.printed
    }
    return {name: edition for name, edition in found.items() if name in names}


def _now(target: Target, inputs: Inputs, press: Press, before: Ledger, digests: Digests) -> Now:
    """How a target's file and what it was made from are at this moment."""
    record = before.records.get(target.name)
    path = output(target)
    read = {name: digests.of(press.root / name) for name in (record.read if record else ())}
    passes = {name: digests.of(press.root / name) for name in (record.passes if record else ())}
    return Now(path, digests.of(press.root / path), inputs, read, passes)


def _verdicts(
    press: Press, planned: Plan, *, strict: bool
) -> tuple[dict[str, tuple[Finding, ...]], list[tuple[str, Finding]]]:
    """By name, the findings that stop a target; and those that stop none."""
    refused: dict[str, tuple[Finding, ...]] = dict(planned.refused)
    remarks: list[tuple[str, Finding]] = []
    for finding in (*press.findings, *misgraded(press.settings)):
        names = _concerned(finding, press, planned)
        if not stopping([finding], strict=strict):
            remarks.append((names[0], finding))
            continue
        for name in names:
            refused[name] = (*refused.get(name, ()), finding)
    editions = editions_of(press, planned.targets)
    for target in planned.targets:
        for finding in slot_findings(editions[edition_name(target)], press.settings):
            if stopping([finding], strict=strict):
                refused[target.name] = (*refused.get(target.name, ()), finding)
            else:
                remarks.append((target.name, finding))
    return refused, remarks


def _concerned(finding: Finding, press: Press, planned: Plan) -> list[str]:
    """The names of what a finding of the press is about.

    A file of an edition is about its targets, or about the edition if it has none because of it;
    anything else of a publication about the publication; all else about the whole press.
    """
    parts = finding.where.path.split("/") if finding.where else []
    if len(parts) < 2 or parts[0] != "sources" or not parts[1]:
        return [target.name for target in planned.targets] or [WHOLE]
    slug = parts[1]
    known = {edition.path: edition for one in press.publications for edition in one.editions}
    edition = known.get("/".join(parts))
    if edition is not None:
        own = [
            one for one in planned.targets if (one.slug, one.language) == (slug, edition.language)
        ]
        return [target.name for target in own] or [f"{slug}:{edition.language}"]
    is_there = any(one.slug == slug for one in press.publications)
    is_text = len(parts) == 3 and parts[2].endswith(".md")
    return [f"{slug}:{parts[2].removesuffix('.md')}" if is_there and is_text else slug]


def _concerns(name: str, wanted: Sequence[str]) -> bool:
    """Whether what a name stands for is asked for, by itself or by a part of it."""
    if name == WHOLE or asked_for(name, wanted):
        return True
    depth = name.count(":") + 1
    return any(asked_for(name, [":".join(one.split(":")[:depth])]) for one in wanted)
