"""Translations that travel to other programs and come back."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translate.pages import Twin, confirmed, english, pages, spanish, told
from zinepress.errors import SourceError
from zinepress.translate.blocks import cut
from zinepress.translate.checks import Names
from zinepress.translate.exchange.po import batch_of, read_po, write_po
from zinepress.translate.exchange.take import Taken, take
from zinepress.translate.exchange.units import Batch, Unit, batch
from zinepress.translate.exchange.word import read_word, write_word
from zinepress.translate.exchange.xliff import Version, read_xliff, write_xliff
from zinepress.translate.ledger import Entry, Ledger, digest

NAMES = Names("en", "es", "en.md", "es.md")
ENGLISH = "# Rights\n\nYou may stay silent.\n\n- Ask for a lawyer.\n- Do not sign.\n"
SPANISH = "# Derechos\n\nPuede callar.\n\n- Pida abogado.\n- No firme.\n"
LEDGER = confirmed(ENGLISH, SPANISH)

words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() == text)
texts = st.lists(words, min_size=1, max_size=3).map("\n".join)
units = st.builds(Unit, source=texts, target=st.just("") | texts, kind=st.just("paragraph"))
batches = st.builds(
    Batch,
    st.just("rights"),
    st.just("en"),
    st.sampled_from(["es", "fa"]),
    st.lists(units, min_size=1, max_size=4).map(tuple),
    st.sampled_from(["", "a" * 64]),
)


def plain(batch: Batch) -> Batch:
    """A batch with what every form of file carries."""
    return replace(batch, units=tuple(Unit(one.source, one.target) for one in batch.units))


@settings(max_examples=50)
@given(batches)
def test_every_form_brings_back_what_it_was_given(sent: Batch) -> None:
    assert read_po(write_po(sent), "es.po") == sent
    for version in Version:
        assert plain(read_xliff(write_xliff(sent, version), "es.xlf")) == plain(sent)


@settings(max_examples=15)
@given(batches)
def test_word_brings_back_what_it_was_given(sent: Batch) -> None:
    assert read_word(write_word(sent), "es.docx") == sent


def exported(source: str, target: str, ledger: Ledger = LEDGER) -> Batch:
    """A translation on its way out."""
    return batch("rights", NAMES, cut(target), told(source, target, ledger))


def with_units(sent: Batch, **texts: str) -> Batch:
    """A batch in which a translator wrote other words, by what the source says."""
    new = {key.replace("_", " "): text for key, text in texts.items()}
    return replace(
        sent,
        units=tuple(
            replace(one, target=next((t for k, t in new.items() if k in one.source), one.target))
            for one in sent.units
        ),
    )


def taken(target: str, sent: Batch, source: str = ENGLISH, ledger: Ledger = LEDGER) -> Taken:
    """A batch taken in."""
    return take(cut(source), cut(target), ledger, sent, NAMES)


def test_what_is_doubtful_travels_with_what_it_was_made_for() -> None:
    now = ENGLISH.replace("stay silent", "leave").replace("- Do", "- New one.\n- Do")
    sent = exported(now, SPANISH.replace("- Pida abogado.\n", ""))
    assert sent.units == (
        Unit("Rights", "Derechos", "heading"),
        Unit("You may leave.", "Puede callar.", "paragraph", True, "You may stay silent."),
        Unit("Ask for a lawyer.", "Pida abogado.", "list item", True),
        Unit("New one.", "", "list item"),
        Unit("Do not sign.", "No firme.", "list item"),
    )
    assert "was: You may [-stay silent-]." in words_of(write_word(sent))


def words_of(packed: bytes) -> str:
    """The words in a Word document, its markup cut away."""
    with ZipFile(BytesIO(packed)) as archive:
        return re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())


def test_new_words_are_put_where_they_belong() -> None:
    sent = with_units(exported(ENGLISH, SPANISH), silent="Puede guardar\nsilencio.", Ask="¡Pida!")
    done = taken(SPANISH, sent)
    assert done.text == SPANISH.replace("callar", "guardar\nsilencio").replace(
        "Pida abogado.", "¡Pida!"
    )
    assert (done.changed, done.findings) == (2, ())


def test_a_block_that_was_missing_is_put_into_its_list() -> None:
    less = SPANISH.replace("- Pida abogado.\n", "")
    sent = with_units(exported(ENGLISH, less), Ask="Pida abogada.")
    done = taken(less, sent)
    assert done.text == SPANISH.replace("abogado", "abogada")
    assert done.changed == 1


def test_words_changed_on_both_sides_are_both_kept() -> None:
    sent = with_units(exported(ENGLISH, SPANISH), silent="Puede no hablar.", Ask="Pida abogada.")
    edited = SPANISH.replace("Puede callar", "Tiene derecho a callar")
    done = taken(edited, sent)
    assert done.text == edited.replace("abogado", "abogada")
    assert [str(one) for one in done.findings] == [
        "es.md:3: warning: changed here and there: 'Tiene derecho a callar.', and 'Puede no "
        "hablar.'\n  hint: keep the better one in the file; the other is at the end of the ledger"
    ]
    assert done.ledger.kept == (Entry("You may stay silent.", "Puede no hablar."),)


def test_words_that_were_not_confirmed_yet_and_are_replaced_are_kept() -> None:
    edited = SPANISH.replace("Puede callar", "Tiene derecho a callar")
    sent = with_units(exported(ENGLISH, edited), silent="Usted puede callar.")
    done = taken(edited, sent)
    assert done.text == SPANISH.replace("Puede callar", "Usted puede callar")
    assert done.ledger.kept == (Entry("You may stay silent.", "Tiene derecho a callar."),)


def test_a_file_that_says_nothing_new_changes_nothing() -> None:
    edited = SPANISH.replace("Puede callar", "Tiene derecho a callar")
    done = taken(edited, exported(ENGLISH, SPANISH))
    assert (done.text, done.changed, done.findings) == (edited, 0, ())
    emptied = with_units(exported(ENGLISH, SPANISH), silent="")
    assert taken(SPANISH, emptied).text == SPANISH


def test_words_for_an_older_source_are_taken_and_stay_doubtful() -> None:
    sent = with_units(exported(ENGLISH, SPANISH), silent="Puede guardar silencio.")
    now = ENGLISH.replace("stay silent", "leave")
    done = taken(SPANISH, sent, now)
    assert "Puede guardar silencio." in done.text
    states = [str(row.state) for row in told(now, done.text, done.ledger)]
    assert states == ["current", "probably updated", "current", "current"]


def test_words_for_a_source_that_is_gone_are_told() -> None:
    done = taken(
        "# Derechos\n",
        with_units(exported(ENGLISH, SPANISH), silent="Puede guardar silencio."),
        "# Rights\n",
    )
    assert done.text == "# Derechos\n"
    assert [one.message for one in done.findings] == [
        "'You may stay silent.' is no longer in English",
        "'Ask for a lawyer.' is no longer in English",
        "'Do not sign.' is no longer in English",
    ]


@pytest.mark.parametrize("bad", ["- a list", "# a heading", "one\n\ntwo", "::: box", "```\ncode"])
def test_words_that_would_be_read_as_something_else_are_refused_and_kept(bad: str) -> None:
    sent = with_units(exported(ENGLISH, SPANISH), silent=bad, Ask="Pida abogada.")
    done = taken(SPANISH, sent)
    assert done.text == SPANISH.replace("abogado", "abogada")
    assert done.ledger.kept == (Entry("You may stay silent.", bad),)
    assert "would change the form" in done.findings[0].message


def test_a_ledger_that_weblate_edited_is_a_batch() -> None:
    entries = tuple(replace(one, target=one.target.upper()) for one in LEDGER.entries)
    done = taken(SPANISH, batch_of(replace(LEDGER, entries=entries)))
    assert done.text == "# DERECHOS\n\nPUEDE CALLAR.\n\n- PIDA ABOGADO.\n- NO FIRME.\n"


@settings(max_examples=40)
@given(pages, st.data())
def test_no_word_of_anybody_is_ever_gone(page: list[Twin], data: st.DataObject) -> None:
    ledger = confirmed(english(page), spanish(page))
    chosen = st.lists(st.sampled_from(page), unique=True)
    here, there = data.draw(chosen), data.draw(chosen)
    edited = spanish(
        [replace(one, spanish=f"{one.spanish} aquí") if one in here else one for one in page]
    )
    sent = exported(english(page), spanish(page), ledger)
    sent = replace(
        sent,
        units=tuple(
            replace(unit, target=f"{unit.target} allá") if one in there else unit
            for unit, one in zip(sent.units, page, strict=True)
        ),
    )
    done = taken(edited, sent, english(page), ledger)
    said = [block.text for block in cut(done.text).blocks]
    said += [entry.target for entry in done.ledger.kept]
    assert all(f"{one.spanish} aquí" in said for one in here)
    assert all(f"{one.spanish} allá" in said for one in there)
    assert len(done.findings) == len([one for one in here if one in there])


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "<xliff/>",
        "<a",
        '<!DOCTYPE x [<!ENTITY a "b">]><xliff/>',
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:3.0"/>',
        "\x00",
    ],
)
def test_what_is_no_xliff_is_refused(hostile: str) -> None:
    with pytest.raises(SourceError):
        read_xliff(hostile, "es.xlf")


def zipped(**files: str) -> bytes:
    """A zip file."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


@pytest.mark.parametrize("hostile", [b"", b"PK", b"%PDF-1.7", zipped(a="b"), zipped(word="x" * 99)])
def test_what_is_no_word_document_is_refused(hostile: bytes) -> None:
    with pytest.raises(SourceError):
        read_word(hostile, "es.docx")


def test_a_digest_tells_that_nothing_changed_meanwhile() -> None:
    assert exported(ENGLISH, SPANISH).target_digest == digest(SPANISH)
