"""Attributes become HTML: classes, ids, languages, sizes; what is unknown is refused.

In: tokens with `Attributes` in their `meta`, and the output. Out: tokens with HTML attributes,
without what is not for this output.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it.token import Token

from zinepress.errors import Finding, SettingsError, SourceError, Where, nearest
from zinepress.press.languages import canonical, direction
from zinepress.source.attached import given
from zinepress.source.mistakes import closest
from zinepress.source.outputs import belongs, without_suffix
from zinepress.source.places import where
from zinepress.source.roles import ALERTS, OWN, ROLES, tweak, vocabulary
from zinepress.source.strings import STRINGS
from zinepress.source.tokens import add_class, add_style, closed_at, closing, opening, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zinepress.source.attributes import Attributes

_VALUES = ("lang", "dir", "when-output", "unless-output")
_PICTURE_VALUES = (*_VALUES, "width", "height", "credit")
_NOT_ROLES = {"alert", "contains-task-list", "credit", "task-list-item", "title"}
"""Classes that no source writes."""
_WAYS = "use ltr or rtl"
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)(%|mm|cm|in|pt|px|em)?")


@dataclass(frozen=True, slots=True)
class Dressed:
    """The tokens for one output; whether another would get others; roles and findings."""

    tokens: list[Token]
    conditional: bool
    roles: tuple[str, ...]
    languages: tuple[str, ...]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class _Wardrobe:
    """The output that tokens are dressed for, and what was learned on the way."""

    output: str
    conditions: list[str]
    findings: list[Finding]


def dress(tokens: Sequence[Token], output: str) -> Dressed:
    """The tokens with their attributes as HTML, without what is for other outputs only."""
    wardrobe = _Wardrobe(output, [], [])
    for token in tokens:
        _dress_block(token, wardrobe)
        if token.type == "inline" and token.children:
            for child in token.children:
                _dress_token(child, token, wardrobe)
            token.children = _present(token.children)
    kept = _titled(_present(tokens))
    worn = [one.attrs for token in kept for one in (token, *(token.children or ()))]
    return Dressed(
        kept,
        bool(wardrobe.conditions),
        _sorted(name for attrs in worn for name in str(attrs.get("class", "")).split()),
        _sorted(str(attrs["lang"]) for attrs in worn if "lang" in attrs),
        wardrobe.findings,
    )


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    """Names that a source may have given, each once, in order."""
    return tuple(sorted(set(names) - _NOT_ROLES))


def _dress_block(token: Token, wardrobe: _Wardrobe) -> None:
    """Dresses a block, and makes a fenced one the element of its first role."""
    _dress_token(token, token, wardrobe)
    if token.type == "div_open":
        roles = [role for role in str(token.attrs.get("class", "")).split() if role in ROLES]
        token.tag = ROLES[roles[0]].tag if roles else "div"
        token.meta["closing"].tag = token.tag
        if set(roles) & set(ALERTS):
            add_class(token, "alert")
            token.attrs["role"] = "note"


def _dress_token(token: Token, block: Token, wardrobe: _Wardrobe) -> None:
    """Turns the attributes of a token into HTML; `block` is where it stands.

    When all its classes are tweaks, it is they that are for some outputs, and not the passage.
    """
    all_given = given(token)
    tweaks: list[str] = []
    fits = True
    for attributes in all_given:
        place = _place(attributes, block)
        try:
            tweaks += _dress_classes(token, attributes, place, wardrobe)
            fits &= belongs(attributes.values, wardrobe.output)
        except SourceError as error:
            wardrobe.findings.extend(
                _finding(one.message, one.hint, place) for one in error.findings
            )
        if attributes.id:
            token.attrs["id"] = attributes.id
        if attributes.values.keys() & {"when-output", "unless-output"}:
            wardrobe.conditions.append(wardrobe.output)
        for key, value in attributes.values.items():
            _dress_value(token, key, value, place, wardrobe)
    classes = sum(len(attributes.classes) for attributes in all_given)
    only_tweaks = 0 < classes == len(tweaks)
    for css in tweaks if fits or not only_tweaks else ():
        add_style(token, css)
    token.meta["absent"] = not fits and not only_tweaks


def _place(attributes: Attributes, block: Token) -> Where:
    """Where attributes stand: they know it themselves, or their place in a block's text."""
    if attributes.line is not None:
        return Where(block.meta["copy"].path, attributes.line, attributes.column)
    return where(block, attributes.at)


