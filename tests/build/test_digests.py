"""Digests of values and files, and when one may be remembered."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.build import digests as module
from zinepress.build.digests import COARSE_TICK, TICK, Digests, digest_of, is_settled, stamp_of
from zinepress.errors import Severity

if TYPE_CHECKING:
    from pathlib import Path

SIMPLE = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.binary(max_size=5)
VALUES = st.recursive(
    SIMPLE,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
LATER = 4_000_000_000_000_000_000
"""Nanoseconds, in the year 2096: every file of a test has aged by then."""


@dataclass(frozen=True)
class Pair:
    one: object
    other: object


def told(value: object) -> object:
    """A value and everything in it with its kind, as Python's == takes 1, 1.0 and True for one."""
    if isinstance(value, tuple):
        return ("many", *map(told, value))
    if isinstance(value, dict):
        inner = ((key, told(one)) for key, one in sorted(value.items()))
        return ("many", *(part for pair in inner for part in (told(pair[0]), pair[1])))
    return (type(value), value)


@given(VALUES, VALUES)
def test_values_have_one_digest_exactly_when_they_are_the_same(one: object, other: object) -> None:
    assert (digest_of(one) == digest_of(other)) == (told(one) == told(other))


def test_the_order_of_a_mapping_does_not_count_and_that_of_a_list_does() -> None:
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    assert digest_of(("a", "b")) != digest_of(("b", "a"))


def test_a_dataclass_is_known_by_its_kind_and_all_its_fields() -> None:
    assert digest_of(Pair(1, (Severity.ERROR,))) == digest_of(Pair(1, ("error",)))
    assert len({digest_of(value) for value in (Pair(1, 2), Pair(2, 1), Pair(1, None))}) == 3


def test_what_has_no_fixed_form_has_no_digest() -> None:
    with pytest.raises(TypeError, match="object has no digest"):
        digest_of(Pair(object(), 1))


def test_a_remembered_digest_is_used_while_the_file_looks_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "map.png"
    file.write_bytes(b"one")
    first = Digests({}, LATER)
    assert first.of(file) == sha256(b"one").hexdigest()
    monkeypatch.setattr(module, "file_digest", lambda path: pytest.fail(f"{path} is hashed"))
    assert Digests(first.memo(), LATER).of(file) == sha256(b"one").hexdigest()


def test_a_file_written_within_the_tick_is_hashed_again(tmp_path: Path) -> None:
    file = tmp_path / "map.png"
    file.write_bytes(b"one")
    status = file.stat()
    digests = Digests({}, status.st_mtime_ns)
    assert digests.of(file) == sha256(b"one").hexdigest()
    assert digests.memo() == {}
    # the same size, inode and times, as when all happens within one tick of the file system
    file.write_bytes(b"two")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert digests.of(file) == sha256(b"two").hexdigest()


def test_contents_changed_under_an_old_modification_time_are_seen(tmp_path: Path) -> None:
    file = tmp_path / "map.png"
    file.write_bytes(b"one")
    os.utime(file, ns=(0, 0))
    digests = Digests({}, LATER)
    digests.of(file)
    file.write_bytes(b"two")
    os.utime(file, ns=(0, 0))
    # the change time, which nobody can set, is another; make sure that it is, on any clock
    memo = {
        path: ((size, modified, changed - 1, inode), digest)
        for path, ((size, modified, changed, inode), digest) in digests.memo().items()
    }
    assert Digests(memo, LATER).of(file) == sha256(b"two").hexdigest()


def test_a_touched_file_keeps_its_digest(tmp_path: Path) -> None:
    file = tmp_path / "map.png"
    file.write_bytes(b"one")
    digests = Digests({}, LATER)
    before = digests.of(file)
    os.utime(file, ns=(1, 1))
    assert digests.of(file) == before


@pytest.mark.parametrize("name", ["nothing", "folder", "pipe"])
def test_what_is_no_plain_file_has_no_digest(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert Digests({}, LATER).of(tmp_path / name) is None


def test_whole_seconds_are_taken_for_the_times_of_a_coarse_file_system() -> None:
    now = 1_700_000_000_500_000_000
    fine = now - TICK - 1
    coarse = 1_700_000_000_000_000_000 - COARSE_TICK
    assert is_settled((1, fine, fine, 1), now)
    assert not is_settled((1, fine + 1, fine, 1), now)
    assert not is_settled((1, fine, now, 1), now)
    assert is_settled((1, coarse, coarse, 1), now)
    assert not is_settled((1, coarse + 1_000_000_000, coarse, 1), now)


def test_a_stamp_tells_size_times_and_inode(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"abc")
    status = file.stat()
    assert stamp_of(status) == (3, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
