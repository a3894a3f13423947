"""The words that a press has agreed on."""

from __future__ import annotations

import pytest

from tests.translate.pages import confirmed, told
from zinepress.errors import SourceError
from zinepress.translate.blocks import cut
from zinepress.translate.checks import Names, check
from zinepress.translate.glossary import read_glossary

GLOSSARY = read_glossary("en,es\nlandlord|owner,casero\nunion dues,cuota sindical|cuotas\n")


def say(source: str, target: str) -> list[str]:
    """What the glossary says of a translation."""
    rows = told(source, target, confirmed(source, target))
    names = Names("en", "es", "en.md", "es.md")
    found = check(cut(source), cut(target), rows, names, GLOSSARY)
    return [one.message for one in found if one.rule == "glossary"]


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("Ask the landlord.", "Pregunte al casero.", []),
        ("Ask the landlords.", "Pregunte a los caseros.", []),
        (
            "Ask the owner.",
            "Pregunte al dueño.",
            ["'owner' is 'casero' in the glossary (English line 1)"],
        ),
        ("Pay your union dues.", "Pague su cuota sindical.", []),
        (
            "Pay your union dues.",
            "Pague lo que debe.",
            ["'union dues' is 'cuota sindical or cuotas' in the glossary (English line 1)"],
        ),
        ("Call your union.", "Llame al gremio.", []),
    ],
)
def test_agreed_words_are_used_with_whatever_ending(
    source: str, target: str, wanted: list[str]
) -> None:
    assert say(source, target) == wanted


def test_a_glossary_begins_with_languages() -> None:
    assert read_glossary("").terms == ()
    with pytest.raises(SourceError, match=r"sources/glossary\.csv:1: 'spanish words'"):
        read_glossary("en,spanish words\n")
