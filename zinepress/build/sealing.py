"""The seal that `zinepress.build.seal` looks at is written and broken.

In: what a build told of a press where every target is right. Out: a file in `.zinepress/`.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from zinepress.build.checksum import with_checksum
from zinepress.build.digests import is_settled, stamp_of
from zinepress.build.programs import package_folder
from zinepress.build.seal import NAME, digest_of_looks
from zinepress.build.write import put
from zinepress.events import Kept, Warned, plain
from zinepress.press.shipped import shipped_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from zinepress.events import Event


def write_seal(folder: Path, told: Iterable[Event], others: Iterable[str], now: int) -> None:
    """Seal the press of this `.zinepress/`: what was told of it holds, as looked at since `now`.

    `others` are the files of its desk, of passes by hand, and pictures that no folder holds; `now`
    is the time of the file system in ns. Does nothing while a file is so young that it could still
    change without showing, or where the seal cannot be written: it only saves time.
    """
    events = list(told)
    kept = [event for event in events if isinstance(event, Kept)]
    outputs = [*(event.path for event in kept), *others]
    shipped = [str(shipped_folder(name)) for name in ("layouts", "fonts")]
    digest = digest_of_looks(
        str(folder.parent), outputs, shipped, lambda status: is_settled(stamp_of(status), now)
    )
    if digest is None:
        return
    sealed = {
        "digest": digest,
        "package": package_folder(),
        "shipped": shipped,
        "outputs": outputs,
        "kept": plain(kept),
        "warned": plain([event for event in events if isinstance(event, Warned)]),
    }
    with suppress(OSError):
        put(folder / NAME, with_checksum(json.dumps(sealed).encode()))


def break_seal(folder: Path) -> None:
    """Take the seal off: work begins."""
    (folder / NAME).unlink(missing_ok=True)
