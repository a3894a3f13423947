"""Workers for tests, each named by what it does with a job; sent to real processes."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from zinepress.build.job import Job, Piece
from zinepress.build.target import Target
from zinepress.press.model import Edition, FrontMatter, Press, Settings


def job(slug: str, *formats: str, text: str = "", store: Path = Path()) -> Job:
    """A job of this publication; `text` is what a worker of these is told."""
    edition = Edition(slug, "en", f"sources/{slug}/en.md", FrontMatter(), text)
    targets = tuple(Target(slug, "en", form) for form in formats or ("read",))
    return Job(edition, Press(store, Settings(), ()), targets, "", {}, store)


def obey(one: Job) -> tuple[Piece, ...]:
    """Makes each target of its text, or does what the text says."""
    match one.edition.text.split():
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["die", "once"]:
            _die_once(one.store / one.edition.slug)
        case ["eat"]:
            bytearray(8 * 1024**3)
        case ["raise"]:
            raise ValueError("thirteen")
        case ["no", "pango"]:
            raise OSError("cannot load library 'libpango-1.0-0': error 0x7e")
        case ["wait", pipe]:
            _wait(pipe)
    return tuple(Piece(target, one.edition.text.encode()) for target in one.targets)


def die_for_rent(one: Job) -> tuple[Piece, ...]:
    """Makes each target, but dies for those of the publication `rent`."""
    if one.edition.slug == "rent":
        os.kill(os.getpid(), signal.SIGKILL)
    return tuple(Piece(target, b"made") for target in one.targets)


def process_number(one: Job) -> tuple[Piece, ...]:
    """Makes each target of the number of its process, and of its parent's."""
    numbers = f"{os.getpid()} {os.getppid()}".encode()
    return tuple(Piece(target, numbers) for target in one.targets)


def _die_once(mark: Path) -> None:
    """Die if nobody did so before."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def _wait(pipe: str) -> None:
    """Tell a named pipe that we wait, and wait for ever; the pipe ends when this process does."""
    with Path(pipe).open("w") as end:
        end.write("waiting\n")
        end.flush()
        signal.pause()
