"""Local slots: where they are written, which counts, and what happens to those left empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.press.shelf import HEAD, lines, press
from zinepress.errors import UsageError
from zinepress.press.slots import Slots, empty_slots, slot_findings, with_slots

if TYPE_CHECKING:
    from pathlib import Path

TEXT = {"sources/rent/en.md": HEAD}
DRAWING = "<svg/>"


def test_the_nearest_word_for_a_slot_counts(tmp_path: Path) -> None:
    made = press(
        tmp_path,
        {
            "zinepress.toml": '[slots]\ncontact = "all"\nimprint = "all"\nunion-bug = true\n',
            "slots.toml": 'contact = "chapter"\nlogo = "own/logo.svg"\n',
            "own/logo.svg": DRAWING,
            **TEXT,
        },
    )
    assert made.findings == ()
    assert made.settings.slots == Slots("chapter", "all", "own/logo.svg", union_bug=True)
    once = with_slots(made, ["contact=us = you", "union-bug=false"]).settings.slots
    assert once == Slots("us = you", "all", "own/logo.svg", union_bug=False)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            'kontact = "x"',
            "slots.toml:1:1: there is no key 'kontact' here -> did you mean 'contact'?",
        ),
        ("contact = 7", "slots.toml:1:11: 'contact' is a number, not text"),
        ("union-bug = 1", "slots.toml:1:13: 'union-bug' is '1' -> write true or false"),
        ('logo = "gone.svg"', "slots.toml:1:1: there is no picture 'gone.svg' in the press"),
        ('logo = "../x.svg"', "slots.toml:1:1: there is no picture '../x.svg' in the press"),
        ('logo = "slots.toml"', "slots.toml:1:1: 'slots.toml' is not a picture"),
        ('logo = "union-bug.svg"', "slots.toml:1:1: warning: 'union-bug.svg' looks like a union"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_place(
    tmp_path: Path, table: str, said: str
) -> None:
    made = press(tmp_path, {"slots.toml": table, "union-bug.svg": DRAWING, **TEXT})
    (told,) = lines(made.findings)
    assert told.startswith(said)


def test_all_that_is_wrong_on_the_command_line_is_told_at_once(tmp_path: Path) -> None:
    made = press(tmp_path, TEXT)
    with pytest.raises(UsageError) as caught:
        with_slots(made, ["hello", "kontact=x", "logo=no.svg"])
    told = [one.message for one in caught.value.findings]
    assert told == [
        "'hello' is no slot and its words",
        "there is no key 'kontact' here",
        "there is no picture 'no.svg' in the press",
    ]


@pytest.mark.parametrize(
    ("settings", "head", "empty"),
    [
        ("", "", ()),
        ('required-slots = ["imprint"]', "", ("imprint",)),
        ('required-slots = ["imprint"]', "required-slots: [contact]\n", ("contact",)),
        ('required-slots = ["imprint"]\nslots.imprint = "us"', "", ()),
        ('required-slots = ["imprint"]\nslots.imprint = " "', "", ("imprint",)),
    ],
)
def test_a_text_or_its_press_says_which_slots_it_needs(
    tmp_path: Path, settings: str, head: str, empty: tuple[str, ...]
) -> None:
    text = f"---\ntitle: Rent\n{head}---\n"
    made = press(tmp_path, {"zinepress.toml": settings, "sources/rent/en.md": text})
    edition = made.publications[0].editions[0]
    assert empty_slots(edition, made.settings) == empty
    assert len(list(slot_findings(edition, made.settings))) == bool(empty)


@pytest.mark.parametrize(
    ("how", "told"), [("stop", "are required and empty"), ("draft", "warning: 'contact' and")]
)
def test_an_empty_slot_stops_or_stamps(tmp_path: Path, how: str, told: str) -> None:
    toml = f'required-slots = ["contact", "imprint"]\nempty-slots = "{how}"\n'
    made = press(tmp_path, {"zinepress.toml": toml, **TEXT})
    (said,) = lines(slot_findings(made.publications[0].editions[0], made.settings))
    assert said.startswith("zinepress.toml:1:1: ")
    assert told in said
    assert 'contact = "..." in slots.toml, or build with --slot contact="..."' in said
