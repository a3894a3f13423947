"""The errata slip: what changed since a version, to cut out and lay into copies of it.

In: an old version with its changes. Out: the slip as a PDF of small pages, to be put four on a
sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.handout.desk.wording import TEMPLATES, wording
from zinepress.layout.formats import UNIVERSAL_QUARTER
from zinepress.layout.manifest import find_layouts
from zinepress.layout.markup import Markup
from zinepress.layout.style import faces, families
from zinepress.layout.template import fill
from zinepress.typeset.render import typeset

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.handout.desk.holding import Earlier, Holding
    from zinepress.typeset.fonts import FontSet

SCHEME = "handbill-4up"
"""How slips are put on a sheet."""


def slip(old: Earlier, holding: Holding, press: Path, fonts: FontSet) -> bytes:
    """The slip of an old version in its own language; raises TypesetError."""
    language = holding.edition.language
    words = wording(language)
    values: dict[str, object] = {
        "words": words,
        "say": words.say,
        "plain": words.plain,
        "title": old.title,
        "old": old.version,
        "new": holding.version,
        "arrow": "←" if words.direction == "rtl" else "→",
        "changes": old.changes,
    }
    base = find_layouts(press)["base"]
    known = families(base, [language, "en"], "sans")
    markup = Markup(
        html=fill((TEMPLATES,), "errata.html", values),
        stylesheets=((TEMPLATES / "errata.css").read_text("utf-8"),),
        roots={},
        language=language,
        title=f"{words.plain('slip')}: {old.title}",
        families=known,
        variables={
            "--paper": f"{UNIVERSAL_QUARTER.width:.3f}pt {UNIVERSAL_QUARTER.height:.3f}pt",
            "--sans": ", ".join(f'"{name}"' for name in known),
            "--leading": f"{1.28 * max(faces(base, language).leading, 1.0) ** 0.5:.3f}",
        },
    )
    return typeset(markup, fonts).pdf
