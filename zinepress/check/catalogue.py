"""Every rule by name: what it says, how serious it is, and whether a press may say otherwise.

In: nothing. Out: `CATALOGUE`. Cheap to import: settings are read against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping


class Stage(StrEnum):
    """What a rule looks at."""

    PRESS = "press"
    SOURCE = "source"
    PAGE = "page"
    SHEET = "sheet"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule: its name, what it looks at, how serious its findings are, the fault in a sentence.

    A `fixed` rule cannot be changed: where it finds fault there is nothing to make, or what is
    made would lose something.
    """

    name: str
    stage: Stage
    severities: tuple[Severity, ...]
    meaning: str
    fixed: bool = False

    @property
    def severity(self) -> str:
        """How serious it is, in words."""
        return " or ".join(self.severities)


_E, _W, _N = (Severity.ERROR,), (Severity.WARNING,), (Severity.NOTE,)
_EW = _E + _W


def _fixed(stage: Stage, *rows: tuple[str, str]) -> list[RuleInfo]:
    return [RuleInfo(name, stage, _E, meaning, fixed=True) for name, meaning in rows]


def _rules(stage: Stage, *rows: tuple[str, tuple[Severity, ...], str]) -> list[RuleInfo]:
    return [RuleInfo(name, stage, severities, meaning) for name, severities, meaning in rows]


