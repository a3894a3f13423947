"""What a document says of itself beside its HTML."""

from __future__ import annotations

import pytest

from tests.source.reading import PATH, read
from zinepress.errors import Where
from zinepress.source.document import Heading, Picture
from zinepress.source.strings import STRINGS, say


def test_headings_carry_their_words_without_markup_or_notes() -> None:
    document = read('# "A *place*"^[note] `to`\\: {#here}\n\n## It\'s [gone]{.redact}')
    assert document.headings == (
        Heading(1, "“A place” to:", "here"),
        Heading(2, "It’s", "its"),
    )


def test_headings_with_the_same_words_have_different_anchors() -> None:
    document = read("# A\n\n# A\n\n# A\n\n# B {#a-4}\n\n# A\n\n# 漢字\n\n# 1.\n\n# ?")
    anchors = [heading.anchor for heading in document.headings]
    assert anchors == ["a", "a-2", "a-3", "a-4", "a-5", "漢字", "section-1", "section"]


def test_pictures_carry_their_path_in_the_file_system() -> None:
    document = read("x ![A *map*](img/my%20map.png) ![Two](./b.png)\n\n![Three](c%23.png)")
    assert document.pictures == (
        Picture("img/my map.png", "A map", Where(PATH, 1, 3)),
        Picture("b.png", "Two", Where(PATH, 1, 32)),
        Picture("c#.png", "Three", Where(PATH, 3, 1)),
    )
    assert 'src="img/my%20map.png"' in document.html
    assert 'src="c%23.png"' in document.html


def test_links_are_listed_in_order() -> None:
    document = read("# A\n\n[a](#a) <https://b.org> [c](mailto:c@d.org)")
    assert document.links == ("#a", "https://b.org", "mailto:c@d.org")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("one two-three, four—five", 4),
        ("# A *b* `c`\n\n- d\n- e^[f g]", 7),
        ("don't stop", 2),
        ("漢字 and 仮名", 5),
        ("[one two]{.redact} three", 1),
        ("", 0),
        ("— ... !", 0),
    ],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert read(text).words == count


def test_included_files_are_named_from_the_press() -> None:
    files = {"a.md": "a\n\n::: include b.md", "b.md": "b", "../shared/c.md": "c"}
    document = read("::: include a.md\n\n::: include ../shared/c.md", files=files)
    assert document.included == ("sources/rent/a.md", "sources/rent/b.md", "sources/shared/c.md")


def test_a_file_may_not_be_taken_in_from_outside_the_press() -> None:
    document = read("::: include ../../../up.md", files={"../../../up.md": "up"})
    assert document.findings[0].where == Where(PATH, 1, 1)
    assert "up" not in document.html


def test_languages_of_passages_are_named() -> None:
    document = read("[hola]{lang=es} [salaam]{lang=FA}\n\n::: {lang=zh_TW}\n中文\n:::")
    assert document.languages == ("es", "fa", "zh-TW")
    assert '<span lang="fa" dir="rtl">' in document.html


def test_a_byte_order_mark_is_set_aside() -> None:
    assert read("\ufeff---\ntitle: x\n---\nWords.").html == '<p data-line="4">Words.</p>\n'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    text = end.join(("---", "title: x", "---", "", "# A", "", "b {{ c }}"))
    document = read(text)
    assert 'data-line="5"' in document.html
    assert document.findings[0].where == Where(PATH, 7, 3)


def test_the_words_of_a_layout_replace_those_of_the_html() -> None:
    html = read("> [!NOTE]\n> a\n\n> [!TIP]\n> b\n\n> [!WARNING] Own\n> c").html
    said = say(html, {"note": "Nota <1>", "warning": "Aviso"})
    assert '<p class="title" data-string="note" data-line="1">Nota &lt;1&gt;</p>' in said
    assert ">Tip</p>" in said
    assert ">Own</p>" in said
    assert "Aviso" not in said


def test_every_string_has_its_english() -> None:
    assert all(STRINGS.values())
