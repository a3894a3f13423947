"""Joins the stages: plans targets, remembers pages, runs work, writes `out/`.

In: a `Press` and what was asked for. Out: whole files below `out/`, and events.
"""
