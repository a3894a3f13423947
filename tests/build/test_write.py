"""Files are whole or absent, and out/ is looked at before work begins."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build.shelf import names
from zinepress.build.checksum import checked, read_checked, with_checksum
from zinepress.build.write import (
    check_out,
    put,
    put_output,
    sweep,
    unwritable,
)
from zinepress.errors import SettingsError, ZineError

if TYPE_CHECKING:
    from pathlib import Path

LARGE = """
import resource, sys
from pathlib import Path
from zinepress.build.write import put
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    put(Path(sys.argv[1]), bytes(2000))
except OSError as error:
    print(error.errno)
"""


def test_a_file_is_put_in_the_place_of_another(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    put(file, b"old")
    put(file, b"new")
    assert file.read_bytes() == b"new"
    assert names(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_mode_that_the_umask_gives(
    tmp_path: Path, umask: int, mode: int
) -> None:
    before = os.umask(umask)
    try:
        put(tmp_path / "a", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == mode


def test_a_full_disk_keeps_the_old_file_and_leaves_no_litter(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    put(file, b"old")
    said = subprocess.run(
        (sys.executable, "-c", LARGE, file), capture_output=True, text=True, check=True
    )
    assert int(said.stdout) == errno.EFBIG
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_an_interruption_leaves_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path / "a", b"new")
    assert names(tmp_path) == []


def test_an_output_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/rent").write_text("a file where the folder belongs")
    with pytest.raises(ZineError) as caught:
        put_output(tmp_path, "out/rent/rent-en-read.pdf", b"")
    assert str(caught.value) == (
        "out/rent/rent-en-read.pdf: cannot be written: a file stands where a folder has to be\n"
        "  hint: move it away"
    )


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_the_reasons_that_a_disk_has_are_said_in_words(number: int) -> None:
    said = str(unwritable("out/a.pdf", OSError(number, os.strerror(number))))
    assert said.startswith("out/a.pdf: cannot be written: ")
    assert "hint: " in said
    assert "Errno" not in said


def test_another_reason_is_said_as_the_system_says_it() -> None:
    said = str(unwritable("out/a.pdf", OSError(errno.EIO, "Input/output error")))
    assert said.startswith("out/a.pdf: cannot be written: input/output error")


def test_out_is_made_where_it_is_missing(tmp_path: Path) -> None:
    check_out(tmp_path)
    assert names(tmp_path) == ["out"]
    assert names(tmp_path / "out") == []


def test_out_may_not_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to("elsewhere")
    with pytest.raises(SettingsError, match="'out' is a link to another folder"):
        check_out(tmp_path)


def test_a_folder_in_out_may_not_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/rent").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SettingsError, match="'out/rent' is a link"):
        put_output(tmp_path, "out/rent/rent-en-read.pdf", b"")
    assert names(tmp_path / "elsewhere") == []


def test_out_may_not_be_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "out").mkdir()
    # as a bind mount has it, which a test may not make
    monkeypatch.setattr(os.path, "samestat", lambda *_: True)
    with pytest.raises(SettingsError, match="'out' is the folder of the sources"):
        check_out(tmp_path)


def test_an_out_that_is_no_folder_is_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(ZineError, match="cannot be written"):
        check_out(tmp_path)


def test_an_out_that_nobody_may_write_to_is_told_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # root may write anywhere, so the refusal is that of a disk mounted read-only
    def refuse(path: Path, **_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr("pathlib.Path.touch", refuse)
    with pytest.raises(ZineError, match="out/: cannot be written: the disk is read-only"):
        check_out(tmp_path)


def test_sweeping_takes_only_what_a_killed_build_left(tmp_path: Path) -> None:
    folder = tmp_path / "rent"
    folder.mkdir()
    for name in ("rent-en-read.pdf", ".draft.part", ".zinepress-0011223344556677.part"):
        (folder / name).write_bytes(b"")
    sweep([folder, tmp_path / "nothing"])
    assert names(folder) == [".draft.part", "rent-en-read.pdf"]


def test_litter_of_a_killed_write_has_a_name_that_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(descriptor: int) -> None:
        raise OSError("power cut")

    monkeypatch.setattr("pathlib.Path.unlink", lambda *_, **__: None)
    monkeypatch.setattr(os, "fsync", cut)
    with pytest.raises(OSError, match="power cut"):
        put(tmp_path / "a", b"half")
    monkeypatch.undo()
    assert len(names(tmp_path)) == 1
    sweep([tmp_path])
    assert names(tmp_path) == []


@given(st.binary(max_size=200))
def test_what_is_put_under_a_checksum_comes_back(body: bytes) -> None:
    assert checked(with_checksum(body)) == body


@given(st.binary(max_size=50), st.data())
def test_a_single_damaged_bit_is_noticed(body: bytes, data: st.DataObject) -> None:
    content = bytearray(with_checksum(body))
    place = data.draw(st.integers(0, 8 * len(content) - 1))
    content[place // 8] ^= 1 << place % 8
    assert checked(bytes(content)) is None


def test_a_cut_or_missing_file_has_nothing_to_say(tmp_path: Path) -> None:
    (tmp_path / "cut").write_bytes(with_checksum(b"body")[:-1])
    assert read_checked(str(tmp_path / "cut")) is None
    assert read_checked(str(tmp_path / "nothing")) is None
