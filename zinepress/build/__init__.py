"""Joins the stages: plans targets, remembers pages, runs work, writes `out/`.

In: a `Press` and what was asked for. Out: whole files below `out/`, and events.
"""

OUT = "out"
"""The folder of a press that what it makes goes into."""
FOLDER = ".zinepress"
"""The folder of a press that holds what is remembered from build to build."""
