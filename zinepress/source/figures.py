"""A picture alone in its paragraph becomes a figure, with its caption and its credit.

The caption is the picture's title, or the lines right below it; the credit is its attribute.

In: tokens as parsed. Out: tokens with `figure` and `figcaption` in place of the paragraph.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.token import Token

from zinepress.errors import Finding
from zinepress.source.attached import given
from zinepress.source.parser import parser
from zinepress.source.places import where
from zinepress.source.tokens import closing, opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.source.attributes import Attributes

_SIZES = ("width", "height")
_OF_PICTURE = (*_SIZES, "credit")
"""Values that stay with the picture; all others belong to the whole figure."""


def figures(tokens: Sequence[Token]) -> tuple[list[Token], list[Finding]]:
    """The tokens with figures, and a finding for each picture that has two captions.

    In a note, in the item of a tight list and beside other words a picture stays as it is.
    """
    kept: list[Token] = []
    found: list[Finding] = []
    in_note = 0
    coming = iter(tokens)
    for token in coming:
        in_note += token.nesting if token.type.startswith("footnote_reference") else 0
        kept.append(token)
        if token.type == "inline" and not in_note and _is_figure(kept):
            paragraph = kept[-2]
            del kept[-2:]
            next(coming)
            figure, wrong = _figure(paragraph, token)
            kept += figure
            found += wrong
    return kept, found


def _is_figure(kept: list[Token]) -> bool:
    """Whether the last token is the text of a paragraph that begins with a picture, alone."""
    children = kept[-1].children or []
    before = kept[-2] if len(kept) > 1 else None
    if before is None or before.type != "paragraph_open" or before.hidden or not children:
        return False
    alone = len(children) == 1 or children[1].type in ("softbreak", "hardbreak")
    return children[0].type == "image" and alone


def _figure(paragraph: Token, inline: Token) -> tuple[list[Token], list[Finding]]:
    """The tokens of a figure made of a paragraph."""
    children = inline.children or []
    image, below = children[0], children[2:]
    title = str(image.attrs.pop("title", ""))
    found: list[Finding] = []
    if title and below:
        message = "the picture has two captions: its title, and the line below it"
        found.append(Finding(message, where(inline, image.meta["at"]), "keep one", rule="figures"))
    caption = below or _read(title)
    credit = _read("".join(one.values.get("credit", "") for one in given(image)))
    begin = opening("figure", "figure")
    begin.meta["attributes"] = tuple(_of_figure(one, inline) for one in given(image))
    image.meta["attributes"] = tuple(map(_of_picture, given(image)))
    tokens = [begin, _text(inline, [image]), *_caption(inline, caption, credit)]
    tokens.append(closing("figure", "figure"))
    for token in tokens:
        token.block = True
        token.map = paragraph.map
        token.meta.setdefault("copy", paragraph.meta["copy"])
    return tokens, found


def _of_figure(attributes: Attributes, inline: Token) -> Attributes:
    """What a picture's attributes say of the whole figure, with their place in the file."""
    values = {key: value for key, value in attributes.values.items() if key not in _OF_PICTURE}
    place = where(inline, attributes.at)
    return replace(attributes, values=values, line=place.line, column=place.column, at=None)


def _of_picture(attributes: Attributes) -> Attributes:
    """What a picture's attributes say of the picture alone."""
    values = {key: value for key, value in attributes.values.items() if key in _SIZES}
    return replace(attributes, id="", classes=(), values=values)


def _read(words: str) -> list[Token]:
    """Inline tokens of a caption that stands in an attribute."""
    children: list[Token] = []
    if words:
        parser().inline.parse(words, parser(), {}, children)
    for child in children:
        child.meta.pop("at", None)  # it counts from the caption, not from the paragraph
    return children


def _text(inline: Token, children: list[Token]) -> Token:
    """A block of running text in place of a paragraph's, so that places stay true."""
    return replace(inline, children=children, meta=dict(inline.meta))


def _caption(inline: Token, caption: list[Token], credit: list[Token]) -> list[Token]:
    """The caption of a figure with its credit; nothing where there is neither."""
    if credit:
        space = [Token("text", "", 0, content=" ")] if caption else []
        begin = opening("credit", "span", class_="credit")
        caption = [*caption, *space, begin, *credit, closing("credit", "span")]
    if not caption:
        return []
    begin, end = opening("figcaption", "figcaption"), closing("figcaption", "figcaption")
    return [begin, _text(inline, caption), end]
