"""Copying bytes gives the same objects as taking the file apart, or is not done at all."""

from __future__ import annotations

import subprocess
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.impose.pdfs import many, stream
from tests.impose.strangers import STRANGERS
from tests.impose.test_weasyprint import reading
from tests.impose.unlike import unlike
from zinepress.errors import ZineError
from zinepress.impose.door import STRANGER, Limits
from zinepress.impose.finish import Finish
from zinepress.impose.job import finished, impose, lay_out
from zinepress.impose.options import DEFAULTS, Duplex, Mark, Options
from zinepress.impose.read import opened
from zinepress.impose.sheets import Edge
from zinepress.impose.splice import simple
from zinepress.impose.spliced import spliced
from zinepress.impose.write import write
from zinepress.units import PAPERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.impose.strangers import Stranger

A4 = PAPERS["a4"]
TITLE = Finish(title="Für (alle) – \\")
TEXT = (
    "<html lang=en><title>x</title><style>@page{size:120mm 180mm}h1{break-before:page}"
    "img{width:30mm}</style>"
    + "".join(
        f"<h1 id=a{n}>Chapter {n}</h1><p>Words and <b>words</b>, <a href='#a{n - 1}'>back</a>, "
        "<a href='https://example.org'>out</a>.<img alt=x src=\"data:image/svg+xml,"
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        "<circle r='4' cx='4' cy='4'/></svg>\">"
        for n in range(1, 6)
    )
)


@lru_cache(maxsize=4)
def typeset(variant: str | None) -> bytes:
    made = weasyprint.HTML(string=TEXT).write_pdf(pdf_variant=variant)
    assert isinstance(made, bytes)
    return made


def by_copying(pdf: bytes, options: Options = DEFAULTS, finish: Finish = TITLE) -> bytes | None:
    file = simple(pdf, STRANGER)
    if file is None:
        return None
    laid_out = lay_out(file, "saddle", A4, options)
    return spliced(file, laid_out.sides, finished(laid_out, finish), STRANGER)


def by_parts(pdf: bytes, options: Options = DEFAULTS, finish: Finish = TITLE) -> bytes:
    target = BytesIO()
    with opened(pdf) as source:
        laid_out = lay_out(source, "saddle", A4, options)
        write(source, laid_out.sides, target, finished(laid_out, finish))
    return target.getvalue()


def objects(pdf: bytes) -> dict[str, object]:
    """Everything that the root and the title lead to, by the way that leads there first."""
    found: dict[str, object] = {}
    seen: dict[tuple[int, int], str] = {}
    with pikepdf.open(BytesIO(pdf)) as file:
        for key in ("/Root", "/Info"):
            if key in file.trailer:
                found.update(_walk(file.trailer[key], key, seen))
    return found


def _walk(
    value: object, way: str, seen: dict[tuple[int, int], str]
) -> Iterator[tuple[str, object]]:
    if not isinstance(value, pikepdf.Object):
        yield way, value
        return
    if value.is_indirect and value.objgen in seen:
        yield way, f"as {seen[value.objgen]}"
        return
    seen[value.objgen if value.is_indirect else (-len(seen), 0)] = way
    if isinstance(value, pikepdf.Array):
        yield way, len(value)
        for index, each in enumerate(value):
            yield from _walk(each, f"{way}/{index}", seen)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        # what sheets draw may be packed by another hand; all else is copied as it is packed
        ours = way.endswith("/Contents")
        if isinstance(value, pikepdf.Stream):
            yield way, value.read_bytes() if ours else value.read_raw_bytes()
        for key in sorted(set(value.keys()) - {"/Length", "/Filter" if ours else ""}):
            yield from _walk(value[key], way + key, seen)
    else:
        yield way, str(value) if isinstance(value, pikepdf.String) else value.unparse()


LEAF = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 5 0 R/Resources 6 0 R%s>>"
DRAWN = stream(b"0 0 9 9 re f")


def one(leaf: bytes = LEAF % b"", *, drawn: bytes = DRAWN, root: bytes = b"") -> bytes:
    return many([leaf], drawn, b"<<>>", root=root)


def classic() -> bytes:
    """Three pages of unlike shapes in a file with a table of the old kind."""
    leaf = b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R/Resources 10 0 R>>"
    boxes = (
        b"/MediaBox[0 0 200 300]",
        b"/MediaBox[-9 -9 200 300]/CropBox[0 0 150.5 250]/Rotate 270/UserUnit 2",
        b"/MediaBox[0 0 200 300]/TrimBox[20 20 180 280]/BleedBox[10 10 190 290]/Rotate -90",
    )
    drawn = (stream(b"BT /F %d Tf 20 100 Td (page) Tj ET" % size) for size in (20, 30, 40))
    leaves = [leaf % (box, 7 + index) for index, box in enumerate(boxes)]
    return many(leaves, *drawn, b"<</Font<</F 3 0 R>>>>")


SIMPLE: dict[str, Callable[[], bytes]] = {
    "typeset": lambda: typeset(None),
    "tagged": lambda: typeset("pdf/ua-1"),
    "gradients": reading,
    "classic": classic,
}


@pytest.mark.parametrize("name", SIMPLE)
@pytest.mark.parametrize(
    "options",
    [DEFAULTS, Options(binding=Edge.RIGHT, duplex=Duplex.SHORT), Options(pages="3,1,2,2")],
    ids=["as usual", "right to left", "picked"],
)
def test_copied_bytes_are_the_same_objects(name: str, options: Options) -> None:
    pdf = SIMPLE[name]()
    copied = by_copying(pdf, options)
    assert copied is not None
    assert objects(copied) == objects(by_parts(pdf, options))


