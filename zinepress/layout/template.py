"""The template engine, kept in a box: the only home of Jinja.

In: layout folders and named values. Out: HTML. A template is found only in those folders; what a
source says comes in as a value and is never read as a template.
"""

from __future__ import annotations

from collections.abc import Sized
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import SandboxedEnvironment

from zinepress.errors import LayoutError, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from jinja2.runtime import Context


def fill(folders: Sequence[Path], name: str, values: Mapping[str, object]) -> str:
    """The HTML of a layout's template of this name; `folders` the most basic first.

    A template names another as `base/page.html`: the layout, then the file. LayoutError names the
    template and the line.
    """
    owner = next((folder for folder in reversed(folders) if (folder / name).is_file()), None)
    if owner is None:
        own = f"layouts/{folders[-1].name}"
        raise LayoutError(
            f"there is no {name}", Where(own), "add it, or extend a layout that has it"
        )
    engine = _engine(tuple(folders))
    try:
        return engine.get_template(f"{owner.name}/{name}").render(values)
    except TemplateSyntaxError as error:
        place = Where(f"layouts/{error.name}", error.lineno)
        raise LayoutError(error.message or "not a template", place) from error
    except TemplateNotFound as error:
        message = f"there is no template '{error}'"
        raise LayoutError(message, _place(error), "write 'layout/file'") from error
    except TemplateError as error:
        raise LayoutError(error.message or type(error).__name__, _place(error)) from error
    except RecursionError as error:
        raise LayoutError(
            "a template that takes itself in",
            Where(f"layouts/{owner.name}/{name}"),
            "look for an include that comes back to where it began",
        ) from error
    except MemoryError as error:
        raise LayoutError(
            "a template that asks for more memory than there is",
            Where(f"layouts/{owner.name}/{name}"),
            "look for what it multiplies",
        ) from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        # A template is a stranger's program; what it stumbles over is its own mistake.
        raise LayoutError(str(error), _place(error)) from error


@lru_cache(maxsize=16)
def _engine(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    """The engine for these folders; it compiles a template again when the file has changed."""
    shelf = {folder.name: folder for folder in folders}

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        layout, _, file = name.partition("/")
        folder = shelf.get(layout)
        if folder is None or not (folder / file).resolve().is_relative_to(folder.resolve()):
            return None
        path = folder / file
        if not path.is_file():
            return None
        changed = path.stat().st_mtime_ns
        # The second is what Jinja calls the file in tracebacks, from which places are read.
        return path.read_text("utf-8"), f"layouts/{name}", lambda: _is_as_at(path, changed)

    return _Box(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class _Box(SandboxedEnvironment):
    """Jinja's sandbox, in which nothing is multiplied beyond measure."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The product or power, unless it is a list, a text or a number too long to be meant."""
        times = max((value for value in (left, right) if isinstance(value, int)), default=0)
        length = max((len(value) for value in (left, right) if isinstance(value, Sized)), default=0)
        is_long = operator == "*" and length * times > _LONGEST
        if is_long or (operator == "**" and abs(right) > _HIGHEST):
            raise OverflowError(f"'{operator}' of more than anybody prints")
        return super().call_binop(context, operator, left, right)


_LONGEST = 1_000_000
"""Letters or items that a template may make of a few by multiplying."""
_HIGHEST = 64
"""The power that a template may raise a number to."""


def _is_as_at(path: Path, changed: int) -> bool:
    """Whether a file is there still and was not written since."""
    return path.is_file() and path.stat().st_mtime_ns == changed


def _place(error: BaseException) -> Where | None:
    """The template and line that raised, as Jinja writes them into the traceback."""
    place, step = None, error.__traceback__
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if name.startswith("layouts/"):
            place = Where(name, step.tb_lineno)
        step = step.tb_next
    return place
