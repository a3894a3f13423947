"""Lines of a text stand on one grid, so that they lie beside each other on facing pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from tests.layout.press import press
from zinepress.layout.body import body, pieces
from zinepress.layout.compose import compose
from zinepress.layout.formats import FORMATS
from zinepress.layout.strings import read_words
from zinepress.press.model import FrontMatter
from zinepress.press.shipped import shipped_folder
from zinepress.source.read import read_document
from zinepress.typeset.fonts import find_fonts
from zinepress.typeset.leaves import Area
from zinepress.typeset.limits import allowed
from zinepress.typeset.setting import Setting
from zinepress.typeset.wanted import ranges, variables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zinepress.layout.markup import Markup

PIXEL = 4 / 3
"""CSS pixels in a point."""
SENTENCES = {
    "en": "The rents went up again and nobody asked us, so we met and wrote it down.",
    "fa": "اجاره‌ها دوباره بالا رفت و کسی از ما نپرسید، پس گرد هم آمدیم و آن را نوشتیم.",
    "ko": "집세가 또 올랐고 아무도 우리에게 묻지 않아서 우리는 모여 이것을 적었다.",
}


def running(language: str) -> str:
    """Headings of one line and of several, lists, quotations, verse, notes, numbers."""
    said = SENTENCES[language]
    parts = ["{.lead}\n" + said * 2]
    for n in range(1, 7):
        parts += [f"## {said[:20] if n % 2 else said}", f"{said} 213-555-0142.[^{n}]"]
        parts += [said * (3 + n % 3), f"> {said}", f"### {said[:20]}", f"- {said}\n- {said}\n"]
        parts += [said * (5 + n), f"::: verse\n{said}\n{said}\n:::", "***" if n % 3 == 0 else said]
        parts += [f"{said} [{said[:12]}]{{.smallcaps}} {said}"]
    return "\n\n".join((*parts, *(f"[^{n}]: {said}" for n in range(1, 7)))) + "\n"


def markup(root: Path, layout: str, language: str) -> Markup:
    """The running text in a layout's booklet."""
    edition, owner = press(root, FrontMatter(title="Rent", layout=layout), language)
    document = read_document(
        running(language),
        edition.path,
        language,
        output="booklet",
        facts={},
        include=lambda _path: None,
    )
    return compose(document, edition, owner, FORMATS["booklet"])


def steps_off(markup: Markup, fitted: Mapping[str, str]) -> dict[float, int]:
    """How far runs of the text stand from the first one's grid, in lines, and how many do."""
    setting = Setting(markup, find_fonts([shipped_folder("fonts")]), allowed(), lambda _page: None)
    laid = setting.lay_out(fitted)
    size, line = (
        float({**markup.variables, **fitted}[name].removesuffix("pt")) * PIXEL
        for name in ("--body", "--line")
    )
    found = [
        (run.around.row.position_y + run.around.row.baseline - leaf.box.content_box_y()) / line
        for leaf in laid.leaves
        for run in leaf.texts
        if run.around.area is Area.TEXT and run.origin.line is not None
        if not run.is_mark and not run.origin.is_heading
        if abs(run.box.style["font_size"] - size) < 0.01
    ]
    assert len({leaf.number for leaf in laid.leaves}) >= 6
    off = [round((one - found[0]) * 16) / 16 % 1 for one in found]
    return {step: off.count(step) for step in sorted(set(off))}


@pytest.mark.parametrize(
    ("layout", "language"),
    [("statement", "en"), ("statement", "fa"), ("statement", "ko"), ("zine", "en")],
)
def test_lines_of_facing_pages_lie_beside_each_other(
    tmp_path: Path, layout: str, language: str
) -> None:
    off = steps_off(markup(tmp_path, layout, language), {})
    # lists, quotations and verse stand half a line apart; what follows them is on the grid again
    assert set(off) <= {0, 0.5}
    assert off[0] > off[0.5]


def test_a_text_made_to_fit_keeps_its_grid(tmp_path: Path) -> None:
    made = markup(tmp_path, "statement", "en")
    off = steps_off(made, variables(ranges(made), -0.7))
    assert set(off) <= {0, 0.5}


@pytest.mark.parametrize("style", ["Regular", "Italic", "Bold", "BoldItalic"])
def test_the_text_face_has_small_capitals_and_figures_of_its_own(style: str) -> None:
    (file,) = (shipped_folder("fonts")).rglob(f"Literata-{style}.ttf")
    with TTFont(file, lazy=True) as font:
        features = {one.FeatureTag for one in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"smcp", "c2sc", "onum", "lnum", "pnum", "tnum"} <= features


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Le loyer : pourquoi ?", ["Le", "loyer\u00a0:", "pourquoi\u00a0?"]),
        ("« Non »  à tous", ["«\u00a0Non\u00a0»", "à", "tous"]),
        ("Why? Because", ["Why?", "Because"]),
    ],
)
def test_no_mark_begins_a_line_of_a_title(title: str, words: list[str]) -> None:
    assert pieces(title) == words


@pytest.mark.parametrize(
    ("html", "held"),
    [
        ("<h2>Pourquoi une question\u202f!</h2>", "une\u00a0question\u202f!</h2>"),
        ("<h2>Rights at work and the park</h2>", "the\u00a0park</h2>"),
        ("<p>on the way home.</p>", "way\u00a0home.</p>"),
        ("<p>Alone</p>", "<p>Alone</p>"),
        ("<p>Mietpreisüberhöhungsbeiträge mehr.</p>", "beiträge mehr.</p>"),  # none would fit
    ],
)
def test_no_short_word_stands_alone_on_a_last_line(tmp_path: Path, html: str, held: str) -> None:
    words = read_words([shipped_folder("layouts") / "base"], "fr")
    assert held in body(html, words, tmp_path).replace('<span class="words">', "").replace(
        "</span>", ""
    )
