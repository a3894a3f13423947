"""An edition as plain text: for messages, screen readers and terminals.

In: a `Document` and the lines of its head and foot. Out: UTF-8 text, a paragraph a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.source.document import Document

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "ul"),
    )
)
_SPACE = re.compile(r"[ \t\r\n]+")
_RULE = "* * *"


@dataclass(slots=True)
class _Paper:
    """The text written so far: finished paragraphs, the one being written, the notes met."""

    paragraphs: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def plain_text(
    document: Document, head: Sequence[str] = (), foot: Sequence[str] = (), notes_title: str = ""
) -> bytes:
    """The document as UTF-8 text: head, text, numbered notes under `notes_title`, foot."""
    body = ET.fromstring(f"<body>{document.html}</body>")  # noqa: S314 - our own well-formed markup
    paper = _Paper()
    _block(body, paper, "", "")
    _finish(paper, "")
    paragraphs = [*head, *paper.paragraphs]
    if paper.notes:
        paragraphs += [notes_title] if notes_title else [_RULE]
        paragraphs += [f"[{number}] {note}" for number, note in enumerate(paper.notes, 1)]
    return ("\n\n".join([*paragraphs, *foot]) + "\n").encode("utf-8")


def _block(element: ET.Element, paper: _Paper, indent: str, bullet: str) -> None:
    """Writes what stands in a block; `bullet` goes before its first line."""
    if element.text:
        _write(paper, element.text)
    for child in element:
        if child.tag in BLOCKS:
            bullet = bullet if not _finish(paper, indent + bullet) else " " * len(bullet)
            _one_block(child, paper, indent, bullet)
            bullet = " " * len(bullet)
        else:
            _inline(child, paper)
        if child.tail:
            _write(paper, child.tail)
    _finish(paper, indent + bullet)


def _one_block(element: ET.Element, paper: _Paper, indent: str, bullet: str) -> None:
    match element.tag:
        case "ul" | "ol":
            _items(element, paper, indent + " " * len(bullet))
        case "table":
            paper.paragraphs.append("\n".join(_rows(element)))
        case "pre":
            paper.paragraphs.append("".join(element.itertext()).rstrip("\n"))
        case "hr":
            paper.paragraphs.append(_RULE)
        case "blockquote":
            _block(element, paper, indent + " " * len(bullet) + "> ", "")
        case "dd":
            _block(element, paper, indent + "    ", "")
        case _:
            _block(element, paper, indent, bullet)


def _items(element: ET.Element, paper: _Paper, indent: str) -> None:
    """A list; the items of a tight one stand without blank lines between them."""
    first = len(paper.paragraphs)
    number = int(element.get("start", "1"))
    for item in element.findall("li"):
        mark = f"{number}. " if element.tag == "ol" else "- "
        _block(item, paper, indent, mark)
        number += 1
    if not element.findall("li/p"):
        paper.paragraphs[first:] = ["\n".join(paper.paragraphs[first:])]


def _rows(table: ET.Element) -> Iterator[str]:
    for row in table.iter("tr"):
        yield " | ".join(_words(cell) for cell in row)


def _inline(element: ET.Element, paper: _Paper) -> None:
    """Writes a run of text: pictures by their alternative, notes as numbers, links with address."""
    sign = _sign(element, paper)
    if sign is not None:
        paper.line.append(sign)
        return
    is_line = element.get("class") == "line"
    if element.text:
        _write(paper, element.text)
    for child in element:
        _inline(child, paper)
        if child.tail:
            _write(paper, child.tail)
    if is_line:
        paper.line.append("\n")
    address = element.get("href", "").removeprefix("mailto:").removeprefix("tel:")
    leads_out = element.tag == "a" and address and not address.startswith("#")
    if leads_out and address not in _words(element):
        paper.line.append(f" ({address})")


def _sign(element: ET.Element, paper: _Paper) -> str | None:
    """What stands for an element that is no run of words, None for one that is."""
    classes = element.get("class", "").split()
    if "footnote" in classes:
        paper.notes.append(_words(element))
        return f"[{len(paper.notes)}]"
    if "footnote-ref" in classes:
        return f"[{_words(element)}]"
    if "redact" in classes:
        return "\u2588" * int(element.get("data-length", "8"))
    signs = {"br": "\n", "img": f"[{element.get('alt', '')}]"}
    if element.tag == "input":
        return "[x]" if element.get("checked") else "[ ]"
    return signs.get(element.tag)


def _write(paper: _Paper, text: str) -> None:
    paper.line.append(_SPACE.sub(" ", text))


def _words(element: ET.Element) -> str:
    """All text below an element on one line."""
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _finish(paper: _Paper, indent: str) -> bool:
    """Ends the paragraph being written, if there is one, and says whether there was."""
    text = re.sub(r" *\n *", "\n", "".join(paper.line)).strip()
    paper.line.clear()
    if not text:
        return False
    hang = indent if indent.endswith("> ") else " " * len(indent)
    paper.paragraphs.append(
        "\n".join((indent if at == 0 else hang) + line for at, line in enumerate(text.split("\n")))
    )
    return True
