"""A translation is set with what its source has and it lacks, and says how far it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.press.shelf import press
from tests.translate.pages import confirmed
from zinepress.build.ledger import read_ledger
from zinepress.build.run import build
from zinepress.events import Failed, Made, Warned
from zinepress.translate.ledger import write_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.events import Event

ENGLISH = """---
title: Rent
facts:
  hotline: 213-555-0142
---

Do not pay the new rent.

Call {{ hotline }} and ask for the committee.
"""
SPANISH = """---
title: Renta
reviewers: [Rosa]
---

No pague la nueva renta.

Llame a {{ hotline }} y pregunte por el comité.
"""
LEDGER = write_ledger(confirmed(ENGLISH, SPANISH))
FILES: dict[str, str | bytes] = {
    "zinepress.toml": 'make = ["text"]\n',
    "sources/rent/en.md": ENGLISH,
    "sources/rent/es.md": SPANISH,
    "sources/rent/es.po": LEDGER,
}
CHANGED = ENGLISH.replace("Do not pay", "Never pay")


def built(root: Path, changed: dict[str, str | bytes] | None = None) -> tuple[str, list[str]]:
    """The Spanish text, and all that was said of it, after these files were written over."""
    said: list[Event] = []
    made = press(root, {**FILES, **(changed or {})})
    build(made, ["rent:es"], said.append, jobs=1, force=False, strict=False)
    findings = [one.finding for one in said if isinstance(one, Warned)]
    findings += [one for event in said if isinstance(event, Failed) for one in event.findings]
    file = root / "out" / "rent" / "rent-es-text.txt"
    text = file.read_text("utf-8") if file.exists() else ""
    reasons = [f"made {one.why}" for one in said if isinstance(one, Made)]
    return text, [*reasons, *map(str, findings)]


def code(text: str) -> str:
    found = re.search(r"[0-9a-f]{4}-[0-9a-f]{2}", text)
    assert found
    return found[0]


def test_a_whole_and_reviewed_translation_is_no_draft_and_needs_no_remark(tmp_path: Path) -> None:
    text, said = built(tmp_path)
    assert text.startswith("Renta\n\nNo pague la nueva renta.\n")
    assert "Borrador" not in text
    assert said == ["made first build"]


def test_a_changed_block_is_set_in_the_source_language_and_makes_a_draft(tmp_path: Path) -> None:
    before = built(tmp_path)[0]
    text, said = built(tmp_path, {"sources/rent/en.md": CHANGED})
    assert text.startswith("Borrador\n\nRenta\n\nNever pay the new rent.\n\nLlame a 213-555-0142")
    assert said == [
        "made because sources/rent/en.md changed",
        "sources/rent/es.md:6: warning: out of date and set in English: 1 block, line 6\n"
        "  hint: 'zinepress translate diff rent es' shows each",
    ]
    assert code(text) != code(before)


def test_a_new_block_stands_in_its_place(tmp_path: Path) -> None:
    longer = ENGLISH.replace("Call {{", "Tell your neighbours.\n\nCall {{")
    text, said = built(tmp_path, {"sources/rent/en.md": longer})
    assert "renta.\n\nTell your neighbours.\n\nLlame a" in text
    assert "not translated and set in English: 1 block, line 9 of sources/rent/en.md" in said[-1]


def test_a_press_may_have_what_is_out_of_date_marked_instead(tmp_path: Path) -> None:
    text, said = built(
        tmp_path,
        {
            "zinepress.toml": 'make = ["text"]\nmissing = "mark"\n',
            "sources/rent/en.md": CHANGED + "\nOne more block of words.\n",
        },
    )
    assert "No pague la nueva renta." in text
    assert "[…]" in text
    assert "One more" not in text
    assert any("out of date and marked: 1 block, line 6" in one for one in said)


def test_what_the_ledger_says_is_set_at_once(tmp_path: Path) -> None:
    before = built(tmp_path, {"sources/rent/en.md": CHANGED})[0]
    ledger = write_ledger(confirmed(CHANGED, SPANISH))
    text, said = built(tmp_path, {"sources/rent/en.md": CHANGED, "sources/rent/es.po": ledger})
    assert text.startswith("Renta\n\nNo pague")
    assert said == ["made because sources/rent/es.po changed"]
    assert code(text) != code(before)


def test_without_a_ledger_the_file_is_set_as_it_stands_and_that_is_told(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if not name.endswith(".po")}
    half = SPANISH.replace("reviewers: [Rosa]\n", "").partition("\nLlame")[0]
    made = press(tmp_path, {**files, "sources/rent/es.md": half})
    said: list[Event] = []
    assert build(made, ["rent:es"], said.append, jobs=1, force=False, strict=False) == 0
    assert [str(one.finding).split("\n")[0] for one in said if isinstance(one, Warned)] == [
        "sources/rent/es.md: warning: not translated and left out: 1 block of sources/rent/en.md",
        "sources/rent/es.md: note: there is no ledger yet, so a change of sources/rent/en.md is "
        "not noticed",
    ]
    text = (tmp_path / "out/rent/rent-es-text.txt").read_text("utf-8")
    assert text.startswith("Borrador\n\nRenta\n\nNo pague la nueva renta.\n\n* * *")


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("", "stamped a draft, as nobody has reviewed it"),
        ("status: draft\nreviewers: [Rosa]\n", "stamped a draft, as its status is 'draft'"),
    ],
)
def test_why_a_whole_translation_is_stamped_is_told(tmp_path: Path, head: str, told: str) -> None:
    text, said = built(
        tmp_path, {"sources/rent/es.md": SPANISH.replace("reviewers: [Rosa]\n", head)}
    )
    assert text.startswith("Borrador\n")
    assert told in said[-1]


def test_a_mistake_in_a_block_of_the_source_is_placed_in_the_source(tmp_path: Path) -> None:
    broken = CHANGED.replace("the new rent", "the {{ amount }} rent")
    _, said = built(tmp_path, {"sources/rent/en.md": broken})
    assert any(one.startswith("sources/rent/en.md:7:") and "amount" in one for one in said)
    longer = ENGLISH.replace("Call {{", "Tell your neighbours.\n\nAnd theirs.\n\nCall {{")
    typo = {"sources/rent/en.md": longer, "sources/rent/es.md": SPANISH + "\nLa {{ suma }}.\n"}
    _, said = built(tmp_path, {**typo})
    assert any(one.startswith("sources/rent/es.md:10:") and "suma" in one for one in said)


def test_a_ledger_that_is_none_is_a_mistake_of_its_edition_alone(tmp_path: Path) -> None:
    _, said = built(tmp_path, {"sources/rent/es.po": "<<<<<<< ours\n"})
    assert any(one.startswith("sources/rent/es.po") for one in said)


@pytest.mark.parametrize(("form", "ending"), [("web", "html"), ("epub", "epub"), ("read", "pdf")])
def test_the_picture_of_the_language_is_in_every_kind_of_file(
    tmp_path: Path, form: str, ending: str
) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><rect width="{}"/></svg>'
    shown = "\n![Mapa de la calle](map.svg)\n"
    files = {
        "zinepress.toml": f'make = ["{form}"]\n',
        "sources/rent/es.md": SPANISH + shown,
        "sources/rent/map.svg": drawing.format(5),
    }
    said: list[Event] = []
    made = press(tmp_path, {**FILES, **files})
    assert build(made, ["rent:es"], said.append, jobs=1, force=False, strict=False) == 0
    name = f"rent-es-{form}.{ending}"
    before = (tmp_path / "out" / "rent" / name).read_bytes()
    (tmp_path / "sources" / "rent" / "map.es.svg").write_text(drawing.format(7), "utf-8")
    said.clear()
    assert build(made, ["rent:es"], said.append, jobs=1, force=False, strict=False) == 0
    assert [one.why for one in said if isinstance(one, Made)] == [
        "because sources/rent/map.es.svg is new"
    ]
    assert (tmp_path / "out" / "rent" / name).read_bytes() != before
    record = read_ledger(tmp_path / ".zinepress").records[f"rent:es:{form}"]
    assert "sources/rent/map.es.svg" in record.read
    assert "sources/rent/map.svg" not in record.read
