"""Files in `out/` that nothing asks for any more: a format, a paper or a language was dropped.

In: a press, and the records of what was made. Out: findings, by the edition that they concern.

They look like the others and grow old: somebody prints last month's telephone number. One that
the archive holds is taken away, since a new version has its place; any other is only told,
because it may be the last copy of something.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from zinepress.build import OUT
from zinepress.build.editions import files_of_archive, records_of
from zinepress.build.plan import plan
from zinepress.build.write import remove_output
from zinepress.errors import Finding, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.build.digests import Digests
    from zinepress.build.stale import Record
    from zinepress.press.model import Press

_NAMED = 3
"""Files that are named one by one."""


def left_over(
    press: Press, records: Mapping[str, Record], digests: Digests
) -> dict[str, tuple[str, ...]]:
    """The files that nothing asks for, by edition; those that the archive holds are removed.

    None where a text or the settings cannot be read, since nobody knows what they ask for.
    """
    if any(finding.severity is Severity.ERROR for finding in press.findings):
        return {}
    asked = {target.name for target in plan(press)}
    archived = _archived(press, digests)
    found: dict[str, list[str]] = {}
    for name, record in records.items():
        if name in asked:
            continue
        edition = ":".join(name.split(":")[:2])
        for path, digest in {record.output: record.digest, **record.passes}.items():
            if not (press.root / path).is_file():
                continue
            if digests.of(press.root / path) == digest == archived.get(path):
                with suppress(OSError):  # it is told the next time
                    remove_output(press.root, path)
            else:
                found.setdefault(edition, []).append(path)
    return {edition: tuple(paths) for edition, paths in found.items()}


def told(paths: tuple[str, ...]) -> Finding:
    """What is said of the files that are left of an edition."""
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    names = ", ".join(path.rpartition("/")[2] for path in paths[:_NAMED])
    number = "a file is" if len(paths) == 1 else f"{len(paths)} files are"
    return Finding(
        f"{number} not asked for any more and may be out of date: {names}{more}",
        Where(paths[0].rpartition("/")[0] + "/"),
        "delete what nobody should print, or ask for it again under 'make' or 'papers'",
        Severity.WARNING,
        "left-over",
    )


def _archived(press: Press, digests: Digests) -> dict[str, str]:
    """The digests of files that the archive holds whole, by where they were."""
    return {
        f"{OUT}/{file['path']}": str(file["sha256"])
        for publication in press.publications
        for edition in publication.editions
        for old in records_of(press.root, edition)
        if old.version != edition.front.version
        for file in files_of_archive(press.root, old, digests)
    }
