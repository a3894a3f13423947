"""`make bench`: every table of figures, one after the other."""

from __future__ import annotations

import runpy

TABLES = ("building", "imposing")

for table in TABLES:
    runpy.run_module(f"benchmarks.{table}", run_name="__main__")
