"""A thick booklet is made of sections when its head asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.build.works import built
from tests.press.shelf import press
from zinepress.build.remembered import finished
from zinepress.build.sheets import sheet_options
from zinepress.impose.verify import verify
from zinepress.press.read import open_press

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ntitle: Rent\nlayout: zine\nmake: [booklet]\npapers: a4\nbinding: {}\n---\n\n"
TEXT = "\n\n\\newpage\n\n".join(f"Page {number} says no." for number in range(18))


@pytest.mark.parametrize(("binding", "signatures"), [("saddle", 1), ("sections", 2), ("folios", 5)])
def test_a_booklet_holds_together_as_its_head_asks(
    tmp_path: Path, binding: str, signatures: int
) -> None:
    press(tmp_path, {"sources/rent/en.md": HEAD.format(binding) + TEXT})
    assert built(tmp_path).code == 0
    (made,) = finished(open_press(tmp_path), ["rent"])
    plan = made.plan(sheet_options(open_press(tmp_path).settings, "en"))
    assert len(plan.signatures) == signatures
    assert len(plan.sheets) == made.record.sheets
    receipt = verify(tmp_path / made.record.output)[0]
    assert (receipt.scheme, receipt.reads) == (binding, True)
