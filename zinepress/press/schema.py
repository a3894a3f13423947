"""The JSON schema of a model, for editors.

In: a dataclass that `zinepress.press.typed` reads. Out: a JSON schema (2020-12) as a dict.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.press.tree import Scalar
from zinepress.press.typed import slots, without_optional
from zinepress.press.values import choices

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from zinepress.press.typed import Slot
    from zinepress.press.values import Rule

Schema = dict[str, object]

_OPEN = ["string", "number", "boolean", "null"]
"""What an editor may take plain YAML for where the model takes it for text."""


class Writing(StrEnum):
    """The notation a file is written in; it decides what editors see before the model does."""

    TOML = "toml"
    YAML = "yaml"


def schema(cls: type[DataclassInstance], title: str, writing: Writing) -> Schema:
    """The schema of a file that spells this dataclass."""
    head: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return head | _record(cls, writing)


def _record(cls: type[DataclassInstance], writing: Writing) -> Schema:
    """The schema of a table with known keys."""
    known = slots(cls)
    made: Schema = {
        "type": "object",
        "properties": {slot.key: _slot(slot, writing) for slot in known},
        "additionalProperties": False,
    }
    required = [slot.key for slot in known if slot.is_required]
    return made | {"required": required} if required else made


def _slot(slot: Slot, writing: Writing) -> Schema:
    """The schema of one key, with its sentence for people."""
    made = _value(slot.type, slot.rule, writing)
    if writing is Writing.YAML and not slot.is_required:
        made = {"anyOf": [made, {"type": "null"}]}  # a key with nothing behind it
    return {"description": slot.rule.meaning} | made if slot.rule.meaning else made


def _value(kind: object, rule: Rule, writing: Writing) -> Schema:
    """The schema of a value under an annotation."""
    kind = without_optional(kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        one = _value(arguments[0], rule, writing)
        return {"anyOf": [one, {"type": "array", "items": one}]}
    if origin is Mapping:
        one = _value(arguments[1], rule, writing)
        table: Schema = {"type": "object", "additionalProperties": one}
        return {"anyOf": [one, table]} if rule.alone else table
    if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind is not Scalar:
        return _record(kind, writing)
    return _scalar(kind, rule, writing)


def _scalar(kind: object, rule: Rule, writing: Writing) -> Schema:
    """The schema of a single value."""
    if kind is Scalar:
        return {"type": _OPEN}
    if kind is bool:
        return {"type": "boolean"}
    if kind is int or (kind is float and rule.form is None):
        limits: Schema = {"minimum": rule.low, "maximum": rule.high}
        made: Schema = {"type": "integer" if kind is int else "number"}
        return made | {key: limit for key, limit in limits.items() if limit is not None}
    allowed = choices(kind) or rule.allowed
    if allowed:
        return {"enum": sorted(allowed)}
    made = {"type": _OPEN if writing is Writing.YAML else "string"}
    if rule.form is not None:
        made["examples"] = [rule.form.example]
        if rule.form.pattern:
            made["pattern"] = rule.form.pattern
    return made
