"""Names and zip files of kits are kept by every computer and memory stick."""

from __future__ import annotations

import unicodedata
import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zinepress.handout.kits.kit import Offer, folder_name
from zinepress.handout.kits.names import LONGEST, safe, unlike
from zinepress.handout.kits.packing import packed

RESERVED = set('<>:"/\\|?*') | {chr(number) for number in (*range(32), 127)}
PATHS = ["1 a.pdf", "more/b.pdf", "é.txt"]
PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
DEVICES = {"con", "prn", "aux", "nul"} | PORTS


@given(st.text(max_size=200), st.sampled_from(["", ".pdf", ".html"]))
@example("CON", "")
@example("nul.txt ", "")
@example('What? / Why: "now"', ".pdf")
@example("한국어 " * 60, ".pdf")
@example("\u202e...", "")
def test_any_title_becomes_a_name_that_every_system_takes(title: str, ending: str) -> None:
    name = safe(title, ending)
    assert not RESERVED & set(name)
    assert name == unicodedata.normalize("NFC", name)
    assert name.strip(" .") == name
    assert name.endswith(ending)
    assert name.partition(".")[0].casefold() not in DEVICES
    assert 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST
    hidden = set(name) - set("\u200c\u200d")
    assert not any(unicodedata.category(sign) in ("Cc", "Cf") for sign in hidden)


def test_a_sentence_stays_as_it_is() -> None:
    said = "2 PRINT on Letter - both sides, normal - 2 sheets"
    assert safe(said, ".pdf") == f"{said}.pdf"
    assert safe("می\u200cخوانیم: چرا؟") == "می\u200cخوانیم- چرا؟"
    assert safe("خواندن روی صفحه", ".pdf") == "خواندن روی صفحه.pdf"


@pytest.mark.parametrize(
    ("names", "kept"),
    [(["a", "b"], True), (["More", "more"], False), (["é", "e\u0301"], False)],
)
def test_names_that_a_stick_takes_for_one_are_found(names: list[str], kept: bool) -> None:
    assert unlike(names) is kept


@given(st.dictionaries(st.sampled_from(PATHS), st.binary(), min_size=1))
def test_a_zip_holds_every_file_and_nothing_of_the_day(files: dict[str, bytes]) -> None:
    packet = packed("Kit", files)
    assert packet == packed("Kit", dict(reversed(files.items())))
    with zipfile.ZipFile(BytesIO(packet)) as archive:
        assert {info.filename: archive.read(info) for info in archive.infolist()} == {
            f"Kit/{path}": content for path, content in files.items()
        }
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


@given(st.text(max_size=120), st.booleans())
@example("\U0001f4e3" * 60, False)
@example("March " * 40, False)
def test_no_kit_takes_the_folder_of_another(title: str, is_shared: bool) -> None:
    papers = ("a4", "letter")
    names = [
        folder_name(Offer(title, slug, "en", "English", paper, (), (), has_namesake=is_shared))
        for slug in ("rent", "rent-2")
        for paper in papers
    ]
    is_long = len(title.encode("utf-16-le")) > 2 * LONGEST
    apart = 4 if is_shared or is_long else 2
    assert len(set(names)) >= apart
    assert all(len(name.encode("utf-16-le")) // 2 <= LONGEST for name in names)
