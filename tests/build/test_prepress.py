"""A zine goes to a print shop and on a risograph, from its text to the plates."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.prepress.sheaf import operators, shares
from tests.press.shelf import press
from zinepress.check.pdf import check_pdf
from zinepress.check.profile import PROFILES
from zinepress.units import MM

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "zinepress.toml": 'make = ["shop", "riso"]\npapers = ["a4"]\nshop = ["x4", "black"]\n',
    "sources/rent/en.md": "---\ntitle: Rent\nlayout: statement\ninks: [black, teal]\n"
    "parameters: {accent: '#b3121d'}\n---\nRent goes up.\n",
    "sources/rent/fa.md": "---\ntitle: اجاره\nmake: [shop]\nshop: [x4]\n---\nاجاره بالا می‌رود.\n",
}
SIDES = ("1-teal-front", "2-black-front", "3-teal-back", "4-black-back")
"""Light inks first."""


def zinepress(root: Path, *command: str, code: int = 0) -> str:
    done = subprocess.run(
        (sys.executable, "-m", "zinepress", *command),
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == code, said
    return said


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A press whose files for shop and risograph are made."""
    root = tmp_path_factory.mktemp("prepress")
    press(root, FILES)
    zinepress(root, "build")
    return root


def made(root: Path, name: str) -> bytes:
    return (root / "out" / "rent" / name).read_bytes()


def test_the_accent_is_colour_at_one_shop_and_grey_at_another(built: Path, tmp_path: Path) -> None:
    colour = shares(made(built, "rent-en-shop-x4.pdf"), tmp_path)[0]
    black = shares(made(built, "rent-en-shop-black.pdf"), tmp_path)[0]
    assert min(colour[1:]) > 0
    assert black[:3] == (0, 0, 0)
    for name in ("x4", "black"):
        found = check_pdf(made(built, f"rent-en-shop-{name}.pdf"), PROFILES["shop"])
        assert [one for one in found if one.severity == "error"] == []


def test_the_pages_are_those_of_a5_with_bleed_around_them(built: Path) -> None:
    with pikepdf.open(built / "out/rent/rent-en-shop-x4.pdf") as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(one) for one in page.trimbox)
            assert ((right - left) / MM, (top - bottom) / MM) == pytest.approx((148, 210), abs=0.01)
            assert float(page.mediabox[0]) == pytest.approx(left - 3 * MM, abs=0.01)


def test_a_ticket_tells_the_files_and_the_edge_that_the_language_binds(built: Path) -> None:
    said = json.loads(made(built, "rent-fa-shop-x4-ticket.json"))
    assert (said["edge"], said["shop"]) == ("right", "x4")
    assert list(said["files"]) == ["rent-fa-shop-x4.pdf"]
    assert "لبهٔ راست" in made(built, "rent-fa-shop-x4-ticket.txt").decode()


def test_there_is_a_grey_plate_for_each_ink_and_side_and_they_lie_on_each_other(
    built: Path,
) -> None:
    crosses = set()
    for side in SIDES:
        content = made(built, f"rent-en-riso-a3-{side}.pdf")
        assert operators(content).isdisjoint({"rg", "RG", "k", "K", "cs", "scn", "CS", "SCN"})
        with pikepdf.open(built / f"out/rent/rent-en-riso-a3-{side}.pdf") as pdf:
            boxes = [tuple(float(one) for one in page.mediabox) for page in pdf.pages]
            marks = pdf.pages[0].Contents[1].read_bytes()
        crosses.add((side.partition("-")[2].partition("-")[2], tuple(boxes), marks))
    assert len(crosses) == 2, "one set of marks for fronts and one for backs"


def test_the_accent_is_on_the_plate_of_the_second_ink_alone(built: Path) -> None:
    card = json.loads(made(built, "rent-en-riso-a3-card.json"))
    assert [f"{one['ink']}-{one['side']}" for one in card["passes"]] == [
        re.sub(r"^\d-", "", side) for side in SIDES
    ]
    teal = card["passes"][0]["coverage"][0]
    assert 0.01 < teal < 0.2


