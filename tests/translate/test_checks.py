"""What a translation is told when it is checked."""

from __future__ import annotations

import pytest

from tests.translate.pages import confirmed, told
from zinepress.errors import Finding, Severity, Where
from zinepress.translate.adopt import adopt
from zinepress.translate.blocks import cut
from zinepress.translate.checks import Names, check
from zinepress.translate.ledger import Ledger
from zinepress.translate.rules.characters import mended
from zinepress.translate.states import rows


def findings(source: str, target: str, language: str = "es") -> tuple[Finding, ...]:
    """All that is said of a translation, every block of it confirmed."""
    ledger = confirmed(source, target)
    names = Names("en", language, "en.md", f"{language}.md")
    return check(cut(source), cut(target), told(source, target, ledger), names)


def say(source: str, target: str, language: str = "es") -> list[str]:
    """What is said of a translation, in short: severity, rule, message."""
    return [
        f"{one.severity} {one.rule}: {one.message}" for one in findings(source, target, language)
    ]


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        (
            "Call 213-555-0142 now.",
            "Llame ya al 213-555-0124.",
            [
                "error phones: phone number 213-555-0142 is missing (English line 1)",
                "error phones: phone number 213-555-0124 is not in the source (English line 1)",
            ],
        ),
        ("Call (213) 555-0142 now.", "Llame ya al 213.555.0142.", []),
        (
            "Pay $1,500 by noon.",
            "Pague 1.300 $ antes del mediodía.",
            ["error prices: the amount $1,500 is missing (English line 1)"],
        ),
        ("Pay $1,500 by noon.", "Pague 1.500 $ antes del mediodía.", []),
        (
            "See § 1946.2 of the code.",
            "Vea el § 1946.1 del código.",
            ["error sections: the section § 1946.2 is missing (English line 1)"],
        ),
        (
            "Read it within 30 days.",
            "Léalo dentro de veinte días.",
            ["note figures: the number 30 is missing (English line 1)"],
        ),
        ("Day 2 begins at 4:00 pm.", "El segundo día empieza a las 16:00.", []),
        ("From 9:00 am to 5:30 pm.", "De 9:00 a 17:30.", []),
        ("It ran 2017-2018 with 15-25 people.", "Duró 2017-2018 con entre 15 y 25 personas.", []),
        (
            "See [it](https://example.org/a).",
            "Vea [esto](https://example.org/b).",
            [
                "error addresses: the address https://example.org/a is missing (English line 1)",
                "warning addresses: the address https://example.org/b is not in the source "
                "(English line 1)",
            ],
        ),
        (
            "See [it](https://example.org/en/a) or www.example.org/x.",
            "Vea [esto](https://es.example.org/a/) o www.example.org/y.",
            [
                "error addresses: the address www.example.org/x is missing (English line 1)",
                "warning addresses: the address www.example.org/y is not in the source "
                "(English line 1)",
            ],
        ),
        (
            "See [it](https://example.org/en/a).",
            "Vea [esto](https://example.org/es/a).",
            [],
        ),
        (
            "Write to us@example.org today.",
            "Escriba a nos@example.org hoy.",
            ["error mails: the address us@example.org is missing (English line 1)"],
        ),
        (
            "See the page about the law.",
            "Vea [la página] sobre la ley (https://example.org).",
            [
                "warning addresses: the address https://example.org is not in the source "
                "(English line 1)",
                "error dead-links: this link leads nowhere (English line 1)",
            ],
        ),
        (
            "Ask first.[^a]\n\n[^a]: The law says so.",
            "Pregunte antes.\n\n[^a]: Lo dice la ley.",
            [
                "error notes: the call of footnote [^a] is missing (English line 1)",
                "error footnotes: footnote [^a] is not called (English line 3)",
            ],
        ),
        (
            "Call {{ hotline }} first.",
            "Llame primero al {{ hotlin }}.",
            [
                "error facts: {{ hotline }} is missing (English line 1)",
                "error facts: {{ hotlin }} is not in the source (English line 1)",
            ],
        ),
        ("![A map](map.png)", "![Un mapa](map.es.png)", []),
        (
            "![A map](map.png)",
            "![Un mapa](plan.png)",
            ["error pictures: the picture map.png is missing (English line 1)"],
        ),
        (
            "# Rights {#top}",
            "# Derechos {#arriba}",
            ["error attributes: {#top} is missing (English line 1)"],
        ),
        (
            "You **must** ask.",
            "Debe pedir.",
            ["warning emphasis: **strong words**: 1 in the source, 0 here (English line 1)"],
        ),
        (
            "Type `make test` there.",
            "Escriba `make prueba` ahí.",
            ["warning code: `make test` is missing (English line 1)"],
        ),
        (
            "# Rights",
            "## Derechos",
            [
                "error headings: this is a heading of level 2, the source has a heading of level 1 "
                "(English line 1)"
            ],
        ),
        (
            "Roses are red\\\nviolets blue",
            "Rosas rojas y violetas azules",
            ["warning lines: lines of verse: 1 here, 2 in the source (English line 1)"],
        ),
        (
            "You may leave. You have the right to stay with your friend.",
            "Puede irse. You have the right to stay with your friend.",
            [
                "warning left-over: still in English: 'You have the right to stay with your "
                "friend.' (English line 1)"
            ],
        ),
        (
            "Ask for a lawyer.",
            "Pida un un abogado.",
            ["warning doubled: 'un' stands twice"],
        ),
        (
            "Why do they ask? " + "Stay calm and say nothing at all to them. " * 4,
            "¿Por qué preguntan? Calma.",
            [
                "warning length: shorter than such a paragraph usually is: 26 letters for 184 "
                "(English line 1)"
            ],
        ),
        ("Why?", "Por qué?", ["warning opening-signs: '?' without '¿'"]),
        (
            "You may ask.",
            "Puede pre\u200bguntar\ufffd.",
            [
                "error invisible: a letter was lost here",
                "warning invisible: an invisible character, U+200B, in a word",
            ],
        ),
        (
            "You may ask.",
            "Puede \u202epreguntar\u202c.",
            [
                "warning direction-marks: an invisible character, U+202E, turns the order of "
                "letters",
                "warning direction-marks: an invisible character, U+202C, turns the order of "
                "letters",
            ],
        ),
        (
            "You may ask.",
            "Puede preguntar mañana.".replace("ñ", "n\u0303"),
            ["warning composed: some letters and their accents are two characters each"],
        ),
        (
            'Say "no" to them.',
            "Diga «no» a todos.",
            [
                "warning quotes: the quotation mark « is of another language",
                "warning quotes: the quotation mark » is of another language",
            ],
        ),
        (
            "::: box\nYou may ask.\n:::",
            "Puede preguntar.",
            ["error boxes: '::: box' is missing (English line 1)"],
        ),
        (
            "You may ask.",
            "::: box\nPuede preguntar.\n:::",
            ["warning boxes: '::: box' is not in the source"],
        ),
    ],
)
def test_a_block_is_told_what_it_lacks(source: str, target: str, wanted: list[str]) -> None:
    assert say(source, target) == wanted


