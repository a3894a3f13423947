"""Translations from the command line: files that travel, mend, and wait to be confirmed."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest

from zinepress.cli import boundary
from zinepress.cli.main import zinepress
from zinepress.cli.translate import HELP
from zinepress.layout.strings import read_words
from zinepress.press.shipped import shipped_folder

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "---\ntitle: Rights\n---\n\nYou may stay silent.\n\nAsk for a lawyer.\n"
SPANISH = "---\ntitle: Derechos\n---\n\nPuede callar.\n\nPida un abogado.\n"


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A press with one publication and its translation, confirmed."""
    folder = tmp_path / "sources" / "rights"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text(ENGLISH, "utf-8")
    (folder / "es.md").write_text(SPANISH, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("accept", "--all") == 0
    return tmp_path


def run(*arguments: str) -> int:
    """The exit code of a subcommand."""
    return boundary.run(zinepress, ["translate", *arguments])


@pytest.mark.parametrize("name", HELP)
def test_every_subcommand_has_a_line_of_help_and_help_of_its_own(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(name, "--help") == 0
    said = capsys.readouterr().out
    assert " ".join(HELP[name][1].split()) in " ".join(said.split())


@pytest.mark.parametrize("form", ["po", "xliff", "xliff2", "docx"])
def test_a_translation_travels_and_comes_back_as_it_was(
    press: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = press / "away" / {"xliff": "a.xlf", "xliff2": "a.xliff"}.get(form, f"a.{form}")
    assert run("export", "es", "--to", form, "--output", str(file)) == 0
    assert run("import", "es", "--from", str(file)) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "sources/rights/es.md: 0 blocks taken, 0 to look at"
    )
    assert (press / "sources/rights/es.md").read_text("utf-8") == SPANISH


def test_words_written_in_word_are_put_into_the_text(press: Path) -> None:
    text = press / "sources/rights/es.md"
    text.write_bytes(b"\xef\xbb\xbf" + SPANISH.replace("\n", "\r\n").encode())
    assert run("export", "rights", "es") == 0
    file = press / "out/translate/rights-es.docx"
    document = docx.Document(BytesIO(file.read_bytes()))
    document.tables[0].rows[2].cells[2].text = "Puede guardar\nsilencio."
    document.save(str(file))
    assert run("import", "rights:es", "--from", str(file)) == 0
    new = SPANISH.replace("Puede callar", "Puede guardar\nsilencio")
    assert text.read_bytes() == b"\xef\xbb\xbf" + new.replace("\n", "\r\n").encode()


def test_a_ledger_edited_in_weblate_is_taken_in_where_it_stands(press: Path) -> None:
    ledger = press / "sources/rights/es.po"
    ledger.write_text(ledger.read_text("utf-8").replace("Puede callar", "Puede irse"), "utf-8")
    assert run("import", "es") == 0
    assert "Puede irse." in (press / "sources/rights/es.md").read_text("utf-8")


def test_status_says_which_words_a_layout_lacks(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = press / "layouts" / "ours" / "locales" / "sw.po"
    own.parent.mkdir(parents=True)
    manifest = 'title = "Ours"\ndescription = "x"\nextends = "statement"\n'
    (own.parents[1] / "layout.toml").write_text(manifest, "utf-8")
    (press / "zinepress.toml").write_text('layout = "ours"\n', "utf-8")
    (press / "sources/rights/sw.md").write_text(SPANISH, "utf-8")
    keys = sorted(read_words([shipped_folder("layouts") / "base"], "en").own)
    words = 'msgctxt "{}"\nmsgid "x"\nmsgstr "y"\n'
    own.write_text("\n".join(words.format(key) for key in keys if key != "draft"), "utf-8")
    assert run("status", "sw") == 0
    assert "the layout ours has no Kiswahili for: draft; English" in capsys.readouterr().out
    assert run("status", "--json") == 0
    told = {one["language"]: one["layout_lacks"] for one in json.loads(capsys.readouterr().out)}
    assert told == {"es": [], "sw": ["draft"]}
    own.write_text('msgid "Draft"\n', "utf-8")
    assert run("status", "sw") == 1
    assert "layouts/ours/locales/sw.po:1: this is not a PO file" in capsys.readouterr().err


def test_words_from_weblate_and_from_the_text_are_both_kept(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, text = press / "sources/rights/es.po", press / "sources/rights/es.md"
    ledger.write_text(ledger.read_text("utf-8").replace("Puede callar", "Puede irse"), "utf-8")
    text.write_text(SPANISH.replace("callar", "guardar silencio"), "utf-8")
    assert run("status") == 0
    assert "rights es: edited elsewhere" in capsys.readouterr().out
    assert run("accept", "es") == 1
    assert "another program has edited this ledger" in capsys.readouterr().err
    assert run("import", "es") == 0
    assert text.read_text("utf-8") == SPANISH.replace("callar", "guardar silencio")
    assert '#~ msgstr "Puede irse."' in ledger.read_text("utf-8")
    assert run("accept", "es", "--all") == 0
    written = ledger.read_text("utf-8")
    assert 'msgstr "Puede guardar silencio."' in written
    assert '#~ msgstr "Puede irse."' in written


def test_a_ledger_whose_text_is_gone_is_not_written_over(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (press / "sources/rights/es.md").unlink()
    before = (press / "sources/rights/es.po").read_bytes()
    assert run("start", "es") == 1
    assert "a ledger without its text" in capsys.readouterr().err
    assert (press / "sources/rights/es.po").read_bytes() == before


def test_a_file_for_another_language_is_refused(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("start", "fr") == 0
    assert run("export", "fr", "--to", "po") == 0
    assert run("import", "es", "--from", "out/translate/rights-fr.po") == 1
    assert "this file is in French" in capsys.readouterr().err


def test_what_two_people_changed_stays_and_is_kept(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", "es", "--to", "po") == 0
    file = press / "out/translate/rights-es.po"
    file.write_text(file.read_text("utf-8").replace("Pida un abogado", "Pida ayuda"), "utf-8")
    text = press / "sources/rights/es.md"
    text.write_text(SPANISH.replace("un abogado", "una abogada"), "utf-8")
    assert run("import", "es", "--from", str(file)) == 0
    said = capsys.readouterr()
    assert "changed here and there" in said.err
    assert "nothing is lost: all of it is in sources/rights/es.po" in said.out
    assert "una abogada" in text.read_text("utf-8")
    assert '#~ msgstr "Pida ayuda."' in (press / "sources/rights/es.po").read_text("utf-8")


def test_check_mends_what_is_surely_wrong(press: Path) -> None:
    text = press / "sources/rights/es.md"
    text.write_text(SPANISH.replace("Puede", "Pue\u200bde man\u0303ana"), "utf-8")
    assert run("check", "--strict") == 1
    assert run("check", "--strict", "--fix") == 0
    assert text.read_text("utf-8") == SPANISH.replace("Puede", "Puede mañana")


def test_only_errors_fail_a_check_unless_it_is_strict(press: Path) -> None:
    source = press / "sources/rights/en.md"
    source.write_text(ENGLISH.replace("stay silent", "leave"), "utf-8")
    assert run("check") == 0
    assert run("check", "--strict") == 1
    source.write_text(ENGLISH.replace("a lawyer", "a lawyer at 213-555-0142"), "utf-8")
    assert run("check") == 1


def test_a_block_is_confirmed_by_its_number(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = press / "sources/rights/en.md"
    source.write_text(ENGLISH.replace("stay silent", "leave"), "utf-8")
    assert run("accept") == 0
    assert run("diff", "--json") == 0
    out = capsys.readouterr().out
    told = json.loads(out[out.index("[\n") :])
    assert [(one["number"], one["state"], one["was"]) for one in told] == [
        (2, "stale", "You may [-stay silent-].")
    ]
    assert run("accept", "rights", "es", "2") == 0
    assert capsys.readouterr().out == "sources/rights/es.po: 3 blocks confirmed, 0 to look at\n"


def test_a_translation_begins_with_what_was_translated_before(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = press / "sources" / "march"
    other.mkdir()
    (other / "en.md").write_text(ENGLISH.replace("Ask for", "March with"), "utf-8")
    assert run("start", "march", "es", "--translator", "Committee") == 0
    assert "2 blocks are filled from earlier translations" in capsys.readouterr().out
    text = (other / "es.md").read_text("utf-8")
    assert text == (
        '---\ntitle: Derechos\ntranslators: ["Committee"]\nreviewers: []\nstatus: draft\n---\n\n'
        "Puede callar.\n\nMarch with a lawyer.\n"
    )


def test_pages_are_compared_with_the_source(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("fit", "--json") == 0
    out = capsys.readouterr().out
    (told,) = json.loads(out[out.index("[\n") :])
    assert told["language"] == "es"
    assert told["pages"] == told["source_pages"] > 0


def test_what_zinepress_wrote_itself_never_comes_back_over_a_mended_text(press: Path) -> None:
    text = press / "sources/rights/es.md"
    (press / "sources/rights/es.po").unlink()
    text.write_text(SPANISH.replace("callar", "caller"), "utf-8")
    assert run("accept", "es") == 0
    text.write_text(SPANISH, "utf-8")
    assert run("accept", "es") == 0
    assert run("import", "es") == 0
    assert text.read_text("utf-8") == SPANISH
