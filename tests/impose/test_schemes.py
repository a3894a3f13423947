"""Every scheme against its published order table, and how schemes are found."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING

import pytest

from zinepress.errors import ImposeError, SettingsError
from zinepress.impose import schemes
from zinepress.impose.book import Book
from zinepress.impose.options import DEFAULTS, Collate, Options, Work
from zinepress.impose.plan import plan
from zinepress.impose.schemes import SCHEMES, Scheme, all_schemes, custom, find_scheme
from zinepress.impose.sheets import Edge, Flip, Grid, PageGeometry
from zinepress.impose.show import show
from zinepress.impose.steps import steps
from zinepress.units import PAPERS, mm

if TYPE_CHECKING:
    from pathlib import Path

LETTER = PAPERS["letter"]


def shown(count: int, scheme: str | Scheme, options: Options = DEFAULTS) -> list[str]:
    """Every sheet of a plan in one line."""
    page = PageGeometry(mm(50, 70))
    planned = plan(count, scheme, options, pages=(page,) * count, paper=LETTER)
    return [show(sheet) for sheet in planned.sheets]


TABLES: dict[str, tuple[int, list[str]]] = {
    "saddle": (16, ["16 1 | 2 15", "14 3 | 4 13", "12 5 | 6 11", "10 7 | 8 9"]),
    "sections": (
        24,
        [
            *("12 1 | 2 11", "10 3 | 4 9", "8 5 | 6 7"),
            *("24 13 | 14 23", "22 15 | 16 21", "20 17 | 18 19"),
        ],
    ),
    "folios": (8, ["4 1 | 2 3", "8 5 | 6 7"]),
    "pad": (8, ["8 / 1 | 2 / 7", "6 / 3 | 4 / 5"]),
    "quarto": (16, ["13r 4r / 16 1 | 3r 14r / 2 15", "9r 8r / 12 5 | 7r 10r / 6 11"]),
    "octavo": (16, ["5r 12r 9r 8r / 4 13 16 1 | 7r 10r 11r 6r / 2 15 14 3"]),
    "sextodecimo": (
        32,
        [
            "5r 28r 29r 4r / 12 21 20 13 / 9r 24r 17r 16r / 8 25 32 1 | "
            "3r 30r 27r 6r / 14 19 22 11 / 15r 18r 23r 10r / 2 31 26 7"
        ],
    ),
    "cut-fold": (16, ["16 1 / 12 5 | 2 15 / 6 11", "14 3 / 10 7 | 4 13 / 8 9"]),
    "cut-fold-sheetwise": (16, ["16 1 / 14 3 | 2 15 / 4 13", "12 5 / 10 7 | 6 11 / 8 9"]),
    "cut-fold-copies": (8, ["8 1 / 8 1 | 2 7 / 2 7", "6 3 / 6 3 | 4 5 / 4 5"]),
    "cut-stack": (16, ["1 9 | 10 2", "3 11 | 12 4", "5 13 | 14 6", "7 15 | 16 8"]),
    "duplex": (3, ["1 | 2", "3 | -"]),
    "n-up": (8, ["1 3 / 5 7 | 4 2 / 8 6"]),
    "gang": (2, [f"{' / '.join(['1 1 1 1 1'] * 3)} | {' / '.join(['2 2 2 2 2'] * 3)}"]),
    "handbill-2up": (2, ["1 1 | 2 2"]),
    "handbill-4up": (2, ["1 1 / 1 1 | 2 2 / 2 2"]),
    "cards-10up": (
        2,
        ["1 1 1 1 1 / 1 1 1 1 1 | 2 2 2 2 2 / 2 2 2 2 2"],
    ),
    "door-hangers-2up": (2, ["1 1 | 2 2"]),
    "mini8": (8, ["7r 6r 5r 4r / 8 1 2 3"]),
    "mini8-corner": (8, ["5r 4r 3r 2r / 6 7 8 1"]),
    "mini16": (16, ["9r 8r 7r 6r / 10 11 4 5 / 13r 12r 3r 2r / 14 15 16 1"]),
    "half": (4, ["4 1 | 2 3"]),
    "trifold": (6, ["5 6 1 | 2 3 4"]),
    "zfold": (6, ["5 6 1 | 2 3 4"]),
    "accordion": (8, ["6 7 8 1 | 2 3 4 5"]),
    "gate": (6, ["2 6 1 | 3 4 5"]),
    "roll": (8, ["6 7 8 1 | 2 3 4 5"]),
    "double-parallel": (8, ["6 7 8 1 | 2 3 4 5"]),
    "french": (4, ["3r 2r / 4 1"]),
    "work-and-turn": (2, ["1 2 | 1 2"]),
    "work-and-tumble": (2, ["1 / 2r | 1 / 2r"]),
    "poster": (1, ["1"] * 5),
}


@pytest.mark.parametrize("scheme", all_schemes(), ids=lambda scheme: scheme.name)
def test_the_scheme_has_its_published_order(scheme: Scheme) -> None:
    count, sheets = TABLES[scheme.name]
    assert shown(count, scheme) == sheets


def test_the_outer_sheet_carries_the_cover() -> None:
    assert shown(8, "saddle")[0] == "8 1 | 2 7"


def test_a_long_edge_printer_tumbles_a_lying_sheet_so_its_backs_are_turned() -> None:
    """The same sheets after turning head over heels, as other tools list them."""
    from zinepress.impose.planned import turned  # noqa: PLC0415 - this test's own
    from zinepress.impose.show import show_side  # noqa: PLC0415

    sheets = plan(8, "saddle").sheets
    backs = [show_side(turned(sheet.back)) for sheet in sheets if sheet.back]
    assert backs == ["7r 2r", "5r 4r"]


def test_balanced_sections_leave_no_thin_one_at_the_end() -> None:
    assert plan(52, "sections").signatures == (4, 3, 3, 3)


def test_quarto_sheets_can_be_folded_together() -> None:
    together = Options(signature=(2, 2))
    assert shown(16, "quarto", together) == [
        "9r 8r / 16 1 | 7r 10r / 2 15",
        "11r 6r / 14 3 | 5r 12r / 4 13",
    ]


def test_every_other_row_can_be_turned_so_that_the_cut_edge_is_the_foot() -> None:
    options = Options(head_to_foot=True)
    assert shown(8, "cut-fold-sheetwise", options) == ["8 1 / 3r 6r | 2 7 / 5r 4r"]


def test_pieces_can_be_collected_sheet_by_sheet() -> None:
    assert shown(8, "cut-stack", Options(collate=Collate.SHEETWISE)) == [
        "1 3 | 4 2",
        "5 7 | 8 6",
    ]


def test_a_saddle_booklet_can_be_made_in_several_copies() -> None:
    assert shown(4, "saddle", Options(copies=2)) == ["4 1 / 4 1 | 2 3 / 2 3"]


def test_a_booklet_folio_fits_on_one_form() -> None:
    assert shown(4, "saddle", Options(work=Work.TURN)) == ["4 1 2 3 | 4 1 2 3"]
    assert shown(4, "saddle", Options(work=Work.TUMBLE)) == ["4 1 / 3r 2r | 4 1 / 3r 2r"]
    assert plan(4, "saddle", Options(work=Work.TUMBLE)).flip is Flip.Y


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("saddle", "1 8 | 7 2"),
        ("cut-stack", "5 1 | 2 6"),
        ("mini8", "4r 5r 6r 7r / 3 2 1 8"),
        ("trifold", "1 6 5 | 4 3 2"),
        ("n-up", "3 1 / 7 5 | 2 4 / 6 8"),
    ],
)
def test_right_to_left_mirrors_the_columns_of_every_side(name: str, sheet: str) -> None:
    count = 6 if name == "trifold" else 8
    assert shown(count, name, Options(binding=Edge.RIGHT))[0] == sheet


def test_a_pad_stays_bound_at_the_top_in_every_language() -> None:
    assert shown(8, "pad", Options(binding=Edge.RIGHT)) == TABLES["pad"][1]


def test_accordions_and_rolls_come_in_any_number_of_panels() -> None:
    assert shown(12, "accordion-6") == ["8 9 10 11 12 1 | 2 3 4 5 6 7"]
    assert shown(10, "roll-5") == ["7 8 9 10 1 | 2 3 4 5 6"]


@pytest.mark.parametrize("name", ["accordion-1", "accordion-21", "accordion-x", "saddle-4"])
def test_a_family_has_its_limits(name: str) -> None:
    with pytest.raises(ImposeError, match="no scheme"):
        find_scheme(name)


def test_any_fold_list_makes_a_signature() -> None:
    assert shown(16, custom("LR- TB- LR-")) == TABLES["octavo"][1]
    assert shown(4, custom("TB-")) == ["4> / 1> | 3< / 2<"]


@pytest.mark.parametrize("folds", ["LR-@1 LR-@1", "up", "", "TB-@2"])
def test_a_fold_list_that_makes_no_signature_is_refused(folds: str) -> None:
    with pytest.raises(SettingsError):
        custom(folds)


def test_an_unknown_name_gets_the_nearest_one() -> None:
    with pytest.raises(ImposeError) as caught:
        find_scheme("sadle")
    assert caught.value.findings[0].hint == "did you mean 'saddle'?"


def test_every_scheme_says_what_is_done_to_its_sheets() -> None:
    for scheme in SCHEMES.values():
        pages = (PageGeometry(mm(105, 148)),) * scheme.sample
        planned = plan(scheme.sample, scheme, pages=pages, paper=LETTER)
        assert steps(planned)[0].do.value == "print"
        assert scheme.name == "duplex" or len(steps(planned)) > 1


PLUGIN = """
from zinepress.impose.book import Book
from zinepress.impose.options import Bind
from zinepress.impose.paper import parse_folds
from zinepress.impose.schemes import Scheme

