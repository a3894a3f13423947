"""The web page holds all it needs."""

from __future__ import annotations

import base64
import io
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from zinepress.digital.web import web_page
from zinepress.errors import LayoutError
from zinepress.layout.markup import Markup
from zinepress.layout.references import BASE
from zinepress.pictures.treat import Treatment

if TYPE_CHECKING:
    from pathlib import Path

HTML = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8"><title>A</title>\n</head>\n'
    f'<body><p>a</p><img src="{BASE}source/a.png" alt="b"></body>\n</html>'
)


def markup(folder: Path, html: str = HTML) -> Markup:
    picture = io.BytesIO()
    Image.new("RGB", (3, 2), "red").save(picture, "PNG")
    (folder / "a.png").write_bytes(picture.getvalue())
    return Markup(
        html=html,
        stylesheets=("p { color: black }", f"body {{ background: url({BASE}source/a.png) }}"),
        roots={"source": folder},
        language="en",
        title="A",
        families=(),
        variables={"--accent": "#123456"},
    )


def test_pictures_and_styles_are_inside(tmp_path: Path) -> None:
    page = web_page(markup(tmp_path), Treatment()).decode()
    pictures = re.findall(r"data:image/png;base64,([\w+/=]+)", page)
    assert len(pictures) == 2
    assert Image.open(io.BytesIO(base64.b64decode(pictures[0]))).size == (3, 2)
    assert "p { color: black }" in page
    assert "--accent: #123456" in page


def test_a_browser_is_told_to_fetch_nothing(tmp_path: Path) -> None:
    page = web_page(markup(tmp_path), Treatment()).decode()
    assert "default-src 'none'" in page
    assert "press.invalid" not in page
    assert str(tmp_path) not in page


def test_a_style_cannot_end_its_element(tmp_path: Path) -> None:
    sly = Markup("<head></head>", ("a { content: '</style><b>' }",), {}, "en", "A", ())
    assert "</style><b>" not in web_page(sly, Treatment()).decode()


def test_a_missing_picture_is_named(tmp_path: Path) -> None:
    missing = markup(tmp_path, HTML.replace("a.png", "b.png"))
    with pytest.raises(LayoutError, match=r"no such file 'b\.png'"):
        web_page(missing, Treatment())


def test_the_same_markup_gives_the_same_bytes(tmp_path: Path) -> None:
    assert web_page(markup(tmp_path), Treatment()) == web_page(markup(tmp_path), Treatment())
