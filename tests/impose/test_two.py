"""Two languages in one booklet."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from zinepress.impose.two import LEAF, cut_spreads, from_both_ends


def pages(*words: str, width: float = 100) -> bytes:
    """A PDF of one page for each pair of words: one at the left, one at the right."""
    with pikepdf.new() as pdf:
        for word in words:
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            left, _, right = word.partition(" ")
            wide = width * 2 if right else width
            drawn = f"BT /F 9 Tf 10 10 Td ({left}) Tj {wide / 2} 0 Td ({right}) Tj ET"
            page = pikepdf.Dictionary(
                Type=pikepdf.Name.Page,
                MediaBox=[0, 0, wide, 150],
                TrimBox=[0, 0, wide, 150],
                Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
                Contents=pdf.make_stream(drawn.encode()),
            )
            pdf.pages.append(pikepdf.Page(page))
        result = BytesIO()
        pdf.save(result)
    return result.getvalue()


def read(pdf: bytes) -> list[tuple[str, int]]:
    """What each page shows, and how far it is turned."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        box = page.get_mediabox()
        text = page.get_textpage().get_text_bounded(*box).strip()
        found.append((text, page.get_rotation()))
    return found


@pytest.mark.parametrize(
    ("right_to_left", "order"), [(False, "cover a b c d back"), (True, "cover b a d c back")]
)
def test_a_spread_becomes_two_pages_in_the_order_they_are_read(
    order: str, *, right_to_left: bool
) -> None:
    pdf, count = cut_spreads(pages("cover", "a b", "c d", "back"), 100, right_to_left=right_to_left)
    assert [text for text, _ in read(pdf)] == order.split()
    assert count == 6
    inked = [
        page.render().to_pil().convert("L").getextrema()[0] for page in pypdfium2.PdfDocument(pdf)
    ]
    assert max(inked) < 128
    assert {tuple(page.get_size()) for page in pypdfium2.PdfDocument(pdf)} == {(100, 150)}


@pytest.mark.parametrize("turned", [True, False])
def test_two_zines_have_their_covers_at_either_end(*, turned: bool) -> None:
    pdf, count = from_both_ends(pages("A1", "A2", "A3"), pages("B1", "B2"), turned=turned)
    found = read(pdf)
    turn = 180 if turned else 0
    assert [found[0], found[-1]] == [("A1", 0), ("B1", turn)]
    blanks = [("", 0)] * 3
    assert found == [("A1", 0), ("A2", 0), ("A3", 0), *blanks, ("B2", turn), ("B1", turn)]
    assert count == len(found)
    assert count % LEAF == 0


def test_the_same_pages_give_the_same_bytes() -> None:
    spreads = pages("cover", "a b")
    once, again = (cut_spreads(spreads, 100, right_to_left=False)[0] for _ in range(2))
    assert once == again
