"""The press as values: settings, publications and their editions.

In: nothing. Out: frozen dataclasses; `zinepress.press.read` fills them from disk. The fields of
`Settings` and `FrontMatter` are the keys that people write, with `-` for `_`; whoever honours a
new key adds it here.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the annotations are read at run time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zinepress.errors import Where  # noqa: TC001 - the annotations are read at run time
from zinepress.press.forms import ADDRESS, DATE, LANGUAGE, PAPER, PASSPORT, VERSION
from zinepress.press.rates import Rates
from zinepress.press.rules import Checks
from zinepress.press.slots import DRAFT, STOP, Slots
from zinepress.press.slots import NAMES as SLOTS
from zinepress.press.typed import PLACES, rule

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.errors import Finding

DEFAULT_MAKE = ("read", "booklet")
DEFAULT_PAPERS = ("letter", "a4")
DEFAULT_SHOPS = ("x4",)
DEFAULT_INKS = ("black",)
STATUSES = ("draft", "review", "approved")
DUPLEX = ("long-edge", "short-edge")
MISSING = ("source", "mark")
BINDINGS = ("saddle", "sections", "folios")
PAIR_STYLES = ("columns", "facing", "head-to-tail")


@dataclass(frozen=True, slots=True)
class Known:
    """A printer that the press knows by name."""

    code: str = field(
        default="",
        metadata=rule("What it does with paper, as 'zinepress printer test' says.", form=PASSPORT),
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """What `zinepress.toml` or `[tool.zinepress]` says of the whole press."""

    name: str = field(default="", metadata=rule("Name of the press."))
    make: tuple[str, ...] = field(
        default=DEFAULT_MAKE,
        metadata=rule("Formats to make of every publication that does not say its own."),
    )
    papers: tuple[str, ...] = field(
        default=DEFAULT_PAPERS,
        metadata=rule("Papers to print on: names such as a4, or '148mm x 210mm'.", form=PAPER),
    )
    shop: tuple[str, ...] = field(
        default=DEFAULT_SHOPS,
        metadata=rule("Print shops that files are made for: x4, x1a, black, or your own."),
    )
    inks: tuple[str, ...] = field(
        default=DEFAULT_INKS,
        metadata=rule(
            "Inks of the risograph, such as black and fluorescent-pink, dark ones first."
        ),
    )
    picture_ink: str = field(
        default="", metadata=rule("Ink that pictures are printed in; the first where it is empty.")
    )
    layout: str = field(
        default="statement",
        metadata=rule("Layout of every publication that does not say its own."),
    )
    organisation: str = field(default="", metadata=rule("Who publishes."))
    licence: str = field(default="", metadata=rule("Licence that the colophon names."))
    duplex: str = field(
        default="long-edge",
        metadata=rule(
            "The edge that your printers turn the sheet on, untouched: long-edge on most.",
            allowed=DUPLEX,
        ),
    )
    printer: str = field(
        default="",
        metadata=rule(
            "Printer that sheets are made for: one of 'printers', or a profile such as office."
        ),
    )
    printers: Mapping[str, Known] = field(
        default_factory=dict, metadata=rule("Your printers by name, each with its code.")
    )
    estimate: Rates = field(
        default=Rates(), metadata=rule("What a run is reckoned with: times, packs and prices.")
    )
    check: Checks = field(
        default=Checks(), metadata=rule("Which rules the press is checked by, and how strictly.")
    )
    slots: Slots = field(
        default=Slots(), metadata=rule("What those who print say of themselves on every copy.")
    )
    required_slots: tuple[str, ...] = field(
        default=(),
        metadata=rule("Slots that every text needs filled.", allowed=SLOTS),
    )
    empty_slots: str = field(
        default="stop",
        metadata=rule(
            "What a required slot that is empty does: stop the build, or stamp every page a draft.",
            allowed=(STOP, DRAFT),
        ),
    )
    site: str = field(
        default="",
        metadata=rule(
            "Address of the web that readers find you at; {slug} and {lang} stand for those of a "
            "text.",
            form=ADDRESS,
        ),
    )
    source_language: str = field(
        default="",
        metadata=rule(
            "Language that publications are written in before they are translated.", form=LANGUAGE
        ),
    )
    missing: str = field(
        default="source",
        metadata=rule(
            "What stands where a translation lacks words or is out of date: source for the words "
            "of the source language, mark for a mark.",
            allowed=MISSING,
        ),
    )
    languages: tuple[str, ...] = field(
        default=(),
        metadata=rule(
            "Languages with rare codes, such as old, whose files would else be asked about.",
            form=LANGUAGE,
        ),
    )
    places: Mapping[str, Where] = field(default_factory=dict, metadata=PLACES)
    """Where each key stands, dotted for list positions (`make.0`)."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a source file says; a translation inherits what it leaves out."""

    title: str = field(default="", metadata=rule("Title, as printed on the cover."))
    subtitle: str = field(default="", metadata=rule("Line below the title."))
    authors: tuple[str, ...] = field(default=(), metadata=rule("Who wrote it."))
    organisation: str = field(default="", metadata=rule("Who publishes it."))
    date: str = field(default="", metadata=rule("Date of the text.", form=DATE))
    description: str = field(default="", metadata=rule("One sentence on what it is."))
    licence: str = field(default="", metadata=rule("Licence that the colophon names."))
    layout: str = field(default="", metadata=rule("Layout to set it in."))
    make: tuple[str, ...] = field(default=(), metadata=rule("Formats to make."))
    papers: tuple[str, ...] = field(
        default=(),
        metadata=rule("Papers to print on: names such as a4, or '148mm x 210mm'.", form=PAPER),
    )
    binding: str = field(
        default="",
        metadata=rule(
            "How a booklet holds together: stapled in the fold, in sections that are sewn, or as"
            " folded sheets laid on one another.",
            allowed=BINDINGS,
        ),
    )
    shop: tuple[str, ...] = field(
        default=(),
        metadata=rule("Print shops that files are made for: x4, x1a, black, or your own."),
    )
    inks: tuple[str, ...] = field(
        default=(),
        metadata=rule(
            "Inks of the risograph, such as black and fluorescent-pink, dark ones first."
        ),
    )
    picture_ink: str = field(
        default="", metadata=rule("Ink that pictures are printed in; the first where it is empty.")
    )
    translators: tuple[str, ...] = field(default=(), metadata=rule("Who translated it."))
    reviewers: tuple[str, ...] = field(
        default=(), metadata=rule("Who read the translation against the original.")
    )
    status: str = field(default="", metadata=rule("How far the text is.", allowed=STATUSES))
    version: str = field(
        default="",
        metadata=rule(
            "Version of this language's edition; a new one moves the files of the old one to the "
            "archive.",
            form=VERSION,
        ),
    )
    lang: str = field(
        default="", metadata=rule("Language of the file; its name says so already.", form=LANGUAGE)
    )
    source_language: str = field(
        default="",
        metadata=rule("Language that this publication was first written in.", form=LANGUAGE),
    )
    web: str = field(
        default="",
        metadata=rule(
            "Address of the web that the text is at; {slug} and {lang} stand for its own.",
            form=ADDRESS,
        ),
    )
    required_slots: tuple[str, ...] = field(
        default=(),
        metadata=rule("Slots that have to be filled to print it.", allowed=SLOTS),
    )
    fit: Mapping[str, int] = field(
        default_factory=dict,
        metadata=rule(
            "Pages that the text shall fill: a number for booklets, or numbers by format.",
            low=1,
            high=2000,
            alone="booklet",
        ),
    )
    multiple_of: int = field(
        default=0,
        metadata=rule(
            "Pages of a booklet come in so many, by type a little smaller where that saves them; "
            "4 unless said, 1 for any number.",
            low=1,
            high=64,
        ),
    )
    pair: tuple[str, ...] = field(
        default=(),
        metadata=rule(
            "Languages to put side by side in bilingual editions: the first with each other.",
            form=LANGUAGE,
        ),
    )
    pair_style: str = field(
        default="",
        metadata=rule(
            "How two languages share a zine: columns, facing pages, or head-to-tail with two "
            "covers; columns unless said.",
            allowed=PAIR_STYLES,
        ),
    )
    parameters: Mapping[str, str] = field(
        default_factory=dict, metadata=rule("Settings of the layout, by name.")
    )
    facts: Mapping[str, str] = field(
        default_factory=dict,
        metadata=rule("Phone numbers and the like, used in the text as {{ name }}."),
    )
    places: Mapping[str, Where] = field(default_factory=dict, metadata=PLACES)
    """Where each key stands, dotted for nested ones (`parameters.accent`, `make.0`)."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication in one language: its file, and its front matter with inheritance done."""

    slug: str
    language: str
    """Canonical BCP 47 tag."""
    path: str
    """The Markdown file relative to the press, '/'-separated."""
    front: FrontMatter
    text: str = field(default="", repr=False)
    """The whole file, front matter included, its lines ended by LF."""
    parts: tuple[Edition, ...] = ()
    """The two editions that a bilingual one is made of; its language is then `en+es`."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A folder `sources/<slug>/`: its editions, the source language first."""

    slug: str
    source_language: str
    editions: tuple[Edition, ...]
    pairs: tuple[Edition, ...] = ()
    """Bilingual editions, each of two of the others."""

    @property
    def printed(self) -> tuple[Edition, ...]:
        """All that can be built, in one language or in two."""
        return (*self.editions, *self.pairs)


@dataclass(frozen=True, slots=True)
class Press:
    """A folder with `sources/`, and what it says; `findings` holds every mistake in it.

    A publication or edition that cannot be used is left out, and `findings` say why.
    """

    root: Path
    settings: Settings
    publications: tuple[Publication, ...]
    findings: tuple[Finding, ...] = ()
