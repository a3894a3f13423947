"""What is known of earlier builds: a record of each target, and the digests of files.

In: `.zinepress/ledger.json`. Out: a `Ledger`; writing gives the same back. A ledger that is
missing, damaged or of another form is an empty one, so that everything is made again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from zinepress.build.checksum import read_checked, with_checksum
from zinepress.build.digests import combined
from zinepress.build.findings import finding_from
from zinepress.build.stale import Record
from zinepress.build.write import put
from zinepress.events import plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zinepress.build.digests import Memo

FORM = 2
"""Of the JSON below; a ledger of another form is not read."""
_NAME = "ledger.json"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Records by the name of their target, and the digests of files as they last looked."""

    records: Mapping[str, Record] = field(default_factory=dict)
    files: Memo = field(default_factory=dict)


def read_ledger(folder: Path) -> Ledger:
    """The ledger in a press's `.zinepress/`."""
    body = read_checked(str(folder / _NAME))
    if body is None:
        return Ledger()
    try:
        told = json.loads(body)
        if told["form"] != FORM:
            return Ledger()
        files = {path: (tuple(stamp), digest) for path, (stamp, digest) in told["files"].items()}
        groups = told["groups"]
        records = {name: _record(one, groups) for name, one in told["records"].items()}
    except (ValueError, KeyError, TypeError):  # whole by its checksum, but not what we write
        return Ledger()
    return Ledger(records, files)


def write_ledger(folder: Path, ledger: Ledger) -> None:
    """Write the ledger; raises OSError."""
    groups: dict[str, Mapping[str, str]] = {}
    records = {name: _told(record, groups) for name, record in ledger.records.items()}
    told = {"form": FORM, "groups": groups, "records": records, "files": ledger.files}
    put(folder / _NAME, with_checksum(json.dumps(told).encode()))


def _told(record: Record, groups: dict[str, Mapping[str, str]]) -> dict[str, object]:
    """A record as JSON holds it.

    Targets have most inputs in common, so each group of them is told once, in `groups`.
    """
    told = {one.name: plain(getattr(record, one.name)) for one in fields(record)}
    told["inputs"] = {name: _once(group, groups) for name, group in record.inputs.items()}
    return told


def _once(group: Mapping[str, str], groups: dict[str, Mapping[str, str]]) -> str:
    """The digest of a group, which is laid into `groups`."""
    digest = combined(group)[:16]
    groups.setdefault(digest, group)
    return digest


def _record(told: Mapping[str, Any], groups: Mapping[str, dict[str, str]]) -> Record:
    """The record that `_told` was given."""
    return Record(
        **{
            **told,
            "inputs": {name: groups[digest] for name, digest in told["inputs"].items()},
            "keys": tuple(told["keys"]),
            "findings": tuple(finding_from(one) for one in told["findings"]),
        }
    )
