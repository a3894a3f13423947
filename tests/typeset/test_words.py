"""The words that go in are the words that can be read back from the pages."""

from __future__ import annotations

import io
import re
import subprocess
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import pytest

from tests.typeset.verapdf import judge
from zinepress.typeset.render import typeset

if TYPE_CHECKING:
    from pathlib import Path

    from tests.typeset.conftest import Write
    from zinepress.typeset.fonts import FontSet

LETTERS = {
    "en": ("Literata", "The rents went up — again — and nobody asked us; “we’re staying” was all."),
    "es": ("Literata", "¿Quién decide? El alquiler subió otra vez y nadie nos preguntó."),
    "vi": ("Noto Serif", "Tất cả mọi người sinh ra đều được tự do và bình đẳng, đã lan rộng"),
    "ru": ("Noto Serif", "Все люди рождаются свободными и равными в своём достоинстве"),
    "uk": ("Source Sans 3", "Всі люди народжуються вільними і рівними у своїй гідності ґ"),
    "el": ("Noto Serif", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι"),
    "hy": ("Noto Serif Armenian", "Բոլոր մարդիկ ծնվում են ազատ ու հավասար"),
    "ka": ("Noto Serif Georgian", "ყველა ადამიანი იბადება თავისუფალი"),
    "ar": ("Noto Naskh Arabic", "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق"),
    "he": ("Noto Serif Hebrew", "כל בני האדם נולדו בני חורין ושווים"),
    "hi": ("Noto Serif Devanagari", "सभी मनुष्यों को गौरव और अधिकारों के मामले में स्वतन्त्रता"),
    "bn": ("Noto Serif Bengali", "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে"),
    "pa": ("Noto Serif Gurmukhi", "ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ ਹੱਕਾਂ ਦੇ ਪੱਖੋਂ"),
    "th": ("Noto Serif Thai", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน น้ำ"),
    "km": ("Noto Serif Khmer", "មនុស្សទាំងអស់កើតមកមានសេរីភាព និងសមភាព"),
    "am": ("Noto Serif Ethiopic", "የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና"),
    "ko": ("Noto Sans KR", "모든 인간은 태어날 때부터 자유로우며"),
    "ja": ("Noto Sans JP", "すべての人間は、生まれながらにして自由であり"),
    "zh-Hans": ("Noto Sans SC", "人人生而自由,在尊严和权利上一律平等"),
    "zh-Hant": ("Noto Sans TC", "人人生而自由,在尊嚴和權利上一律平等"),
}
LEFT_TO_RIGHT = [language for language in LETTERS if language not in ("ar", "he")]
_SHOWN_ONLY = re.compile(r"[\u200e\u200f\u202a-\u202e\x0c]")


def set_line(language: str, write: Write, fonts: FontSet) -> bytes:
    family, text = LETTERS[language]
    css = f"@page {{ size: 200mm 60mm }} html {{ font-family: '{family}' }}"
    markup = write(f"<p data-line=7>{text}", css, language=language, families=(family,))
    pages = typeset(markup, fonts)
    assert [str(one) for one in pages.findings] == []
    return pages.pdf


@pytest.mark.parametrize("language", LETTERS)
def test_poppler_reads_back_what_was_set(language: str, write: Write, fonts: FontSet) -> None:
    said = subprocess.run(
        ["pdftotext", "-", "-"],
        input=set_line(language, write, fonts),
        capture_output=True,
        check=True,
    )
    assert _SHOWN_ONLY.sub("", said.stdout.decode()).split() == LETTERS[language][1].split()


@pytest.mark.parametrize("language", LEFT_TO_RIGHT)
def test_pdfium_reads_back_what_was_set(language: str, write: Write, fonts: FontSet) -> None:
    with pypdfium2.PdfDocument(set_line(language, write, fonts)) as document:
        text = document[0].get_textpage().get_text_range()
    assert text.split() == LETTERS[language][1].split()


def test_pypdf_reads_back_latin(write: Write, fonts: FontSet) -> None:
    reader = pypdf.PdfReader(io.BytesIO(set_line("es", write, fonts)))
    assert reader.pages[0].extract_text().split() == LETTERS["es"][1].split()


def test_arabic_in_the_style_of_urdu_carries_its_words_in_the_tags(
    write: Write, fonts: FontSet
) -> None:
    text = "تمام انسان آزاد پیدا ہوئے ہیں"
    css = "html { font-family: 'Noto Nastaliq Urdu' }"
    markup = write(f"<p data-line=1>{text}", css, language="ur", families=("Noto Nastaliq Urdu",))
    reader = pypdf.PdfReader(io.BytesIO(typeset(markup, fonts).pdf))
    spoken = [str(tag["/ActualText"]) for tag in tags(reader) if "/ActualText" in tag]
    assert " ".join(spoken).split() == text.split()


def tags(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    """Every structure element of a PDF, from the top."""
    found = []
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]["/K"]]  # type: ignore[index]
    while waiting:
        item = waiting.pop(0).get_object()
        if isinstance(item, pypdf.generic.ArrayObject):
            waiting += list(item)
        elif isinstance(item, pypdf.generic.DictionaryObject):
            found.append(item)
            if "/K" in item:
                waiting.append(item.raw_get("/K"))
    return found


@pytest.mark.skipif(not judge.IS_HERE, reason=judge.REASON)
def test_every_script_makes_a_valid_accessible_pdf(
    write: Write, fonts: FontSet, tmp_path: Path
) -> None:
    files = [tmp_path / f"{language}.pdf" for language in LETTERS]
    for file in files:
        file.write_bytes(set_line(file.stem, write, fonts))
    assert {file.stem: why for file, why in judge.judge(*files).items() if why} == {}
