"""One door is searched: `python -m tests.fuzz.search DOOR [FOLDER]... [-FLAG=VALUE]...`.

In: a door, folders of bytes to begin with, flags of libFuzzer. Out: nothing; it ends when its time
is over or when bytes were found that the door cannot answer.
"""

from __future__ import annotations

import logging
import sys

import atheris

with atheris.instrument_imports(include=["zinepress", "tests.fuzz.doors"]):
    from tests.fuzz.doors import answer


def main(door: str, arguments: list[str]) -> None:
    """Search until the time is over."""
    logging.disable(logging.CRITICAL)
    atheris.Setup([sys.argv[0], *arguments], lambda raw: void(answer(door, raw)))
    atheris.Fuzz()


def void(_: object) -> None:
    """Nothing, as the searching library wants it."""


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
