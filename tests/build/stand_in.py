"""A stand-in for the stages, whose file is different whenever anything it may be made from is.

It uses the store as the real renderer does, and takes a thousandth of the time.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tests.build.shelf import shipped_memo
from zinepress.build import store
from zinepress.build.digests import Digests
from zinepress.build.inputs import edition_code, front_told, inputs_of, seen_by, stock_of
from zinepress.build.job import Job, Piece
from zinepress.build.plan import plan
from zinepress.layout.manifest import find_layouts
from zinepress.layout.markup import Markup
from zinepress.press.read import open_press
from zinepress.typeset.pages import Pages

if TYPE_CHECKING:
    from zinepress.press.model import Edition, Press

PROGRAMS = {"weasyprint": "70.0", "zinepress": "1"}
"""What tests have installed, even while somebody works on zinepress."""


def stand_in(job: Job) -> tuple[Piece, ...]:
    """Makes each target of a job, its pages from the store if they are there."""
    root = job.press.root
    markup = _markup(job.edition, job.press, job.code)
    key = store.key_of(markup, (), root)
    pages = store.look_up(job.store, key, root)
    if pages is None:
        pages = Pages(markup.html.encode(), 1, _read(job.edition, root))
        store.keep(job.store, key, pages, root)
    read = {store.relative(path, root): digest for path, digest in pages.read}
    return tuple(
        Piece(target, pages.pdf + target.name.encode(), 1, read=read, key=key)
        for target in job.targets
    )


def expected(root: Path) -> dict[str, bytes]:
    """What `stand_in` would make of the press as it is, by target."""
    made = open_press(root)
    digests = Digests(shipped_memo(), 0)
    stock = stock_of(made, find_layouts(root), digests, PROGRAMS)
    editions = {
        (one.slug, edition.language): edition
        for one in made.publications
        for edition in one.editions
    }
    found = {}
    for target in plan(made):
        edition = editions[target.slug, target.language]
        code = edition_code(inputs_of(edition, made, stock, digests))
        html = _markup(edition, seen_by(edition, made), code).html
        found[target.name] = html.encode() + target.name.encode()
    return found


def _markup(edition: Edition, seen: Press, code: str) -> Markup:
    """All that a page could be made from, as text."""
    layout = sorted((seen.root / "layouts/own").glob("*"))
    told = [
        edition.text,
        sorted(front_told(edition.front).items()),
        (seen.settings.licence, seen.settings.layout),
        [(one.language, one.path) for one in seen.publications[0].editions],
        [(file.name, file.read_bytes()) for file in layout],
        _read(edition, Path("/"), seen.root),
        code,
    ]
    roots = {"source": seen.root / "sources" / edition.slug}
    return Markup(repr(told), (), roots, edition.language, edition.front.title, ())


def _read(edition: Edition, root: Path, at: Path | None = None) -> tuple[tuple[str, str], ...]:
    """The picture that an edition shows, if it is there, with its digest."""
    place = at or root
    picture = place / "sources" / edition.slug / "house.png"
    if "house.png" not in edition.text or not picture.exists():
        return ()
    name = store.relative(picture, place) if at else str(picture)
    return ((name, sha256(picture.read_bytes()).hexdigest()),)