def _finding(message: str, hint: str | None, place: Where) -> Finding:
    """A finding about attributes."""
    return Finding(message, place, hint, rule="attributes")


def _dress_classes(
    token: Token, attributes: Attributes, place: Where, wardrobe: _Wardrobe
) -> list[str]:
    """Gives a token its roles; the CSS of its tweaks for this output, empty for another's."""
    tweaks: list[str] = []
    for name in attributes.classes:
        bare, suffix = without_suffix(name)
        css = tweak(bare)
        if css is not None:
            if suffix:
                wardrobe.conditions.append(suffix)
            fits = suffix is None or belongs({"when-output": suffix}, wardrobe.output)
            tweaks.append(css if fits else "")
        elif name in ROLES or name.startswith(OWN):
            add_class(token, name)
        else:
            hint = closest(name, vocabulary(), len(wardrobe.findings))
            hint = hint or f"use one of: {', '.join(sorted(ROLES))}"
            wardrobe.findings.append(_finding(f"'{name[:40]}' is not a role", hint, place))
    return tweaks


def _dress_value(token: Token, key: str, value: str, place: Where, wardrobe: _Wardrobe) -> None:
    """Gives a token one named value, or finds what is wrong with it."""
    known = _PICTURE_VALUES if token.type == "image" else _VALUES
    wrong: tuple[str, str | None] | None = None
    if key not in known:
        wrong = f"'{key[:40]}' is not an attribute here", nearest(key, known)
    elif key == "lang":
        _dress_language(token, value, place, wardrobe)
    elif key == "dir":
        token.attrs["dir"] = value
        wrong = None if value in ("ltr", "rtl") else (f"'{value[:40]}' is no direction", _WAYS)
    elif key in ("width", "height"):
        match = _SIZE.fullmatch(value)
        if match is not None:
            add_style(token, f"{key}: {match[1]}{match[2] or 'px'}")
        else:
            wrong = f"'{value[:40]}' is no {key}", "write it as 50%, 40mm or 2in"
    elif key == "credit":
        message = "a picture inside a paragraph has no place for its credit"
        wrong = message, "give the picture a paragraph of its own"
    if wrong is not None:
        wardrobe.findings.append(_finding(*wrong, place))


def _dress_language(token: Token, value: str, place: Where, wardrobe: _Wardrobe) -> None:
    """Gives a token its language, and the direction that goes with it."""
    try:
        language = canonical(value)
    except SettingsError as error:
        wardrobe.findings.extend(_finding(one.message, one.hint, place) for one in error.findings)
        return
    token.attrs["lang"] = language
    token.attrs.setdefault("dir", direction(language))


def _present(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that belong to this output."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        if tokens[index].meta.get("absent"):
            index = closed_at(tokens, index) + 1
        else:
            kept.append(tokens[index])
            index += 1
    return kept


def _titled(tokens: Iterable[Token]) -> list[Token]:
    """The tokens, with the usual title put into alerts that have none of their own."""
    kept: list[Token] = []
    for token in tokens:
        before = kept[-1] if kept else None
        if token.type == "title_open":
            token.attrs["class"] = "title"
        elif before is not None and before.attrs.get("role") == "note":
            kept += _usual_title(before)
        kept.append(token)
    return kept


def _usual_title(alert: Token) -> list[Token]:
    """The title that an alert has unless it says another."""
    name = next(name for name in ALERTS if name in str(alert.attrs["class"]).split())
    begin = opening("title", "p", class_="title", data_string=name)
    begin.map = [alert.map[0], alert.map[0] + 1] if alert.map else None
    inline = Token("inline", "", 0, map=begin.map, children=[words(STRINGS[name])])
    end = closing("title", "p")
    for token in (begin, inline, end):
        token.block = True
        token.meta["copy"] = alert.meta["copy"]
    return [begin, inline, end]
