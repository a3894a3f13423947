"""A desk laid out in a folder, from files that stand in for finished ones, and its pages read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tests.impose.pdfs import CATALOG, pdf
from tests.press.shelf import press
from zinepress.build.plan import output, plan
from zinepress.build.sheets import sheet_options
from zinepress.handout.desk.holding import Change, Earlier, File, Holding, Piece, Slip
from zinepress.handout.desk.laying import SUMS, checksums, lay_out
from zinepress.handout.desk.pictures import album, draw
from zinepress.layout.formats import FORMATS, Medium

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zinepress.build.target import Target
    from zinepress.press.model import Edition, Press

HEAD = """---
title: {title}
subtitle: What we ask for
description: A statement by #MeToo DSA LA, for all.
authors: [Ana, Bo]
organisation: Hill Street
licence: CC BY-SA 4.0
date: 2026-05-01
make: [read, booklet, mini, text, web, epub, poster]
papers: [letter, a4]
---
Text.
"""
FILES = {
    "zinepress.toml": 'name = "Hill Street press"\nsite = "https://hill.example"\n'
    '[estimate]\nper-side = 0.1\ncurrency = "USD"\n',
    "sources/march/en.md": HEAD.format(title="Why We March"),
    "sources/march/es.md": "---\ntitle: Por qué marchamos\nreviewers: [Eva]\n---\nTexto.\n",
    "sources/march/fa.md": "---\ntitle: چرا راهپیمایی می‌کنیم\nstatus: draft\n---\nمتن.\n",
    "sources/march/ko.md": "---\ntitle: 우리는 왜 행진하는가\ntranslators: [Min]\n---\n글.\n",
    "sources/a-card/en.md": "---\ntitle: A <card> & more\nmake: [read]\n---\nText.\n",
}
SLIP = b"a slip"
PAGES = {"half": 8, "panel": 8, "poster": 1}
"""How many pages each page design has."""


def laid_out(root: Path) -> Press:
    """The press of `FILES` with its desk in `out/`."""
    made = press(root, FILES)
    for path, content in desk_of(made).items():
        file = root / "out" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return made


def desk_of(made: Press) -> Mapping[str, bytes]:
    """Every file in `out/`: the finished ones, the desk, and its checksums."""
    files = {output(one).removeprefix("out/"): _content(one) for one in plan(made)}
    holdings = holdings_of(made)
    for one in holdings:
        if one.album is not None:
            files |= draw(one.album, files[one.album.source.path])
        for old in one.earlier:
            for now, kept in zip(one.files, old.files, strict=True):
                files[kept.path] = files[now.path]
            files |= {slip.path: SLIP for slip in old.slips}
    files |= lay_out(made, holdings)
    digests = {path: sha256(content).hexdigest() for path, content in files.items()}
    return files | {SUMS: checksums(digests)}


def holdings_of(made: Press) -> tuple[Holding, ...]:
    """What lies on the desk of a press of which everything is finished."""
    return tuple(
        _holding(edition, made, is_source=edition is publication.editions[0])
        for publication in made.publications
        for edition in publication.editions
    )


def _holding(edition: Edition, made: Press, *, is_source: bool) -> Holding:
    own = [
        one for one in plan(made) if (one.slug, one.language) == (edition.slug, edition.language)
    ]
    files = tuple(_file(one, made) for one in own)
    held = Holding(edition, "7f3c-92", is_source, files)
    if edition.language == "es":
        held = replace(held, version="1.1", earlier=(_earlier(files),))
    return replace(held, album=album(held))


def _earlier(files: tuple[File, ...]) -> Earlier:
    """The version before, whose files look as they do now."""
    kept = tuple(
        replace(file, path=f"archive/march/1.0/{file.name}", options=None) for file in files
    )
    words = (Piece("same", "Marchamos "), Piece("gone", "hoy"), Piece("new", "mañana"))
    slip = Slip(
        "archive/march/1.0/march-es-errata-a4.pdf", "a4", len(SLIP), sha256(SLIP).hexdigest()
    )
    return Earlier(
        *("1.0", "1234-56", "Por qué marchamos", "2026-04-01", "archive/march/1.0/es.html"),
        files=kept,
        changes=(Change(words, 3), Change((Piece("new", "Venid todas."),))),
        slips=(slip,),
    )


def _file(target: Target, made: Press) -> File:
    """The file of a target as the desk knows it."""
    content, form = _content(target), FORMATS[target.format]
    count = PAGES.get(form.page) if form.medium is Medium.PDF else None
    options = None
    if form.scheme is not None:
        options = sheet_options(made.settings, target.language)
    return File(
        output(target).removeprefix("out/"),
        form,
        target.paper,
        len(content),
        sha256(content).hexdigest(),
        count,
        1 if options else None,
        options,
    )


def _content(target: Target) -> bytes:
    """Something to open: a PDF of blank pages, a page of HTML, text."""
    form = FORMATS[target.format]
    if form.medium is Medium.HTML:
        return f"<!DOCTYPE html><title>{target.name}</title>".encode()
    if form.medium is not Medium.PDF:
        return target.name.encode()
    count = PAGES.get(form.page, 1)
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + count))
    box = f"[0 0 {form.size.width} {form.size.height}]"
    pages = f"<</Type/Pages/Kids[{kids}]/Count {count}/MediaBox{box}>>"
    return pdf([CATALOG, pages.encode(), *[b"<</Type/Page/Parent 2 0 R>>"] * count])


@dataclass(frozen=True)
class Element:
    """An element of a page, its attributes, and all text in it."""

    tag: str
    attributes: Mapping[str, str]
    text: list[str]

    @property
    def said(self) -> str:
        return " ".join("".join(self.text).split())


class Read(HTMLParser):
    """A page read: its elements in order."""

    VOID = ("meta", "link", "img", "input", "br")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, [])
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text.append(data)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of this tag that have these attributes."""
        return [
            one
            for one in self.elements
            if one.tag == tag
            and all(
                one.attributes.get(key.rstrip("_")) == value for key, value in attributes.items()
            )
        ]

    def classed(self, name: str) -> list[Element]:
        return [one for one in self.elements if name in one.attributes.get("class", "").split()]

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    @property
    def addresses(self) -> list[str]:
        """Everything that a page links to or shows."""
        keys = ("href", "src", "action", "data", "poster", "srcset")
        return [
            one.attributes[key] for one in self.elements for key in keys if key in one.attributes
        ]


def target_of(page: str, address: str) -> tuple[str, str]:
    """The path in `out/` that an address on a page leads to, and the place on that page."""
    path, _, fragment = address.partition("#")
    if not path:
        return page, fragment
    parts = page.split("/")[:-1]
    for part in unquote(path).split("/"):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts), fragment
