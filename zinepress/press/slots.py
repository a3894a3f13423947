"""Local slots: what those who print say of themselves on every copy.

In: the table `[slots]` of the settings, the file `slots.toml`, what is given for one build.
Out: `Slots`, and what is wrong with them. The nearest counts: a build before the file, the file
before the table, key by key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, UsageError, Where
from zinepress.press import toml, typed
from zinepress.press.text import read_text
from zinepress.press.tree import Entry, Scalar, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from zinepress.press.model import Edition, Press, Settings

FILE = "slots.toml"
NAMES = ("contact", "imprint", "logo")
"""The slots that a text can ask to be filled."""
STOP, DRAFT = "stop", "draft"
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_LABEL = re.compile(r"(union|gewerkschaft|sindical|syndical)[\W_]*(bug|label)?|[\W_]bug[\W_]")
_ASSIGNMENT = re.compile(r"([a-z-]+)=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Slots:
    """What a chapter, a shop or a collective puts on its copies."""

    contact: str = field(
        default="", metadata=typed.rule("How readers reach those who print: mail, telephone.")
    )
    imprint: str = field(
        default="",
        metadata=typed.rule("Who printed and published it, in the words that the law asks for."),
    )
    logo: str = field(
        default="", metadata=typed.rule("A picture by its path in the press: 'logo.svg'.")
    )
    union_bug: bool = field(
        default=False, metadata=typed.rule("Leave a box free for the label of a union shop.")
    )


def read_slots(
    root: Path, told: Slots, places: Mapping[str, Where]
) -> tuple[Slots, tuple[Finding, ...]]:
    """The slots of a press whose settings say this; its file goes before them."""
    local, where = told, places.get("slots.logo")
    findings: tuple[Finding, ...] = ()
    if (root / FILE).exists():
        text, findings = read_text(root / FILE, FILE)
        table, wrong = toml.parse(text, FILE) if text is not None else (None, ())
        findings += wrong
        if table is not None:
            local, wrong = _over(told, table, FILE)
            findings += wrong
            entry = table.get("logo")
            where = Where(FILE, entry.line, entry.column) if entry else where
    return local, (*findings, *_logo_findings(root, local.logo, where))


def with_slots(press: Press, given: Iterable[str]) -> Press:
    """The press for one build with these slots, each as `contact=us@example.org`.

    Raises UsageError with everything that is wrong in them.
    """
    entries, findings = [], []
    for number, text in enumerate(given, 1):
        match = _ASSIGNMENT.fullmatch(text)
        if match is None:
            hint = "write it as --slot contact='us@example.org'"
            findings.append(Finding(f"'{text}' is no slot and its words", hint=hint))
            continue
        entries.append(Entry(match[1], number, 1, Scalar(match[2], number, 1)))
    slots, wrong = _over(press.settings.slots, Table(tuple(entries), 1, 1), "")
    findings += (replace(one, where=None) for one in wrong)
    findings += _logo_findings(press.root, slots.logo, None)
    stopping = [one for one in findings if one.severity is Severity.ERROR]
    if stopping:
        raise UsageError.of(stopping)
    return replace(press, settings=replace(press.settings, slots=slots))


def empty_slots(edition: Edition, settings: Settings) -> tuple[str, ...]:
    """The slots that an edition, or the press, asks for and that nobody has filled."""
    asked = edition.front.required_slots or settings.required_slots
    return tuple(name for name in asked if not getattr(settings.slots, name).strip())


def slot_findings(edition: Edition, settings: Settings) -> Iterator[Finding]:
    """One sentence on the slots that are required and empty, if there are any."""
    empty = empty_slots(edition, settings)
    if not empty:
        return
    asking = edition.front if edition.front.required_slots else settings
    named = " and ".join(f"'{name}'" for name in empty)
    is_draft = settings.empty_slots == DRAFT
    yield Finding(
        f"{named} {'is' if len(empty) == 1 else 'are'} required and empty"
        f"{', so that every page is stamped a draft' if is_draft else ''}",
        asking.places.get("required-slots"),
        f'write {empty[0]} = "..." in {FILE}, or build with --slot {empty[0]}="..."',
        Severity.WARNING if is_draft else Severity.ERROR,
        rule="slots",
    )


def _over(told: Slots, table: Table, path: str) -> tuple[Slots, tuple[Finding, ...]]:
    """These slots with what a table says laid over them."""
    read, wrong = typed.read(Slots, table, path)
    said = {slot.name for slot in typed.slots(Slots) if table.get(slot.key) is not None}
    return replace(told, **{name: getattr(read, name) for name in said}), wrong


def _logo_findings(root: Path, logo: str, where: Where | None) -> Iterator[Finding]:
    """What is wrong with the picture of a slot."""
    if not logo:
        return
    path = (root / logo).resolve()
    if not path.is_relative_to(root.resolve()) or not path.is_file():
        hint = "write its path from the top of the press, such as 'logo.svg'"
        yield Finding(f"there is no picture '{logo}' in the press", where, hint, rule="slots")
    elif path.suffix.lower() not in PICTURES:
        yield Finding(f"'{logo}' is not a picture", where, f"use {', '.join(PICTURES)}")
    elif _LABEL.search(path.name.lower()):
        yield Finding(
            f"'{logo}' looks like a union label, which only a shop under contract may print",
            where,
            "write 'union-bug = true' instead, which leaves a box free for the shop's own",
            Severity.WARNING,
            rule="slots",
        )
