"""A single value as a field wants it.

In: a `Scalar`, the field's annotation and its `Rule`. Out: the value, or a SettingsError without
a place; whoever asked knows where the scalar stands.
"""

from __future__ import annotations

import re
import typing
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.errors import SettingsError, nearest
from zinepress.press.tree import Kind, Scalar

if TYPE_CHECKING:
    from collections.abc import Collection

    from zinepress.press.forms import Form

WHOLE = r"[+-]?(0|[1-9]\d{0,14})"
DECIMAL = r"[+-]?\d{1,15}(\.\d{1,15})?([eE][+-]?\d{1,2})?"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a field asks of its value beyond its type, and a sentence for people and editors."""

    meaning: str = ""
    allowed: Collection[str] = ()
    low: float | None = None
    high: float | None = None
    form: Form | None = None
    alone: str = ""
    """The key that a single value stands for where a table is taken."""


def read(scalar: Scalar, kind: object, rule: Rule, name: str) -> object:
    """The value of a scalar under a field's annotation and rule; `name` is for messages."""
    if kind is Scalar:
        return scalar
    if rule.form is not None:
        return rule.form.read(_text(scalar, name, dated=True))
    if kind is bool:
        return _truth(scalar, name)
    if kind is int or kind is float:
        return _number(scalar, kind, rule, name)
    text = _text(scalar, name)
    allowed = choices(kind) or rule.allowed
    if allowed and text not in allowed:
        raise SettingsError(f"'{text}' is not a value of '{name}'", hint=nearest(text, allowed))
    return kind(text) if isinstance(kind, type) else text


def choices(kind: object) -> tuple[str, ...]:
    """The values of a StrEnum or a Literal; none for anything else."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return tuple(kind)
    return typing.get_args(kind) if typing.get_origin(kind) is typing.Literal else ()


def example(kind: object, rule: Rule) -> str:
    """What a value of this annotation and rule may look like, for a hint."""
    if rule.form is not None:
        return f"'{rule.form.example}'"
    if kind is bool:
        return "true or false"
    if kind is int:
        return f"a whole number, such as {rule.low or 4:g}"
    if kind is float:
        return f"a number, such as {rule.low or 1.5:g}"
    allowed = choices(kind) or rule.allowed
    return " or ".join(f"'{word}'" for word in sorted(allowed)) if allowed else "text"


def _text(scalar: Scalar, name: str, *, dated: bool = False) -> str:
    """Text; in TOML that is what stands in quotes, or a date where one is wanted."""
    if scalar.kind in {Kind.NUMBER, Kind.TRUTH} or (scalar.kind is Kind.DATE and not dated):
        kind = scalar.text if scalar.kind is Kind.TRUTH else scalar.kind
        hint = f'put it in quotes: "{scalar.text}"'
        raise SettingsError(f"'{name}' is {kind}, not text", hint=hint)
    return scalar.text


def _truth(scalar: Scalar, name: str) -> bool:
    """True or false, and no other word for it."""
    if scalar.kind not in {Kind.OPEN, Kind.TRUTH} or scalar.text not in {"true", "false"}:
        raise SettingsError(f"'{name}' is {_shown(scalar)}", hint="write true or false")
    return scalar.text == "true"


def _number(scalar: Scalar, kind: type[int] | type[float], rule: Rule, name: str) -> float:
    """A number within its limits."""
    pattern = WHOLE if kind is int else DECIMAL
    if scalar.kind not in {Kind.OPEN, Kind.NUMBER} or not re.fullmatch(pattern, scalar.text):
        raise SettingsError(f"'{name}' is {_shown(scalar)}", hint=f"write {example(kind, rule)}")
    value = kind(scalar.text)
    if rule.low is not None and value < rule.low:
        raise SettingsError(f"'{name}' is {scalar.text}", hint=f"{rule.low:g} is the least")
    if rule.high is not None and value > rule.high:
        raise SettingsError(f"'{name}' is {scalar.text}", hint=f"{rule.high:g} is the most")
    return value


def _shown(scalar: Scalar) -> str:
    """A scalar in a message: what it says, or that it says nothing."""
    if scalar.is_nothing:
        return "empty"
    return f'"{scalar.text}" in quotes' if scalar.kind is Kind.TEXT else f"'{scalar.text}'"
