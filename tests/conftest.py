"""Settings and fixtures that every test shares."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

settings.register_profile(
    "same-each-time",
    derandomize=True,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "searching", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("ZINEPRESS_HYPOTHESIS", "same-each-time"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes what is said now into the golden files; the diff is then looked at."""
    parser.addoption("--accept", action="store_true", help="rewrite golden files")
