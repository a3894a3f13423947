"""Fonts, and a text ready to be set, for the tests of typesetting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from zinepress.layout.markup import Markup
from zinepress.typeset import worker
from zinepress.typeset.fonts import FontSet, find_fonts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FONTS = Path(__file__).parents[2] / "fonts"
PAGE = """
@page { size: 100mm 140mm; margin: 12mm }
html { font: 10pt/14pt Literata }
body { margin: 0 }
"""
SOURCE = "sources/rent/en.md"


class Write(Protocol):
    """Makes a `Markup` from the body of a page."""

    def __call__(
        self,
        body: str,
        css: str = "",
        *,
        language: str = "en",
        roots: Mapping[str, Path] | None = None,
        head: str = "",
        families: tuple[str, ...] = ("Literata",),
    ) -> Markup: ...


@pytest.fixture(scope="session", autouse=True)
def _measured() -> Iterator[None]:
    """Lets coverage into the processes that set type."""
    kept = worker._KEPT
    worker._KEPT = (*kept, "COVERAGE_PROCESS_CONFIG")
    yield
    worker._KEPT = kept


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    """The shipped fonts."""
    return find_fonts([FONTS])


@pytest.fixture(scope="session")
def write() -> Write:
    """A `Markup` whose stylesheets are `layouts/test/page.css` and `layouts/test/style.css`."""
    return _write


def _write(
    body: str,
    css: str = "",
    *,
    language: str = "en",
    roots: Mapping[str, Path] | None = None,
    head: str = "",
    families: tuple[str, ...] = ("Literata",),
) -> Markup:
    way = "rtl" if language in ("ar", "fa", "ur", "he") else "ltr"
    return Markup(
        html=f'<!doctype html><html lang="{language}" dir="{way}"><head>{head}<title>made by hand'
        f"</title></head><body>{body}</body></html>",
        stylesheets=(
            f"{PAGE}/*# sourceURL=layouts/test/page.css */\n",
            f"{css}\n/*# sourceURL=layouts/test/style.css */\n",
        ),
        roots=roots or {},
        language=language,
        title="Rent",
        families=families,
        source=SOURCE,
    )


@pytest.fixture
def press(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Writes a file below a folder of its own, and gives that folder."""

    def put(name: str, data: bytes) -> Path:
        path = tmp_path / "press" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return tmp_path / "press"

    return put
