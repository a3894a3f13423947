"""The fonts of a press: found, told apart, refused."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from tests.typeset.conftest import FONTS
from zinepress.errors import TypesetError
from zinepress.typeset.fonts import FontSet, find_fonts
from zinepress.typeset.sfnt import read_font

LITERATA = FONTS / "literata" / "Literata-Regular.ttf"


def test_our_reader_of_font_files_agrees_with_fonttools_on_every_shipped_font() -> None:
    for path in sorted(FONTS.rglob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            wanted = (
                font["name"].getBestFamilyName(),
                font["OS/2"].usWeightClass,
                font["OS/2"].usWidthClass,
                bool(font["OS/2"].fsSelection & 1),
                "fvar" in font,
            )
        (face,) = read_font(path).faces
        assert wanted == (face.family, face.weight, face.width, face.italic, face.variable), path


def test_the_shipped_fonts_are_one_set_without_clashes(fonts: FontSet) -> None:
    assert {"Literata", "Noto Serif", "Noto Sans KR", "Noto Nastaliq Urdu"} <= set(fonts.names)


def test_every_shipped_family_carries_its_licence_and_stands_in_the_readme(
    fonts: FontSet,
) -> None:
    told = (FONTS / "README.md").read_text("utf-8")
    assert [name for name in fonts.names if f"| {name} |" not in told] == []
    folders = {Path(file.path).parent for file in fonts.files}
    assert [folder.name for folder in sorted(folders) if not _is_free(folder / "OFL.txt")] == []


def _is_free(licence: Path) -> bool:
    return licence.is_file() and "SIL Open Font License" in licence.read_text("utf-8")


def test_the_shipped_fonts_stay_small_enough_to_travel() -> None:
    assert sum(path.stat().st_size for path in FONTS.rglob("*.ttf")) < 64_000_000


@pytest.mark.parametrize(
    ("letters", "family"),
    [
        ("Ññ¿¡ßœ€", "Noto Serif"),
        ("Đặng ưở", "Noto Serif"),
        ("Ґґ Ёё Ђ", "Noto Serif"),
        ("Ωώ ΐ", "Noto Serif"),
        ("پژگچ یکۀ", "Noto Naskh Arabic"),
        ("ٹڈڑے ہ", "Noto Nastaliq Urdu"),
        ("אבגם", "Noto Serif Hebrew"),
        ("Հայ և", "Noto Serif Armenian"),
        ("ქართ", "Noto Serif Georgian"),
        ("हिन्दी", "Noto Serif Devanagari"),
        ("বাংলা", "Noto Serif Bengali"),
        ("ਪੰਜਾਬੀ", "Noto Serif Gurmukhi"),
        ("ไทย", "Noto Serif Thai"),
        ("ខ្មែរ", "Noto Serif Khmer"),
        ("አማርኛ", "Noto Serif Ethiopic"),
        ("한국어", "Noto Sans KR"),
        ("日本語かな", "Noto Sans JP"),
        ("简体中文", "Noto Sans SC"),
        ("繁體中文", "Noto Sans TC"),
        ("☐☑", "Noto Sans Symbols2"),
    ],
)
def test_a_script_that_the_press_promises_has_its_letters(
    fonts: FontSet, letters: str, family: str
) -> None:
    lacking = [x for x in letters if ord(x) not in fonts.covered(family) and x != " "]
    assert lacking == []


def test_a_set_travels_to_another_process_in_a_few_kilobytes(fonts: FontSet) -> None:
    sent = pickle.dumps(find_fonts([FONTS]))
    assert len(sent) < 32_000
    assert pickle.loads(sent) == fonts


def test_where_fonts_lie_does_not_change_their_digest(tmp_path: Path) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        shutil.copy(LITERATA, tmp_path / folder)
    here, there = (find_fonts([tmp_path / folder]) for folder in ("here", "there"))
    assert here.digest == there.digest != find_fonts([FONTS / "anton"]).digest


def test_an_edited_font_changes_the_digest(tmp_path: Path) -> None:
    shutil.copy(LITERATA, tmp_path)
    before = find_fonts([tmp_path]).digest
    size = (tmp_path / LITERATA.name).stat().st_size
    with TTFont(LITERATA) as font:
        font["hmtx"]["A"] = font["hmtx"]["B"]
        font.save(tmp_path / LITERATA.name)
    assert (tmp_path / LITERATA.name).stat().st_size == size
    assert find_fonts([tmp_path]).digest != before


def test_a_copy_of_a_font_is_left_out(tmp_path: Path) -> None:
    shutil.copy(LITERATA, tmp_path / "again.ttf")
    assert len(find_fonts([FONTS / "literata", tmp_path]).files) == 4


def test_two_files_that_answer_to_one_name_are_refused_with_both_paths(tmp_path: Path) -> None:
    shutil.copy(LITERATA, tmp_path / "one.ttf")
    _renamed(FONTS / "anton" / "Anton-Regular.ttf", tmp_path / "two.ttf", "Literata")
    with pytest.raises(TypesetError) as caught:
        find_fonts([tmp_path])
    said = str(caught.value)
    assert "one.ttf" in said
    assert "two.ttf" in said
    assert "'Literata' at weight 400 is in two files" in said


def _renamed(path: Path, to: Path, family: str) -> None:
    with TTFont(path) as font:
        font["name"].setName(family, 1, 3, 1, 0x409)
        font.save(to)


def test_web_fonts_are_refused_and_the_way_out_is_named(tmp_path: Path) -> None:
    with TTFont(LITERATA) as font:
        font.flavor = "woff2"
        font.save(tmp_path / "literata.woff2")
    with pytest.raises(TypesetError, match="woff2 decompress"):
        find_fonts([tmp_path])


@pytest.mark.parametrize("length", [0, 3, 11, 200, 5_000])
def test_half_a_font_is_refused(tmp_path: Path, length: int) -> None:
    (tmp_path / "half.ttf").write_bytes(LITERATA.read_bytes()[:length])
    with pytest.raises(TypesetError, match=r"half\.ttf: the file is not a font that can be used"):
        find_fonts([tmp_path])


def test_every_bad_file_is_told_of_at_once(tmp_path: Path) -> None:
    for name in ("a.ttf", "b.otf", "c.woff"):
        (tmp_path / name).write_bytes(b"no font")
    with pytest.raises(TypesetError) as caught:
        find_fonts([tmp_path])
    assert [finding.rule for finding in caught.value.findings] == [
        "font-damaged",
        "font-damaged",
        "font-web",
    ]


def test_no_fonts_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TypesetError, match="there are no fonts in"):
        find_fonts([tmp_path])


def test_every_face_of_a_collection_is_found(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(LITERATA), TTFont(FONTS / "anton" / "Anton-Regular.ttf")]
    collection.save(tmp_path / "both.ttc")
    found = find_fonts([tmp_path])
    assert found.names == ("Anton", "Literata")
    assert ord("A") in found.covered("anton")


def test_looking_for_fonts_needs_no_font_library() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, pathlib; from zinepress.typeset.fonts import find_fonts;"
            f"find_fonts([pathlib.Path({str(FONTS)!r})]).digest;"
            "print('fontTools' in sys.modules, 'weasyprint' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["False", "False"]
