"""The knobs of a layout: their defaults, their ranges, and what a publication sets.

In: a `Layout` and what a front matter says. Out: values, each of its parameter's type.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.errors import Finding, SettingsError, Where, nearest
from zinepress.layout.manifest import Parameter, Type
from zinepress.press import forms, values
from zinepress.press.tree import Kind, Scalar
from zinepress.press.values import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zinepress.layout.manifest import Layout, Manifest
    from zinepress.press.model import FrontMatter

Value = str | float | bool
"""A colour as `#rrggbb`, a length in points, a number, a flag, or text."""


def parameter_values(
    layout: Layout, front: FrontMatter
) -> tuple[Mapping[str, Value], tuple[Finding, ...]]:
    """The value of every parameter of a layout, and what is wrong with those that are given."""
    found = {name: _value(one, one.default, name) for name, one in layout.parameters.items()}
    findings = []
    for name, text in front.parameters.items():
        where = front.places.get(f"parameters.{name}")
        if name not in layout.parameters:
            message = f"the layout '{layout.name}' has no parameter '{name}'"
            hint = nearest(name, layout.parameters) or "take it out"
            findings.append(Finding(message, where, hint, rule="parameter"))
            continue
        try:
            found[name] = _value(layout.parameters[name], Scalar(text, 0, 0), name)
        except SettingsError as error:
            findings.append(replace(error.findings[0], where=where, rule="parameter"))
    return found, tuple(findings)


def check_defaults(manifest: Manifest, path: str) -> Iterator[Finding]:
    """What is wrong with the parameters of a manifest beyond their shape."""
    for name, parameter in manifest.parameters.items():
        given = parameter.default
        where = Where(path, given.line, given.column)
        if parameter.type is Type.CHOICE and not parameter.choices:
            place = manifest.places.get(f"parameters.{name}")
            yield Finding(f"'{name}' is a choice of nothing", place, 'add choices = ["a", "b"]')
            continue
        try:
            _value(parameter, given, name)
        except SettingsError as error:
            yield replace(error.findings[0], where=where)


def shown(parameter: Parameter) -> str:
    """What a parameter takes, in words for a list: `1 to 4`, `auto or plates or text`."""
    if parameter.type is Type.FLAG:
        return "true or false"
    if parameter.type is Type.CHOICE:
        return " or ".join(parameter.choices)
    if parameter.smallest is not None and parameter.largest is not None:
        return f"{parameter.smallest.text} to {parameter.largest.text}"
    return str(parameter.type)


def _value(parameter: Parameter, scalar: Scalar, name: str) -> Value:
    """The value of a scalar as the parameter wants it; raises SettingsError without a place."""
    if parameter.type is Type.LENGTH:
        return _length(parameter, scalar, name)
    kinds: Mapping[Type, type] = {Type.NUMBER: float, Type.FLAG: bool}
    rule = Rule(
        parameter.help,
        allowed=parameter.choices,
        low=_limit(parameter.smallest),
        high=_limit(parameter.largest),
        form=forms.COLOUR if parameter.type is Type.COLOUR else None,
    )
    read = values.read(scalar, kinds.get(parameter.type, str), rule, name)
    assert isinstance(read, str | float | bool)
    return read


def _length(parameter: Parameter, scalar: Scalar, name: str) -> float:
    """Points, within the parameter's range."""
    points = _points(scalar, name)
    for limit, is_past, word in (
        (parameter.smallest, float.__lt__, "least"),
        (parameter.largest, float.__gt__, "most"),
    ):
        if limit is not None and is_past(points, _points(limit, name)):
            raise SettingsError(f"'{name}' is {scalar.text}", hint=f"{limit.text} is the {word}")
    return points


def _points(scalar: Scalar, name: str) -> float:
    """Points for a scalar that holds a length."""
    read = values.read(scalar, str, Rule(form=forms.LENGTH), name)
    assert isinstance(read, float)
    return read


def _limit(scalar: Scalar | None) -> float | None:
    """The number that bounds a parameter, if one does."""
    if scalar is None:
        return None
    return float(scalar.text) if scalar.kind in {Kind.NUMBER, Kind.OPEN} else None
