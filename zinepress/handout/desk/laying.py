"""Everything on the desk but the pictures, laid out: pages, catalogues, feeds, checksums.

In: a press and its holdings. Out: bytes by path in `out/`. The same in gives the same out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.handout.desk.catalogue import catalogue_csv, catalogue_json
from zinepress.handout.desk.feeds import atom, opds
from zinepress.handout.desk.holding import link
from zinepress.handout.desk.shown import (
    archived_values,
    edition_values,
    language_link,
    shelf_values,
)
from zinepress.handout.desk.wording import TEMPLATES, wording
from zinepress.layout.template import fill
from zinepress.press.languages import autonym, direction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zinepress.handout.desk.holding import Earlier, Holding
    from zinepress.handout.desk.wording import Wording
    from zinepress.press.model import Press

SUMS = "SHA256SUMS"


def lay_out(press: Press, holdings: Sequence[Holding]) -> Mapping[str, bytes]:
    """Every file of the desk but its pictures and `SHA256SUMS`."""
    groups = _groups(holdings)
    languages = _languages(press, holdings)
    pages = {
        one.page: _edition(one, groups[one.edition.slug], press, languages) for one in holdings
    }
    pages |= {
        old.page: _archived(old, one, press, languages) for one in holdings for old in one.earlier
    }
    pages |= {
        catalogue_path(language, languages): _catalogue(language, languages, press, groups)
        for language in languages
    }
    name = _name(press, wording(languages[0]))
    return {
        **{path: page.encode("utf-8") for path, page in pages.items()},
        "catalog.json": catalogue_json(press, holdings),
        "catalog.csv": catalogue_csv(press, holdings),
        "atom.xml": atom(press, name, holdings),
        "opds.xml": opds(press, name, holdings),
    }


def checksums(digests: Mapping[str, str]) -> bytes:
    """Digests by path, as `sha256sum --check` reads them."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode("utf-8")


def catalogue_path(language: str, languages: Sequence[str]) -> str:
    """The path of the catalogue in a language; the first language is where one begins."""
    return "index.html" if language == languages[0] else f"index.{language}.html"


def _groups(holdings: Sequence[Holding]) -> dict[str, list[Holding]]:
    """The editions of each publication, in the order of the press."""
    groups: dict[str, list[Holding]] = {}
    for one in holdings:
        groups.setdefault(one.edition.slug, []).append(one)
    return groups


def _languages(press: Press, holdings: Sequence[Holding]) -> tuple[str, ...]:
    """The languages of the catalogue: that of the press, then all others as they come."""
    found = dict.fromkeys(one.edition.language for one in holdings)
    sources = [one.edition.language for one in holdings if one.is_source]
    wanted = (press.settings.source_language, "en", *sources, *found)
    first = next((language for language in wanted if language in found), "en")
    return tuple(dict.fromkeys((first, *found)))


def _catalogue(
    language: str,
    languages: Sequence[str],
    press: Press,
    groups: Mapping[str, Sequence[Holding]],
) -> str:
    """The catalogue in a language."""
    words = wording(language)
    known = [
        {
            "language": one,
            "direction": direction(one),
            "autonym": autonym(one),
            "link": link(catalogue_path(one, languages)),
            "is_here": one == language,
        }
        for one in languages
    ]
    values = shelf_values(list(groups.values()), words)
    common = _common(press, words) | {"languages": known, "home": "", "up": ""}
    return fill((TEMPLATES,), "catalogue.html", common | values)


def _edition(
    holding: Holding, group: Sequence[Holding], press: Press, languages: Sequence[str]
) -> str:
    """The page of an edition."""
    words, here = wording(holding.edition.language), holding.page
    known = [language_link(one, here, is_here=one is holding) for one in group]
    home = link(catalogue_path(holding.edition.language, languages), here)
    common = _common(press, words) | {
        "languages": known,
        "home": home,
        "up": "../" * here.count("/"),
    }
    return fill((TEMPLATES,), "edition.html", common | edition_values(holding, press, words))


def _archived(old: Earlier, holding: Holding, press: Press, languages: Sequence[str]) -> str:
    """The page of a version that another has taken the place of."""
    words, here = wording(holding.edition.language), old.page
    home = link(catalogue_path(holding.edition.language, languages), here)
    common = _common(press, words) | {"languages": [], "home": home, "up": "../" * here.count("/")}
    return fill((TEMPLATES,), "archived.html", common | archived_values(old, holding, words))


def _common(press: Press, words: Wording) -> dict[str, object]:
    """What every template may name."""
    return {
        "words": words,
        "name": _name(press, words),
        "say": words.say,
        "plain": words.plain,
        "number": words.number,
        "duration": words.duration,
        "size": words.size,
        "paper": words.paper,
        "separator": words.plain("separator"),
    }


def _name(press: Press, words: Wording) -> str:
    """What the press is called; where it has no name, the desk is called what it is."""
    return press.settings.name or press.settings.organisation or words.plain("catalogue")
