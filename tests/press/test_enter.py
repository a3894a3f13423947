"""A printer is entered into settings, and everything else in them stays as it is."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.errors import SettingsError, UsageError
from zinepress.press.enter import with_printer

if TYPE_CHECKING:
    from pathlib import Path

CODE = "A4·S·4/4/4/4·+0.0/+0.0·M"
TOP = st.sampled_from(["# ours\n", 'name = "x"  # who\n', "papers = [\n  'a4', # here\n]\n", "\n"])
TABLES = st.sampled_from(
    [
        "[estimate]\ngrams = 80\n",
        "# the old one\n[printers.office]\n# measured\ncode = 'x'\n",
        "[printers.attic]\ncode = 'x' # broken\n",
    ]
)


def entered(root: Path, text: str, name: str = "office", file: str = "zinepress.toml") -> str:
    (root / file).write_text(text, "utf-8", newline="")
    found, changed = with_printer(root, name, CODE)
    assert found == file
    return changed


@given(
    top=st.lists(TOP, unique=True),
    tables=st.lists(TABLES, unique=True),
    ends=st.sampled_from(["\n", "\r\n"]),
)
def test_a_printer_is_added_or_replaced_and_no_other_line_changes(
    tmp_path_factory: pytest.TempPathFactory, top: list[str], tables: list[str], ends: str
) -> None:
    text = "".join((*top, *tables)).replace("\n", ends)
    changed = entered(tmp_path_factory.mktemp("press"), text)
    before, after = tomllib.loads(text), tomllib.loads(changed)
    assert after.pop("printers") == before.pop("printers", {}) | {"office": {"code": CODE}}
    assert after == before
    had = [line for line in text.split(ends) if line and "'x'" not in line]
    assert [line for line in changed.split(ends) if line in had and line] == had
    if text:
        assert changed.count("\n") == changed.count(ends)


def test_dotted_keys_are_not_taken_into_the_new_table(tmp_path: Path) -> None:
    text = "printers.attic.code = 'x'\nname = 'y'\n"
    assert tomllib.loads(entered(tmp_path, text))["name"] == "y"


def test_a_code_in_braces_stays_on_its_line(tmp_path: Path) -> None:
    changed = entered(tmp_path, "[printers]\noffice = {code = 'x'} # mine\n")
    assert changed == f'[printers]\noffice = {{code = "{CODE}"}} # mine\n'


def test_a_press_without_settings_gets_a_file(tmp_path: Path) -> None:
    assert with_printer(tmp_path, "office", CODE) == (
        "zinepress.toml",
        f'[printers.office]\ncode = "{CODE}"\n',
    )


def test_settings_in_a_projects_file_stay_there(tmp_path: Path) -> None:
    text = "[tool.zinepress]\nname = 'x'\n\n[tool.other]\n"
    changed = entered(tmp_path, text, file="pyproject.toml")
    assert changed == f'{text}\n[tool.zinepress.printers.office]\ncode = "{CODE}"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [("printers = 3\n", "write by hand"), ("name = \n", "mend it first")],
)
def test_where_there_is_no_place_it_says_what_to_do(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        entered(tmp_path, text)
    assert told in str(caught.value)


@pytest.mark.parametrize("name", ["", "Our Office", "a.b", "-x", "büro"])
def test_a_name_is_one_that_can_be_typed(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        entered(tmp_path, "", name)
