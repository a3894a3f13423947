"""Files printed as each machine turns and shifts paper, then folded: they read, or it is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageOps

from tests.impose.pdfs import many, numbered
from tests.impose.sheaves import anonymous, pages
from zinepress.impose.job import impose
from zinepress.impose.options import DEFAULTS, Mark, Work
from zinepress.impose.printed import held, try_print
from zinepress.impose.printing import for_printer, passes
from zinepress.impose.schemes import all_schemes
from zinepress.layout.formats import FORMATS, Format
from zinepress.press.printers import PRINTERS, Habit, Printer, parse_passport
from zinepress.units import MM, PAPERS

if TYPE_CHECKING:
    from PIL import Image

    from zinepress.impose.receipt import Receipt
    from zinepress.impose.schemes import Scheme

ON_SHEETS = [form for form in FORMATS.values() if form.scheme]
TWO_SIDED = [
    one
    for one in all_schemes()
    if not (one.tiled or one.programme.front_only or one.work is not Work.SHEETWISE)
]
MILLIMETRES = st.integers(-8, 8).map(lambda half: half / 2 * MM)
MACHINES = st.builds(
    Printer,
    name=st.just("ours"),
    duplex=st.sampled_from(Habit),
    reverse=st.booleans(),
    turn=st.booleans(),
    dx=MILLIMETRES,
    dy=MILLIMETRES,
)


def files(single: bytes, scheme: str, paper: str, printer: Printer) -> list[bytes]:
    """The file of sheets for a printer, or both of them."""
    size = PAPERS[paper]
    options = for_printer(DEFAULTS, printer)
    whole = impose(single, scheme, size, replace(options, reverse=False, turn=False))
    if not whole.plan.two_sided:
        return [whole.pdf]
    return [impose(single, scheme, size, one).pdf for _, one in passes(options, printer.duplex)]


def tried(made: list[bytes], printer: Printer) -> Receipt:
    (receipt,) = try_print(made[0], printer, backs=made[1] if len(made) > 1 else None)
    return receipt


@pytest.mark.parametrize("printer", PRINTERS.values(), ids=lambda printer: printer.name)
@pytest.mark.parametrize("form", ON_SHEETS, ids=lambda form: form.name)
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_format_reads_as_every_profile_prints_it(
    printer: Printer, form: Format, paper: str
) -> None:
    count = form.most or 10
    size = (round(form.size.width), round(form.size.height))
    here = replace(printer, paper="")
    assert form.scheme is not None
    receipt = tried(files(numbered(count, size), form.scheme, paper, here), here)
    assert receipt.problems == ()
    assert receipt.pages == tuple(range(1, count + 1))
    said = held(receipt, here)
    assert f"they read 1 to {count}" in said
    assert "mm" not in said.partition("come out")[2]


@given(st.sampled_from(TWO_SIDED), MACHINES)
@settings(max_examples=40, deadline=None)
def test_any_printer_reads_what_is_made_for_it(scheme: Scheme, printer: Printer) -> None:
    receipt = tried(files(pages(scheme.sample), scheme.name, "a4", printer), printer)
    assert receipt.problems == ()
    lies = receipt.register
    assert lies is None or max(abs(lies.right), abs(lies.up), lies.uneven) < 0.01 * MM


@pytest.mark.parametrize("scheme", TWO_SIDED, ids=lambda scheme: scheme.name)
@pytest.mark.parametrize(
    ("made_for", "printed_on"),
    [
        ("A4 L 4/4/4/4 E5 M", "A4 S 4/4/4/4 E5 M"),
        ("A4 S 4/4/4/4 E5 M", "A4 L 4/4/4/4 E5 M"),
        ("A4 N 4/4/4/4 E5 M", "A4 NT 4/4/4/4 E5 M"),
        ("A4 NR 4/4/4/4 E5 M", "A4 N 4/4/4/4 E5 M"),
    ],
)
def test_the_wrong_printer_is_found_out(scheme: Scheme, made_for: str, printed_on: str) -> None:
    made = files(pages(scheme.sample), scheme.name, "a4", parse_passport(made_for))
    receipt = tried(made, parse_passport(printed_on))
    alone = receipt.sheets == 1 and "NR" in made_for  # one sheet has no order
    assert receipt.reads is alone
    assert ("does not come out" in held(receipt, parse_passport(printed_on))) is not alone


def test_a_drift_that_nobody_made_up_for_is_told() -> None:
    made = files(numbered(8), "saddle", "a4", PRINTERS["office"])
    drifting = parse_passport("A4 L 4/4/4/4 FG6 M")
    receipt = tried(made, drifting)
    assert receipt.reads
    assert "backs lie 1.5 mm to the left and 1.0 mm up of their fronts" in held(receipt, drifting)


def test_what_is_wrong_with_the_file_itself_comes_with_what_to_do() -> None:
    both = files(numbered(8), "saddle", "a4", PRINTERS["office"])
    receipt = tried(both, PRINTERS["home-inkjet"])
    assert "takes one side at a time" in receipt.problems[0]
    assert "--backs" in receipt.hint
    other = tried(both, parse_passport("LTR L 4/4/4/4 E5 M"))
    assert "the printer holds letter" in other.problems[0]
    short = tried(both, PRINTERS["short-edge"])
    assert short.hint == "it reads when the printer turns the sheets about the long edge"


def test_files_of_others_are_tried_as_well() -> None:
    made = anonymous(files(numbered(8), "saddle", "a4", PRINTERS["office"])[0])
    for name in ("office", "short-edge"):
        found = try_print(made, PRINTERS[name], reading=numbered(8), schemes=["saddle"])
        assert [each.reads for each in found] == [name == "office"]


def ink(side: Image.Image) -> tuple[int, int, int, int]:
    """The box around what is printed on a side."""
    box = side.convert("L").point(lambda dot: 255 if dot < 128 else 0).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("made_for", [Habit.LONG, Habit.SHORT])
@pytest.mark.parametrize("printed_on", [Habit.LONG, Habit.SHORT])
def test_a_wrong_flip_is_seen_in_the_check_marks(made_for: Habit, printed_on: Habit) -> None:
    """Held against the light, the triangles lie on each other only where the flip is right."""
    options = replace(
        for_printer(DEFAULTS, Printer("ours", duplex=made_for)), marks=frozenset({Mark.FLIP})
    )
    empty = many([b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 590]>>"] * 4)
    sheet = impose(empty, "saddle", PAPERS["a4"], options)
    front, back = (side.render(scale=2).to_pil() for side in pdfium.PdfDocument(sheet.pdf))
    assert front.width > front.height  # turning it about the long edge puts its head below
    ways = {Habit.LONG: ImageOps.flip, Habit.SHORT: ImageOps.mirror}
    one, other = ink(front), ink(ways[printed_on](back))
    over = max(one[0], other[0]) < min(one[2], other[2])
    on_each_other = over and max(one[1], other[1]) < min(one[3], other[3])
    assert on_each_other is (made_for is printed_on)
