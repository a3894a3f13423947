"""The text that a build sets for a translation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translate.pages import Twin, confirmed, english, pages, spanish, told
from zinepress.errors import Finding, Where
from zinepress.press.model import FrontMatter
from zinepress.source.read import read_document
from zinepress.translate.assemble import Assembled, Missing, Plan, assemble
from zinepress.translate.blocks import cut

PLAN = Plan("en", "en.md", "es.md")
ENGLISH = """---
title: Know
---
# Know {#top}

You may stay silent and ask.

Ask for a lawyer [here](http://example.org/a).

::: box Mind
In the box one two.

Second in the box.
:::

- one two three four
- five six seven eight
- nine ten eleven twelve

| what | how |
|---|---|
| sign | never sign it |
| open | never open it |

Do not sign anything they give.[^a]

[^a]: A note about signing.
"""
SPANISH = """---
title: Conozca
---
# Conozca {#top}

Puede guardar silencio y pedir.

Pida abogado [aquí](http://example.org/a).

::: box Ojo
En la caja uno dos.

Segundo en la caja.
:::

- uno dos tres cuatro
- cinco seis siete ocho
- nueve diez once doce

| qué | cómo |
|---|---|
| firmar | nunca firme |
| abrir | nunca abra |

No firme nada que le den.[^a]

[^a]: Una nota sobre firmar.
"""
LEDGER = confirmed(ENGLISH, SPANISH)


def assembled(source: str = ENGLISH, target: str = SPANISH, plan: Plan = PLAN) -> Assembled:
    made = assemble(source, target, LEDGER, plan)
    document = read_document(
        made.text, "es.md", "es", output="read", facts={}, include=lambda _: None
    )
    assert document.findings == ()
    return made


def added(made: Assembled) -> list[str]:
    """The lines of a text that are not the translation's."""
    return [line for line in made.text.split("\n") if line and line not in SPANISH.split("\n")]


def test_a_whole_translation_is_set_as_it_is() -> None:
    made = assembled()
    assert made.text == SPANISH
    assert made.is_complete
    assert [one.line for one in made.origins] == list(range(1, 29))


def test_a_changed_block_is_set_in_the_language_of_the_source() -> None:
    made = assembled(ENGLISH.replace("stay silent", "leave"))
    assert added(made) == [
        "{.x-untranslated lang=en dir=ltr}",
        "You may leave and ask.",
    ]
    assert "Puede guardar silencio" not in made.text
    assert (made.done, made.total) == (17, 18)


def test_a_changed_block_may_stay_and_be_marked() -> None:
    plan = replace(PLAN, missing=Missing.MARK)
    made = assembled(ENGLISH.replace("stay silent", "leave"), plan=plan)
    assert added(made) == ["{.x-stale}"]
    made = assembled(ENGLISH + "\nA new one that is last.\n", plan=plan)
    assert added(made) == ["{.x-untranslated}", "[…]"]


@pytest.mark.parametrize(
    ("was", "now", "wanted"),
    [
        ("# Know {#top}", "# Know now {#top}", "# Know now {#top .x-untranslated lang=en dir=ltr}"),
        ("box Mind", "box Mind this", "::: box [Mind this]{.x-untranslated lang=en dir=ltr}"),
        ("- nine", "- new item\n- nine", "- [new item]{.x-untranslated lang=en dir=ltr}"),
        ("| open", "| new | row |\n| open", "| [new]{.x-untranslated lang=en dir=ltr} | "),
        ("signing.\n", "ink.\n", "[^a]: [A note about ink.]{.x-untranslated lang=en dir=ltr}"),
    ],
)
def test_what_is_new_is_marked_as_its_kind_allows(was: str, now: str, wanted: str) -> None:
    assert wanted in assembled(ENGLISH.replace(was, now)).text


def test_a_new_block_in_a_box_is_set_in_the_box_and_one_behind_it_behind() -> None:
    inside = ENGLISH.replace("Second in the", "New inside.\n\nSecond in the")
    behind = ENGLISH.replace("- one", "New behind.\n\n- one")
    assert (
        "dos.\n\n{.x-untranslated lang=en dir=ltr}\nNew inside.\n\nSegundo"
        in assembled(inside).text
    )
    assert (
        ":::\n\n{.x-untranslated lang=en dir=ltr}\nNew behind.\n\n- uno" in assembled(behind).text
    )


def test_a_new_box_brings_its_fences() -> None:
    source = ENGLISH.replace("Do not", "::: warning\nA whole new box.\n:::\n\nDo not")
    wanted = "::: warning\n{.x-untranslated lang=en dir=ltr}\nA whole new box.\n:::\n\nNo firme"
    assert wanted in assembled(source).text


def test_a_block_behind_nested_boxes_is_set_behind_them() -> None:
    nested = "::: box\n::: box\nOne two three.\n:::\n:::\n"
    source, target = (
        f"Four five six.\n\n{nested}",
        "Cuatro cinco.\n\n" + nested.replace("One two three", "Uno dos"),
    )
    ledger = confirmed(source, target)
    made = assemble(source + "\nSeven eight.\n", target, ledger, PLAN)
    assert made.text == f"{target}\n{{.x-untranslated lang=en dir=ltr}}\nSeven eight.\n"


@pytest.mark.parametrize(
    ("before", "new"),
    [
        ("```\none = 1\n```", "New words here."),
        ("One two three\n=====", "New words here."),
        ("| one two | three |\n|---|---|", "| four | five six |"),
        ("One two three.", "```\nfour = 4\n```"),
        ("One two three.", "Four five six\n====="),
        ("One two three.", "{.lead}\nFour five six."),
    ],
)
def test_what_belongs_to_a_block_stays_with_it(before: str, new: str) -> None:
    target = before.replace("One two three", "Uno dos").replace("one two | three", "uno | dos")
    apart = "\n" if before.startswith("|") else "\n\n"
    ledger = confirmed(before, target)
    made = assemble(f"{before}{apart}{new}\n", f"{target}\n", ledger, PLAN)
    there = cut(made.text).blocks
    assert [block.kind for block in there] == [
        block.kind for block in cut(f"{before}{apart}{new}\n").blocks
    ]
    assert made.text.startswith(target)
    assert [len(made.text.split("\n"))] == [len(made.origins)]


def test_words_that_no_brackets_can_hold_are_set_without_them() -> None:
    made = assembled(ENGLISH.replace("- nine ten", "- nine ] ten"))
    assert "- nine ] ten eleven twelve" in made.text
    assert not made.is_complete


def test_addresses_that_changed_places_are_left_to_a_person() -> None:
    source = "See [one](http://example.org/a) and [two](http://example.org/b).\n"
    target = "Vea [uno](http://example.org/a) y [dos](http://example.org/b).\n"
    now = source.replace("/a", "/c").replace("/b", "/a").replace("/c", "/b")
    ledger = confirmed(source, target)
    assert [row.notes for row in told(now, target, ledger)] == [("links",)]
    assert assemble(now, target, ledger, PLAN).text == target


def test_a_translation_that_additions_would_break_is_set_as_it_is() -> None:
    never_closed = "~~~\nuno = 1\n"
    made = assemble(
        "One two three.\n\nFour five.\n",
        never_closed,
        confirmed("One two three.\n", never_closed),
        PLAN,
    )
    assert made.text == never_closed
    assert not made.is_complete


def test_a_lost_item_stands_in_its_list_again() -> None:
    made = assembled(target=SPANISH.replace("- uno dos tres cuatro\n", ""))
    assert ":::\n\n- [one two three four]{.x-untranslated lang=en dir=ltr}\n- cinco" in made.text


def test_words_of_the_source_in_the_translation_are_given_their_language() -> None:
    made = assembled(target=SPANISH.replace("Segundo en la caja.", "Second in the box."))
    assert "dos.\n\n{.x-untranslated lang=en dir=ltr}\nSecond in the box.\n:::" in made.text
    assert not made.is_complete


def test_a_new_address_is_put_into_the_translation() -> None:
    made = assembled(ENGLISH.replace("example.org/a", "example.org/b"))
    assert "[aquí](http://example.org/b)" in made.text
    assert made.is_complete


def test_without_a_ledger_nothing_is_added_but_english_is_marked() -> None:
    target = SPANISH.replace("- uno dos tres cuatro\n", "").replace(
        "Segundo en la caja.", "Second in the box."
    )
    made = assemble(ENGLISH, target, None, PLAN)
    assert [line for line in made.text.split("\n") if line not in target.split("\n")] == [
        "{.x-untranslated lang=en dir=ltr}"
    ]
    assert not made.is_complete


def test_a_finding_is_placed_where_people_can_mend_it() -> None:
    made = assembled(ENGLISH.replace("stay silent", "leave") + "\nA new one.\n")
    lines = made.text.split("\n")

    def placed(line: str) -> Where | None:
        return made.placed(Finding("wrong", Where("es.md", lines.index(line) + 1, 3))).where

    assert placed("You may leave and ask.") == Where("en.md", 6, 3)
    assert placed("A new one.") == Where("en.md", 29, 3)
    assert placed("- uno dos tres cuatro") == Where("es.md", 16, 3)
    assert made.placed(Finding("wrong", Where("part.md", 6))).where == Where("part.md", 6)


@pytest.mark.parametrize(
    ("front", "is_draft"),
    [
        (FrontMatter(), True),
        (FrontMatter(reviewers=("Rosa",)), False),
        (FrontMatter(status="approved"), False),
        (FrontMatter(status="draft", reviewers=("Rosa",)), True),
    ],
)
def test_an_edition_is_a_draft_until_somebody_reviewed_it(
    front: FrontMatter, is_draft: bool
) -> None:
    assert assembled().is_draft(front) is is_draft
    assert assembled(ENGLISH + "\nNew words here.\n").is_draft(front)


def test_words_that_changed_on_both_sides_keep_it_a_draft() -> None:
    made = assembled(
        ENGLISH.replace("stay silent", "leave"), SPANISH.replace("guardar silencio", "irse")
    )
    assert made.text == SPANISH.replace("guardar silencio", "irse")
    assert made.is_draft(FrontMatter(status="approved"))


@settings(max_examples=60)
@given(pages, st.data(), st.sampled_from(sorted(Missing)))
def test_every_word_of_the_translator_is_set_and_every_line_knows_where_it_is_from(
    page: list[Twin], data: st.DataObject, missing: Missing
) -> None:
    ledger = confirmed(english(page), spanish(page))
    kept = data.draw(st.lists(st.sampled_from(page), min_size=1, unique=True))
    source = english([one for pair in zip(page, page, strict=True) for one in pair][1:])
    target = spanish([one for one in page if one in kept])
    made = assemble(source, target, ledger, Plan("en", "en.md", "es.md", missing))
    there = iter([block.text for block in cut(made.text).blocks])
    assert all(block.text in there for block in cut(target).blocks)
    files = {"en.md": source.split("\n"), "es.md": target.split("\n")}
    lines = made.text.split("\n")
    assert len(lines) == len(made.origins)
    for line, origin in zip(lines, made.origins, strict=True):
        if line and origin.path == "es.md":
            assert line == files["es.md"][origin.line - 1]
        elif line and missing is Missing.SOURCE:
            words = line.strip("#->[]{} ").split("]")[0].split(" {")[0]
            assert words in files["en.md"][origin.line - 1] or words.startswith(".x-")
