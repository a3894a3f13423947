"""How a file of sheets was made, written into it, for who takes it apart again.

In: a plan and its options. Out: `Recipe`, and one line of JSON that says the same.
It says what to look for; whether the sheets read right is only to be seen on them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from zinepress.impose.blanks import Blanks, Policy
from zinepress.impose.options import (
    DEFAULTS,
    Assemble,
    Back,
    Collate,
    Options,
    Order,
    Part,
    Work,
)
from zinepress.impose.sheets import Edge, Grid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zinepress.impose.planned import Plan


NOTE = "/zinepress"
"""The name of our note among the private notes of programs (ISO 32000, 14.5)."""
UNDATED = "D:19700101000000Z"
"""Such a note has to carry a date; ours is always the same."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The scheme by name, how many pages were laid out, and the options that decide where.

    `order` holds the numbers that these pages have in the source, empty when they are the same.
    """

    scheme: str
    count: int
    options: Options = DEFAULTS
    order: tuple[int, ...] = ()


def recipe_of(plan: Plan, options: Options, order: tuple[int, ...]) -> Recipe:
    """The recipe of a plan; what the plan worked out is written as if it had been asked for."""
    cutting, found = plan.making.cutting, options
    if options.copies or plan.scheme.copies or plan.scheme.fill:
        found = replace(options, grid=cutting.grid, collate=cutting.collate, copies=None)
    natural = order == tuple(range(1, len(order) + 1))
    return Recipe(plan.scheme.name, plan.count, found, () if natural else order)


def told(recipe: Recipe) -> str:
    """The recipe as a line of JSON, what is as usual left out."""
    options = {
        name: _plain(getattr(recipe.options, name))
        for name in _READ
        if getattr(recipe.options, name) != getattr(DEFAULTS, name)
    }
    said = {"scheme": recipe.scheme, "pages": recipe.count, "from": list(recipe.order), **options}
    return json.dumps({key: value for key, value in said.items() if value != []})


def heard(text: str) -> Recipe | None:
    """The recipe in a line of JSON; None when it is none, as strangers may write anything."""
    try:
        said = json.loads(text)
        # each value has just been read as the type of its option
        options: dict[str, Any] = {
            name: read(said[name]) for name, read in _READ.items() if name in said
        }
        order = tuple(int(number) for number in said.get("from", []))
        return Recipe(str(said["scheme"]), int(said["pages"]), replace(DEFAULTS, **options), order)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return None


def _plain(value: object) -> object:
    if isinstance(value, Grid):
        return [value.rows, value.columns]
    if isinstance(value, Blanks):
        return [value.policy, *value.at]
    return list(value) if isinstance(value, tuple) else value


def _signature(value: list[int]) -> tuple[int, int]:
    fewest, most = value
    return int(fewest), int(most)


_READ: Mapping[str, Callable[..., object]] = {
    "binding": Edge,
    "blanks": lambda value: Blanks(Policy(value[0]), tuple(map(int, value[1:]))),
    "signature": _signature,
    "assemble": Assemble,
    "part": Part,
    "grid": lambda value: Grid(*map(int, value)),
    "collate": Collate,
    "head_to_foot": bool,
    "work": Work,
    "back": Back,
    "simplex": bool,
    "order": Order,
}
"""The options that decide where a page lies, and how each is read."""
