"""The pages of the desk say what there is, lead to it, and fetch nothing."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.handout.desk.shelf import FILES, Read, desk_of, target_of
from tests.press.shelf import press
from zinepress.handout.desk.wording import TEMPLATES, wording

PAGES = (
    *("index.html", "index.es.html", "index.fa.html", "index.ko.html", "a-card/index.html"),
    *("march/index.html", "march/es.html", "march/fa.html", "march/ko.html"),
    "archive/march/1.0/es.html",
)


def read(out: Path, name: str) -> Read:
    return Read((out / name).read_text("utf-8"))


def test_there_is_a_catalogue_in_each_language_and_a_page_for_each_edition(out: Path) -> None:
    found = {path.relative_to(out).as_posix() for path in out.rglob("*.html")}
    assert {name for name in found if "-web" not in name} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_every_address_is_a_file_or_a_place_on_the_desk(out: Path, name: str) -> None:
    page = read(out, name)
    assert len(page.ids) == len(set(page.ids))
    for address in page.addresses:
        path, fragment = target_of(name, address)
        assert (out / path).is_file() or path == "", address
        if fragment:
            assert fragment in read(out, path).ids, address


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_without_network_script_or_form(out: Path, name: str) -> None:
    page = read(out, name)
    assert not page.all("script")
    assert not page.all("form")
    assert not page.all("iframe")
    html = (out / name).read_text("utf-8")
    for forbidden in ("http:", "https:", "//", "@import", "url("):
        assert forbidden not in html.replace("://www.w3.org", "")
    assert "default-src 'none'" in html
    assert len(html.encode()) < 150_000


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_language_its_direction_one_heading_and_an_order_of_them(
    out: Path, name: str
) -> None:
    page = read(out, name)
    (root,) = page.all("html")
    language = next((one for one in ("es", "fa", "ko") if one in Path(name).name), "en")
    assert root.attributes["lang"] == language
    assert root.attributes["dir"] == ("rtl" if language == "fa" else "ltr")
    levels = [int(one.tag[1]) for one in page.elements if one.tag in {"h1", "h2", "h3", "h4"}]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all("alt" in one.attributes for one in page.all("img"))
    assert len(page.all("main")) == 1


def test_the_catalogue_shows_cover_read_print_and_languages_of_each_publication(out: Path) -> None:
    page = read(out, "index.html")
    assert [one.said for one in page.all("h2")][:2] == ["A <card> & more", "Why We March"]
    assert len(page.classed("cover")) == 2
    read_doors, print_doors = (
        [one.attributes["href"] for one in page.classed("door") if kind in one.attributes["class"]]
        for kind in ("read", "print")
    )
    assert read_doors == ["a-card/a-card-en-read.pdf", "march/march-en-read.pdf"]
    assert print_doors == ["a-card/index.html#print", "march/index.html#print"]
    others = [
        (one.attributes["hreflang"], one.said) for one in page.all("a") if "dir" in one.attributes
    ]
    assert ("fa", "فارسی") in others
    assert ("ko", "한국어") in others


def test_a_text_that_is_not_in_a_language_is_shown_and_marked(out: Path) -> None:
    page = read(out, "index.fa.html")
    card, march = page.classed("entry")
    assert "A <card> & more" in card.said
    assert "هنوز" in card.said
    assert "چرا راهپیمایی می‌کنیم" in march.said
    (heading,) = [one for one in page.all("h2") if "card" in one.said]
    assert (heading.attributes["lang"], heading.attributes["dir"]) == ("en", "ltr")


def test_an_edition_says_who_made_it_under_which_licence_and_which_edition_it_is(out: Path) -> None:
    page = read(out, "march/index.html")
    (imprint,) = page.classed("imprint")
    for said in ("7f3c-92", "Ana, Bo", "Hill Street", "CC BY-SA 4.0", "May 1, 2026"):
        assert said in imprint.said
    assert "Min" in read(out, "march/ko.html").classed("imprint")[0].said


def test_a_translation_that_nobody_has_reviewed_says_so(out: Path) -> None:
    said = "This translation has not been reviewed yet."
    assert said not in (out / "march/index.html").read_text("utf-8")
    assert "아직" in (out / "march/ko.html").read_text("utf-8")
    assert not [one for one in read(out, "march/es.html").classed("note") if "revis" in one.said]


def test_every_file_is_there_with_its_size_and_checksum(out: Path) -> None:
    page = read(out, "march/index.html")
    files = sorted(path.name for path in (out / "march").glob("march-en-*"))
    (listed,) = page.classed("files")
    assert len(files) == 9
    for name in files:
        assert name in listed.said
    lines = (out / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {line[66:]: line[:64] for line in lines}
    shown = [one.said for one in page.all("code")]
    assert sorted(shown) == sorted(sums[f"march/{name}"] for name in files)


def test_the_estimate_counts_sheets_and_staples_for_25_to_500_copies(out: Path) -> None:
    page = read(out, "march/index.html")
    booklet = page.all("table")[0]
    copies = [one.said for one in page.all("th", scope="row")][:5]
    assert copies == ["25", "50", "100", "200", "500"]
    assert "200400 + 12140040 min" in booklet.said
    assert "84.12 USD" in booklet.said
    persian = read(out, "march/fa.html").all("table")[0]
    assert "۲۰۰۴۰۰ + ۱۲" in persian.said


def test_a_title_with_signs_of_html_stays_text(out: Path) -> None:
    page = read(out, "a-card/index.html")
    assert page.all("h1")[0].said == "A <card> & more"
    assert not page.all("card")


def test_what_is_only_read_offers_its_pages_to_print_without_questions(out: Path) -> None:
    page = read(out, "a-card/index.html")
    assert not page.classed("answer")
    assert "print" in page.ids


def test_every_way_through_the_questions_ends_at_one_file_and_its_settings(out: Path) -> None:
    page = read(out, "march/index.html")
    steps = {
        one.attributes["id"]: one
        for one in page.all("section")
        if "step" in one.attributes.get("class", "")
    }
    html = (out / "march/index.html").read_text("utf-8")
    ends = set()
    waiting, seen = ["print"], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        part = Read(html[html.index(f'id="{name}"') - 30 :].split("</section>")[0])
        ways = [one.attributes["href"] for one in part.elements if one.tag == "a"]
        if "answer" in steps[name].attributes["class"]:
            files = {way for way in ways if way.endswith(".pdf")}
            assert len(files) == 1, name
            ends |= files
        else:
            assert len(ways) >= 2, name
            waiting += [way.removeprefix("#") for way in ways if way.startswith("#")]
    assert seen == set(steps)
    assert ends == {
        "march-en-booklet-letter.pdf",
        "march-en-booklet-a4.pdf",
        "march-en-mini-letter.pdf",
        "march-en-mini-a4.pdf",
        "march-en-read.pdf",
    }


def test_an_answer_names_paper_scale_and_edge(out: Path) -> None:
    page = read(out, "march/index.html")
    (answer,) = page.all("section", id="booklet-a4")
    for said in ("A4", "Actual size, 100 %", "flip on the long edge", "Print ONE copy first"):
        assert said in answer.said
    (mini,) = page.all("section", id="folded-letter")
    assert "One side only" in mini.said


def test_the_book_turns_over_leaf_by_leaf_in_reading_order(out: Path) -> None:
    for name, covers in (
        ("march/index.html", ("Front cover", "Back cover")),
        ("march/fa.html", None),
    ):
        page = read(out, name)
        openings = [one.attributes["aria-label"] for one in page.all("input", type="radio")]
        assert len(openings) == 5
        if covers:
            assert (openings[0], openings[-1]) == covers
            assert openings[1] == "Pages 2 and 3"
        pictures = [
            one.attributes["src"] for one in page.all("img") if "cover" not in one.attributes["src"]
        ]
        assert [one[-6:-4] for one in pictures] == [f"{number:02}" for number in range(1, 9)]


def test_an_edition_tells_of_its_earlier_versions_and_what_changed(out: Path) -> None:
    for name in ("march/es.html", "archive/march/1.0/es.html"):
        page = read(out, name)
        assert [one.said for one in page.all("del")] == ["hoy"]
        assert [one.said for one in page.all("ins")] == ["mañana", "Venid todas."]
        slips = [one for one in page.addresses if one.endswith("march-es-errata-a4.pdf")]
        assert len(slips) == 1
    assert "La versión 1.0 ha sido sustituida" in page.all("main")[0].said
    assert "../../../march/es.html" in page.addresses
    assert "1234-56" in page.classed("imprint")[0].said


def test_the_same_press_gives_the_same_desk_wherever_it_lies(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if "es.md" in name or "en.md" in name}
    one = desk_of(press(tmp_path / "one", files))
    other = desk_of(press(tmp_path / "the other", dict(reversed(files.items()))))
    assert one == other
    assert all(str(tmp_path).encode() not in content for content in one.values())


def test_every_language_of_the_desk_has_every_sentence() -> None:
    for file in (TEMPLATES / "locales").glob("*.po"):
        assert wording(file.stem).words.missing == (), file.name