@pytest.mark.parametrize("finish", [Finish(), TITLE, Finish(title="Plain")])
def test_the_title_is_the_same(finish: Finish) -> None:
    copied = by_copying(classic(), finish=finish)
    assert copied is not None
    assert objects(copied) == objects(by_parts(classic(), finish=finish))


@pytest.mark.parametrize("stranger", STRANGERS, ids=lambda stranger: stranger.name)
def test_a_stranger_is_left_alone_or_becomes_the_same_objects(stranger: Stranger) -> None:
    copied = by_copying(stranger.pdf)
    assert copied is None or objects(copied) == objects(by_parts(stranger.pdf))


def simplified(pdf: bytes) -> bytes:
    """The file with each page in one piece and everything else apart, as simple files have it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        if "/OCProperties" in file.Root:
            del file.Root["/OCProperties"]
        for leaf in file.pages:
            leaf.contents_coalesce()
            for key in ("/Resources", "/Group"):
                if key in leaf.obj:
                    leaf.obj[key] = file.make_indirect(leaf.obj[key])
        mode = pikepdf.ObjectStreamMode.disable
        file.save(out, object_stream_mode=mode, static_id=True, encryption=False)
    return out.getvalue()


def test_files_drawn_by_lot_become_the_same_objects() -> None:
    copied = [by_copying(simplified(unlike(seed))) for seed in range(100)]
    for seed, sheets in enumerate(copied):
        assert sheets is None or objects(sheets) == objects(by_parts(simplified(unlike(seed))))
    assert sum(sheets is not None for sheets in copied) > 50


def test_files_drawn_by_lot_are_left_alone_or_become_the_same_objects() -> None:
    for seed in range(100):
        sheets = by_copying(unlike(seed))
        assert sheets is None or objects(sheets) == objects(by_parts(unlike(seed)))


@settings(max_examples=150)
@given(
    st.sampled_from(["typeset", "classic"]),
    st.floats(0, 1, exclude_max=True),
    st.binary(min_size=1, max_size=3),
)
def test_a_damaged_byte_is_left_to_who_can_mend_it_or_makes_no_difference(
    name: str, where: float, what: bytes
) -> None:
    pdf = bytearray(SIMPLE[name]())
    place = int(where * len(pdf))
    pdf[place : place + len(what)] = what
    copied = by_copying(bytes(pdf))
    if copied is None or objects(copied) == objects(by_parts(SIMPLE[name]())):
        return
    assert objects(copied) == objects(by_parts(bytes(pdf)))


def test_a_file_whose_trailer_lost_its_size_gives_a_sound_one() -> None:
    damaged = SIMPLE["classic"]().replace(b"<</Size 11", b"<</S\0ze 11")
    assert damaged != SIMPLE["classic"]()
    assert objects(by_parts(damaged)) == objects(by_parts(SIMPLE["classic"]()))


def test_the_file_that_the_next_ones_differ_from_is_simple() -> None:
    assert by_copying(one()) is not None


@pytest.mark.parametrize(
    "pdf",
    [
        one(root=b"/OCProperties<</OCGs[]>>"),
        one(root=b"/AcroForm<</Fields[]>>"),
        one(root=b"/OutputIntents[]"),
        one(root=b"/OpenAction<</S/JavaScript/JS(x)>>"),
        one(LEAF % b"/Annots[<</Subtype/Stamp>>]"),
        one(LEAF % b"/MediaBox[0 0 9 9]"),
        one(LEAF % b"/Rotate 45"),
        one(LEAF % b"/PieceInfo 6 0 R"),
        one(drawn=stream(b"0 0 9 9 re f", packed=False)),
        one(drawn=stream(b"0 0 9 9 re f", b"/F(outside)")),
        one(drawn=DRAWN.replace(b"/Length ", b"/Length 1")),
        one().replace(b"%PDF-1.7", b"%PDF-2.0"),
        one() + b"more",
        one().replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev 9"),
        one().replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 9 0 R"),
        one().replace(b"00000 n", b"00001 n", 1),
        many([LEAF % b""] * 2, DRAWN, b"<<>>"),
    ],
)
def test_what_is_not_simple_is_left_alone(pdf: bytes) -> None:
    assert by_copying(pdf) is None


def test_marks_and_metadata_need_more_than_copying() -> None:
    assert by_copying(one(), Options(marks=frozenset(Mark))) is None
    assert by_copying(one(), finish=Finish(keep_metadata=True)) is None


def test_limits_hold_for_copied_files_too() -> None:
    assert simple(classic(), Limits(pages=2)) is None
    file = simple(classic(), STRANGER)
    assert file is not None
    laid_out = lay_out(file, "saddle", A4)
    assert spliced(file, laid_out.sides, Finish(), Limits(unpacked=99)) is None


def test_a_regular_expression_does_not_run_away() -> None:
    entries = b" ".join(b"/Key%d %d" % (number, number) for number in range(3000))
    assert simple(one(LEAF % (b" " + entries + b" (")), STRANGER) is None


def test_imposing_takes_the_short_way_and_gives_the_same() -> None:
    pdf = typeset(None)
    made = impose(pdf, "saddle", A4, finish=TITLE)
    assert made.pdf == by_copying(pdf)
    assert objects(made.pdf) == objects(by_parts(pdf))


@pytest.mark.parametrize("name", SIMPLE)
def test_qpdf_finds_nothing_wrong_with_copied_files(name: str, tmp_path: Path) -> None:
    path = tmp_path / "sheets.pdf"
    path.write_bytes(by_copying(SIMPLE[name]()) or b"")
    said = subprocess.run(("qpdf", "--check", str(path)), capture_output=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_a_broken_file_is_told_of_as_ever() -> None:
    with pytest.raises(ZineError, match="it is not a PDF"):
        impose(b"hello", "saddle", A4)
