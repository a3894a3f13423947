"""A press being built in a test: what it was told, and what is in `out/`."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zinepress.build.run import build
from zinepress.events import Event, Failed, Kept, Made, Typeset, Warned
from zinepress.press.read import open_press

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from zinepress.build.job import Job, Piece
    from zinepress.errors import Finding


@dataclass(frozen=True)
class Said:
    """The events of a build, and its exit code."""

    events: list[Event]
    code: int

    @property
    def made(self) -> dict[str, str]:
        """Why each target was made."""
        return {one.target: one.why for one in self.events if isinstance(one, Made)}

    @property
    def kept(self) -> list[str]:
        return [one.target for one in self.events if isinstance(one, Kept)]

    @property
    def failed(self) -> dict[str, list[str]]:
        return {
            one.target: [str(finding) for finding in one.findings]
            for one in self.events
            if isinstance(one, Failed)
        }

    @property
    def typeset(self) -> list[str]:
        return [one.target for one in self.events if isinstance(one, Typeset)]

    @property
    def warned(self) -> list[tuple[str, Finding]]:
        return [(one.target, one.finding) for one in self.events if isinstance(one, Warned)]


def built(
    root: Path,
    *wanted: str,
    force: bool = False,
    strict: bool = False,
    executor: Executor | None = None,
) -> Said:
    """What a build of the press says; in one thread unless there is an executor."""
    events: list[Event] = []
    with ThreadPoolExecutor(1) as thread:
        code = build(
            open_press(root),
            wanted,
            events.append,
            jobs=1,
            force=force,
            strict=strict,
            executor=executor or thread,
        )
    return Said(events, code)


def outputs(root: Path) -> dict[str, bytes]:
    """Every finished file in `out/` with its bytes: those that are named after their folder."""
    return {path: content for path, content in _in_out(root).items() if _is_finished(path)}


def on_desk(root: Path) -> dict[str, bytes]:
    """All else in `out/`: the desk."""
    return {path: content for path, content in _in_out(root).items() if not _is_finished(path)}


def _in_out(root: Path) -> dict[str, bytes]:
    """Every file in `out/` with its bytes."""
    out = root / "out"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def _is_finished(path: str) -> bool:
    """Whether a file of `out/` is what a target becomes."""
    slug, _, name = path.partition("/")
    return name.startswith(f"{slug}-")


@dataclass
class Instead(Executor):
    """An executor that has every job done here and now, by somebody else or after a deed."""

    work: Callable[[Job], tuple[Piece, ...]] | None = None
    before: Callable[[], object] = field(default=lambda: None)

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def] # as in the parent
        """The job done, as a future."""
        self.before()
        future: Future[tuple[Piece, ...]] = Future()
        future.set_result((self.work or fn)(*args, **kwargs))
        return future
