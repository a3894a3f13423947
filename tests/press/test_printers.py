"""Printer profiles and the code that remembers one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.errors import SettingsError
from zinepress.press.printers import (
    PRINTERS,
    Habit,
    Printer,
    find_printer,
    parse_passport,
    passport,
)
from zinepress.units import MM, PAPERS

TENTHS = st.integers(0, 250).map(lambda tenths: tenths / 10 * MM)
DRIFT = st.integers(-200, 200).map(lambda tenths: tenths / 10 * MM)


def test_a_passport_code_says_paper_habit_margins_drift_and_ink() -> None:
    printer = parse_passport("LTR·S·4/4/4/6·+0.5/−1.0·M")
    assert (printer.paper, printer.duplex, printer.colour) == ("letter", Habit.SHORT, False)
    assert [round(edge / MM, 3) for edge in (printer.left, printer.top, printer.bottom)] == [
        4,
        4,
        6,
    ]
    assert (round(printer.dx / MM, 3), round(printer.dy / MM, 3)) == (0.5, -1)


def test_a_code_can_be_typed_on_any_keyboard() -> None:
    exact = parse_passport("LTR·S·4/4/4/6·+0.5/−1.0·M")
    assert parse_passport("ltr_s_4/4/4/6_+0.5/-1.0_m") == exact
    assert parse_passport(" LTR S 4/4/4/6 0.5/-1 M ") == exact
    assert exact.name == "LTR·S·4/4/4/6·+0.5/−1.0·M"


def test_printing_by_hand_remembers_how_the_pile_goes_back_in() -> None:
    printer = parse_passport("A4·NRT·4/4/4/4·+0/+0·C")
    assert (printer.duplex, printer.reverse, printer.turn) == (Habit.NONE, True, True)
    assert passport(printer) == "A4·NRT·4/4/4/4·+0.0/+0.0·C"


@given(
    st.builds(
        Printer,
        name=st.just(""),
        paper=st.sampled_from(["", *(name for name in PAPERS if name != "half-letter")]),
        duplex=st.sampled_from(Habit),
        reverse=st.booleans(),
        turn=st.booleans(),
        left=TENTHS,
        right=TENTHS,
        top=TENTHS,
        bottom=TENTHS,
        dx=DRIFT,
        dy=DRIFT,
        colour=st.booleans(),
    )
)
def test_every_printer_comes_back_from_its_code(printer: Printer) -> None:
    again = parse_passport(passport(printer))
    for field in ("paper", "duplex", "reverse", "turn", "colour"):
        assert getattr(again, field) == getattr(printer, field)
    for field in ("left", "right", "top", "bottom", "dx", "dy"):
        assert getattr(again, field) == pytest.approx(getattr(printer, field), abs=1e-6)


@pytest.mark.parametrize(
    "code",
    [
        "A4",
        "A4·X·4/4/4/4·+0/+0·M",
        "A4·L·4/4/4·+0/+0·M",
        "A9·L·4/4/4/4·+0/+0·M",
        "A4·L·4/4/4/4·+99/+0·M",
        "A4·L·4/4/4/4·+0·M",
        "",
    ],
)
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(SettingsError):
        parse_passport(code)


def test_profiles_are_found_by_name_and_codes_by_themselves() -> None:
    assert find_printer("Office") is PRINTERS["office"]
    assert find_printer("A4·L·4/4/4/4·+0/+0·M").paper == "a4"


def test_an_unknown_printer_gets_the_nearest_name() -> None:
    with pytest.raises(SettingsError) as caught:
        find_printer("ofice")
    assert caught.value.findings[0].hint == "did you mean 'office'?"


def test_the_built_in_profiles_are_the_usual_machines() -> None:
    habits = {name: printer.duplex for name, printer in PRINTERS.items()}
    assert habits == {
        "office": Habit.LONG,
        "short-edge": Habit.SHORT,
        "home-inkjet": Habit.NONE,
        "finisher": Habit.LONG,
        "riso-a3": Habit.NONE,
        "shop": Habit.LONG,
    }
    office = PRINTERS["office"]
    assert {office.left, office.right, office.top, office.bottom} == {4 * MM}
    assert (PRINTERS["riso-a3"].paper, PRINTERS["shop"].paper) == ("a3", "sra3")


@given(st.integers(0, 16), st.integers(0, 16))
def test_a_place_on_the_grid_is_a_drift_in_half_millimetres(across: int, down: int) -> None:
    """Columns run to the right from A, rows down from 1; E5 is the middle."""
    columns = "".join("ABCDEFGHI"[place] for place in {across // 2, -(-across // 2)})
    rows = "".join(str(place + 1) for place in {down // 2, -(-down // 2)})
    printer = parse_passport(f"A4 L 4/4/4/4 {columns}{rows} M")
    assert printer.dx / MM == pytest.approx((across - 8) / 2)
    assert printer.dy / MM == pytest.approx((8 - down) / 2)
