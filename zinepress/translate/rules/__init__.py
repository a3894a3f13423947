"""The rules that a translation is checked by: one function each.

In: a `Pair` of what the source says and what the translation says of it. Out: `Trouble`s.
"""
