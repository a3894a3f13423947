"""What a file for a shop has to say of itself."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.prepress.sheaf import order, pages, saved
from zinepress.check.pdf import check_pdf
from zinepress.check.profile import PROFILES
from zinepress.prepress.shop import for_shop

if TYPE_CHECKING:
    from collections.abc import Callable

MADE = for_shop(pages(*["0 g 20 20 99 99 re f"] * 4), order("x4")).pages


def found(pdf: bytes, profile: str = "shop") -> set[str]:
    return {one.rule for one in check_pdf(pdf, PROFILES[profile])}


def changed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(MADE)) as pdf:
        change(pdf)
        return saved(pdf)


def test_our_own_files_say_all_of_it() -> None:
    assert found(MADE).isdisjoint({"output-intent", "pdf-x"})


def doubled(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def of_a_screen(pdf: pikepdf.Pdf) -> None:
    data = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    pdf.Root.OutputIntents[0].DestOutputProfile.write(data[:12] + b"mntrRGB " + data[20:])


def none(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents = Array()


@pytest.mark.parametrize("change", [doubled, of_a_screen, none])
def test_one_output_intent_with_the_profile_of_a_press_is_asked_for(
    change: Callable[[pikepdf.Pdf], None],
) -> None:
    assert "output-intent" in found(changed(change))
    assert "output-intent" not in found(changed(change), "office")


@pytest.mark.parametrize("key", ["/Title", "/CreationDate", "/ModDate", "/Trapped"])
def test_a_file_that_calls_itself_pdf_x_has_what_that_asks_for(key: str) -> None:
    def forget(pdf: pikepdf.Pdf) -> None:
        told = {name: value for name, value in pdf.trailer.Info.items() if name != key}
        pdf.trailer.Info = pdf.make_indirect(Dictionary(told))

    assert "pdf-x" in found(changed(forget))


def test_a_plain_file_is_not_asked() -> None:
    def plain(pdf: pikepdf.Pdf) -> None:
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Trapped=Name("/False")))

    assert "pdf-x" not in found(changed(plain))
