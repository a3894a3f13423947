"""A code printed on paper leads to the web version and tells nobody who came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML

from tests.layout.press import press
from zinepress.errors import LayoutError
from zinepress.layout.qr import qr_code, web_address, web_findings
from zinepress.press.model import FrontMatter, Settings
from zinepress.press.trackers import without_trackers
from zinepress.units import MM

if TYPE_CHECKING:
    from pathlib import Path


def read_back(drawing: str) -> str:
    """What a telephone reads from the drawing at 100 dots per inch."""
    style = "@page { size: 40mm; margin: 0 } img { width: 40mm }"
    page = f'<style>{style}</style><img src="{drawing}">'
    pdf = HTML(string=page).write_pdf()
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=100 / 72).to_pil()
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == 1
    return str(found[0].text)


def test_a_telephone_reads_the_address() -> None:
    address = "https://example.org/marsch/für-alle?p=1"
    assert read_back(qr_code(address, "half").drawing) == without_trackers(address)


@pytest.mark.parametrize(
    ("design", "least"),
    [("half", 20), ("third", 25), ("poster", 40), ("panel", 15), ("handbill", 15), ("quarter", 15)],
)
def test_a_code_is_no_smaller_than_its_page_asks(design: str, least: float) -> None:
    assert qr_code("https://example.org", design).side >= least * MM


def test_a_long_address_makes_a_larger_code() -> None:
    long = "https://example.org/" + "a" * 200
    assert qr_code(long, "half").side > qr_code("https://example.org", "half").side


@given(st.lists(st.sampled_from(["utm_source=x", "fbclid=y", "gclid=z", "MTM_kw=1", "q=1"])))
def test_trackers_never_travel(parameters: list[str]) -> None:
    clean = without_trackers(f"https://example.org/a?{'&'.join(parameters)}#top")
    kept = "&".join(one for one in parameters if one == "q=1")
    assert clean == f"https://example.org/a{'?' if kept else ''}{kept}#top"


def test_the_printed_address_is_short() -> None:
    assert qr_code("https://example.org/march/", "half").printed == "example.org/march"


@pytest.mark.parametrize(
    ("site", "web", "address"),
    [
        ("", "", ""),
        ("https://example.org", "", "https://example.org"),
        ("https://example.org/{slug}/{lang}/", "", "https://example.org/rent/fa/"),
        ("https://example.org", "https://rent.example/?p=1&utm_id=2", "https://rent.example/?p=1"),
    ],
)
def test_the_address_is_the_texts_own_or_the_presss(
    tmp_path: Path, site: str, web: str, address: str
) -> None:
    edition, owner = press(tmp_path, FrontMatter(title="Rent", web=web), "fa")
    owner = replace(owner, settings=Settings(site=site))
    assert web_address(edition, owner) == address


@pytest.mark.parametrize(
    ("web", "said"),
    [
        ("https://example.org/a?utm_source=zine&p=1", "'utm_source' would tell who came"),
        ("https://bit.ly/3xyz", "'bit.ly' counts who follows its addresses"),
        ("https://www.example.org/a?p=1", ""),
    ],
)
def test_who_would_count_readers_is_told(tmp_path: Path, web: str, said: str) -> None:
    edition, owner = press(tmp_path, FrontMatter(title="Rent", web=web))
    found = [one.message for one in web_findings(edition, owner)]
    assert len(found) == bool(said)
    assert all(one.startswith(said) for one in found)


@pytest.mark.parametrize("address", ["", "example.org", "javascript:alert(1)", "file:///x"])
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(LayoutError, match="no address of the web"):
        qr_code(address, "half")
