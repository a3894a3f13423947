"""A printer that prints one side at a time gets the fronts and the backs as files of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.press.shelf import HEAD, press
from zinepress.cli import boundary
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from pathlib import Path

STEM = "out/rent/rent-en-booklet-a4"
BACKWARDS = "A4·NR·4/4/4/4·+0/+0·M"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A press with a booklet of two sheets."""
    folder = tmp_path_factory.mktemp("by-hand")
    head = HEAD.replace("---\n", "---\nmake: [booklet]\npapers: a4\n", 1)
    text = "\n\n".join(f"# Part {number}\n\n{'Pay less. ' * 150}" for number in range(6))
    press(folder, {"sources/rent/en.md": head + text})
    return folder


def build(folder: Path, *arguments: str) -> int:
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        return boundary.run(zinepress, ["build", "--jobs", "1", *arguments])


def sides(path: Path) -> list[str]:
    """What each side is called."""
    with pikepdf.open(path) as pdf:
        return [page.label for page in pdf.pages]


def operators(path: Path) -> set[str]:
    """Everything that the pages on the sheets do."""
    with pikepdf.open(path) as pdf:
        forms = [form for page in pdf.pages for form in page.obj.Resources.XObject.values()]
        return {str(each.operator) for one in forms for each in pikepdf.parse_content_stream(one)}


def test_fronts_and_backs_follow_the_printer(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both, fronts, backs = (folder / f"{STEM}{end}.pdf" for end in ("", "-1-fronts", "-2-backs"))

    assert build(folder, "--printer", BACKWARDS) == 0
    assert "by hand, first rent-en-booklet-a4-1-fronts.pdf, then rent" in capsys.readouterr().out
    count = len(sides(both)) // 2
    assert count > 1
    assert sides(fronts) == [f"sheet {number} front" for number in range(1, count + 1)]
    assert sides(backs) == [f"sheet {number} back" for number in range(count, 0, -1)]

    assert operators(both) & {"rg", "RG", "k", "K"} == set()

    assert build(folder, "--printer", BACKWARDS) == 0
    assert "nothing to do" in capsys.readouterr().out
    backs.unlink()
    assert build(folder, "--printer", BACKWARDS, "--why") == 0
    assert "2-backs.pdf is gone" in capsys.readouterr().out
    assert backs.exists()

    assert build(folder, "--printer", "finisher") == 0
    told = capsys.readouterr().out
    assert f"{count} sheets a copy. The copier folds and staples; its own 'booklet' stays" in told

    assert build(folder) == 0
    assert "rg" in operators(both)
    assert not fronts.exists()
    assert not backs.exists()