LONG_QUARTO = Scheme(
    name="long-quarto",
    title="8 pages from a sheet folded twice the same way",
    programme=Book(parse_folds("LR- LR-")),
    signature=(1, 1),
    bind=Bind.STAPLE,
)
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package on the path that offers a scheme by its entry point."""
    (tmp_path / "long_quarto.py").write_text(PLUGIN, "utf-8")
    info = tmp_path / "long_quarto-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: long-quarto\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[zinepress.schemes]\nlong-quarto = long_quarto:LONG_QUARTO\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "long_quarto", raising=False)
    return info


def test_an_installed_package_brings_a_scheme(installed: Path) -> None:
    assert installed.is_dir()
    assert shown(8, "long-quarto") == ["4 5 8 1 | 2 7 6 3"]
    assert find_scheme("long-quarto") in all_schemes()


def test_a_package_whose_scheme_cannot_be_loaded_is_named(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (installed.parent / "long_quarto.py").write_text("raise RuntimeError('broken')", "utf-8")
    monkeypatch.delitem(sys.modules, "long_quarto", raising=False)
    with pytest.raises(ImposeError, match="'long-quarto' of an installed package cannot be loaded"):
        find_scheme("long-quarto")


def test_an_entry_point_that_is_no_scheme_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("odd", "zinepress.impose.sheets:Grid", schemes.ENTRY_POINTS)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: (point,))
    with pytest.raises(ImposeError, match="is not a Scheme of that name"):
        find_scheme("odd")


def test_an_installed_package_cannot_take_a_built_in_name(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("saddle", "zinepress.impose.sheets:Grid", schemes.ENTRY_POINTS)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: (point,))
    assert len(all_schemes()) == len(SCHEMES)


def test_a_scheme_of_ones_own_needs_no_package() -> None:
    pairs = Scheme("pairs", "two leaves beside each other", Book(), Grid(1, 2))
    assert shown(4, pairs) == ["1 3 | 4 2"]
