"""An imposition from end to end, as the build and the command line call it."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.impose.pdfs import numbered, page
from tests.impose.sheaves import pages
from zinepress.errors import ImposeError, Severity
from zinepress.impose import Access, Duplex, Edge, Finish, Options, impose, plan
from zinepress.impose.options import Sides, Work
from zinepress.impose.schemes import find_scheme
from zinepress.impose.verify import verify
from zinepress.units import PAPERS

if TYPE_CHECKING:
    from pathlib import Path

LETTER, A4 = PAPERS["letter"], PAPERS["a4"]


def preferences(pdf: bytes) -> dict[str, str]:
    with pikepdf.open(BytesIO(pdf)) as file:
        return {key: str(value) for key, value in file.Root.ViewerPreferences.items()}


def test_a_booklet_says_how_to_print_it() -> None:
    made = impose(pages(14), "saddle", LETTER)
    assert made.sheets == 4
    assert made.instruction == ("both sides, long edge, 100 %. 4 sheets a copy. Fold, two staples.")
    assert made.plan == plan(14, "saddle")


@pytest.mark.parametrize(
    ("scheme", "count", "options", "said"),
    [
        ("mini8", 8, Options(), "one side, 100 %. 1 sheet a copy. Slit, fold."),
        ("handbill-4up", 2, Options(), "both sides, long edge, 100 %. 1 sheet for 4 copies. Cut."),
        ("duplex", 3, Options(), "both sides, long edge, 100 %. 2 sheets a copy."),
        (
            "saddle",
            8,
            Options(duplex=Duplex.SHORT, work=Work.TURN),
            "both sides, short edge, 100 %. 2 sheets for 2 copies. Cut, fold, two staples.",
        ),
        (
            "saddle",
            4,
            Options(sides=Sides.FRONTS),
            "one side, 100 %. 1 sheet a copy. Fold, two staples.",
        ),
    ],
)
def test_the_words_follow_the_plan(scheme: str, count: int, options: Options, said: str) -> None:
    assert impose(pages(count), scheme, LETTER, options).instruction == said


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (Options(), "/DuplexFlipLongEdge"),
        (Options(duplex=Duplex.SHORT), "/DuplexFlipShortEdge"),
        (Options(sides=Sides.BACKS), "/Simplex"),
    ],
)
def test_the_print_dialogue_is_told_the_edge(options: Options, told: str) -> None:
    assert preferences(impose(pages(8), "saddle", A4, options).pdf)["/Duplex"] == told


def test_right_to_left_follows_the_binding() -> None:
    made = impose(pages(8), "saddle", A4, Options(binding=Edge.RIGHT))
    assert preferences(made.pdf)["/Direction"] == "/R2L"
    assert "/Direction" not in preferences(impose(pages(8), "saddle", A4).pdf)


def test_letter_and_a4_carry_the_same_pages() -> None:
    letter, a4 = (impose(pages(12), "saddle", paper) for paper in (LETTER, A4))
    assert letter.plan == a4.plan


def test_a_path_and_a_scheme_value_will_do(tmp_path: Path) -> None:
    path = tmp_path / "eight.pdf"
    path.write_bytes(numbered(8))
    made = impose(path, find_scheme("quarto"), A4)
    assert verify(made.pdf)[0].reads


def test_only_the_wanted_pages_are_in_the_file() -> None:
    made = impose(numbered(20), "saddle", LETTER, Options(pages="3-6"))
    with pikepdf.open(BytesIO(made.pdf)) as file:
        forms = [each for each in file.objects if _is_form(each)]
    assert len(forms) == 4
    assert verify(made.pdf)[0].pages == (1, 2, 3, 4)


def _is_form(each: object) -> bool:
    return isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"


def test_what_was_noticed_comes_with_the_sheets() -> None:
    made = impose(page(entries=b"/MediaBox[0 0 200 300]/Rotate 45"), "duplex", A4)
    (finding,) = made.findings
    assert finding.severity is Severity.WARNING


def test_title_and_password_are_passed_on() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(numbered(4))) as file:
        file.save(locked, encryption=pikepdf.Encryption(owner="o", user="rosebud"))
    with pytest.raises(ImposeError, match="locked with a password"):
        impose(locked.getvalue(), "saddle", A4)
    made = impose(
        locked.getvalue(), "saddle", A4, access=Access("rosebud"), finish=Finish(title="Rent")
    )
    with pikepdf.open(BytesIO(made.pdf)) as file:
        assert str(file.docinfo["/Title"]) == "Rent"
        assert not file.is_encrypted


def test_the_same_pages_give_the_same_bytes() -> None:
    one, two = (impose(pages(9), "octavo", A4).pdf for _ in range(2))
    assert one == two


def test_the_rooms_name_imports_neither_reader_nor_writer() -> None:
    program = (
        "import sys, zinepress.impose\n"
        "slow = {'pikepdf', 'pypdfium2', 'PIL', 'fontTools', 'pypdf'} & set(sys.modules)\n"
        "print(sorted(slow), callable(zinepress.impose.plan))"
    )
    said = subprocess.run(
        (sys.executable, "-c", program), capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["[]", "True"]
