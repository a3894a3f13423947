"""A document in a layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.layout.press import FRONT, PARAGRAPHS, composed, layout, press
from zinepress.errors import LayoutError
from zinepress.layout.compose import compose
from zinepress.layout.formats import FORMATS
from zinepress.source.document import Document

if TYPE_CHECKING:
    from pathlib import Path

CHILD = 'title = "Bold"\ndescription = "x"\nextends = "statement"\n'


def test_the_text_stands_in_the_page_as_the_source_gave_it(tmp_path: Path) -> None:
    markup = composed(tmp_path)
    assert '<p data-line="5">One\N{NO-BREAK SPACE}word.</p>' in markup.html
    assert (markup.title, markup.language, markup.source) == (
        "Rent is too high",
        "en",
        "sources/rent/en.md",
    )


def test_the_title_is_the_first_heading_and_the_title_of_the_file(tmp_path: Path) -> None:
    html = composed(tmp_path).html
    assert "<title>Rent is too high</title>" in html
    assert html.count("<h1") == 1
    assert html.index("<h1") < html.index("<main")


def test_formats_of_one_page_design_get_the_same_markup(tmp_path: Path) -> None:
    assert composed(tmp_path, form="read") == composed(tmp_path, form="booklet")


def test_the_edition_code_is_printed_in_the_colophon(tmp_path: Path) -> None:
    assert "Edition 7f3c-92" in composed(tmp_path, code="7f3c-92").html
    assert "Edition" not in composed(tmp_path).html


def test_the_colophon_says_who_translated_and_that_nobody_reviewed(tmp_path: Path) -> None:
    front = replace(FRONT, translators=("Ana", "Comité"), date="2026-05-01", licence="CC BY 4.0")
    html = composed(tmp_path, front, language="es").html
    for words in ("Traducción: Ana, Comité", "1 de mayo de 2026", "Licencia: CC BY 4.0", "español"):
        assert words in html
    assert "Esta traducción aún no ha sido revisada." in html
    reviewed = composed(tmp_path, replace(front, reviewers=("Eva",)), language="es").html
    assert "Revisión: Eva" in reviewed
    assert "aún no" not in reviewed


@pytest.mark.parametrize(
    ("licence", "is_free"),
    [
        *((name, True) for name in ("CC-BY-NC-ND-4.0", "Anticopyright", "GPLv3", "MIT")),
        *((name, False) for name in ("", "All rights reserved", "ask the committee")),
    ],
)
def test_a_text_that_may_be_copied_asks_for_it(
    tmp_path: Path, licence: str, *, is_free: bool
) -> None:
    for form in ("booklet", "web"):
        html = composed(tmp_path, replace(FRONT, licence=licence), language="es", form=form).html
        assert ("<p>Cópiame: fotocopia esto y pásalo.</p>" in html) is is_free


@pytest.mark.parametrize(
    ("language", "written", "fetched"),
    [
        ("es", "map.svg", "map.es.svg"),
        ("es-419", "map.svg", "map.es.svg"),
        ("es", "./img/my%20map.png", "img/my%20map.es.png"),
        ("es", "img/this &amp; that.png", "img/this%20%26%20that.es.png"),
        ("zh-TW", "map.svg", "map.zh_Hant.png"),
        ("fa", "map.svg", "map.svg"),
        ("en", "map.svg", "map.svg"),
    ],
)
def test_a_picture_in_the_language_of_the_edition_is_shown(
    tmp_path: Path, language: str, written: str, fetched: str
) -> None:
    folder = tmp_path / "sources" / "rent" / "img"
    folder.mkdir(parents=True)
    for name in ("map.svg", "map.es.svg", "map.zh_Hant.png", "map.es.txt", "map.draft.svg"):
        (folder.parent / name).write_text("")
    for name in ("my map.png", "my map.es.png", "this & that.es.png"):
        (folder / name).write_text("")
    html = composed(tmp_path, html=f'<p><img alt="x" src="{written}"/></p>', language=language).html
    assert f'<img alt="x" src="http://press.invalid/source/{fetched}"/>' in html


def test_a_pasted_strip_is_as_high_as_the_accents_on_it(tmp_path: Path) -> None:
    """White letters that stood out of their black strip would be gone on white paper."""
    plain = composed(tmp_path / "a", replace(FRONT, title="Rent", layout="photocopier"), form="web")
    assert "strips" not in plain.html
    for title, is_padded in (("Rent", False), ("Éire", True)):
        front = replace(FRONT, title=title, layout="photocopier")
        html = composed(tmp_path / title, front).html
        assert ('style="padding-block: 0em ' not in html) is is_padded


def test_a_right_to_left_language_turns_the_whole_page(tmp_path: Path) -> None:
    assert 'lang="fa" dir="rtl"' in composed(tmp_path, language="fa").html


@pytest.mark.parametrize(
    ("written", "fetched"),
    [
        ("map.svg", "http://press.invalid/source/map.svg"),
        ("./img/map.svg", "http://press.invalid/source/img/map.svg"),
        ("my%20map.svg", "http://press.invalid/source/my%20map.svg"),
        ("karte.öst.svg", "http://press.invalid/source/karte.%C3%B6st.svg"),
        ("file:///etc/passwd", "file:///etc/passwd"),
    ],
)
def test_pictures_are_fetched_from_the_publication(
    tmp_path: Path, written: str, fetched: str
) -> None:
    html = composed(tmp_path, html=f'<p><img alt="x" src="{written}"/></p>').html
    assert f'<img alt="x" src="{fetched}"/>' in html


def test_the_roots_are_the_publication_and_every_folder_of_the_layout(tmp_path: Path) -> None:
    layout(tmp_path, "bold", CHILD)
    roots = composed(tmp_path, replace(FRONT, layout="bold")).roots
    assert roots["source"] == tmp_path / "sources" / "rent"
    assert roots["layout-bold"] == tmp_path / "layouts" / "bold"
    assert set(roots) == {"source", "layout-base", "layout-statement", "layout-bold"}


def test_stylesheets_follow_the_cascade_and_find_their_own_files(tmp_path: Path) -> None:
    style = ".a { background: url(paper.svg) } .b { background: url('http://x.test/y.png') }"
    layout(tmp_path, "bold", CHILD, style_css=style)
    sheets = composed(tmp_path, replace(FRONT, layout="bold")).stylesheets
    own = next(sheet for sheet in sheets if "paper.svg" in sheet)
    assert 'url("http://press.invalid/layout-bold/paper.svg")' in own
    assert "url('http://x.test/y.png')" in own
    assert sheets.index(own) == len(sheets) - 1
    assert sheets[0].startswith("/* The bones")


def test_a_layout_says_only_what_it_changes_of_a_template(tmp_path: Path) -> None:
    page = (
        '{% extends "statement/page.html" %}{% block front %}<p>{{ subtitle }}!</p>{% endblock %}'
    )
    layout(tmp_path, "bold", CHILD, page_html=page)
    html = composed(tmp_path, replace(FRONT, layout="bold", subtitle="Now")).html
    assert "<p>Now!</p>" in html
    assert "frontispiece" not in html
    assert "One" in html


@pytest.mark.parametrize("words", ["{{ 7777 * 7777 }}", "{% for x in y %}", "{{ say.__class__ }}"])
def test_a_source_cannot_reach_the_template_engine(tmp_path: Path, words: str) -> None:
    front = replace(FRONT, title=words, subtitle=words)
    html = composed(tmp_path, front, html=f"<p>{words} everywhere</p>").html
    assert html.count(words) >= 3
    assert "60481729" not in html


def test_a_title_cannot_bring_markup(tmp_path: Path) -> None:
    html = composed(tmp_path, replace(FRONT, title="<script>alert(1)</script>")).html
    assert "<script" not in html.lower()


@pytest.mark.parametrize(
    ("page", "place", "message"),
    [
        ("\n{{ titel }}", "layouts/bold/page.html:2", "'titel' is undefined"),
        ("{% if %}", "layouts/bold/page.html:1", "Expected an expression"),
        ('{% extends "base/pge.html" %}', "layouts/bold/page.html:1", "base/pge.html"),
        ('{% include "../../en.md" %}', "layouts/bold/page.html:1", "../../en.md"),
        ("{{ title.__class__.mro() }}", "layouts/bold/page.html:1", "access to attribute"),
        ("{{ 1 / 0 }}", "layouts/bold/page.html:1", "division by zero"),
        ("{{ title + 1 }}", "layouts/bold/page.html:1", "can only concatenate"),
        ('{{ say("edtion") }}', "None", "'edtion'"),
    ],
)
def test_a_mistake_in_a_template_names_file_and_line(
    tmp_path: Path, page: str, place: str, message: str
) -> None:
    layout(tmp_path, "bold", CHILD, page_html=page)
    with pytest.raises(LayoutError) as caught:
        composed(tmp_path, replace(FRONT, layout="bold"))
    (finding,) = caught.value.findings
    assert message in finding.message
    assert str(finding.where) == place


def test_an_unknown_layout_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        composed(tmp_path, replace(FRONT, layout="statment"))
    assert caught.value.findings[0].hint == "did you mean 'statement'?"


def test_a_broken_manifest_stops_its_publications_with_all_that_is_wrong(tmp_path: Path) -> None:
    layout(tmp_path, "bold", "colour = 1\n")
    with pytest.raises(LayoutError) as caught:
        composed(tmp_path, replace(FRONT, layout="bold"))
    assert len(caught.value.findings) == 3


def test_a_layout_that_does_not_make_a_format_says_what_it_makes(tmp_path: Path) -> None:
    layout(tmp_path, "bold", CHILD + 'formats = ["read"]\n')
    with pytest.raises(LayoutError) as caught:
        composed(tmp_path, replace(FRONT, layout="bold"))
    finding = caught.value.findings[0]
    assert (finding.message, finding.hint) == (
        "the layout 'bold' does not make 'booklet'",
        "it makes read",
    )


def test_few_short_paragraphs_are_set_in_plates_and_a_long_text_runs(tmp_path: Path) -> None:
    assert '<main class="plates">' in composed(tmp_path).html
    assert '<main class="running">' in composed(tmp_path, html="<h2>x</h2>" + PARAGRAPHS).html
    long = f"<p>{'word ' * 400}</p>"
    assert '<main class="running">' in composed(tmp_path, html=long).html


def test_no_short_word_stands_alone_at_the_end_of_a_heading(tmp_path: Path) -> None:
    html = composed(tmp_path, html="<h2>What we want from the city now</h2>").html
    assert ">What we want from the city\N{NO-BREAK SPACE}now</span></h2>" in html


def test_the_same_input_gives_the_same_markup(tmp_path: Path) -> None:
    assert composed(tmp_path, language="ko") == composed(tmp_path, language="ko")


def test_a_press_with_a_site_prints_its_code_and_address_on_the_back(tmp_path: Path) -> None:
    edition, owner = press(tmp_path)
    sited = replace(owner, settings=replace(owner.settings, site="https://example.org/rent"))
    form = FORMATS["booklet"]
    html = compose(Document(PARAGRAPHS, "en"), edition, sited, form).html
    back = html[html.index('class="back"') :]
    assert 'alt="QR: https://example.org/rent"' in back
    assert '<a href="https://example.org/rent" dir="ltr">example.org/rent</a>' in back
    assert "data:image" not in compose(Document(PARAGRAPHS, "en"), edition, owner, form).html


@pytest.mark.parametrize("form", ["booklet", "web"])
def test_the_html_is_well_formed_xml(tmp_path: Path, form: str) -> None:
    front = replace(FRONT, subtitle="Now & always", description='"Yes"', authors=("A & B",))
    html = composed(tmp_path, front, form=form, code="7f3c").html
    root = ElementTree.fromstring(html.removeprefix("<!doctype html>").strip())
    assert root.get("lang") == "en"


def test_hangul_words_are_kept_whole_in_any_text_and_no_other_words_are_touched(
    tmp_path: Path,
) -> None:
    html = '<p title="한국 말">우리는 더 내지 <b>않겠다</b>.</p>'
    korean = composed(tmp_path, html=html, language="ko").html
    assert '<p title="한국 말">' in korean
    assert '<span class="word">우리는</span>' in korean
    assert '<b><span class="word">않겠다</span></b>' in korean
    assert '<span class="word">우리는</span>' in composed(tmp_path, html=html).html
    assert 'class="word"' not in composed(tmp_path, language="ko").html
    front = replace(FRONT, subtitle="우리를 위한 안내서 & 지도")
    subtitle = '<span class="word">위한</span> <span class="word">안내서</span> &amp;'
    assert subtitle in composed(tmp_path, front, language="ko").html


@pytest.mark.parametrize("language", ["zh-Hans", "ja"])
def test_the_last_sign_of_a_text_without_spaces_has_another_beside_it(
    tmp_path: Path, language: str
) -> None:
    front = replace(FRONT, subtitle="写给应门的人 & 邻居们")
    html = composed(tmp_path, front, html="<p>带上一位邻居。</p>", language=language).html
    assert '一位<span class="word">邻居。</span></p>' in html
    assert '邻<span class="word">居们</span></p>' in html


def test_pictures_are_treated_as_the_layout_and_the_format_ask(tmp_path: Path) -> None:
    def tone(layout_name: str, form: str) -> tuple[str, bool]:
        found = composed(tmp_path, replace(FRONT, layout=layout_name), form=form).treatment
        assert found is not None
        return found.tone.value, found.grey

    assert tone("statement", "booklet") == ("full", False)
    assert tone("statement", "ink-lite") == ("light", False)
    assert tone("photocopier", "booklet") == ("halftone", True)


def test_a_latin_name_among_persian_words_keeps_its_order(tmp_path: Path) -> None:
    front = replace(FRONT, organisation="#MeToo LA")
    apart = "\N{LEFT-TO-RIGHT ISOLATE}#MeToo LA\N{POP DIRECTIONAL ISOLATE}"
    assert f">{apart}</p>" in composed(tmp_path, front, language="fa").html
    assert ">#MeToo LA</p>" in composed(tmp_path, front).html
    assert (
        ">گروه</p>" in composed(tmp_path, replace(front, organisation="گروه"), language="fa").html
    )