def test_a_plate_that_is_gone_is_made_again_and_nothing_else(built: Path) -> None:
    (built / "out/rent/rent-en-riso-a3-2-black-front.pdf").unlink()
    said = zinepress(built, "build", "rent:en", "--why")
    assert "because out/rent/rent-en-riso-a3-2-black-front.pdf is gone" in said
    assert said.count("made:") == 1
    assert made(built, "rent-en-riso-a3-2-black-front.pdf")


def test_another_shop_is_a_file_and_what_it_changes_is_made_again(built: Path) -> None:
    (built / "shops").mkdir(exist_ok=True)
    (built / "shops" / "x4.toml").write_text('extends = "black"\nbleed = "0mm"\n', "utf-8")
    said = zinepress(built, "build", "rent:en:shop:x4", "--why")
    assert "because shops/x4.toml is new" in said
    with pikepdf.open(built / "out/rent/rent-en-shop-x4.pdf") as pdf:
        assert pdf.pages[0].mediabox == pdf.pages[0].trimbox


def test_a_file_is_checked_by_what_its_own_shop_asks(built: Path) -> None:
    """This one wants no bleed, which the shops that zinepress knows do."""
    (built / "shops").mkdir(exist_ok=True)
    (built / "shops" / "black.toml").write_text('extends = "x1a"\nbleed = "0mm"\n', "utf-8")
    zinepress(built, "build", "rent:en:shop:black")
    assert "bleed" not in zinepress(built, "check", "rent:en:shop:black")


def test_what_is_not_known_is_answered_with_its_place(tmp_path: Path) -> None:
    head = "title: Wrong\ninks: [black, tael]\nshop: [x5]\nmake: [shop, riso]\npapers: [a4]"
    press(tmp_path, {"sources/wrong/en.md": f"---\n{head}\n---\nText.\n"})
    said = zinepress(tmp_path, "build", code=1)
    assert "sources/wrong/en.md:3:15: there is no ink 'tael'\n  hint: did you mean 'teal'" in said
    assert "sources/wrong/en.md:4:8: there is no shop 'x5'\n  hint: use one of: black," in said


def test_a_layout_names_inks_for_texts_that_name_none(tmp_path: Path) -> None:
    manifest = 'title = "Loud"\ndescription = "d"\nextends = "statement"\ninks = ["blak"]\n'
    text = "---\ntitle: Wrong\nlayout: loud\nmake: [riso]\npapers: [a4]\n---\nText.\n"
    press(tmp_path, {"layouts/loud/layout.toml": manifest, "sources/wrong/en.md": text})
    said = zinepress(tmp_path, "build", code=1)
    assert "layouts/loud/layout.toml: there is no ink 'blak'\n  hint: did you mean 'black'" in said


def test_plates_are_neither_reckoned_nor_folded_as_sheets_of_an_office_printer(built: Path) -> None:
    said = zinepress(built, "proof", "rent:en:riso")
    assert said.split() == ["out/rent/proof/rent-en-riso-a3-pages.png"]
    said = zinepress(built, "estimate", "rent:en:riso", code=2)
    assert "nothing here that is printed on sheets" in said


def test_a_kit_holds_every_plate_and_what_a_shop_needs_beside_the_pages(tmp_path: Path) -> None:
    settings = 'make = ["booklet", "shop", "riso"]\npapers = ["a4"]\n'
    press(tmp_path, {"zinepress.toml": settings, "sources/rent/en.md": FILES["sources/rent/en.md"]})
    zinepress(tmp_path, "build")
    zinepress(tmp_path, "kit")
    out, more = tmp_path / "out/rent", tmp_path / "out/kits/Rent - English - A4/more"
    for folder, form in (("For a risograph - a3", "riso"), ("For a print shop - x4", "shop")):
        wanted = {one.name: one.read_bytes() for one in out.glob(f"rent-en-{form}-*")}
        assert {one.name: one.read_bytes() for one in (more / folder).iterdir()} == wanted
        assert len(wanted) > 2
