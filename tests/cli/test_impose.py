"""`zinepress impose` as people run it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pikepdf
import pytest

from zinepress.cli.boundary import run
from zinepress.cli.choices import CHOICES
from zinepress.cli.impose import command
from zinepress.cli.main import zinepress
from zinepress.units import MM

if TYPE_CHECKING:
    from pathlib import Path


def pages(path: Path, count: int, width: float = 139.7, height: float = 210.0) -> Path:
    """A PDF of so many pages of that size in millimetres."""
    with pikepdf.new() as pdf:
        for number in range(1, count + 1):
            pdf.add_blank_page(page_size=(width * MM, height * MM))
            pdf.pages[-1].Contents = pdf.make_stream(b"%d 0 0 rg 9 9 20 20 re f" % (number % 2))
        pdf.save(path)
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `in.pdf`, 14 pages of the universal half page."""
    monkeypatch.chdir(tmp_path)
    pages(tmp_path / "in.pdf", 14)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What the command prints, on both streams."""
    assert run(zinepress, ("impose", *arguments)) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def leaves(path: Path) -> list[tuple[float, float]]:
    """The size of every page of a PDF in millimetres."""
    with pikepdf.open(path) as pdf:
        boxes = [[float(edge) for edge in page.MediaBox] for page in pdf.pages]
    return [(round((box[2] - box[0]) / MM, 1), round((box[3] - box[1]) / MM, 1)) for box in boxes]


def test_a_booklet_on_a4_and_how_to_print_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(capsys, "in.pdf")
    assert "in-saddle.pdf  14 pages -> 16, blanks at 14, 15; 2 pages short of a full sheet" in told
    assert "both sides, long edge, 100 %" in told
    assert leaves(folder / "in-saddle.pdf") == [(297, 210)] * 8


def test_what_to_know_before_printing_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages(folder / "thick.pdf", 60, 148)
    told = said(capsys, "thick.pdf", "--paper", "letter")
    assert "warning: 15 sheets lie under each staple" in told
    assert "note: 60 pages are printed at 94.4 %" in told


def test_paper_output_and_duplex_are_the_readers_choice(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(capsys, "in.pdf", "-o", "out.pdf", "--paper", "letter", "--duplex", "short")
    assert "short edge" in told
    assert leaves(folder / "out.pdf") == [(279.4, 215.9)] * 8


def test_a_printer_without_duplex_gets_fronts_and_backs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "in.pdf", "-o", "out.pdf", "--printer", "home-inkjet")
    assert sorted(path.name for path in folder.glob("out*")) == [
        "out-1-fronts.pdf",
        "out-2-backs.pdf",
    ]
    assert len(leaves(folder / "out-1-fronts.pdf")) == 4


def test_a_printers_code_brings_its_paper(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "in.pdf", "-o", "out.pdf", "--printer", "LTR_S_4/4/4/6_+0.5/-1.0_M")
    assert "short edge" in told
    assert leaves(folder / "out.pdf")[0] == (279.4, 215.9)


def test_one_form_needs_one_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--scheme", "work-and-turn", "--pages", "1-2", "--duplex", "none")
    said(capsys, "in.pdf", "-o", "out.pdf", *arguments)
    assert [path.name for path in folder.glob("out*")] == ["out-form.pdf"]


def test_a_cover_on_other_paper_gets_a_file_of_its_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(capsys, "in.pdf", "-o", "out.pdf", "--cover", "separate")
    assert "the cover of 14 pages, blanks at 15" in told
    assert len(leaves(folder / "out-cover.pdf")) == 2
    assert len(leaves(folder / "out-inside.pdf")) == 6


def test_the_plan_in_letters_makes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(capsys, "in.pdf", "--plan", "--binding", "right")
    assert told.startswith("14 pages -> 16, blanks at 14, 15")
    assert "|  1  | 14  |   |  -  |  2  |" in told
    assert [path.name for path in folder.iterdir()] == ["in.pdf"]


def test_the_plan_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = json.loads(said(capsys, "in.pdf", "--plan-json", "--pages", "14-7"))
    assert plan["sheets"][0]["letters"] == "8 1 | 2 7"
    parts = json.loads(said(capsys, "in.pdf", "--plan-json", "--cover", "separate"))
    assert sorted(parts) == ["cover", "inside"]


def test_drawings_of_every_side(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "in.pdf", "--scheme", "octavo", "--svg", "drawn", "--marks", "all")
    drawn = sorted(path.name for path in (folder / "drawn").iterdir())
    assert drawn == ["in-01-sheet-1-front.svg", "in-02-sheet-1-back.svg"]
    assert "<svg" in (folder / "drawn" / drawn[0]).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "letters"),
    [
        (("--blanks", "end"), "- 1 | 2 -"),
        (("--blanks", "2,15"), "14 1 | - -"),
        (("--sheets-per-signature", "2"), "8 1 | 2 7"),
        (("--sheets-per-signature", "3-3", "--scheme", "sections"), "12 1 | 2 11"),
        (("--copies", "2"), "14 1 / 14 1 | 2 - / 2 -"),
        (("--up", "1x2", "--collate", "stack"), "14 1 / 12 5 | 2 - / 6 11"),
        (("--folds", "h v"), "29r 4r / 30 1"),
        (("--scheme", "n-up", "--up", "2x1"), "1 3 | 4 2"),
        (("--scheme", "n-up", "--up", "2x1", "--simplex"), "1 2"),
        (("--work", "tumble"), "14 1 / - 2r | 14 1 / - 2r"),
    ],
)
def test_options_change_the_plan(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], letters: str
) -> None:
    if "--folds" in arguments:
        pages(folder / "in.pdf", 30, 105, 148)
    plan = json.loads(said(capsys, "in.pdf", "--plan-json", *arguments))
    assert plan["sheets"][0]["letters"].startswith(letters)


BOOK = (
    *("--pages", "1-12", "--binding", "left", "--blanks", "middle", "--notes"),
    *("--sheets-per-signature", "4", "--assemble", "gather", "--bind", "thread"),
    *("--cover", "together", "--up", "1x1", "--collate", "stack", "--head-to-foot"),
    *("--work", "sheetwise", "--gutter", "2mm", "--margin", "4mm,4mm,5mm,6mm"),
    *("--fit", "shrink", "--align", "spine", "--orientation", "landscape", "--bleed", "3mm"),
    *("--creep", "scale", "--paper-weight", "90", "--creep-factor", "1.2"),
    *("--marks", "fold,label", "--holes", "5", "--printer", "office", "--duplex", "long"),
    *("--back-offset", "0.5mm,-1mm", "--password", ""),
    *("--keep-metadata", "--scheme", "sections", "--paper", "a4"),
)
LEAFLET = (
    *("--scheme", "trifold", "--pages", "1-6", "--order", "reading", "--flap", "2mm"),
    *("--panels", "97mm,100mm,100mm", "--caliper", "0.1mm"),
)
ZINE = ("--scheme", "mini8", "--back", "second", "--creep-total", "1mm")
POSTER = (
    *("--scheme", "poster", "--pages", "1", "--poster-size", "a2", "--overlap", "8mm", "--no-map"),
)
TILES = ("--scheme", "poster", "--pages", "1", "--tiles", "2x2")
CARDS = ("--scheme", "duplex", "--copies", "4", "--simplex")
BY_HAND = ("--duplex", "none", "--reverse", "--turn")
TRUSTED = ("--any-use", "--no-limits")
CALLS = (BY_HAND, BOOK, LEAFLET, ZINE, POSTER, TILES, CARDS, TRUSTED)


@pytest.mark.parametrize(
    "arguments",
    CALLS,
    ids=["by hand", "book", "leaflet", "zine", "poster", "tiles", "cards", "trusted"],
)
def test_every_option_has_its_use(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    said(capsys, "in.pdf", "-o", "out.pdf", *arguments)
    assert list(folder.glob("out*.pdf"))


def test_no_option_is_left_untried() -> None:
    options = {param.opts[0] for param in command.params if param.opts[0].startswith("-")}
    tried = {word for call in CALLS for word in call}
    assert options - tried == {"-o", "--folds", "--plan", "--plan-json", "--svg"}


@pytest.mark.parametrize(
    ("arguments", "code", "hint"),
    [
        (("--scheme", "sadle"), 1, "did you mean 'saddle'?"),
        (("--scheme", "trifold"), 1, "give it 6 pages, or a multiple of that for several"),
        (("--folds", "up"), 1, "write 'LR-' for left under right"),
        (("--folds", "v", "--scheme", "saddle"), 2, "give one"),
        (("--up", "1x2", "--copies", "2"), 2, "--up and --copies say the same thing twice"),
        (("--paper-weight", "80", "--caliper", "1mm"), 2, "say the same thing twice"),
        (("--reverse",), 2, "for backs that are printed by hand"),
        (("--fit", "big"), 2, "'big' is not one of"),
        (("--gutter", "5"), 2, "--gutter: '5' is not a length"),
        (("--paper", "a44"), 2, "did you mean"),
        (("--up", "2"), 2, "write columns x rows"),
        (("--up", "0x2"), 2, "is not a grid"),
        (("--margin", "1mm,2mm"), 2, "is not one length or four"),
        (("--back-offset", "1mm"), 2, "is not two lengths"),
        (("--sheets-per-signature", "few"), 2, "is not a number of sheets"),
        (("--blanks", "nowhere"), 2, "does not say where blank pages go"),
        (("--panels", "10mm,10mm"), 1, "'saddle' has no use for panels"),
        (("--poster-size", "a2"), 1, "'saddle' has no use for tiles"),
        (("--back", "second"), 1, "'saddle' has no use for a second back"),
        (("--scheme", "duplex", "--sheets-per-signature", "2"), 1, "no use for signatures"),
        (("--blanks", "error"), 1, "14 pages leave 2 of 16 places blank"),
        (("--marks", "crops"), 2, "did you mean 'crop'?"),
        (("--printer", "ofice"), 1, "did you mean 'office'?"),
        (("--pages", "x"), 2, "is not a range of pages"),
        (("--pages", "20"), 1, "pages go from 1 to 14"),
        (("-o", "in.pdf"), 2, "the sheets would replace the pages"),
    ],
)
def test_a_mistake_gets_one_sentence_and_a_hint(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    hint: str,
) -> None:
    told = said(capsys, "in.pdf", *arguments, code=code)
    assert hint in told
    assert "Traceback" not in told
    assert [path.name for path in folder.iterdir()] == ["in.pdf"]


def test_what_is_no_pdf_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "text.pdf").write_text("no PDF at all", "utf-8")
    said(capsys, "text.pdf", code=1)
    said(capsys, "absent.pdf", code=2)
    assert not (folder / "text-saddle.pdf").exists()


def test_help_lists_the_options_section_by_section(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "--help")
    places = [told.index(f"{title}:") for title in CHOICES]
    assert places == sorted(places)
    for option in command.params:
        assert option.opts[0] in told or option.opts[0] == "source"
