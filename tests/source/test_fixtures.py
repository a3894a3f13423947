"""Every Markdown file in `fixtures/` with the HTML and the findings that stand beside it.

The head of a file may say `language`, `output` and `facts`; what it includes is in `parts/`.
`--accept` writes what is said now, for the diff to be looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
import yaml

from zinepress.source.read import read_document

if TYPE_CHECKING:
    from zinepress.source.document import Document

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.md"))


def read_fixture(name: str) -> Document:
    """A fixture as its head says it is to be read."""
    text = (FIXTURES / f"{name}.md").read_text("utf-8")
    parts = text.split("---\n")
    head = parts[1] if text.startswith("---\n") and len(parts) > 2 else ""
    settings = yaml.load(head, yaml.BaseLoader) or {}
    return read_document(
        text,
        f"{name}.md",
        settings.get("language", "en"),
        output=settings.get("output", "read"),
        facts=settings.get("facts", {}),
        include=read_part,
    )


def read_part(path: str) -> str | None:
    """A file that a fixture includes."""
    file = FIXTURES / path
    return file.read_text("utf-8") if file.is_file() else None


@pytest.mark.parametrize("name", NAMES)
def test_a_fixture_gives_what_stands_beside_it(name: str, pytestconfig: pytest.Config) -> None:
    document = read_fixture(name)
    said = "".join(f"{finding} [{finding.rule}]\n" for finding in document.findings)
    for file, now in ((f"{name}.html", document.html), (f"{name}.txt", said)):
        path = FIXTURES / file
        if pytestconfig.getoption("--accept"):
            path.unlink(missing_ok=True)
            if now:
                path.write_text(now, "utf-8")
        assert now == (path.read_text("utf-8") if path.exists() else "")


@pytest.mark.parametrize("name", NAMES)
def test_the_html_of_a_fixture_is_xml(name: str) -> None:
    ElementTree.fromstring(f"<body>{read_fixture(name).html}</body>")


def test_what_stands_beside_a_fixture_belongs_to_one() -> None:
    beside = {path.stem for kind in ("html", "txt") for path in FIXTURES.glob(f"*.{kind}")}
    assert beside <= set(NAMES)
