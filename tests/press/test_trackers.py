"""What tells who followed an address is taken out of it, and nothing else."""

from __future__ import annotations

import pytest

from zinepress.press.trackers import trackers, without_trackers


@pytest.mark.parametrize(
    ("address", "found", "clean"),
    [
        ("https://a.example/?utm_source=x", ("utm_source",), "https://a.example/"),
        ("https://a.example/?page=2&mtm_kwd=x#top", ("mtm_kwd",), "https://a.example/?page=2#top"),
        ("https://a.example/?q=a%20b", (), "https://a.example/?q=a%20b"),
        ("https://[no address", (), "https://[no address"),
    ],
)
def test_only_what_counts_people_is_taken_out(
    address: str, found: tuple[str, ...], clean: str
) -> None:
    assert trackers(address) == found
    assert without_trackers(address) == clean
