"""Links and pictures: only addresses that a reader can use, only pictures that are inside.

In: tokens. Out: the links and pictures of a text, and findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from zinepress.errors import Finding, Severity, SourceError, Where
from zinepress.source.document import Picture
from zinepress.source.mistakes import closest
from zinepress.source.paths import inside, shown
from zinepress.source.places import where
from zinepress.source.tokens import inlines, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from markdown_it.token import Token

    from zinepress.source.places import Copy

_ADDRESS = re.compile(r"https?://[^/\s]|mailto:[^\s]|tel:[^\s]", re.IGNORECASE)
_BARE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/|$)")


@dataclass(frozen=True, slots=True)
class Leads:
    """Where a text leads: its addresses and its pictures, and what is wrong with them."""

    links: tuple[str, ...]
    pictures: tuple[Picture, ...]
    findings: tuple[Finding, ...]


def leads(tokens: Iterable[Token], anchors: Collection[str]) -> Leads:
    """The links and pictures of a text that has these anchors; addresses are made plain in it."""
    links: list[str] = []
    pictures: list[Picture] = []
    found: list[Finding] = []
    for block, children in inlines(tokens):
        _unnest(children)
        for child in children:
            if child.type == "link_open":
                href = str(child.attrs["href"])
                wrong = _wrong_address(href, anchors, len(found))
                if wrong:
                    found.append(_finding(*wrong, where(block, child.meta.get("at"))))
                child.attrs["href"] = unquote(href) if href.startswith("#") else href
                links.append(str(child.attrs["href"]))
            elif child.type == "image":
                _read_picture(block, child, pictures, found)
    return Leads(tuple(links), tuple(pictures), tuple(found))


def _unnest(children: list[Token]) -> None:
    """Takes links out of links, which no reader can follow; their words stay."""
    depth = 0
    kept: list[Token] = []
    for child in children:
        depth += child.type == "link_open"
        if child.type not in ("link_open", "link_close") or depth == 1:
            kept.append(child)
        depth -= child.type == "link_close"
    children[:] = kept


def _finding(message: str, hint: str | None, place: Where) -> Finding:
    """A finding about a link or a picture."""
    return Finding(message, place, hint, rule="links")


def _wrong_address(href: str, anchors: Collection[str], told: int) -> tuple[str, str | None] | None:
    """What is wrong with an address, and what to do."""
    address = shown(unquote(href))
    if href.startswith("#"):
        name = unquote(href[1:])
        if name in anchors:
            return None
        return f"nothing here is named '{shown(name)}'", closest(name, anchors, told)
    if _ADDRESS.match(href):
        return None
    if not href:
        return "a link leads nowhere", "write its address between the round brackets"
    if _BARE.match(href):
        return f"'{address}' is not a whole address", f"write https://{address}"
    return (
        f"'{address}' is not an address that a link may have",
        "use https://, http://, mailto:, tel: or # and the name of a heading",
    )


def _read_picture(
    block: Token, image: Token, pictures: list[Picture], found: list[Finding]
) -> None:
    """Adds a picture, its path made plain, or what is wrong with it."""
    place = where(block, image.meta.get("at"))
    try:
        path = _path(str(image.attrs["src"]), block.meta["copy"].folder)
    except SourceError as error:
        found.extend(_finding(one.message, one.hint, place) for one in error.findings)
        image.attrs["src"] = ""
        return
    image.attrs["src"] = quote(path)
    alt = " ".join(plain(image.children or ()).split())
    pictures.append(Picture(path, alt, place))
    if not alt:
        message = f"nothing says what the picture '{path}' shows"
        hint = "write it between the square brackets, for those who cannot see it"
        found.append(Finding(message, place, hint, rule="alternative-text"))


def _path(address: str, folder: str) -> str:
    """The path of a picture, from the address that the parser made of it."""
    if "?" in address or "#" in address:
        raise SourceError(
            f"'{shown(unquote(address))}' is not a path", hint="write '?' as %3F and '#' as %23"
        )
    return inside(unquote(address, errors="replace"), folder)


def check_definitions(
    env: Mapping[str, Any], tokens: Iterable[Token], copy: Copy
) -> Iterator[Finding]:
    """Warnings for addresses given by `[name]: address` that nothing uses, or that come twice."""
    used = {
        child.meta["label"]
        for _block, children in inlines(tokens)
        for child in children
        if child.type in ("link_open", "image") and "label" in child.meta
    }
    given: Mapping[str, Any] = env.get("references", {})
    unused = {name: definition for name, definition in given.items() if name not in used}
    twice = {definition["label"]: definition for definition in env.get("duplicate_refs", ())}
    for names, trouble, hint in (
        (unused, "is not used, so that it is not printed", "write [words][name], or remove it"),
        (twice, "is given twice", "remove one of them"),
    ):
        for name, definition in names.items():
            place = Where(copy.path, definition["map"][0] + 1)
            message = f"the address '[{name.lower()[:60]}]' {trouble}"
            yield Finding(message, place, hint, Severity.WARNING, "links")