@pytest.mark.parametrize(
    ("language", "target", "wanted"),
    [
        ("fa", "ساعت ۹ به ۲۱۳-۵۵۵-۰۱۴۲ زنگ بزنید.", []),
        ("fa", "ساعت ۹ به ۲۱۳-۵۵۵-۰۱۴۲ زنگ بزنید, خب?", [
            "warning signs: ',' where '،' is usual",
            "warning signs: '?' where '؟' is usual",
        ]),
        ("ko", "9시에 213-555-0142로 전화하세요。", ["warning signs: '。' where '.' is usual"]),
        ("zh-Hans", "九点打电话 213-555-0142,好。", []),
        ("el", "Καλέστε στις 9 το 213-555-0142 ναι?", ["warning signs: '?' where ';' is usual"]),
        ("ko", "Please dial 213-555-0142 when it is nine.", [
            "error script: this is not in the letters that Korean is written in (English line 1)",
        ]),
    ],
)  # fmt: skip
def test_every_language_has_its_own_signs(language: str, target: str, wanted: list[str]) -> None:
    assert say("Call 213-555-0142 at 9 o'clock.", target, language) == wanted


def test_a_finding_has_both_places() -> None:
    source = "# Rights\n\nYou may ask.\n\nCall us\nat 213-555-0142.\n"
    target = "# Derechos\n\nPuede preguntar.\n\nLlámenos\nal 213-555-0124 ya.\n"
    missing, added = findings(source, target)
    assert missing.where == Where("es.md", 5)
    assert added.where == Where("es.md", 6, 4)
    assert added.message.endswith("(English line 5)")


def test_states_are_told_in_plain_words() -> None:
    source = "You may stay silent.\n\nAsk for a lawyer.\n\nCall your union today.\n\nDo not sign.\n"
    target = "Puede callar.\n\nAsk for a lawyer.\n\nLlame hoy a su sindicato.\n\nNo firme.\n"
    ledger = confirmed(source, target)
    now = source.replace("stay silent", "leave").replace("Do not sign.\n", "") + "A new one here.\n"
    less = target.replace("\n\nLlame hoy a su sindicato.", "")
    names = Names("en", "es", "en.md", "es.md")
    said = [str(one) for one in check(cut(now), cut(less), told(now, less, ledger), names)]
    assert said == [
        "es.md:1: warning: English changed since: 'You may leave.' (English line 1)\n"
        "  hint: 'translate diff' shows what",
        "es.md:3: warning: still in English: 'Ask for a lawyer.' (English line 3)\n"
        "  hint: translate it",
        "es.md:3: the translation of 'Call your union today.' is gone (English line 5)\n"
        "  hint: bring it back, it is in the ledger",
        "es.md:5: warning: English changed since: 'A new one here.' (English line 7)\n"
        "  hint: 'translate diff' shows what",
    ]


def test_what_nobody_confirmed_is_counted_once() -> None:
    source, target = "You may ask.\n\nYou may leave.\n", "Puede preguntar.\n\nPuede irse.\n"
    ledger = adopt(cut(source), cut(target), Ledger("rights", "es", "en"))
    names = Names("en", "es", "en.md", "es.md")
    found = check(cut(source), cut(target), rows(cut(source), cut(target), ledger), names)
    assert [(one.severity, one.message) for one in found] == [
        (Severity.NOTE, "2 blocks that nobody has confirmed")
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("es", "man\u0303ana pre\u200bgunte", "mañana pregunte"),
        (
            "fa",
            "سلام, خوبی? `a, b?` https://example.org/a,b",
            "سلام، خوبی؟ `a, b?` https://example.org/a,b",
        ),
        ("ko", "오세요。", "오세요."),
        ("en", "as it is, is it?", "as it is, is it?"),
    ],
)
def test_what_is_surely_wrong_can_be_mended(language: str, text: str, wanted: str) -> None:
    assert mended(text, language) == wanted
