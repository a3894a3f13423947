"""A draft says that it is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.layout.press import FRONT, PARAGRAPHS, press
from zinepress.layout.compose import compose
from zinepress.layout.formats import FORMATS
from zinepress.layout.manifest import find_layouts
from zinepress.source.document import Document

if TYPE_CHECKING:
    from pathlib import Path


def drafted(root: Path, layout: str, form: str, language: str, *, draft: bool) -> str:
    """The HTML of a text in a layout and format."""
    edition, owner = press(root, replace(FRONT, layout=layout), language)
    document = Document(PARAGRAPHS, language)
    return compose(document, edition, owner, FORMATS[form], draft=draft).html


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Draft"), ("es", "Borrador"), ("ko", "초안")]
)
def test_a_draft_is_stamped_before_its_title_and_named_in_its_colophon(
    tmp_path: Path, language: str, word: str
) -> None:
    for layout in find_layouts(tmp_path).values():
        for form in layout.formats:
            if form == "text":
                continue
            html = drafted(tmp_path, layout.name, form, language, draft=True)
            assert html.index(f'<p class="stamp sans"><span>{word}</span></p>') < html.index("<h1")
            assert f"<p>{word}</p>" in html
            assert word not in drafted(tmp_path, layout.name, form, language, draft=False)


def test_the_status_in_a_head_alone_stamps_no_page(tmp_path: Path) -> None:
    """Whoever composes has asked more than the head: blocks may be open."""
    edition, owner = press(tmp_path, replace(FRONT, status="draft"))
    html = compose(Document(PARAGRAPHS, "en"), edition, owner, FORMATS["read"]).html
    assert "Draft" not in html
