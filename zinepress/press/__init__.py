"""The press on disk: its settings, publications and languages.

In: a folder. Out: a `Press`, a frozen value that every later room reads.
"""
