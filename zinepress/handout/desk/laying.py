"""Everything on the desk but the pictures, laid out: pages, catalogues, feeds, checksums.

In: a press and its holdings. Out: bytes by path in `out/`. The same in gives the same out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
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
from zinepress.press.languages import autonym, direction, leading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zinepress.handout.desk.holding import Earlier, Holding
    from zinepress.handout.desk.wording import Wording
    from zinepress.press.model import Press

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Laying:
    """A file of the desk to be laid out: a signature of all that it depends on, and how."""

    signature: str
    make: Callable[[], bytes]


def lay_out(press: Press, holdings: Sequence[Holding]) -> Mapping[str, bytes]:
    """Every file of the desk but its pictures, slips and `SHA256SUMS`."""
    return {path: one.make() for path, one in layings(press, holdings, repr).items()}


def layings(
    press: Press, holdings: Sequence[Holding], sign: Callable[[object], str]
) -> Mapping[str, Laying]:
    """The same files by their paths, to lay out where they are not there yet.

    `sign` gives equal values one signature, and others another.
    """
    groups = _groups(holdings)
    languages = _languages(press, holdings)
    common = sign((press.settings, languages))
    signed = [sign((common, _told(one))) for one in holdings]
    found: dict[str, Laying] = {}
    for one, signature in zip(holdings, signed, strict=True):
        group = groups[one.edition.slug]
        own = sign((signature, [sibling.page for sibling in group]))
        found[one.page] = Laying(own, partial(_edition, one, group, press, languages))
        for old in one.earlier:
            found[old.page] = Laying(own, partial(_archived, old, one, press, languages))
    everything = sign(signed)
    name = _name(press, wording(languages[0]))
    whole = {
        catalogue_path(language, languages): partial(_catalogue, language, languages, press, groups)
        for language in languages
    } | {
        "catalog.json": partial(catalogue_json, press, holdings),
        "catalog.csv": partial(catalogue_csv, press, holdings),
        "atom.xml": partial(atom, press, name, holdings),
        "opds.xml": partial(opds, press, name, holdings),
    }
    return found | {path: Laying(everything, make) for path, make in whole.items()}


def _told(one: Holding) -> tuple[object, ...]:
    """All of a holding that is shown; not where in its file a key stands."""
    edition, pictures = one.edition, one.album.pictures if one.album else ()
    files = [(file.path, file.digest, file.pages, file.sheets) for file in one.all_files]
    options = next((file.options for file in one.files if file.options), None)
    earlier = [(old.version, old.code, old.title, old.date, old.changes) for old in one.earlier]
    kept = [(file.path, file.digest) for old in one.earlier for file in old.files]
    slips = [(slip.path, slip.digest) for old in one.earlier for slip in old.slips]
    front = replace(edition.front, places={})
    says = (edition.slug, edition.language, front, one.code, one.version, one.is_source)
    return (says, pictures, files, options, earlier, kept, slips)


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
    found = dict.fromkeys(leading(one.edition.language) for one in holdings)
    sources = [one.edition.language for one in holdings if one.is_source]
    wanted = (press.settings.source_language, "en", *sources, *found)
    first = next((language for language in wanted if language in found), "en")
    return tuple(dict.fromkeys((first, *found)))


def _catalogue(
    language: str,
    languages: Sequence[str],
    press: Press,
    groups: Mapping[str, Sequence[Holding]],
) -> bytes:
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
    return fill((TEMPLATES,), "catalogue.html", common | values).encode("utf-8")


def _edition(
    holding: Holding, group: Sequence[Holding], press: Press, languages: Sequence[str]
) -> bytes:
    """The page of an edition."""
    words, here = wording(holding.edition.language), holding.page
    known = [language_link(one, here, is_here=one is holding) for one in group]
    home = link(catalogue_path(leading(holding.edition.language), languages), here)
    common = _common(press, words) | {
        "languages": known,
        "home": home,
        "up": "../" * here.count("/"),
    }
    return fill(
        (TEMPLATES,), "edition.html", common | edition_values(holding, press, words)
    ).encode("utf-8")


def _archived(old: Earlier, holding: Holding, press: Press, languages: Sequence[str]) -> bytes:
    """The page of a version that another has taken the place of."""
    words, here = wording(holding.edition.language), old.page
    home = link(catalogue_path(leading(holding.edition.language), languages), here)
    common = _common(press, words) | {"languages": [], "home": home, "up": "../" * here.count("/")}
    return fill(
        (TEMPLATES,), "archived.html", common | archived_values(old, holding, words)
    ).encode("utf-8")


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
