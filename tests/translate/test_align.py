"""Aligning two texts block by block."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.translate.pages import MARKERS, confirmed
from zinepress.translate.adopt import adopt
from zinepress.translate.align import align
from zinepress.translate.blocks import cut
from zinepress.translate.ledger import Ledger

LETTERS = "etaoinshrdlu"


@dataclass(frozen=True)
class Labelled:
    """Two texts, and which of their blocks belong together, by their numbers."""

    source: str
    target: str
    pairs: frozenset[tuple[int, int]]


def word(chance: random.Random) -> str:
    return "".join(chance.choices(LETTERS, k=chance.randint(1, 9)))


def block(chance: random.Random) -> tuple[str, str]:
    """A block in two made-up languages: as long as they usually are, with the same figures."""
    kind = chance.choices(list(MARKERS), weights=(12, 8, 2, 4))[0]
    length = (
        chance.randint(2, 6) if kind == "heading" else round(chance.lognormvariate(2.8, 0.8)) + 2
    )
    words = [word(chance) for _ in range(length)]
    others = [word(chance) for _ in range(max(1, round(length * chance.gauss(1.12, 0.12))))]
    if chance.random() < 0.25:
        figure = str(chance.randint(2, 2000))
        words.insert(chance.randint(0, len(words)), figure)
        others.insert(chance.randint(0, len(others)), figure)
    return MARKERS[kind] + " ".join(words), MARKERS[kind] + " ".join(others)


def labelled(seed: int) -> Labelled:
    """A page of some forty blocks; one in twenty is missing on each side."""
    chance = random.Random(seed)
    source: list[str] = []
    target: list[str] = []
    pairs: set[tuple[int, int]] = set()
    for _ in range(chance.randint(15, 60)):
        one, other = block(chance)
        left_out = chance.random()
        if left_out > 0.1:
            pairs.add((len(source), len(target)))
        source += [one] if left_out >= 0.05 else []
        target += [other] if not 0.05 <= left_out < 0.1 else []
    return Labelled("\n\n".join(source), "\n\n".join(target), frozenset(pairs))


def test_nearly_all_blocks_of_labelled_pages_find_their_counterparts() -> None:
    right = wanted = 0
    for seed in range(30):
        page = labelled(seed)
        source, target = cut(page.source).blocks, cut(page.target).blocks
        found = {
            (source.index(one), target.index(other))
            for one, other in align(source, target)
            if one and other
        }
        right += len(found & page.pairs)
        wanted += len(page.pairs)
    assert right >= 0.96 * wanted


def test_every_block_is_in_one_pair_and_in_order() -> None:
    page = labelled(5)
    source, target = cut(page.source).blocks, cut(page.target).blocks
    pairs = align(source, target)
    assert tuple(one for one, _ in pairs if one) == source
    assert tuple(other for _, other in pairs if other) == target


def test_a_paragraph_that_was_left_out_leaves_a_gap() -> None:
    source = "# Rights\n\nYou may stay silent when they ask.\n\nCall 213-555-0142.\n\nGo home.\n"
    target = "# Derechos\n\nLlame al 213-555-0142.\n\nVaya a casa.\n"
    pairs = align(cut(source).blocks, cut(target).blocks)
    assert [(one.line if one else 0, other.line if other else 0) for one, other in pairs] == [
        (1, 1),
        (3, 0),
        (5, 3),
        (7, 5),
    ]


def test_figures_of_another_script_are_the_same_figures() -> None:
    source = "Meet us at 9 on day 2.\n\nMeet us at 7 on day 5.\n\nMeet us at 8 on day 6.\n"
    target = "ساعت ۷ روز ۵ همدیگر را ببینیم.\n\nساعت ۸ روز ۶ همدیگر را ببینیم.\n"
    pairs = align(cut(source).blocks, cut(target).blocks)
    assert [(one.line if one else 0, other.line if other else 0) for one, other in pairs] == [
        (1, 0),
        (3, 1),
        (5, 3),
    ]


def test_titles_are_paired_by_their_keys() -> None:
    source = "---\ntitle: Rights\nsubtitle: At the door\n---\nText.\n"
    target = "---\nsubtitle: En la puerta\n---\nTexto.\n"
    pairs = align(cut(source).blocks, cut(target).blocks)
    assert [(one and one.text, other and other.text) for one, other in pairs] == [
        ("Rights", None),
        ("At the door", "En la puerta"),
        ("Text.", "Texto."),
    ]


def test_an_adopted_translation_is_unconfirmed_and_what_is_english_in_it_untranslated() -> None:
    source = "You may stay silent.\n\nAsk for a lawyer.\n\nDSA LA\n"
    target = "Puede guardar silencio.\n\nAsk for a lawyer.\n\nDSA LA\n"
    ledger = adopt(cut(source), cut(target), Ledger("rights", "es", "en"))
    assert [(one.source, one.target, one.is_confirmed) for one in ledger.entries] == [
        ("You may stay silent.", "Puede guardar silencio.", False),
        ("Ask for a lawyer.", "", False),
        ("DSA LA", "DSA LA", False),
    ]
    assert all(entry.is_confirmed for entry in confirmed(source, target).entries)
