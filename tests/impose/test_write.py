"""Placed sides as PDF: what is drawn where, what is carried over, what is left behind."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

from tests.impose.pdfs import QUARTERS, many, numbered, page, stream
from zinepress.impose.finish import PLAIN, Finish, Turn
from zinepress.impose.read import opened
from zinepress.impose.sheets import Box, Label, PlacedSide, Placement, Stroke
from zinepress.impose.write import write
from zinepress.units import Size

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MEDIA = b"/MediaBox[0 0 200 300]"
PAPER = Size(400, 300)
LEFT, RIGHT = Box(0, 0, 200, 300), Box(200, 0, 400, 300)
COLOURS = {
    "red": (230, 26, 26),
    "green": (26, 153, 51),
    "blue": (26, 51, 204),
    "yellow": (242, 204, 26),
}


def written(pdf: bytes, sides: Sequence[PlacedSide], finish: Finish = PLAIN) -> bytes:
    target = BytesIO()
    with opened(pdf) as source:
        write(source, sides, target, finish)
    return target.getvalue()


def two_up(left: int, right: int, *, turn: int = 0) -> PlacedSide:
    return PlacedSide(
        PAPER, (Placement(left, turn, LEFT, LEFT), Placement(right, turn, RIGHT, RIGHT))
    )


def colour(pdf: bytes, x: float, y: float, side: int = 0) -> str:
    """The name of the colour at that point of the side, from its lower left corner."""
    with pdfium.PdfDocument(pdf) as file:
        drawn = file[side].render(scale=1, rev_byteorder=True).to_numpy()
    pixel = drawn[drawn.shape[0] - 1 - int(y), int(x), :3]
    if pixel.min() > 250:
        return "white"
    return min(COLOURS, key=lambda name: int(np.abs(pixel - np.array(COLOURS[name])).sum()))


def corners(pdf: bytes, box: Box) -> list[str]:
    """The colours near the corners of the box: upper left, upper right, lower left, lower right."""
    wide, high = (box.x1 - box.x0) * 0.3, (box.y1 - box.y0) * 0.44
    return [
        colour(pdf, x, y)
        for y in (box.y1 - high, box.y0 + high)
        for x in (box.x0 + wide, box.x1 - wide)
    ]


UPRIGHT = ["red", "green", "blue", "yellow"]
TURNED = {
    0: UPRIGHT,
    90: ["blue", "red", "yellow", "green"],
    180: UPRIGHT[::-1],
    270: ["green", "yellow", "red", "blue"],
}


@pytest.mark.parametrize("turn", TURNED)
def test_a_page_is_turned_clockwise_into_its_frame(turn: int) -> None:
    frame = Box(50, 40, 200, 265) if turn % 180 == 0 else Box(50, 40, 275, 190)
    side = PlacedSide(PAPER, (Placement(1, turn, frame, frame),))
    assert corners(written(page(), [side]), frame) == TURNED[turn]


@pytest.mark.parametrize("turn", TURNED)
def test_a_turn_in_the_file_adds_to_the_turn_on_the_sheet(turn: int) -> None:
    frame = Box(50, 40, 200, 265) if turn % 180 else Box(50, 40, 275, 190)
    side = PlacedSide(PAPER, (Placement(1, turn, frame, frame),))
    entries = b"/MediaBox[0 0 200 300]/Rotate 90"
    assert corners(written(page(entries=entries), [side]), frame) == TURNED[(turn + 90) % 360]


def test_nothing_prints_outside_the_clip() -> None:
    side = PlacedSide(PAPER, (Placement(1, 0, LEFT, Box(0, 0, 100, 300)),))
    pdf = written(page(), [side])
    assert colour(pdf, 80, 250) == "red"
    assert colour(pdf, 120, 250) == "white"


def test_bleed_prints_outside_the_frame_within_the_clip() -> None:
    entries = b"/MediaBox[0 0 200 300]/TrimBox[20 20 180 280]/BleedBox[0 0 200 300]"
    frame = Box(120, 20, 280, 280)
    side = PlacedSide(PAPER, (Placement(1, 0, frame, Box(105, 0, 280, 300)),))
    pdf = written(page(entries=entries), [side])
    assert [colour(pdf, x, 250) for x in (102, 108, 150, 270, 290)] == [
        "white", "red", "red", "green", "white"]  # fmt: skip


def test_a_page_placed_often_is_in_the_file_once() -> None:
    sides = [two_up(1, 1), two_up(1, 1, turn=180)]
    with pikepdf.open(BytesIO(written(page(), sides))) as pdf:
        forms = [each for each in pdf.objects if _is_form(each)]
    assert len(forms) == 1


def _is_form(each: object) -> bool:
    return isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"


def test_what_a_page_draws_is_carried_over_byte_for_byte() -> None:
    pdf = page()
    with (
        pikepdf.open(BytesIO(pdf)) as before,
        pikepdf.open(BytesIO(written(pdf, [two_up(1, 1)]))) as after,
    ):
        form = after.pages[0].obj.Resources.XObject["/P1"]
        assert form.read_raw_bytes() == before.pages[0].obj.Contents.read_raw_bytes()


def test_pictures_and_fonts_are_carried_over_byte_for_byte() -> None:
    photo = b"\xff\xd8\xff\xe0 not decoded by anyone \xff\xd9"
    entries = b"/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8" \
              b"/ColorSpace/DeviceRGB/Filter/DCTDecode"  # fmt: skip
    pdf = page(QUARTERS + b"/I Do", MEDIA, b"/XObject<</I 6 0 R>>",
               stream(photo, entries, packed=False))  # fmt: skip
    assert photo in written(pdf, [two_up(1, 1)])


def test_a_blank_page_leaves_its_place_white() -> None:
    blank = many([b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>"] * 2)
    pdf = written(blank, [two_up(1, 2)])
    assert colour(pdf, 100, 100) == "white"


def test_the_printer_is_told_everything() -> None:
    pdf = written(numbered(2), [two_up(2, 1)], Finish(Turn.SHORT_EDGE, right_to_left=True))
    with pikepdf.open(BytesIO(pdf)) as file:
        told = file.Root.ViewerPreferences
        assert told.Duplex == "/DuplexFlipShortEdge"
        assert told.PrintScaling == "/None"
        assert told.PickTrayByPDFSize
        assert told.Direction == "/R2L"


def test_sides_carry_their_names_and_boxes() -> None:
    frame, clip = Box(20, 20, 180, 290), Box(10, 10, 180, 300)
    side = PlacedSide(PAPER, (Placement(1, 0, frame, clip),), name="sheet 1 front")
    with pikepdf.open(BytesIO(written(page(), [side, two_up(1, 1)]))) as file:
        assert [pages.label for pages in file.pages] == ["sheet 1 front", "2"]
        leaf = file.pages[0].obj
        assert [float(edge) for edge in leaf.MediaBox] == [0, 0, 400, 300]
        assert [float(edge) for edge in leaf.TrimBox] == [20, 20, 180, 290]
        assert [float(edge) for edge in leaf.BleedBox] == [10, 10, 180, 300]


def test_a4_is_a4_to_a_hundredth_of_a_point() -> None:
    side = PlacedSide(Size(210 * 72 / 25.4, 297 * 72 / 25.4), ())
    with pikepdf.open(BytesIO(written(page(), [side]))) as file:
        edges = [float(edge) for edge in file.pages[0].obj.MediaBox]
    assert edges == pytest.approx([0, 0, 595.2756, 841.8898], abs=0.001)


MARKED = PlacedSide(
    PAPER,
    (Placement(1, 0, LEFT, LEFT),),
    (Stroke(300, 10, 300, 290, 10.0), Stroke(210, 150, 390, 150, 10.0, dash=(20.0, 20.0))),
    (Label("sheet 1 | FRONT Ж", 220, 20, 12.0), Label("tail", 380, 40, 12.0, turn=270)),
)


def test_marks_are_on_a_layer_that_can_be_hidden() -> None:
    pdf = written(page(), [MARKED])
    assert colour(pdf, 300, 100) != "white"
    with pikepdf.open(BytesIO(pdf)) as file:
        (group,) = file.Root.OCProperties.OCGs
        assert str(group.Name) == "Marks"
        file.Root.OCProperties.D.OFF = pikepdf.Array([group])
        hidden = BytesIO()
        file.save(hidden)
    assert colour(hidden.getvalue(), 300, 100) == "white"
    assert colour(hidden.getvalue(), 50, 250) == "red"


def test_dashes_have_gaps() -> None:
    pdf = written(page(), [MARKED])
    assert [colour(pdf, x, 150) == "white" for x in (215, 240, 255)] == [False, True, False]


def test_labels_can_be_read_and_their_font_is_embedded() -> None:
    pdf = written(page(), [MARKED])
    with pdfium.PdfDocument(pdf) as file:
        text = file[0].get_textpage().get_text_range()
    assert "sheet 1 | FRONT Ж" in text
    with pikepdf.open(BytesIO(pdf)) as file:
        font = next(iter(dict(file.pages[0].obj.Resources.Font.items()).values()))
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_a_label_turns_clockwise() -> None:
    with pdfium.PdfDocument(written(page(), [MARKED])) as file:
        words = file[0].get_textpage()
        place = words.get_text_range().index("tail")
        boxes = [words.get_charbox(index) for index in (place, place + 3)]
    assert boxes[1][1] > boxes[0][1] + 5  # 270 clockwise reads upwards


def test_hidden_layers_stay_hidden_beside_the_marks() -> None:
    body = b"/OC /L BDC 1 0 0 rg 0 0 200 300 re f EMC"
    root = b"/OCProperties<</OCGs[6 0 R]/D<</BaseState/OFF/Order[6 0 R]>>>>"
    pdf = page(body, MEDIA, b"/Properties<</L 6 0 R>>",
               b"<</Type/OCG/Name(secret)>>", root=root)  # fmt: skip
    result = written(pdf, [MARKED])
    assert colour(result, 50, 250) == "white"
    assert colour(result, 300, 100) != "white"


def test_metadata_is_left_behind_unless_it_is_wanted() -> None:
    secret = b"jo.doe@example.org"
    xmp = stream(secret, b"/Type/Metadata/Subtype/XML", packed=False)
    info = b"<</Author(%s)>>" % secret
    pdf = page(QUARTERS, MEDIA, b"", xmp, info, root=b"/Metadata 6 0 R")
    pdf = pdf.replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 7 0 R")
    left = written(pdf, [two_up(1, 1)], Finish(title="A zine"))
    kept = written(pdf, [two_up(1, 1)], Finish(title="A zine", keep_metadata=True))
    with pikepdf.open(BytesIO(left)) as file:
        assert {key: str(value) for key, value in file.docinfo.items()} == {"/Title": "A zine"}
    assert secret not in _unpacked(left)
    assert secret in _unpacked(kept)


def _unpacked(pdf: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        file.save(out, qdf=True, static_id=True)
    return out.getvalue()


def test_output_intents_are_carried_over() -> None:
    intent = b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(FOGRA39)>>]"
    with pikepdf.open(BytesIO(written(page(root=intent), [two_up(1, 1)]))) as file:
        assert str(file.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39"


def test_links_and_outlines_leave_no_orphan_pages() -> None:
    link = b"<</Type/Annot/Subtype/Link/Rect[10 10 90 90]/Dest[4 0 R/Fit]>>"
    leaf = b"<</Type/Page/Parent 2 0 R%s/Contents 6 0 R/Resources<<>>/Annots[7 0 R]>>" % MEDIA
    outline = b"/Outlines<</First 8 0 R/Last 8 0 R>>/Names<</Dests<</Names[(a)[5 0 R/Fit]]>>>>"
    pdf = many([leaf, leaf], stream(QUARTERS), link, b"<</Title(x)/Dest[5 0 R/Fit]>>", root=outline)
    with pikepdf.open(BytesIO(written(pdf, [two_up(2, 1)]))) as file:
        pages = [each for each in file.objects if _is_page(each)]
        assert len(pages) == 1
        assert "/Annots" not in pages[0]
        assert not {"/Outlines", "/Names", "/AcroForm", "/StructTreeRoot"} & set(file.Root.keys())


def _is_page(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Page"


def test_a_source_can_be_written_more_than_once() -> None:
    with opened(numbered(2)) as source:
        first, second = BytesIO(), BytesIO()
        write(source, [two_up(2, 1)], first)
        write(source, [two_up(2, 1)], second)
    assert colour(first.getvalue(), 5, 100) == colour(second.getvalue(), 5, 100)
    with pikepdf.open(first) as one, pikepdf.open(second) as two:
        forms = [file.pages[0].obj.Resources.XObject["/P1"] for file in (one, two)]
        assert forms[0].read_raw_bytes() == forms[1].read_raw_bytes()


def test_the_same_input_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib\n"
        "from tests.impose.test_write import MARKED, numbered, two_up, written\n"
        "print(hashlib.sha256(written(numbered(3), [two_up(3, 2), MARKED])).hexdigest())"
    )
    said = [
        subprocess.run(
            (sys.executable, "-c", program),
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]


def test_nothing_of_this_machine_is_in_the_file() -> None:
    plain = _unpacked(written(numbered(3), [two_up(3, 2), MARKED]))
    assert not re.search(rb"/tmp|/home|/root|Creat|Producer|ModDate", plain)


@pytest.mark.parametrize("pages", [16, 200])
def test_a_sheet_costs_little_beyond_its_pages(pages: int) -> None:
    lot = Random(pages)
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents %d 0 R/Resources<<>>>>"
    leaves = [leaf % (4 + pages + number) for number in range(pages)]
    # as much as a page of text is when it is packed
    drawings = [stream(b"%% %s" % lot.randbytes(900).hex().encode()) for _ in range(pages)]
    pdf = many(leaves, *drawings)
    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        file.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    sides = [two_up(left, pages - left + 1) for left in range(1, pages // 2 + 1)]
    assert len(written(pdf, sides)) < 1.15 * len(packed.getvalue()) + 600


def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "sheets.pdf"
    path.write_bytes(written(numbered(5), [two_up(5, 2), MARKED]))
    said = subprocess.run(("qpdf", "--check", str(path)), capture_output=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
