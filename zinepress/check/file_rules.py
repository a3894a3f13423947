"""The rules on a whole file: fonts, metadata, what it links to and what it carries.

In: a PDF opened by pikepdf, and a profile. Out: findings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Name

from zinepress.check.exchange_rules import exchange, output_intent
from zinepress.check.glyphs import glyphs_of
from zinepress.errors import Finding, Severity
from zinepress.press.trackers import trackers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zinepress.check.profile import Profile

PATHS = re.compile(
    r"file:/[^\s<>\"']*|(?<![A-Za-z])[A-Za-z]:[\\/]{1,2}[\w.-]+[\\/]|/(?:home|Users|root|tmp|mnt|media|Volumes)/[^\s<>\"']+"
)
"""What a path on somebody's machine looks like."""
PERSONAL = ("/Author", "/Creator", "/Manager", "/Company")


def fonts(pdf: pikepdf.Pdf, _: Profile) -> Iterator[Finding]:
    """Fonts that are not in the file: the printer puts others in their place."""
    seen = set()
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get(Name.Type) != Name.Font:
            continue
        if thing.get(Name.Subtype) in (Name.CIDFontType0, Name.CIDFontType2):
            continue
        glyphs = glyphs_of(thing)
        if glyphs.name in seen:
            continue
        seen.add(glyphs.name)
        if not glyphs.is_embedded:
            yield Finding(
                f"the font {glyphs.name} is not in the file",
                hint="make the PDF again with its fonts embedded",
                rule="font-not-embedded",
            )


def metadata(pdf: pikepdf.Pdf, _: Profile) -> Iterator[Finding]:
    """Names and paths that the file tells about the people who made it."""
    info = dict(pdf.docinfo.items()) if Name.Info in pdf.trailer else {}
    said = {str(key): str(value) for key, value in info.items()}
    for key in PERSONAL:
        if said.get(key):
            yield Finding(
                f"the file names its {key[1:].lower()}: {said[key][:60]}",
                hint="run 'zinepress scrub' on it",
                severity=Severity.WARNING,
                rule="personal-metadata",
            )
    packet = pdf.Root.get(Name.Metadata)
    words = " ".join(said.values())
    if isinstance(packet, pikepdf.Stream):
        words += packet.read_bytes().decode("utf-8", "replace")
    for path in sorted(set(PATHS.findall(words))):
        yield Finding(
            f"the metadata holds a path: {path[:60]}",
            hint="run 'zinepress scrub' on it",
            rule="path-in-metadata",
        )


def addresses(pdf: pikepdf.Pdf, profile: Profile) -> Iterator[Finding]:
    """Links to files of somebody's machine, links that track, links in a file for the press."""
    for number, page in enumerate(pdf.pages, 1):
        for note in page.obj.get(Name.Annots, pikepdf.Array()):
            if not isinstance(note, pikepdf.Dictionary):
                continue
            action = note.get(Name.A)
            address = (
                str(action.get(Name.URI, "")) if isinstance(action, pikepdf.Dictionary) else ""
            )
            if PATHS.search(address):
                yield Finding(
                    f"a link to {address[:60]}",
                    hint="take the link out",
                    rule="file-link",
                    page=number,
                )
            elif trackers(address):
                yield Finding(
                    f"a link that tracks: {address[:60]}",
                    hint=f"take {' and '.join(trackers(address))} out of it",
                    severity=Severity.WARNING,
                    rule="tracking-link",
                    page=number,
                )
            elif not profile.takes_links and note.get(Name.Subtype) == Name.Link:
                yield Finding(
                    "a link in a file for the press",
                    hint="send the file made for the shop",
                    severity=Severity.WARNING,
                    rule="link",
                    page=number,
                )


def carried(pdf: pikepdf.Pdf, _: Profile) -> Iterator[Finding]:
    """Things no printed file needs: scripts, attachments, forms, actions, encryption."""
    root = pdf.Root
    names = root.get(Name.Names, pikepdf.Dictionary())
    found = {
        "script": Name.JavaScript in names or _runs(root.get(Name.OpenAction)),
        "action": Name.AA in root,
        "attachment": Name.EmbeddedFiles in names,
        "form": len(root.get(Name.AcroForm, pikepdf.Dictionary()).get("/Fields", [])) > 0,
        "password": pdf.is_encrypted,
    }
    for what, is_there in found.items():
        if is_there:
            yield Finding(
                f"the file carries {'an' if what[0] in 'aeiou' else 'a'} {what}",
                hint="run 'zinepress scrub' on it",
                rule=f"carries-{what}",
            )


def page_count(pdf: pikepdf.Pdf, profile: Profile) -> Iterator[Finding]:
    """A number of pages that no folded sheet has."""
    over = len(pdf.pages) % profile.multiple
    if over:
        counted = f"{len(pdf.pages)} page{'s' * (len(pdf.pages) != 1)}"
        yield Finding(
            f"{counted}, which is no multiple of {profile.multiple}",
            hint=f"add {profile.multiple - over}, or ask the shop where it puts blank ones",
            severity=Severity.WARNING,
            rule="page-count",
        )


def page_sizes(pdf: pikepdf.Pdf, _: Profile) -> Iterator[Finding]:
    """Paper of several sizes or turns: a machine stops at each change of it."""
    sizes = {
        (round(float(box[2]) - float(box[0])), round(float(box[3]) - float(box[1])))
        for box in (page.mediabox for page in pdf.pages)
    }
    turns = {int(page.obj.get(Name.Rotate, 0)) % 360 for page in pdf.pages}
    if len(sizes) > 1 or len(turns) > 1:
        yield Finding(
            f"pages of {len(sizes)} sizes and {len(turns)} turns",
            hint="print them as separate jobs",
            severity=Severity.WARNING,
            rule="page-sizes",
        )


def _runs(action: pikepdf.Object | None) -> bool:
    """Whether an action runs a script."""
    return isinstance(action, pikepdf.Dictionary) and action.get(Name.S) == Name.JavaScript


FILE_RULES: tuple[Callable[[pikepdf.Pdf, Profile], Iterator[Finding]], ...] = (
    carried,
    metadata,
    addresses,
    fonts,
    page_sizes,
    page_count,
    output_intent,
    exchange,
)
