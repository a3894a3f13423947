"""A layout's own words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_file

from tests.layout.press import composed, layout
from zinepress.errors import LayoutError
from zinepress.layout.manifest import find_layouts
from zinepress.layout.strings import Sentence, Words, read_words
from zinepress.press.shipped import shipped_folder
from zinepress.source.strings import STRINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUTS = shipped_folder("layouts")
BASE = LAYOUTS / "base"
CODE = Path(__file__).parents[2] / "zinepress"
SPEAKING = ("layout/*.py", "build/*.py", "handout/test_sheet.py")
"""Code that asks layouts for words by key; other handouts have words of their own."""
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def entry(key: str, english: str, said: str = "") -> str:
    return f'\nmsgctxt "{key}"\nmsgid "{english}"\nmsgstr "{said}"\n'


def catalogues(root: Path, **languages: str) -> Path:
    for language, entries in languages.items():
        file = root / "locales" / f"{language}.po"
        file.parent.mkdir(exist_ok=True)
        file.write_text(HEAD + entries, "utf-8")
    return root


@cache
def asked() -> frozenset[str]:
    """Every key that a template or a line of code asks for, as Babel extracts them."""
    templates = dict.fromkeys(LAYOUTS.rglob("*.html"), "jinja2")
    code = dict.fromkeys((path for files in SPEAKING for path in CODE.glob(files)), "python")
    found = set(STRINGS)
    for path, method in (templates | code).items():
        for _, key, _, _ in extract_from_file(method, path, keywords={"say": None}):
            found.add(key if isinstance(key, str) else key[0])
    return frozenset(found)


def test_a_sentence_is_said_in_the_language_of_the_edition() -> None:
    assert read_words([BASE], "es").say("edition", code="1") == "Edición 1"


@pytest.mark.parametrize(
    ("language", "contents"),
    [("es-419", "Índice"), ("zh-TW", "目錄"), ("zh", "目录"), ("zh-Hant-HK", "目錄")],
)
def test_a_region_takes_the_words_of_its_language_in_its_script(
    language: str, contents: str
) -> None:
    assert read_words([BASE], language).say("contents") == contents


@pytest.mark.parametrize("language", ["pa-Arab", "pa-PK", "uk-Latn"])
def test_no_language_takes_words_in_another_script(language: str) -> None:
    assert read_words([BASE], language).own == {}


def test_a_later_layout_says_it_its_own_way(tmp_path: Path) -> None:
    own = catalogues(tmp_path, es=entry("notes", "Notes", "Apuntes"))
    assert read_words([BASE, own], "es").say("notes") == "Apuntes"


def test_what_a_language_lacks_is_said_in_english_and_marked_so(tmp_path: Path) -> None:
    lacks = entry("a", "Go") + "\n#, fuzzy" + entry("b", "Draft", "Taslak")
    folder = catalogues(tmp_path, en=entry("a", "Go") + entry("b", "Draft"), tr=lacks)
    words = read_words([folder], "tr")
    assert words.say("a") == '<span lang="en" dir="ltr" data-lacks="a">Go</span>'
    assert words.missing == ("a", "b")


def test_a_page_with_words_in_english_for_want_of_others_says_so(tmp_path: Path) -> None:
    html = '<aside class="alert note"><p class="title" data-string="note">Note</p></aside>'
    page = composed(tmp_path, html=html, language="sw")
    assert '<span lang="en" dir="ltr" data-lacks="note">Note</span></p>' in page.html
    (finding,) = page.findings
    assert finding.message == (
        "the layout 'statement' has no 'note', 'unreviewed' in 'sw': English stands in"
    )


def test_a_page_in_a_language_that_the_layout_speaks_says_nothing(tmp_path: Path) -> None:
    assert composed(tmp_path, language="hy").findings == ()


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 лист"), (2, "2 листа"), (5, "5 листов"), (21, "21 лист")]
)
def test_a_number_takes_the_form_that_its_language_wants(
    tmp_path: Path, count: int, said: str
) -> None:
    sheets = '\nmsgctxt "a"\nmsgid "{count} sheet"\nmsgid_plural "{count} sheets"\n'
    rule = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"
    forms = ("лист", "листа", "листов")
    russian = "".join(f'msgstr[{at}] "{{count}} {form}"\n' for at, form in enumerate(forms))
    folder = catalogues(
        tmp_path,
        en=f'{sheets}msgstr[0] ""\nmsgstr[1] ""\n',
        ru=f'"Plural-Forms: nplurals=3; plural={rule};\\n"\n{sheets}{russian}',
    )
    assert read_words([folder], "ru").say("a", count=count) == said
    assert read_words([folder], "en").say("a", count=count) == f"{count} sheet" + "s" * (count > 1)


def test_a_latin_code_in_right_to_left_words_is_kept_apart() -> None:
    said = read_words([BASE], "fa").say("edition", code="7f3c")
    assert said == 'ویراست <span dir="ltr">7f3c</span>'


def test_what_is_filled_in_cannot_bring_markup() -> None:
    assert "<b>" not in read_words([BASE], "en").say("by", names="<b>x</b>")


def test_words_nobody_has_are_answered_with_the_nearest() -> None:
    with pytest.raises(LayoutError) as caught:
        read_words([BASE], "en").say("edtion")
    assert caught.value.findings[0].hint == "did you mean 'edition'?"


@pytest.mark.parametrize(
    ("entries", "message", "line"),
    [
        ('\nnote = "Note"\n', "this is no line of a PO file", 5),
        ('\nmsgctxt "a"\nmsgid "Go\nmsgstr ""\n', "this is no line of a PO file", 6),
        ('\nmsgid "Go"\nmsgstr ""\n', "words without a key", 5),
        (entry("a", "Go") + entry("a", "Run"), "the key 'a' is there twice", 10),
        ('\nmsgctxt "a"\nmsgid "Go"\nmsgstr[0] ""\nmsgid "x"\nmsgid "y"\n', "not a PO file", 8),
        ('"Plural-Forms: nplurals=2; plural=n+;\\n"\n', "not a PO file", None),
        (entry("a", "By {names}", "{nombres}"), "the places of 'a' are not", 6),
        (entry("a", "By {names}", "De"), "the places of 'a' are not", 6),
    ],
)
def test_a_broken_catalogue_is_named(
    tmp_path: Path, entries: str, message: str, line: int | None
) -> None:
    folder = catalogues(tmp_path, en=entries)
    with pytest.raises(LayoutError) as caught:
        read_words([folder], "en")
    (finding,) = caught.value.findings
    place = f"layouts/{tmp_path.name}/locales/en.po"
    assert message in finding.message
    assert str(finding.where) == (f"{place}:{line}" if line else place)


def test_a_catalogue_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    folder = catalogues(tmp_path, en="")
    (folder / "locales" / "en.po").write_bytes(b'msgctxt "\xe9"\n')
    with pytest.raises(LayoutError, match="this is not UTF-8"):
        read_words([folder], "en")


def test_english_has_every_word_that_is_asked_for_and_no_other() -> None:
    folders = [one.folders[-1] for one in find_layouts(Path()).values()]
    assert read_words(folders, "en").own.keys() == asked()


def shipped() -> Iterator[tuple[Path, str]]:
    for file in sorted(LAYOUTS.glob("*/locales/*.po")):
        if file.stem != "en":
            yield file.parents[1], file.stem


@pytest.mark.parametrize(("folder", "language"), tuple(shipped()), ids=str)
def test_a_catalogue_has_all_that_english_has_in_the_same_words(
    folder: Path, language: str
) -> None:
    ids = re.compile(r"^(?:msgctxt|msgid|msgid_plural) .+$", re.MULTILINE)
    english, other = (folder / "locales" / f"{tag}.po" for tag in ("en", language))
    assert ids.findall(other.read_text("utf-8")) == ids.findall(english.read_text("utf-8"))
    assert read_words([folder], language).missing == ()


def test_the_title_of_an_alert_is_said_in_the_language_of_the_edition(tmp_path: Path) -> None:
    html = '<aside class="alert note"><p class="title" data-string="note">Note</p></aside>'
    assert (
        '<p class="title" data-string="note">참고</p>'
        in composed(tmp_path, html=html, language="ko").html
    )


def test_a_layout_that_stands_alone_needs_no_words(tmp_path: Path) -> None:
    alone = layout(
        tmp_path, "bare", 'title = "Bare"\nformats = ["read"]\n', page_html="<p>{{ title }}</p>"
    )
    assert read_words([alone], "en").missing == ()


def test_what_is_filled_in_is_not_filled_again() -> None:
    sentence = Sentence(("{title}, edition {code}",))
    words = Words("en", {"of": sentence}, {})
    assert str(words.say("of", title="All {code} & {title}", code="7f3c")) == (
        "All {code} &amp; {title}, edition 7f3c"
    )
