"""A reference leads below the press or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zinepress.errors import LayoutError
from zinepress.layout.references import BASE, find_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "a b.png").write_bytes(b"picture")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (folder / "way-out.png").symlink_to(tmp_path / "secret.png")
    return folder


def test_a_file_below_the_root_is_found_by_its_decoded_name(root: Path) -> None:
    found = find_file(f"{BASE}source/img/a%20b.png", {"source": root})
    assert found.read_bytes() == b"picture"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://example.org/source/img/a%20b.png",
        "https://press.invalid/source/img/a%20b.png",
        "//press.invalid/source/img/a%20b.png",
        f"{BASE}other/img/a%20b.png",
        f"{BASE}source/../secret.png",
        f"{BASE}source/%2e%2e/secret.png",
        f"{BASE}source/%252e%252e/secret.png",
        f"{BASE}source//etc/passwd",
        f"{BASE}source/way-out.png",
        f"{BASE}source/img",
        f"{BASE}source/img/a%20b.png%00.txt",
        f"{BASE}source/none.png",
        "",
    ],
)
def test_a_way_out_leads_nowhere(root: Path, url: str) -> None:
    with pytest.raises(LayoutError):
        find_file(url, {"source": root})
