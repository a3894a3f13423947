"""A finished file is folded back: what reads is said to read, what was spoilt is found."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.impose.pdfs import QUARTERS, many, page, stream
from tests.impose.sheaves import (
    LETTER,
    anonymous,
    imposed,
    pages,
    patterned,
    renumbered,
    written,
)
from zinepress.errors import ImposeError
from zinepress.impose.blanks import Blanks, Policy
from zinepress.impose.boxes import Matrix
from zinepress.impose.options import (
    DEFAULTS,
    Back,
    Creep,
    CreepMode,
    Duplex,
    Mark,
    Options,
    Order,
    Part,
    Sides,
    Tiles,
    Work,
)
from zinepress.impose.plan import plan
from zinepress.impose.receipt import as_data
from zinepress.impose.recipe import heard, recipe_of, told
from zinepress.impose.schemes import all_schemes, custom, find_scheme
from zinepress.impose.sheets import Box, Edge, Grid
from zinepress.impose.turning import half_turned
from zinepress.impose.verify import verify
from zinepress.units import MM, PAPERS

if TYPE_CHECKING:
    from zinepress.impose.schemes import Scheme
    from zinepress.impose.sheets import PlacedSide

SCHEMES = [scheme for scheme in all_schemes() if not scheme.tiled]
NAMES = [scheme.name for scheme in SCHEMES]
FOLDED_PILES = ("saddle", "sections", "quarto", "octavo", "cut-fold", "cut-stack", "duplex")


@pytest.mark.parametrize("scheme", SCHEMES, ids=NAMES)
@pytest.mark.parametrize("duplex", Duplex)
@pytest.mark.parametrize("binding", [Edge.LEFT, Edge.RIGHT])
def test_every_scheme_reads_for_every_printer_and_direction(
    scheme: Scheme, duplex: Duplex, binding: Edge
) -> None:
    options = Options(binding=binding, duplex=duplex)
    pdf = imposed(pages(scheme.sample), scheme, options)
    (receipt,) = verify(pdf)
    assert receipt.problems == ()
    assert receipt.pages == tuple(range(1, scheme.sample + 1))
    assert (
        receipt.register is None
        or max(abs(receipt.register.right), abs(receipt.register.up)) < 0.05 * MM
    )


@settings(max_examples=120)
@given(
    st.sampled_from(SCHEMES),
    st.integers(1, 72),
    st.sampled_from(["letter", "a4"]),
    st.sampled_from([Edge.LEFT, Edge.RIGHT, Edge.TOP]),
    st.sampled_from(list(Duplex)),
)
def test_whatever_the_page_count_it_reads_once_in_order_and_upright(
    scheme: Scheme, count: int, paper: str, binding: Edge, duplex: Duplex
) -> None:
    try:
        pdf = imposed(pages(count), scheme, Options(binding=binding, duplex=duplex), PAPERS[paper])
    except ImposeError:
        assume(condition=False)  # a leaflet of three panels does not hold seven pages
    (receipt,) = verify(pdf)
    assert receipt.problems == ()
    assert receipt.pages == tuple(range(1, count + 1))


@pytest.mark.parametrize("scheme", SCHEMES, ids=NAMES)
def test_the_verdict_does_not_hang_on_what_the_file_says_of_itself(scheme: Scheme) -> None:
    pdf = imposed(pages(scheme.sample), scheme)
    with pikepdf.open(BytesIO(pdf)) as file:
        del file.Root.PieceInfo["/zinepress"].Private["/Recipe"]
        mute = BytesIO()
        file.save(mute)
    (receipt,) = verify(mute.getvalue(), [scheme.name])
    assert receipt.problems == ()


def _exchanged(sides: list[PlacedSide]) -> list[PlacedSide]:
    return renumbered(sides, lambda number: {1: 2, 2: 1}.get(number, number))


def _one_on(sides: list[PlacedSide]) -> list[PlacedSide]:
    most = max(each.page for side in sides for each in side.placements)
    return renumbered(sides, lambda number: number % most + 1)


def _a_page_upended(sides: list[PlacedSide]) -> list[PlacedSide]:
    first, *others = sides[0].placements
    upended = replace(first, turn=(first.turn + 180) % 360)
    return [replace(sides[0], placements=(upended, *others)), *sides[1:]]


def _a_page_dropped(sides: list[PlacedSide]) -> list[PlacedSide]:
    return [replace(sides[0], placements=sides[0].placements[1:]), *sides[1:]]


def _a_page_cut_off(sides: list[PlacedSide]) -> list[PlacedSide]:
    first, *others = sides[0].placements
    box = first.clip
    half = Box(box.x0, box.y0, (box.x0 + box.x1) / 2, box.y1)
    return [replace(sides[0], placements=(replace(first, clip=half), *others)), *sides[1:]]


@pytest.mark.parametrize(
    "spoil", [_exchanged, _one_on, _a_page_upended, _a_page_dropped, _a_page_cut_off]
)
@pytest.mark.parametrize("scheme", SCHEMES, ids=NAMES)
def test_a_spoilt_page_is_found_in_every_scheme(scheme: Scheme, spoil: object) -> None:
    assert callable(spoil)
    pdf = imposed(pages(scheme.sample), scheme, spoil=spoil)
    (receipt,) = verify(pdf)
    assert not receipt.reads
    assert receipt.words.startswith(f"does not read as '{scheme.name}': ")


TWO_SIDED = [name for name in NAMES if not name.startswith(("mini", "french"))]


@pytest.mark.parametrize("name", TWO_SIDED)
def test_backs_turned_the_wrong_way_are_found_and_the_other_edge_is_named(name: str) -> None:
    def spoil(sides: list[PlacedSide]) -> list[PlacedSide]:
        return [half_turned(s) if number % 2 else s for number, s in enumerate(sides)]

    pdf = imposed(pages(find_scheme(name).sample), name, spoil=spoil)
    (receipt,) = verify(pdf)
    assert not receipt.reads
    assert receipt.hint == "it reads when the printer turns the sheets about the short edge"


@pytest.mark.parametrize("name", FOLDED_PILES)
def test_a_single_back_turned_is_found(name: str) -> None:
    def spoil(sides: list[PlacedSide]) -> list[PlacedSide]:
        return [half_turned(s) if number == 1 else s for number, s in enumerate(sides)]

    (receipt,) = verify(imposed(pages(32), name, spoil=spoil))
    assert not receipt.reads
    assert receipt.hint == ""


@pytest.mark.parametrize("name", FOLDED_PILES)
def test_sheets_in_the_wrong_order_are_found(name: str) -> None:
    def spoil(sides: list[PlacedSide]) -> list[PlacedSide]:
        return sides[2:4] + sides[:2] + sides[4:]

    (receipt,) = verify(imposed(pages(64), name, spoil=spoil))
    assert not receipt.reads


def test_a_message_names_the_page_and_where_it_belongs() -> None:
    (receipt,) = verify(imposed(pages(8), "saddle", spoil=_exchanged))
    assert receipt.words == (
        "does not read as 'saddle': page 2 stands where page 1 belongs; "
        "page 1 stands where page 2 belongs"
    )


def test_a_receipt_says_how_to_print_and_what_is_blank() -> None:
    (receipt,) = verify(imposed(pages(14), "saddle"))
    assert receipt.words == (
        "reads as 'saddle': pages 1 to 14 in order, all upright; 4 sheets of Letter; "
        "blank at 14, 15; spine at the left; print both sides, turned about the long edge; "
        "fronts and backs lie on each other"
    )


def test_a_receipt_as_data_can_be_kept() -> None:
    pdf = imposed(pages(14), "saddle")
    (receipt,) = verify(pdf)
    kept = json.loads(json.dumps(as_data(receipt)))
    assert kept["reads"] is True
    assert kept["blanks"] == [14, 15]
    assert kept["paper_mm"] == [279.4, 215.9]
    assert kept["turned_about"] == "long"
    assert len(kept["sha256"]) == 64
    assert kept["backs_off_mm"] == [0, 0]


@pytest.mark.parametrize(
    ("name", "count", "options"),
    [
        ("saddle", 14, Options(blanks=Blanks(Policy.INSIDE_COVERS))),
        ("saddle", 14, Options(blanks=Blanks(Policy.EXPLICIT, (2, 3)))),
        ("saddle", 12, Options(binding=Edge.TOP)),
        ("saddle", 8, Options(copies=2)),
        ("saddle", 8, Options(grid=Grid(2, 1))),
        ("saddle", 16, Options(work=Work.TURN)),
        ("saddle", 16, Options(work=Work.TUMBLE)),
        ("saddle", 16, Options(pages="16-1")),
        ("saddle", 16, Options(pages="1,1,2-5")),
        ("saddle", 16, Options(part=Part.COVER)),
        ("sections", 40, Options(part=Part.INSIDE)),
        ("sections", 50, Options(signature=(3, 5))),
        ("quarto", 24, Options(signature=(3, 3))),
        ("cut-fold-sheetwise", 20, Options(head_to_foot=True)),
        ("cut-stack", 30, Options(grid=Grid(2, 2))),
        ("mini8", 9, DEFAULTS),
        ("mini8", 16, Options(back=Back.SECOND)),
        ("mini8", 24, DEFAULTS),
        ("french", 5, DEFAULTS),
        ("trifold", 6, Options(order=Order.READING)),
        ("duplex", 7, Options(simplex=True)),
        ("accordion-6", 12, DEFAULTS),
        ("poster", 2, Options(tiles=Tiles(grid=Grid(2, 2)))),
        ("poster", 1, Options(tiles=Tiles(size=PAPERS["a2"]))),
        ("saddle", 60, Options(creep=Creep(mode=CreepMode.IN), marks=frozenset(Mark))),
        ("saddle", 60, Options(creep=Creep(mode=CreepMode.SCALE))),
    ],
)
def test_unusual_wishes_read_too(name: str, count: int, options: Options) -> None:
    (receipt,) = verify(imposed(pages(count), name, options))
    assert receipt.problems == ()


def test_folds_of_ones_own_read() -> None:
    (receipt,) = verify(imposed(pages(32), custom("LR- TB- LR-")))
    assert receipt.reads


def test_a_tile_left_out_of_a_poster_is_found() -> None:
    options = Options(tiles=Tiles(grid=Grid(2, 2)))
    pdf = imposed(pages(1), "poster", options, spoil=lambda sides: sides[1:])
    (receipt,) = verify(pdf)
    assert receipt.problems == ("a part of page 1 is on no sheet",)


def test_backs_moved_on_purpose_are_told_and_read() -> None:
    (receipt,) = verify(imposed(pages(8), "saddle", Options(back_offset=(2 * MM, 1 * MM))))
    assert receipt.reads
    assert "backs are moved by 2.0 mm to the right and 1.0 mm up" in receipt.words


def test_one_back_out_of_register_is_found() -> None:
    def spoil(sides: list[PlacedSide]) -> list[PlacedSide]:
        first, *others = sides[1].placements
        box = first.frame
        frame = Box(box.x0 + MM, box.y0, box.x1 + MM, box.y1)
        moved = replace(sides[1], placements=(replace(first, frame=frame), *others))
        return [sides[0], moved, *sides[2:]]

    (receipt,) = verify(imposed(pages(8), "saddle", spoil=spoil))
    assert "fronts and backs lie up to" in receipt.words
    assert not receipt.reads


def test_half_of_a_two_pass_print_is_no_whole_file() -> None:
    (receipt,) = verify(imposed(pages(8), "saddle", Options(sides=Sides.FRONTS)))
    assert receipt.problems == ("only one side of each sheet is in this file",)


def test_sheets_that_come_last_first_read_and_are_told() -> None:
    (receipt,) = verify(imposed(pages(8), "saddle", Options(reverse=True)))
    assert receipt.reads
    assert "the sheets come last first" in receipt.words


def test_another_scheme_than_it_was_made_by_does_not_read() -> None:
    found = verify(imposed(pages(16), "saddle"), ["quarto", "cut-stack", "mini8"])
    assert [receipt.reads for receipt in found] == [False] * 3


READABLE = ("saddle", "sections", "quarto", "octavo", "cut-fold", "cut-stack", "mini8", "trifold")


@pytest.mark.parametrize("name", READABLE)
def test_other_peoples_files_read_by_their_page_numbers(name: str) -> None:
    pdf = anonymous(imposed(written(find_scheme(name).sample), name))
    (receipt,) = verify(pdf, [name])
    assert receipt.problems == ()


@pytest.mark.parametrize("name", ["saddle", "quarto", "mini8"])
def test_a_page_exchanged_is_found_by_its_number(name: str) -> None:
    pdf = anonymous(imposed(written(8), name, spoil=_exchanged))
    (receipt,) = verify(pdf, [name])
    assert "page 2 stands where page 1 belongs" in receipt.words


def test_the_scheme_of_other_peoples_files_is_found() -> None:
    for name in ("quarto", "mini8"):
        pdf = anonymous(imposed(written(find_scheme(name).sample), name))
        assert [each.scheme for each in verify(pdf) if each.reads] == [name]


@pytest.mark.parametrize("make", [written, patterned])
@pytest.mark.parametrize("name", ["saddle", "quarto", "mini8"])
def test_pages_without_numbers_are_compared_with_the_single_pages(name: str, make: object) -> None:
    assert make in (written, patterned)
    reading = patterned(8) if make is patterned else written(8, folio=False)
    right = anonymous(imposed(reading, name))
    wrong = anonymous(imposed(reading, name, spoil=_exchanged))
    assert verify(right, [name], reading=reading)[0].problems == ()
    assert not verify(wrong, [name], reading=reading)[0].reads


def test_without_numbers_and_without_pages_nothing_is_promised() -> None:
    (receipt,) = verify(anonymous(imposed(patterned(8), "saddle")), ["saddle"])
    assert receipt.problems == ("too few pages carry a number that can be read",)


@pytest.mark.parametrize(
    ("quarter", "order", "unusual"),
    [
        (0, (6, 7, 4, 5, 2, 3, 0, 1), "the sheets come last first"),
        (0, (1, 0, 3, 2, 5, 4, 7, 6), "backs come before fronts"),
        (180, (), "the sheets stand on their head"),
    ],
)
def test_the_habits_of_other_tools_are_seen_through(
    quarter: int, order: tuple[int, ...], unusual: str
) -> None:
    pdf = anonymous(imposed(written(16), "saddle"), quarter=quarter, order=order)
    (receipt,) = verify(pdf, ["saddle"])
    assert receipt.reads
    assert unusual in receipt.words


def test_sheets_on_their_side_are_seen_through() -> None:
    pdf = anonymous(imposed(written(16), "saddle"), quarter=90)
    (receipt,) = verify(pdf, ["saddle"])
    assert receipt.reads


def test_a_mirrored_page_is_not_upright() -> None:
    assert Matrix(-1, 0, 0, 1, 100, 0).turn is None
    assert Matrix(0.9, 0.1, -0.1, 0.9).turn is None


def test_a_recipe_comes_back_as_it_was_told() -> None:
    options = Options(
        binding=Edge.RIGHT, signature=(3, 5), blanks=Blanks(Policy.EXPLICIT, (2, 3)), work=Work.TURN
    )
    with_scheme = find_scheme("sections")

    recipe = recipe_of(plan(21, with_scheme, options), options, (3, 1, 2))
    assert heard(told(recipe)) == recipe


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"scheme": 5}', '{"scheme": "a", "pages": "x"}', "[" * 9999,
             '{"scheme": "saddle", "pages": 8, "binding": "middle"}']
)  # fmt: skip
def test_a_strangers_recipe_is_no_trouble(text: str) -> None:
    assert heard(text) is None


def test_a_recipe_that_lies_makes_no_difference() -> None:
    pdf = imposed(pages(8), "saddle")
    with pikepdf.open(BytesIO(pdf)) as file:
        lie = '{"scheme": "saddle", "pages": 4, "binding": "right"}'
        file.Root.PieceInfo["/zinepress"].Private["/Recipe"] = lie
        out = BytesIO()
        file.save(out)
    (receipt,) = verify(out.getvalue())
    assert receipt.reads
    assert receipt.binding is Edge.LEFT


def test_pages_of_any_turn_and_unit_read() -> None:
    turned = page(QUARTERS, b"/MediaBox[-20 30 180 330]/Rotate 90/UserUnit 2")
    (receipt,) = verify(imposed(turned, "duplex", paper=LETTER))
    assert receipt.reads


@pytest.mark.parametrize("name", ["mini8", "mini16"])
def test_an_odd_number_of_sides_is_answered(name: str) -> None:
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 396 612]/Contents %d 0 R%s>>"
    fonts = b"/Resources<</Font<</F 3 0 R>>>>"
    drawings = [stream(b"")] * 4 + [stream(b"BT /F 16 Tf 1 0 0 1 190 30 Tm (1) Tj ET")]
    leaves = [leaf % (9 + index, fonts) for index in range(5)]
    (receipt,) = verify(many(leaves, *drawings), [name])
    assert receipt.scheme == name