_ALL = (
    *_fixed(
        Stage.PRESS,
        ("settings", "a key or value in settings or a head that means nothing"),
        ("toml", "a settings file that is not TOML"),
        ("yaml", "a head that is not YAML as zinepress takes it"),
        ("encoding", "a text that is not UTF-8, or holds signs no text holds"),
        ("names", "a file or folder whose name means no language or publication"),
        ("parameter", "a parameter that the layout does not take, or not so"),
        ("slots", "a local contact, logo or imprint that is asked for and not there"),
        ("fault", "something that zinepress should have foreseen"),
        ("internal", "something that the typesetting should have foreseen"),
        ("worker-died", "a worker that was killed, or ran out of memory"),
        ("meanwhile", "a file that changed while it was being set"),
    ),
    *_rules(
        Stage.PRESS,
        ("store", _N, "pages that could not be remembered"),
        ("translation", _EW, "a translation that says, or lacks, what its source does not"),
        ("left-over", _W, "files in out/ that nothing asks for any more"),
        ("layout-words", _W, "words that a layout lacks in the language of an edition"),
        ("web-address", _W, "an address on the web that a code of squares cannot lead to"),
        ("exchange", _EW, "a file that came back from a translator otherwise than it went"),
    ),
    *_fixed(
        Stage.SOURCE,
        ("markup", "markup that was not understood and would leak to paper"),
        ("attributes", "attributes that mean nothing here"),
        ("html", "HTML in a text"),
        ("facts", "a fact that nobody told"),
        ("include", "a text to take in that is not there or not allowed"),
        ("links", "an address that leads nowhere, or a picture outside the press"),
        ("notes", "a note that is not there, or that nothing calls"),
        ("tables", "a row with more cells than its table"),
        ("figures", "a picture with two captions"),
        ("characters", "a sign that no page can show"),
        ("alternative-text", "a picture that no words stand in for"),
        ("too-deep", "lists or boxes nested too deep to be set"),
        ("attachment", "a file to be attached to the PDF"),
        ("asset", "a picture or font that cannot be used"),
    ),
    *_rules(
        Stage.SOURCE,
        ("poor-alternative-text", _W, "words for a picture that tell nothing of it"),
        ("tracking-link", _W, "a link that tells who follows it"),
        ("plain-http", _W, "a link that others on the way can read and change"),
        ("link-nowhere", _W, "a link that leads nowhere from a printed page"),
        ("placeholder", _W, "a word that was to be replaced before printing"),
        ("heading-skipped", _W, "a heading more than one level below the one before"),
        ("imprint", _N, "nobody is named who answers for the text"),
        ("licence", _N, "nothing says whether readers may copy it"),
        ("contrast", _W, "a colour of the layout that hardly stands out from the paper"),
    ),
    *_fixed(
        Stage.PAGE,
        ("glyph-missing", "a letter that no font of the press has"),
        ("glyph-elsewhere", "a letter from a font that nobody asked for"),
        ("font-family-missing", "a family of letters that the press does not have"),
        ("font-damaged", "a font file that cannot be read"),
        ("font-twice", "two font files for one face"),
        ("font-web", "a font file in a form for browsers alone"),
        ("no-fonts", "no fonts at all"),
        ("off-the-page", "text that runs off the page"),
        ("cut-off", "text cut off by the box it stands in"),
        ("notes-too-long", "footnotes longer than their page"),
        ("fit-over", "a text longer than the pages it is given"),
        ("page-size", "a page too small or too large to be one"),
        ("typesetter", "something that the typesetter could not do as it was told"),
        ("typesetter-died", "the typesetter ran out of memory"),
        ("typesetter-missing", "Pango or another library is not there"),
        ("limit-seconds", "a text that takes too long to set"),
        ("limit-pages", "more pages than are allowed"),
        ("limit-memory", "more memory than is allowed"),
        ("limit-megapixels", "a picture of more pixels than are allowed"),
        ("limit-file", "a file larger than is allowed"),
        ("limit-span", "a cell of a table that spans too many others"),
        ("limit-copies", "a drawing that repeats itself too often"),
    ),
    *_rules(
        Stage.PAGE,
        ("font-face-missing", _W, "a bold or italic that the family does not have"),
        ("overfull-line", _W, "a line longer than its column"),
        ("loose-line", _N, "a line set very loose"),
        ("short-line", _N, "a last line that holds a scrap of a word"),
        ("lonely-heading", _W, "a heading at the foot of a page, its text overleaf"),
        ("empty-page", _W, "a page with nothing on it"),
        ("see-through", _W, "text with an opacity, which is not read aloud"),
        ("fit-short", _N, "a text much shorter than the pages it is given"),
        ("small-text", _EW, "text too small for the way it is printed"),
        ("reversed-text", _W, "white text so small that ink fills it"),
        ("light-text", _EW, "grey text, which copiers break into dots"),
        ("hairline", _EW, "a line too thin to print"),
        ("coarse-picture", _EW, "a picture with too few pixels for its size"),
        ("stretched-picture", _W, "a picture that is stretched"),
        ("colour", _E, "colour in a job printed in black"),
        ("rgb", _E, "RGB colour where inks are wanted"),
        ("rich-black-text", _E, "black text in several inks, which never meet exactly"),
        ("total-ink", _E, "more ink than the paper dries"),
        ("black-knocks-out", _W, "small black text that leaves a hole in the colour below"),
        ("white-overprints", _E, "white that vanishes because it overprints"),
        ("transparency", _E, "transparency where the machine has to guess"),
        ("near-trim", _W, "text so near the trim that a cut may take it"),
        ("boxes", _E, "trim, bleed and paper that do not enclose each other"),
        ("bleed", _E, "less bleed than the shop asks for"),
        ("short-bleed", _E, "ink that ends at the trim instead of the bleed's edge"),
    ),
    *_rules(
        Stage.SHEET,
        ("unprintable-edge", _EW, "text or a line where the printer does not reach"),
        ("over-fold", _E, "text that runs into a fold or a cut"),
        ("near-fold", _W, "text nearer to a fold or a cut than machines hold register"),
        ("bleed-at-home", _W, "ink up to the edge of paper that no office printer covers"),
        ("creep-margin", _W, "inner leaves that come out further than their margin allows"),
        ("creep", _N, "how much creep was made up for"),
        ("stapler", _W, "more sheets under a staple than it goes through"),
        ("panels", _W, "a panel that goes inside and is no narrower"),
        ("size", (Severity.WARNING, Severity.NOTE), "pages not printed at their own size"),
        ("blank-pages", _N, "pages that stay blank because sheets hold more"),
        ("page-count", _W, "a number of pages that no folded sheet has"),
        ("page-sizes", _W, "paper of several sizes or turns in one job"),
        ("thin-spine", _W, "a spine too thin to be glued"),
        ("riso-ink", _W, "a sheet that takes so much of an ink that it smears"),
        ("riso-room", _W, "no room on the paper for the names of inks"),
    ),
    *_rules(
        Stage.FILE,
        ("kit-size", _N, "a kit larger than most mail takes"),
        ("font-not-embedded", _E, "a font that is not in the file"),
        ("personal-metadata", _W, "names of people or programs in the file"),
        ("path-in-metadata", _E, "a path of somebody's machine in the metadata"),
        ("path-in-file", _E, "a path of somebody's machine in a page or book"),
        ("file-link", _E, "a link to a file of somebody's machine"),
        ("link", _W, "a link in a file for the press"),
        ("fetches", _E, "a page or book that asks the network for something"),
        ("carries-script", _E, "a script"),
        ("carries-action", _E, "an action on opening or closing"),
        ("carries-attachment", _E, "an attached file"),
        ("carries-form", _E, "a form to fill in"),
        ("carries-password", _E, "encryption"),
        (
            "output-intent",
            (Severity.ERROR, Severity.WARNING),
            "a file for a shop that does not say what its inks are for",
        ),
        ("pdf-x", _E, "a PDF/X file that lacks what PDF/X asks for"),
        ("scripts", _N, "scripts that were left out of sheets"),
        ("xfa", _W, "a form of a kind that cannot be printed"),
        ("annotations", _W, "notes of a reader that could not be printed"),
        ("many-pages", _W, "more pages than are looked at"),
        ("mended", _W, "a damaged file that was mended"),
        ("broken-content", _E, "a page whose content is broken"),
        ("not-built", _E, "a file that has not been built"),
    ),
    *_fixed(
        Stage.FILE,
        ("password", "a file that asks for a password"),
        ("unreadable", "a file that is no PDF"),
        ("unimpose", "sheets that cannot be taken apart"),
    ),
)

CATALOGUE: Mapping[str, RuleInfo] = {rule.name: rule for rule in _ALL}
"""The rules by name, in the order of the work."""
